"""The self-care plan: it belongs to the supervisee, and every version of it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from coach.domain.row import Audience, Row, Text
from coach.domain.spans import add_months
from coach.errors import IllegalMove
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.people import Person, SupervisionFile

REVIEW_MONTHS = 6
"""How long after the last look a plan is looked at again, until its owner chooses a day."""


class CareKind(StrEnum):
    """What a plan item says."""

    NOURISHES = "nourishes"
    DRAINS = "drains"
    FEELING = "feeling"
    TRIGGER = "trigger"
    SIGN_I_NOTICE = "sign-i-notice"
    SIGN_OTHERS_NOTICE = "sign-others-notice"
    HELPS = "helps"
    SUPERVISOR_DOES = "supervisor-does"
    SUPERVISOR_AVOIDS = "supervisor-avoids"
    BARRIER = "barrier"
    FIT = "fit"
    FORMULATION = "formulation"
    AFTER_INCIDENT = "after-incident"
    ADJUSTMENT = "adjustment"
    ROUTE = "route"


class CareDomain(StrEnum):
    """The six domains of self-care."""

    WORK = "work"
    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    EMOTIONAL = "emotional"
    SPIRITUAL = "spiritual"
    RELATIONSHIPS = "relationships"


class Level(StrEnum):
    """Whose a barrier is."""

    MINE = "mine"
    TEAM = "team"
    ORGANISATION = "organisation"


CARE_LABELS = {
    CareKind.NOURISHES: "What nourishes me",
    CareKind.DRAINS: "What drains me",
    CareKind.FEELING: "Feelings that are hard for me",
    CareKind.TRIGGER: "What sets it off",
    CareKind.SIGN_I_NOTICE: "Signs I notice",
    CareKind.SIGN_OTHERS_NOTICE: "Signs others notice",
    CareKind.HELPS: "What helps",
    CareKind.SUPERVISOR_DOES: "What my supervisor can do",
    CareKind.SUPERVISOR_AVOIDS: "What my supervisor should leave",
    CareKind.BARRIER: "What gets in the way, and who clears it",
    CareKind.FIT: "How the plan fits me",
    CareKind.FORMULATION: "How work, my history and my life meet",
    CareKind.AFTER_INCIDENT: "After a hard incident",
    CareKind.ADJUSTMENT: "Adjustments",
    CareKind.ROUTE: "Where I can turn for more help",
}
"""Headings for people, in the order of a plan."""
OF_DOMAINS = frozenset({CareKind.NOURISHES, CareKind.DRAINS, CareKind.HELPS})
"""Kinds that are asked for by domain; any other can have one too."""


class HasPlan(Protocol):
    """Whoever a plan belongs to, with the supervision file that it is kept on."""

    @property
    def person(self) -> Person: ...
    @property
    def file(self) -> SupervisionFile: ...


@dataclass(frozen=True)
class OwnFile:
    """The home's owner with a supervision file of their own, whether or not in a pair."""

    person: Person
    file: SupervisionFile


@dataclass(frozen=True, kw_only=True)
class CareWords:
    """What one thing of a plan says, and who may know it besides those who can read it here."""

    kind: CareKind
    words: str
    domain: CareDomain | None = None
    is_alone: bool = False
    """Something that helps, and can be done alone, where one is."""
    level: Level | None = None
    removes: str = ""
    """Who clears a barrier, in words."""
    cleared_on: date | None = None
    others: str = ""
    """Who else may know it, in the owner's words: names, or the team."""

    def fitting(self) -> CareWords:
        """Without what does not belong to its kind."""
        is_barrier = self.kind is CareKind.BARRIER
        return replace(
            self,
            is_alone=self.is_alone and self.kind is CareKind.HELPS,
            level=self.level if is_barrier else None,
            removes=self.removes if is_barrier else "",
            cleared_on=self.cleared_on if is_barrier else None,
        )


@dataclass(frozen=True, kw_only=True)
class SelfCareItem(Text):
    """One thing in the plan, from one version on and perhaps until another."""

    person_id: str
    file_id: str
    kind: CareKind
    domain: CareDomain | None = None
    words: str
    since_version: int
    until_version: int | None = None
    thing_id: str = ""
    """The same through every rewording and sharing of it, and in every home."""
    is_alone: bool = False
    level: Level | None = None
    removes: str = ""
    cleared_on: date | None = None
    others: str = ""
    taken_in: bool = False
    """Whether it came in with the owner's own file, from their home."""

    @property
    def thing(self) -> str:
        """What makes it the same thing in another version."""
        return self.thing_id or self.id

    @property
    def is_shared(self) -> bool:
        """Whether the supervisor may read it."""
        return self.audience is not Audience.ONLY_MINE

    @property
    def was_shared(self) -> bool:
        """Whether it was shared while it stood, whoever may read it since."""
        return self.shared_at is not None

    @property
    def said(self) -> CareWords:
        """What it says."""
        return CareWords(
            kind=self.kind,
            words=self.words,
            domain=self.domain,
            is_alone=self.is_alone,
            level=self.level,
            removes=self.removes,
            cleared_on=self.cleared_on,
            others=self.others,
        )

    def end(self, version: int) -> SelfCareItem:
        """Leave it out of the plan from a version on. Raises IllegalMove if it is out already."""
        if self.until_version is not None:
            raise IllegalMove("That is no longer in the plan; nothing was changed.")
        return replace(self, until_version=version)

    def stands_in(self, version: int) -> bool:
        """Whether the item is part of a version."""
        return self.since_version <= version and (
            self.until_version is None or version < self.until_version
        )


@dataclass(frozen=True, kw_only=True)
class SelfCareReview(Row):
    """A session looked at the plan; only the support agreed is said of it, where there is any."""

    person_id: str
    file_id: str
    session_id: str
    reviewed_at: datetime
    support: str = ""


@dataclass(frozen=True, kw_only=True)
class SelfCareSettled(Row):
    """What is settled about a plan as a whole."""

    person_id: str
    file_id: str
    review_on: date | None = None
    """The day chosen for looking at it again."""
    is_whole: bool = False
    """Whether its owner lets all of it be written to a document in their own home."""
    sent_at: datetime | None = None
    """When the copy that was last taken in here had been made."""


@dataclass(frozen=True)
class SelfCarePlan:
    """The plan as it stands in one version. Version 0 is a plan with nothing in it yet.

    Versions count the changes that whoever reads may see, so that they tell of no others.
    """

    person: str
    version: int
    items: tuple[SelfCareItem, ...]
    reviewed_on: date | None
    latest: int = 0
    review_on: date | None = None
    """The day to look at it again: the one chosen, else six months from the last look."""

    @staticmethod
    def of(
        person: str,
        items: Iterable[SelfCareItem],
        version: int | None,
        reviewed_on: date | None,
        review_on: date | None = None,
    ) -> SelfCarePlan:
        """The plan in a version, or in the latest. Raises IllegalMove for one that never was."""
        kept = list(items)
        points = change_points(kept)
        latest = len(points)
        chosen = latest if version is None else version
        if not 0 <= chosen <= latest:
            raise IllegalMove(f"This plan has versions up to {latest}; there is no {chosen}.")
        at = points[chosen - 1] if chosen else 0
        standing = tuple(item for item in kept if item.stands_in(at))
        return SelfCarePlan(person, chosen, standing, reviewed_on, latest, review_on)

    def in_order(self) -> list[SelfCareItem]:
        """The items as a plan reads, by kind."""
        order = list(CareKind)
        return sorted(self.items, key=lambda item: order.index(item.kind))

    def of_kind(self, kind: CareKind) -> list[SelfCareItem]:
        """The items of one kind, oldest first."""
        return [item for item in self.items if item.kind is kind]

    @property
    def shared(self) -> SelfCarePlan:
        """Only what the supervisor may read, of this version."""
        return replace(self, items=tuple(item for item in self.items if item.is_shared))


def change_points(items: Iterable[SelfCareItem]) -> list[int]:
    """The moments at which something came or went, in order; each makes a version."""
    found = {point for one in items for point in (one.since_version, one.until_version)}
    return sorted(point for point in found if point)


def latest_version(items: Iterable[SelfCareItem]) -> int:
    """The newest moment at which something changed; the next change comes after it."""
    return max(change_points(items), default=0)


def review_due(chosen: date | None, looked_on: date | None, begun_on: date | None) -> date | None:
    """When to look again: the day chosen, unless it was kept; else six months from the last look.

    None for a plan that has not begun.
    """
    if chosen is not None and (looked_on is None or looked_on < chosen):
        return chosen
    last = looked_on or begun_on
    return add_months(last, REVIEW_MONTHS) if last is not None else None
