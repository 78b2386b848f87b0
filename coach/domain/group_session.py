"""One session of a group: how far it has come, who is there, what is brought and what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.group_structure import GroupStructure, Round
from coach.domain.row import Audience, Row, Text
from coach.errors import (
    BadInput,
    GroupNotReady,
    GroupSessionOver,
    NoNotesNow,
    NotesAgreed,
)
from coach.values import dataclass, read_back


class GroupStatus(StrEnum):
    """How far a session of a group has come."""

    PLANNED = "planned"
    BEFORE = "before"
    """Check-in, parts and dilemmas: the rounds have not begun."""
    ROUNDS = "rounds"
    AFTER = "after"
    """Check-out, aftercare and what the notes say."""
    HELD = "held"
    """Its notes are agreed, and stay as they are."""
    CALLED_OFF = "called-off"


UNDER_WAY = (GroupStatus.BEFORE, GroupStatus.ROUNDS, GroupStatus.AFTER)


class Known(StrEnum):
    """Whether anybody in the group knows the family of a dilemma."""

    UNASKED = "unasked"
    NOBODY = "nobody"
    SOMEBODY = "somebody"


class GroupNoteKind(StrEnum):
    """What a note of a group is."""

    NOTE = "note"
    """Taken in a round."""
    THEME = "theme"
    LEARNING = "learning"
    """The presenter's own, said last."""
    RATING = "rating"
    """The risk rating that all can stand by."""
    ACCOUNT = "account"
    """Somebody sees it otherwise than the notes say."""


class GroupActionKind(StrEnum):
    """What somebody took on."""

    ACTION = "action"
    SAFEGUARDING = "safeguarding"
    """They take a concern out of the group to whoever must know; its words stay out of Coach."""


class GroupActionStatus(StrEnum):
    """What became of it."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Attending(Row):
    """Somebody at one session. That they passed is nowhere written."""

    session_id: str
    person_id: str
    role: str = ""
    """The part they took; empty before the parts are given out, and for nobody's part."""
    came: bool = True
    left_at: datetime | None = None
    """When they left before its end."""
    agreed_at: datetime | None = None
    """When they said that the notes are accurate, or gave their own account."""

    @property
    def is_here(self) -> bool:
        """Whether they are in the room now."""
        return self.came and self.left_at is None


@dataclass(frozen=True, kw_only=True)
class Dilemma(Text):
    """What a member offers to think about."""

    audience: Audience = Audience.GROUP
    session_id: str
    person_id: str
    number: int
    words: str
    place: int | None = None
    """Its turn, from 1, once the group has chosen it."""
    consented: bool = False
    """Whoever brings it said yes to presenting it, today and to these people."""
    known: Known = Known.UNASKED
    known_what: str = ""
    """What was settled where somebody knows the family."""
    left_how: str = ""
    """How whoever presented is left; it goes into no document."""
    speaks: str = ""
    """Who speaks to them tomorrow."""

    def asks(self, *, anonymised: bool) -> str:
        """Nothing where it is ready for the rounds, else a sentence that says what is missing."""
        if not self.consented:
            return (
                "Ask whoever brings it whether they are willing to present it, to these people, "
                "today."
            )
        if anonymised and self.known is Known.UNASKED:
            return "Ask everybody first: does anyone know this family?"
        if anonymised and self.known is Known.SOMEBODY and not self.known_what:
            return "Somebody knows this family: settle first what they do, as listen or step out."
        return ""


@dataclass(frozen=True, kw_only=True)
class GroupNote(Text):
    """A few words that the group keeps."""

    audience: Audience = Audience.GROUP
    session_id: str
    kind: GroupNoteKind = GroupNoteKind.NOTE
    round_id: str | None = None
    person_id: str | None = None
    """Whose learning or account it is; a note of the group is nobody's."""
    number: int
    words: str


@dataclass(frozen=True, kw_only=True)
class GroupAction(Text):
    """Something that somebody in the group took on."""

    audience: Audience = Audience.GROUP
    session_id: str
    kind: GroupActionKind = GroupActionKind.ACTION
    number: int
    person_id: str
    """Whose action it is."""
    what: str = ""
    to_whom: str = ""
    """To whom a concern is taken."""
    due_on: date | None = None
    status: GroupActionStatus = GroupActionStatus.OPEN

    def is_late(self, today: date) -> bool:
        """Whether it should be done already."""
        is_open = self.status is GroupActionStatus.OPEN
        return is_open and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, kw_only=True)
@read_back
class RoundsPlace:
    """Where the rounds stand on the disk: enough to go on in the same round with its time."""

    session_id: str
    at: int
    spent: tuple[float, ...]
    more: tuple[int, ...]
    kept_at: datetime


@dataclass(frozen=True, kw_only=True)
class GroupSession(Row):
    """One session of a group."""

    group_id: str
    status: GroupStatus = GroupStatus.PLANNED
    planned_on: date | None = None
    held_on: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    minutes: int
    """How long it is booked for."""
    structure: GroupStructure | None = None
    """As chosen and scaled; it is kept whole, so that an edited file changes no session."""
    case_id: str | None = None
    """Whose record a case group's notes go to."""

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and is not over."""
        return self.status in UNDER_WAY

    @property
    def chosen(self) -> GroupStructure:
        """The structure. Raises GroupNotReady before one is chosen."""
        if self.structure is None:
            raise GroupNotReady("Choose a structure first.")
        return self.structure

    def begin(self, now: datetime, today: date) -> GroupSession:
        """Sit down together. Raises GroupSessionOver unless it was only planned."""
        if self.status is not GroupStatus.PLANNED:
            raise GroupSessionOver("This session has begun already.")
        return replace(self, status=GroupStatus.BEFORE, started_at=now, held_on=today)

    def require(self, *status: GroupStatus) -> GroupSession:
        """Itself, where it stands so. Raises NotesAgreed, GroupSessionOver or GroupNotReady."""
        if self.status in status:
            return self
        if self.status is GroupStatus.HELD:
            raise NotesAgreed("The group has agreed these notes, and they stay as they are.")
        if self.status is GroupStatus.CALLED_OFF:
            raise GroupSessionOver("This session was called off.")
        raise GroupNotReady(_NOT_NOW[self.status])

    def choose(self, structure: GroupStructure) -> GroupSession:
        """Work by a structure. Raises GroupNotReady once the rounds have begun."""
        self.require(GroupStatus.PLANNED, GroupStatus.BEFORE)
        return replace(self, structure=structure)

    def enter_rounds(self) -> GroupSession:
        """Let the rounds begin."""
        self.require(GroupStatus.BEFORE)
        _ = self.chosen
        return replace(self, status=GroupStatus.ROUNDS)

    def leave_rounds(self) -> GroupSession:
        """The rounds are over; what remains is how everybody leaves."""
        self.require(GroupStatus.ROUNDS)
        return replace(self, status=GroupStatus.AFTER)

    def back_to_rounds(self) -> GroupSession:
        """Back into the last round."""
        self.require(GroupStatus.AFTER)
        return replace(self, status=GroupStatus.ROUNDS)

    def hold(self, now: datetime) -> GroupSession:
        """Its notes are agreed."""
        self.require(GroupStatus.AFTER)
        return replace(self, status=GroupStatus.HELD, ended_at=now)

    def call_off(self, now: datetime) -> GroupSession:
        """It does not take place, or was left before anything was agreed."""
        self.require(GroupStatus.PLANNED, *UNDER_WAY)
        return replace(self, status=GroupStatus.CALLED_OFF, ended_at=now)


_NOT_NOW = {
    GroupStatus.PLANNED: "This session has not begun yet.",
    GroupStatus.BEFORE: "The rounds have not begun yet.",
    GroupStatus.ROUNDS: "The rounds are on; end them first.",
    GroupStatus.AFTER: "The rounds are over.",
}


def may_note(session: GroupSession, kind: GroupNoteKind, now_in: Round | None) -> None:
    """Raise NoNotesNow where a note of this kind cannot be taken at this moment.

    In a round without notes there are none of any kind.
    """
    if now_in is not None and not now_in.notes:
        raise NoNotesNow(
            f"Nobody writes in the round “{now_in.name}”; what matters will still be there "
            "afterwards."
        )
    if kind is GroupNoteKind.NOTE and now_in is None:
        raise NoNotesNow("Notes belong to a round; before and after them there are none.")
    if kind in (GroupNoteKind.LEARNING, GroupNoteKind.ACCOUNT):
        session.require(GroupStatus.AFTER)
    if kind is GroupNoteKind.RATING and not session.chosen.rating:
        raise BadInput("This structure settles no rating.")
