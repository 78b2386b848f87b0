"""The list of a part and its keys; whatever else is typed there goes to the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widgets.option_list import Option

from coach.domain.model import Part
from coach.screens.list_keys import WITHOUT_A_LINE, shown, usual, words_of
from coach.screens.over_a_list import ListOverNote
from coach.screens.part_lines import EMPTY, Line, lines_of
from coach.widgets.fitting import cut
from coach.words import session_parts as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from coach.services.pair_session import PairSession

FRAME = 8
"""Columns of a list's frame that its keys cannot have."""
PALETTE_LINE = 40
"""Columns of a line that the palette says an action is about."""
ADDS = (Part.AGENDA, Part.CASELOAD)
"""Where what acts on no line stands in no other place of the palette."""


def own_keys(within: Widget) -> dict[str, str]:
    """Keys that the owner chose, by the name of what they do."""
    found: dict[str, str] = getattr(within.app, "own_keys", {})
    return found


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
        self._keys, self._found, self._part = words_of(part), found, part
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
        pressed = shown(part, own_keys(self))
        told = [f"{pressed[key]} {words}" for key, words in keys.items()]
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
        return bool(usual(self._part, key, own_keys(self)))

    def act(self, key: str) -> None:
        """Do what a key does here."""
        self.do(usual(self._part, key, own_keys(self)))

    def do(self, usual_key: str) -> None:
        """Tell the screen, where there is a line to act on or none is needed."""
        if self.line_here or usual_key in self._alone:
            self.post_message(self.Pressed(usual_key, self.line_here))

    def offered(self) -> dict[str, str]:
        """What the palette offers of this list: what to do, by the usual key."""
        if not self.display:
            return {}
        here = self._found[self.highlighted or 0].words if self._found else ""
        line = f": {cut(here, PALETTE_LINE)}"
        found = {}
        for key, words in self._keys.items():
            alone = key in self._alone
            if (self.line_here and not alone) or (alone and self._part in ADDS):
                for_all = self._part is Part.CLOSE and key == "a"
                about = f": {say.TITLES[self._part]}" if alone else "" if for_all else line
                found[key] = words[:1].upper() + words[1:] + about
        return found

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
