"""The self-care plan: it belongs to the supervisee, and every version of it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.row import Row, Text
from coach.errors import IllegalMove


class CareKind(StrEnum):
    """What a plan item says."""

    NOURISHES = "nourishes"
    DRAINS = "drains"
    TRIGGER = "trigger"
    SIGN_I_NOTICE = "sign-i-notice"
    SIGN_OTHERS_NOTICE = "sign-others-notice"
    HELPS = "helps"
    SUPERVISOR_DOES = "supervisor-does"
    SUPERVISOR_AVOIDS = "supervisor-avoids"
    BARRIER = "barrier"
    FIT = "fit"
    AFTER_INCIDENT = "after-incident"


class CareDomain(StrEnum):
    """The six domains of self-care."""

    WORK = "work"
    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    EMOTIONAL = "emotional"
    SPIRITUAL = "spiritual"
    RELATIONSHIPS = "relationships"


CARE_LABELS = {
    CareKind.NOURISHES: "What nourishes me",
    CareKind.DRAINS: "What drains me",
    CareKind.TRIGGER: "What sets it off",
    CareKind.SIGN_I_NOTICE: "Signs I notice",
    CareKind.SIGN_OTHERS_NOTICE: "Signs others notice",
    CareKind.HELPS: "What helps",
    CareKind.SUPERVISOR_DOES: "What my supervisor can do",
    CareKind.SUPERVISOR_AVOIDS: "What my supervisor should leave",
    CareKind.BARRIER: "What gets in the way, and who clears it",
    CareKind.FIT: "How the plan fits me",
    CareKind.AFTER_INCIDENT: "After a hard incident",
}
"""Headings for people, in the order of a plan."""


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
    """A session looked at the plan; nothing more is said of it."""

    person_id: str
    file_id: str
    session_id: str
    reviewed_at: datetime


@dataclass(frozen=True)
class SelfCarePlan:
    """The plan as it stands in one version. Version 0 is a plan with nothing in it yet."""

    person: str
    version: int
    items: tuple[SelfCareItem, ...]
    reviewed_on: date | None

    @staticmethod
    def of(
        person: str, items: Iterable[SelfCareItem], version: int | None, reviewed_on: date | None
    ) -> SelfCarePlan:
        """The plan in a version, or in the latest."""
        kept = list(items)
        latest = latest_version(kept)
        chosen = latest if version is None else version
        if not 0 <= chosen <= latest:
            raise IllegalMove(f"This plan has versions up to {latest}; there is no {chosen}.")
        standing = tuple(item for item in kept if item.stands_in(chosen))
        return SelfCarePlan(person, chosen, standing, reviewed_on)

    def in_order(self) -> list[SelfCareItem]:
        """The items as a plan reads, by kind."""
        order = list(CareKind)
        return sorted(self.items, key=lambda item: order.index(item.kind))


def latest_version(items: Iterable[SelfCareItem]) -> int:
    """The number of the newest version; each change makes one."""
    return max((max(i.since_version, i.until_version or 0) for i in items), default=0)
