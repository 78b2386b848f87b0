"""A reflective group: who belongs to it, who assesses whom, and what it agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.agreed_versions import AgreedVersion, Versions
from coach.domain.policy import Span, Unit
from coach.domain.row import Row
from coach.domain.spans import later
from coach.domain.working_days import WorkingDays
from coach.errors import BadInput, IllegalMove
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIDENTIALITY = "Confidentiality and its limits"
HEADINGS = (
    "Focus and purpose",
    "What we expect of one another",
    CONFIDENTIALITY,
    "What is recorded",
)
"""Under which a group writes its agreement; more can be added."""
REVIEWED_EVERY = Span(6, Unit.MONTHS)
"""Our proposal: a group changes faster than a pair."""
NEVER_REACHES = (
    "What is said here, what a dilemma was about, and who passed. An assessor hears that somebody "
    "came, and no more, unless the member brings it to them, or a child or adult may not be safe."
)
"""Our proposal; a group puts it in its own words."""
BOOKED_MINUTES = 60


@dataclass(frozen=True, kw_only=True)
class ReflectiveGroup(Row):
    """One group."""

    name: str
    mentor_id: str
    purpose: str = ""
    minutes: int = BOOKED_MINUTES
    """How long its sessions are booked for, unless said otherwise."""
    never_reaches: str = NEVER_REACHES
    """What no assessor hears of, said openly to everybody."""


@dataclass(frozen=True, kw_only=True)
class GroupMember(Row):
    """Somebody who belongs to a group for a time."""

    group_id: str
    person_id: str
    name: str
    joined_on: date | None = None
    left_on: date | None = None

    def belongs_on(self, day: date) -> bool:
        """Whether they belong to it on a day."""
        begun = self.joined_on is None or self.joined_on <= day
        return begun and (self.left_on is None or day < self.left_on)

    def leave(self, on: date) -> GroupMember:
        """Let them go. Raises IllegalMove a second time, BadInput before they came."""
        if self.left_on is not None:
            raise IllegalMove(f"{self.name} left on {self.left_on:%d %B %Y} already.")
        if self.joined_on is not None and on < self.joined_on:
            raise BadInput("That is before they joined; nothing was changed.", "on")
        return replace(self, left_on=on)


@dataclass(frozen=True, kw_only=True)
class Assessing(Row):
    """That somebody assesses a member, said openly to the whole group."""

    group_id: str
    person_id: str
    """Who is assessed."""
    assessor: str
    """Who assesses them, by name; they need not be in this home."""


@dataclass(frozen=True, kw_only=True)
class GroupAgreement(AgreedVersion):
    """One version of what a group agreed."""

    group_id: str


@dataclass(frozen=True)
class GroupAgreements(Versions[GroupAgreement]):
    """Every version of one group's agreement."""

    def review_due(self, members: Sequence[GroupMember]) -> date | None:
        """When the standing version is looked at again: at its day, or when somebody new comes.

        Whoever has not accepted it is held to nothing, so their first day is the day.
        """
        standing = self.standing
        if standing is None or standing.agreed_on is None:
            return None
        days = [standing.review_on] if standing.review_on else []
        days += [
            max(one.joined_on or standing.agreed_on, standing.agreed_on)
            for one in members
            if standing.accepted_by(one.person_id) is None
        ]
        return min(days, default=None)


def group_review_day(agreed_on: date) -> date:
    """When an agreement made on a day is looked at again, unless the group says otherwise."""
    return later(agreed_on, REVIEWED_EVERY, WorkingDays())


def told_apart(people: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What each person is called in a group, by id; of two with one name the later has a number.

    `people` are ids and names, in the order in which they joined.
    """
    called: dict[str, str] = {}
    for person_id, name in people:
        alike = sum(1 for _, other in people if other.casefold() == name.casefold())
        before = sum(1 for one in called if dict(people)[one].casefold() == name.casefold())
        called[person_id] = f"{name} ({before + 1})" if alike > 1 else name
    return called
