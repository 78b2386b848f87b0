"""The keys of whatever people write in that have a name, and so can be given another key."""

from __future__ import annotations

from textual.binding import Binding

from coach.words import widgets as say

TAKE_BACK = (
    Binding("ctrl+z,super+z", "undo", say.KEY_TAKE_BACK, id="write.undo", show=False),
    Binding("ctrl+y,super+y", "redo", say.KEY_PUT_BACK, id="write.redo", show=False),
)
"""What an editor and a line have in common: the last words taken back, and brought back."""
NAMED = {binding.action: binding for binding in TAKE_BACK}
