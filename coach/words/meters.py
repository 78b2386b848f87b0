"""What F9 shows beside the figures."""

from __future__ import annotations

WHY = "Why this question"
NO_QUESTION = "There is no question just now."
MINUTES = "Minutes so far"
LEFT = "{minutes} min left"
OVER = "{minutes} min over"
LENSES = "Lenses used in {what}"
DISCUSSION = "this discussion"
SESSION = "this session"
LETTERS = ("C child and family, S staff,", "O organisation, P partners")
"""What each letter of the table stands for, on two lines."""
