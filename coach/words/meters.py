"""What F9 shows beside the figures."""

from __future__ import annotations

HELP = """
## Why this question, and the meters

The arrows, **Page Up** and **Page Down** scroll. What you type goes to the note; **Tab** goes back
to it. **F9** or **Escape** puts this away.
"""
MORE = "arrows: more"
WHY = "Why this question"
NO_QUESTION = "There is no question just now."
MINUTES = "Minutes so far"
LEFT = "{minutes} min left"
OVER = "{minutes} min over"
LENSES = "Lenses used in {what}"
DISCUSSION = "this discussion"
SESSION = "this session"
LETTERS = ("C child and family,", "S supervisee, O organisation,", "P partners")
"""What each letter of the table stands for, on lines that fit a small screen."""
