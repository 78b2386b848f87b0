"""The list of a part and its keys; whatever else is typed there goes to the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widgets.option_list import Option

from coach.domain.model import Part
from coach.screens.part_lines import EMPTY, Line, lines_of
from coach.widgets.marked import MarkedList
from coach.widgets.note_editor import NoteEditor
from coach.words import session_parts as say

if TYPE_CHECKING:
    from textual.events import Key, Paste
    from textual.timer import Timer
    from textual.widget import Widget

    from coach.services.pair_session import PairSession

KEYS = {
    Part.CHECK_IN: {"y": say.STILL_WORKING, "o": say.OPEN_PLAN},
    Part.LOOK_BACK: {"d": say.DONE, "c": say.CARRY_ON, "h": say.CHANGE, "x": say.DROP},
    Part.AGENDA: {
        "a": say.ADD,
        "enter": say.DISCUSS,
        "d": say.DEALT_WITH,
        "delete": say.TAKE_OFF,
    },
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
OWN_KEYS = ("space", "u")
"""A list's way to choose, and the way back from what was done."""
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


def write_instead(within: Widget, words: str) -> None:
    """Somebody writes while a list is in front: the note takes it, from the first letter on."""
    editor = within.screen.query_one(NoteEditor)
    within.screen.set_focus(editor)
    editor.insert(words)


class PartList(MarkedList):
    """A part's list; each of its keys acts on the line under the cursor."""

    HELP = say.PARTS_HELP
    HOLD_SECONDS = 0.4
    """How long a letter waits before it acts; a slow hand writes two letters within it."""

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
        self._held = ""
        """A letter that acts in a moment, unless another one follows."""
        self._waits: Timer | None = None

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
        self.display = part in EMPTY or bool(found)
        if not self.display:
            return
        if part is not self._part:
            self._held = ""  # a key of the part before acts on nothing here
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
            keys = {key: words for key, words in keys.items() if key not in "rwe"}
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

    def on_key(self, event: Key) -> None:
        """Act on the line under the cursor; what is no key of the list is typed into the note.

        A letter acts once no other letter follows at once: words that somebody writes over the
        list are words, also where they begin with one of its keys.
        """
        key, char = event.key, event.character
        is_letter = event.is_printable and char is not None
        begun, self._held = self._held, ""
        if self._waits is not None:
            self._waits.stop()
        if begun and is_letter and key != begun:
            self._taken(event)
            write_instead(self, begun + (char or ""))
            return
        if begun:
            self._act(begun)
        here = self.screen.focused is self
        if here and key in self._keys:
            self._taken(event)
            if is_letter:
                self._hold(key)
            else:
                self._act(key)
        elif is_letter and not (here and key in OWN_KEYS):
            self._taken(event)
            write_instead(self, char or "")

    def _hold(self, key: str) -> None:
        """Wait a moment for the letter that would make this one the beginning of a word."""
        self._held = key
        self._waits = self.set_timer(self.HOLD_SECONDS, self._act_on_held)

    def _act_on_held(self) -> None:
        held, self._held = self._held, ""
        if held:
            self._act(held)

    @property
    def is_waiting(self) -> bool:
        """Whether a key has not acted yet."""
        return bool(self._held)

    def _act(self, key: str) -> None:
        if self.line_here or key in self._alone:
            self.post_message(self.Pressed(key, self.line_here))

    def _taken(self, event: Key) -> None:
        event.stop()
        event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """What is pasted over the list is words too."""
        event.stop()
        event.prevent_default()
        write_instead(self, event.text)

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
