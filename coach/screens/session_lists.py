"""The list of a part: earlier actions, the agenda, the caseload, the notes still to be placed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coach.domain.model import Part
from coach.domain.self_care import CARE_LABELS
from coach.services.sessions import PairSession
from coach.words import (
    ALL_PLACED,
    EMPTY_ACTIONS,
    EMPTY_AGENDA,
    EMPTY_CASELOAD,
    LAST_DISCUSSED,
    NOBODY_YET,
    NOT_DISCUSSED,
    REVIEWS,
    STAGES,
    SWEEPS,
    tell_day,
)
from coach.words import session_parts as say

KEYS = {
    Part.CHECK_IN: {"y": say.STILL_WORKING, "o": say.OPEN_PLAN},
    Part.LOOK_BACK: {"d": say.DONE, "c": say.CARRY_ON, "h": say.CHANGE, "x": say.DROP},
    Part.AGENDA: {"a": say.ADD, "enter": say.DISCUSS, "delete": say.TAKE_OFF},
    Part.CASELOAD: {
        "n": say.NOTHING_NEW,
        "o": say.NOTE_OR_DECISION,
        "d": say.FOR_DISCUSSION,
        "a": say.ADD,
        "delete": say.TAKE_OFF,
    },
    Part.CLOSE: {"c": say.CASE, "p": say.PERSONAL, "b": say.LEAVE_BEHIND, "a": say.ALL_AT_ONCE},
}


@dataclass(frozen=True)
class Line:
    """One line of the list; `id` is what its key acts on."""

    id: str
    words: str


def lines_of(session: PairSession) -> list[Line]:
    """What the list of the part in hand holds."""
    lines = LINES.get(session.talk.place.part)
    return lines(session) if lines else []


def _earlier_actions(session: PairSession) -> list[Line]:
    lines = []
    for one in session.looking_back.look_back():
        action = one.action
        owner, due = action.owner or NOBODY_YET, tell_day(action.due_on)
        state = REVIEWS[one.reviewed] if one.reviewed else action.status
        lines.append(Line(str(one.number), f"{action.what} · {owner} · {due} · {state}"))
    return lines


def _shared_plan(session: PairSession) -> list[Line]:
    talk = session.talk
    plan = session.self_care.plan(talk.supervisee, talk.reader)
    return [Line(one.id, f"{CARE_LABELS[one.kind]}: {one.words}") for one in plan.in_order()]


def _agenda(session: PairSession) -> list[Line]:
    return [
        Line(
            item.id,
            f"{item.position}. {item.title}" + (f" · {item.need}" if item.need else ""),
        )
        for item in session.agreeing.agenda()
    ]


def _caseload(session: PairSession) -> list[Line]:
    zone = session.talk.tools.clock.zone()
    return [
        Line(
            one.case.reference,
            f"{one.case.reference} · "
            + (
                LAST_DISCUSSED.format(day=one.last_discussed.astimezone(zone))
                if one.last_discussed
                else NOT_DISCUSSED
            )
            + (f" · {SWEEPS[one.outcome]}" if one.outcome else ""),
        )
        for one in session.agreeing.caseload()
    ]


def _unplaced(session: PairSession) -> list[Line]:
    return [
        Line(str(note.number), f"{note.number}. {' / '.join(note.words.splitlines())}")
        for note in session.noting.unplaced()
    ]


LINES = {
    Part.CHECK_IN: _shared_plan,
    Part.LOOK_BACK: _earlier_actions,
    Part.AGENDA: _agenda,
    Part.CASELOAD: _caseload,
    Part.CLOSE: _unplaced,
}
EMPTY = {
    Part.LOOK_BACK: EMPTY_ACTIONS,
    Part.AGENDA: EMPTY_AGENDA,
    Part.CASELOAD: EMPTY_CASELOAD,
    Part.CLOSE: ALL_PLACED,
}


class PartList(OptionList):
    """A part's list; each of its keys acts on the line under the cursor."""

    HELP = say.PARTS_HELP

    class Pressed(Message):
        """A key of the part was pressed on a line; `line` is empty where there is none."""

        def __init__(self, key: str, line: str) -> None:
            super().__init__()
            self.key = key
            self.line = line

    @property
    def has_lines(self) -> bool:
        """Whether there is something to act on."""
        return bool(self.display and getattr(self, "_found", []))

    @property
    def takes_keys(self) -> bool:
        """Whether any key does something here: on a line, or to add the first."""
        return self.has_lines or bool(self.display and "a" in getattr(self, "_keys", {}))

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
        at = self.highlighted or 0
        self._keys = KEYS[part]
        self._found = found
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
        keys = self._keys.items() if self.takes_keys else ()
        self.border_subtitle = "  ".join(f"{key} {words}" for key, words in keys)

    def on_key(self, event: Key) -> None:
        """Act on the line under the cursor."""
        key = event.key
        if key not in getattr(self, "_keys", {}):
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Pressed(key, self._line_here()))

    def _line_here(self) -> str:
        at = self.highlighted
        return self._found[at].id if at is not None and at < len(self._found) else ""


class NoteList(OptionList):
    """The notes so far, newest first; Enter takes one in hand again."""

    HELP = say.NOTES_HELP

    class Taken(Message):
        """A note was chosen, to go on with it."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Removed(Message):
        """A note was taken out."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def show(self, session: PairSession) -> None:
        """Show this discussion's notes, or the part's."""
        self.border_title = say.NOTES  # seen where the list stands in a frame of its own
        place = session.talk.place
        writing = session.writing.note
        notes = [
            note
            for note in session.noting.all()
            if note.part is place.part and note.discussion_id == place.discussion_id
            if writing is None or note.id != writing.id
        ]
        self._numbers = [note.number for note in reversed(notes)]
        self.clear_options()
        zone = session.talk.tools.clock.zone()
        for note in reversed(notes):
            stage = f"{STAGES[note.stage]}  " if note.stage else ""
            at = note.noted_at.astimezone(zone)
            words = " ".join(note.words.split())
            line = f"{at:%H:%M}  {stage}{words}  ({say.PLACED[note.destination]})"
            self.add_option(Option(Text(line, no_wrap=True, overflow="ellipsis")))
        self.display = bool(notes)
        self.highlighted = 0 if notes else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or the mouse."""
        event.stop()
        self.post_message(self.Taken(self._numbers[event.option_index]))

    def on_key(self, event: Key) -> None:
        """Delete takes the note out."""
        if event.key == "delete" and self.highlighted is not None and self._numbers:
            event.stop()
            self.post_message(self.Removed(self._numbers[self.highlighted]))
