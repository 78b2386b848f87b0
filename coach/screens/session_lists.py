"""The list of a part and its keys; whatever else is typed there goes to the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widgets.option_list import Option

from coach.domain.model import Part
from coach.screens.over_a_list import ListOverNote
from coach.screens.part_lines import EMPTY, Line, lines_of
from coach.words import session_parts as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.pair_session import PairSession

KEYS = {
    Part.CHECK_IN: {"y": say.STILL_WORKING, "o": say.OPEN_PLAN},
    Part.LOOK_BACK: {"d": say.DONE, "c": say.CARRY_ON, "h": say.CHANGE, "x": say.DROP},
    Part.AGENDA: {"a": say.ADD, "enter": say.DISCUSS, "delete": say.TAKE_OFF},
    Part.CASELOAD: {
        "n": say.NOTHING_NEW,
        "o": say.NOTE_OR_DECISION,
        "d": say.FOR_DISCUSSION,
        "enter": say.DISCUSS_NOW,
        "a": say.ADD,
        "delete": say.TAKE_OFF,
    },
    Part.CLOSE: {
        "c": say.CASE,
        "p": say.PERSONAL,
        "b": say.LEAVE_BEHIND,
        "a": say.ALL_AT_ONCE,
        "n": say.NEXT_DATE,
        "r": say.READ_IT_BACK,
        "w": say.HOW_IT_FELT,
        "y": say.WHY_SO,
        "e": say.END_IT,
    },
}
FRAME = 8
"""Columns of a list's frame that its keys cannot have."""
WITHOUT_A_LINE = {
    Part.CHECK_IN: "yo",
    Part.LOOK_BACK: "",
    Part.AGENDA: "a",
    Part.CASELOAD: "a",
    Part.CLOSE: "nrwye",
}
"""Keys that act on no line, and so also where there is none."""


class PartList(ListOverNote):
    """A part's list; each of its keys acts on the line under the cursor."""

    HELP = say.PARTS_HELP

    class Pressed(Message):
        """A key of the part was pressed on a line; `line` is empty where there is none."""

        def __init__(self, key: str, line: str) -> None:
            super().__init__()
            self.key = key
            self.line = line

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._part = Part.CHECK_IN
        self._keys: dict[str, str] = {}
        self._alone = ""
        self._found: list[Line] = []
        self._ids: list[str] = []
        self.on_words: Callable[[str], object] = lambda _line: None
        """What the screen does when words are begun over a line, before the first letter."""

    @property
    def has_lines(self) -> bool:
        """Whether there is something to act on."""
        return bool(self.display and self._found)

    @property
    def takes_keys(self) -> bool:
        """Whether any key does something here: on a line, or to add the first."""
        return self.has_lines or bool(self.display and self._alone)

    @property
    def comes_first(self) -> bool:
        """Whether the pair works on the list; the plan at check-in is only there to be seen."""
        return self.takes_keys and not self.has_class("glance")

    def show(self, session: PairSession) -> None:
        """Show the part in hand, keeping the cursor where it was."""
        part = session.talk.place.part
        found = lines_of(session)
        self.set_class(part is Part.CHECK_IN, "glance")
        is_seen = part in EMPTY or bool(found)
        self.display = is_seen and not (part is Part.CHECK_IN and self.makes_room)
        if not self.display:
            return
        if part is not self._part:
            self.let_go_of_keys()
        at = self.highlighted or 0
        came = [line.id for line in found if line.id not in self._ids]
        self._keys, self._found, self._part = KEYS[part], found, part
        self._ids = [line.id for line in found]
        if len(came) == 1 and len(found) > 1:
            at = self._ids.index(came[0])  # what was just added is what one goes on with
        self.clear_options()
        if found:
            self.add_options([Option(Text(line.words)) for line in found])
            self.highlighted = min(at, len(found) - 1)
        else:
            self.add_option(Option(Text(EMPTY[part]), disabled=True))
        self.border_title = say.TITLES[part]
        if part is Part.CHECK_IN and session.self_care.is_looked_at(
            session.talk.supervisee, session.talk.session
        ):
            self.border_title = say.PLAN_LOOKED_AT
        self._alone = WITHOUT_A_LINE[part]
        self._tell_keys(part, in_use=self.has_focus)

    def _tell_keys(self, part: Part, *, in_use: bool) -> None:
        """The keys that do something now; those of a list that waits are told once it is in use."""
        keys = self._keys
        if part is Part.CHECK_IN and not in_use:
            looked_at = self.border_title == say.PLAN_LOOKED_AT
            self.border_subtitle = "" if looked_at else say.GLANCE
            return
        if part is Part.CLOSE and self.has_lines:
            keys = {key: words for key, words in keys.items() if key not in "rwye"}
        elif not self.has_lines:
            keys = {key: words for key, words in keys.items() if key in self._alone}
        told = [f"{key} {words}" for key, words in keys.items()]
        while len(told) > 1 and len("  ".join(told)) > self.screen.size.width - FRAME:
            told.pop()  # F1 has them all
        self.border_subtitle = "  ".join(told)

    def on_focus(self) -> None:
        """What its keys do is told."""
        self._tell_keys(self._part, in_use=True)

    def on_blur(self) -> None:
        """And no more."""
        self._tell_keys(self._part, in_use=False)

    def acts(self, key: str) -> bool:
        """Whether a key is one of the part's."""
        return key in self._keys

    def act(self, key: str) -> None:
        """Tell the screen, where there is a line to act on or none is needed."""
        if self.line_here or key in self._alone:
            self.post_message(self.Pressed(key, self.line_here))

    def before_words(self) -> None:
        """The screen may have to let go of what the note was about."""
        self.on_words(self.line_here)

    def action_cursor_down(self) -> None:
        """Down, and not round to the first line again."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Up, and not round to the last line."""
        if self.highlighted != 0:
            super().action_cursor_up()

    def go_on(self) -> None:
        """To the next line."""
        if self.highlighted is not None and self.highlighted + 1 < len(self._found):
            self.highlighted += 1

    @property
    def line_here(self) -> str:
        """The id of the line under the cursor, or nothing."""
        at = self.highlighted
        return self._found[at].id if at is not None and at < len(self._found) else ""
