"""What the picker of questions says."""

from __future__ import annotations

HELP = (
    "## Choosing a question\n\nType a word of it, a theme, a stage, a function or a lens. "
    "**Down** goes to the list, **Enter** asks it. **Ctrl+A** shows every question, and again "
    "only those that fit here."
)
TITLE = "Choose a question"
SOUGHT = "Type a word, a theme or a stage"
WAYS = "Enter: ask it   Escape: leave it"
KEY_WIDEN = "All stages"

# What was found

FOUND = ("1 question that fits here", "{count} questions that fit here")
FOUND_WIDE = ("1 question from all stages", "{count} questions from all stages")
NOTHING = "No question that fits here was found"
NOTHING_WIDE = "No question was found"
FIRST = "{found}, the first {shown} shown"
TO_NARROW = "{found}   Ctrl+A: only those that fit here"
TO_WIDEN = "{found}   Ctrl+A: every question"
