"""What the question banks say around the questions."""

from __future__ import annotations

HELP = """
## The question banks

Type words of a question, a bank, a stage, a function, a lens or a theme; the list narrows and the
table counts what is found in each cell. **Down** goes to the list. **Escape** goes back.
"""
SOUGHT = "Type a word, a bank, a stage or a theme"
HEADING = "Question banks · {questions} in {banks}"
QUESTIONS = ("1 question", "{count} questions")
BANKS = ("1 bank", "{count} banks")
