"""A session: its kind, its state, its six parts and the place where the pair stands in it."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.mentoring import PARTS as MENTORING
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.row import Destination, Row, Text, Voice
from coach.errors import (
    BadInput,
    NotAPart,
    PlacementRefused,
    SessionClosed,
    SessionNotUnderWay,
)
from coach.values import dataclass, read_back


class SessionKind(StrEnum):
    """What sort of meeting it is; a policy says which kinds count towards its frequency."""

    FORMAL = "formal"
    INFORMAL = "informal"
    URGENT = "urgent"
    CLINICAL = "clinical"
    GROUP = "group"
    MENTORING = "mentoring"


class SessionStatus(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    HELD = "held"
    REARRANGED = "re-arranged"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Need(StrEnum):
    """What the supervisee needs from an agenda item."""

    THINK = "think it through"
    DECISION = "a decision"
    INFORMATION = "information"
    SUPPORT = "support"


@dataclass(frozen=True)
@read_back
class Place:
    """Where the pair stands: enough to take the conversation up again at the same word."""

    part: Part = Part.CHECK_IN
    discussion_id: str | None = None
    case_id: str | None = None
    """The case in hand; in Discuss it is the discussion's."""
    stage: Stage | None = None
    lens: Stakeholder | None = None
    function: Function | None = None
    """Chosen by the pair; attention then belongs to it, whatever the question serves."""
    policy_function: str | None = None
    """The policy's own function that the pair named; `function` then stands with it."""
    theme: str | None = None
    voice: Voice = Voice.BOTH
    destination: Destination | None = None
    """Chosen by the pair for the notes to come; None leaves it to `first_destination`."""
    asked_id: str | None = None
    note_id: str | None = None
    """The note being written, if any."""
    set_down: bool = False
    cursor: int = 0
    """Where in the note being written the cursor stands, in characters."""

    def goes_to(self) -> Destination:
        """Where the next note goes, said before it is written."""
        if self.destination is not None:
            return self.destination
        return first_destination(self.part, self.stage, has_case=self.case_id is not None)

    def stage_in_hand(self) -> Stage | None:
        """The stage of the cycle, which only Discuss has."""
        return self.stage if self.part is Part.DISCUSS else None


def first_destination(part: Part, stage: Stage | None, *, has_case: bool) -> Destination:
    """Where a note goes unless the pair says otherwise.

    Feelings (the check-in and the reflection stage) start unplaced and enter no record until they
    are placed; the rest follows the case in hand, or the personal record where there is none.
    """
    if part is Part.CHECK_IN or (part is Part.DISCUSS and stage is Stage.REFLECTION):
        return Destination.UNPLACED
    return Destination.CASE if has_case else Destination.PERSONAL


@dataclass(frozen=True, kw_only=True)
class Session(Row):
    """One meeting of a pair."""

    file_id: str
    pair_id: str
    kind: SessionKind = SessionKind.FORMAL
    status: SessionStatus = SessionStatus.PLANNED
    planned_on: date | None = None
    original_on: date | None = None
    """The date first agreed, where the session was re-arranged."""
    held_on: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    agreed_minutes: int = 90
    policy_id: str
    policy_version: int
    parts_visited: tuple[Part, ...] = ()
    place: Place = field(default_factory=Place)
    risk_raised: bool = False
    """An immediate risk was raised: nudges are silent from then on."""
    recorded: bool = True
    """Whether it leaves a personal record; mentoring may not, as was decided before it began."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that it has, in their usual order."""
        return MENTORING if self.kind is SessionKind.MENTORING else tuple(Part)

    def goes_to(self) -> Destination:
        """Where the next note goes: what is for no record stays unplaced."""
        where = self.place.goes_to()
        is_for_none = where is Destination.PERSONAL and not self.recorded
        return Destination.UNPLACED if is_for_none else where

    def allow(self, destination: Destination | None) -> None:
        """Raises PlacementRefused for the personal record of a session that leaves none."""
        if destination is Destination.PERSONAL and not self.recorded:
            raise PlacementRefused(
                "This mentoring is not recorded, so nothing of it goes to the personal record; "
                "what is written stays in Coach. The next one can be recorded: coach mentoring"
            )

    def start(self, now: datetime, today: date) -> Session:
        """Begin. Raises SessionNotUnderWay unless it was only planned."""
        if self.status is not SessionStatus.PLANNED:
            raise SessionNotUnderWay(f"This session is {self.status} already; it cannot start.")
        return replace(
            self,
            status=SessionStatus.UNDER_WAY,
            started_at=now,
            held_on=today,
            parts_visited=(self.place.part,),
        )

    def require_under_way(self) -> Session:
        """Return itself. Raises SessionClosed once held, SessionNotUnderWay before it began."""
        if self.status is SessionStatus.HELD:
            raise SessionClosed("This session is closed; what was said in it stays as it is.")
        if self.status is not SessionStatus.UNDER_WAY:
            raise SessionNotUnderWay(f"This session is {self.status}; nothing can be added to it.")
        return self

    def visit(self, part: Part) -> Session:
        """Go to a part; the case in hand and the lens stay behind, voice and function do not."""
        self.require_under_way()
        if part not in self.parts:
            raise NotAPart(
                f"Mentoring is lighter than supervision and has no {part.replace('-', ' ')}; "
                "you are where you were."
            )
        visited = self.parts_visited
        visited = visited if part in visited else (*visited, part)
        place = Place(
            part=part,
            voice=self.place.voice,
            function=self.place.function,
            policy_function=self.place.policy_function,
        )
        return replace(self, parts_visited=visited, place=place)

    def stand(self, place: Place) -> Session:
        """Stand at another place of the same conversation."""
        self.require_under_way()
        return replace(self, place=place)

    @property
    def was_booked(self) -> bool:
        """Whether it stood in the log before it began."""
        begun, kept = self.started_at, self.created_at
        return begun is not None and kept is not None and kept < begun

    def call_off(self, now: datetime) -> Session:
        """It was begun by mistake, and never was. Raises SessionClosed, SessionNotUnderWay."""
        self.require_under_way()
        return replace(
            self, status=SessionStatus.PLANNED, started_at=None, held_on=None, withdrawn_at=now
        )

    def close(self, now: datetime) -> Session:
        """End it. Raises SessionClosed if it ended before."""
        self.require_under_way()
        return replace(self, status=SessionStatus.HELD, ended_at=now)


class AgendaStatus(StrEnum):
    """What became of an agenda item."""

    OPEN = "open"
    DISCUSSED = "discussed"
    CARRIED = "carried"
    """A copy of it stands on the file for the next session."""


class ItemKind(StrEnum):
    """What sort of thing an agenda item is."""

    TOPIC = "topic"
    PERFORMANCE = "performance"
    """A worry about somebody's work: announced beforehand and never sprung."""


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Text):
    """Something one of them wants to talk about."""

    file_id: str
    session_id: str | None = None
    title: str
    raised_by: Voice = Voice.BOTH
    kind: ItemKind = ItemKind.TOPIC
    need: Need | None = None
    wanted_minutes: int | None = None
    position: int = 0
    status: AgendaStatus = AgendaStatus.OPEN
    carried_from: str | None = None
    """The item of an earlier session that this one is a copy of."""
    functions: tuple[Function, ...] = ()
    detail: str = ""
    """A few words beneath the title."""


@dataclass(frozen=True, kw_only=True)
class Decision(Text):
    """What was decided, and the reason."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    what: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Disagreement(Text):
    """Two accounts that both stand; neither comes first."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    supervisor_account: str
    supervisee_account: str

    def __post_init__(self) -> None:
        if not (self.supervisor_account and self.supervisee_account):
            raise BadInput(
                "A disagreement needs both accounts, the supervisor's and the supervisee's; "
                "nothing was changed.",
                "supervisee" if self.supervisor_account else "supervisor",
            )


@dataclass(frozen=True, kw_only=True)
class ImmediateRisk(Text):
    """A child may not be safe now: is the child safe, who is told, who acts, by when."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    safe_now: str
    told: str = ""
    acts: str = ""
    by_when: str = ""
