"""The facts of one supervisee that timescales are counted from: dates, and nobody's words."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.domain.counting import GroupHeld, groups_held
from coach.domain.mark import MarkKind
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.absences import Absence as Absence
    from coach.domain.policy import Policy


@dataclass(frozen=True)
class Done:
    """The latest mark of one kind and name."""

    kind: MarkKind
    name: str
    on: date


@dataclass(frozen=True)
class Moved:
    """The first session that was moved, missed or called off and not held since."""

    original_on: date
    """The day first agreed."""
    by_absence: bool = False


@dataclass(frozen=True)
class HeldSession:
    """A session held of late, whose records may still be on their way."""

    id: str
    kind: str
    held_on: date
    policy_id: str
    """The policy of that day."""
    ended_at: datetime | None = None
    """When it was closed in Coach, or a talk took place; None where it was held elsewhere."""
    risk_raised: bool = False
    has_cases: bool = True
    signed: bool = False
    """Whether its personal record is settled: signed, disputed, deemed agreed, or never made."""
    filed: bool = False
    """Whether each of its case records is ticked off as filed on the child's record."""
    given_on: date | None = None
    """When any version of that record was first shared."""
    shared_on: date | None = None
    """When its newest version was shared; None where that is a draft."""
    answered: bool = False
    """Whether the supervisee has answered the newest version in any way."""


@dataclass(frozen=True)
class UrgentRequest:
    """An urgent talk that was asked for and has not been held."""

    id: str
    asked_on: date
    asked_at: datetime | None = None


@dataclass(frozen=True)
class CaseFacts:
    """A case reference, and when it was last talked through."""

    id: str
    reference: str
    since: date
    last_on: date | None = None


@dataclass(frozen=True)
class TimescaleFacts:
    """One supervisee with the pair that is, or was the last."""

    person_id: str
    person: str
    staff_group: str
    file_id: str
    supervisor_id: str
    supervisor: str
    policy_id: str
    pair_started_on: date
    first_pair_on: date
    """When the first pair on the file began."""
    pairs: int = 1
    start_on: date | None = None
    left_on: date | None = None
    held: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """The latest sessions held, newest first, by kind."""
    first_held: Mapping[str, date] = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)
    """By kind of session."""
    next_planned_on: date | None = None
    """The next formal session in the diary."""
    next_booked_on: date | None = None
    """When that one was put there."""
    last_planned_on: date | None = None
    """The last one in the diary."""
    sessions: tuple[HeldSession, ...] = ()
    urgent: tuple[UrgentRequest, ...] = ()
    agreed_on: date | None = None
    """The latest agreement of this very pair."""
    agreed_before_on: date | None = None
    """The latest agreement of an earlier pair on the file."""
    review_called: tuple[date, str] | None = None
    """When somebody said that the standing agreement should be looked at again, and why."""
    self_care_on: date | None = None
    self_care_review_on: date | None = None
    """The day that the plan itself names for looking at it again."""
    cases: tuple[CaseFacts, ...] = ()
    has_agenda: bool = False
    """Whether something waits for the next session."""
    done: tuple[Done, ...] = ()
    shifts: tuple[date, ...] = ()
    absences: tuple[Absence, ...] = ()
    supervisor_absences: tuple[Absence, ...] = ()
    supervisor_done: tuple[Done, ...] = ()

    @property
    def is_new_supervisor(self) -> bool:
        """Whether somebody else supervised them before, on this file."""
        return self.pairs > 1

    def has_left(self, on: date) -> bool:
        """Whether they had left by a day."""
        return self.left_on is not None and self.left_on <= on

    def last_done(self, *kinds: MarkKind) -> date | None:
        """When something of these kinds was last marked."""
        return max((one.on for one in self.done if one.kind in kinds), default=None)

    def done_by_name(self, kind: MarkKind) -> dict[str, date]:
        """The marks of one kind by their names in small letters."""
        return {one.name.casefold(): one.on for one in self.done if one.kind is kind}

    @property
    def offers(self) -> tuple[date, ...]:
        """The days on which one-to-one was offered."""
        return tuple(one.on for one in self.done if one.kind is MarkKind.ONE_TO_ONE_OFFERED)

    def groups(self, policy: Policy) -> tuple[GroupHeld, ...]:
        """The latest group sessions, newest first, each judged by a policy."""
        return groups_held(policy, self.held.get("group", ()), self.offers)

    def counted(self, policy: Policy) -> tuple[date, ...]:
        """Sessions that count under a policy, newest first; none from before the first day."""
        kinds = [kind for kind in policy.counts if kind != "group"]
        found = [day for kind in kinds for day in self.held.get(kind, ())]
        found += [one.on for one in self.groups(policy) if one.counts]
        first = self.start_on or date.min
        return tuple(sorted((day for day in found if day >= first), reverse=True))

    def start(self, policy: Policy) -> date:
        """The first day in the post; where it is not known, the earliest day on the file."""
        if self.start_on is not None:
            return self.start_on
        return self._first_on_file(policy)

    def known_from(self, policy: Policy) -> date:
        """The first day from which this file could know of sessions: they may have met before it.

        Somebody long in the post comes with a file that begins today; nothing is late by it.
        """
        return max(self.start(policy), self._first_on_file(policy))

    def _first_on_file(self, policy: Policy) -> date:
        held = [self.first_held[kind] for kind in policy.counts if kind in self.first_held]
        return min([self.first_pair_on, *held])
