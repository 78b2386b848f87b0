"""A whole screen that is a heading and one list of lines to act on, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from coach.widgets.everywhere import CoachScreen
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget


class ListScreen(CoachScreen):
    """Reads once as it opens; each screen says what stands in it, in `show`."""

    heading = ""
    """What stands at the top, until `show` says more."""

    def __init__(self) -> None:
        super().__init__()
        self._ways_back: list[Callable[[], object]] = []
        """What was taken out while this screen is open, and how it comes back."""

    def compose(self) -> ComposeResult:
        """A heading, the list and the keys."""
        yield Static(self.heading, id="status", markup=False)
        yield LineList(id="people")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read once."""
        self.show()
        self.first().focus()

    def first(self) -> Widget:
        """Where the keys go to begin with."""
        return self.query_one(LineList)

    def show(self) -> None:
        """Everything as it stands."""

    def take_out(self, act: Callable[[], object], back: Callable[[], object]) -> None:
        """Take something out, so that undo brings it back."""
        if self.did(act):
            self._ways_back.append(back)
            self.notify(say.TAKEN_OUT)
        self.show()

    def action_undo(self) -> None:
        """Bring the last one back."""
        if not self._ways_back:
            self.notify(say.NOTHING_TO_UNDO)
            return
        self.did(self._ways_back.pop())
        self.show()

    def action_leave(self) -> None:
        """Back."""
        self.close(None)
