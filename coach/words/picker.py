"""What the picker of questions says."""

from __future__ import annotations

HELP = (
    "## Choosing a question\n\nType a word of it, a theme, a stage, a function or a lens. "
    "**Down** goes to the list, **Enter** asks it. **Ctrl+A** shows every question, and again "
    "only those of this place."
)
TITLE = "Choose a question"
SOUGHT = "Type a word, a theme or a stage"
WAYS = "Enter: ask it   Escape: leave it"
WIDEN = "All stages"

FOUND = ("1 question for this place", "{count} questions for this place")
FOUND_WIDE = ("1 question of every stage", "{count} questions of every stage")
NOTHING = "Nothing found among questions for this place"
NOTHING_WIDE = "Nothing found among questions of every stage"
FIRST = "{found}, the first {shown} shown"
TO_NARROW = "{found}   Ctrl+A: only those for this place"
TO_WIDEN = "{found}   Ctrl+A: every question"
