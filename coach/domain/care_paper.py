"""The shared part of a self-care plan as it travels from its owner's home to a supervisor's."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.self_care import CareWords, SelfCarePlan


@dataclass(frozen=True)
class ThingPaper:
    """One thing as it travels."""

    said: CareWords
    id: str | None = None
    """The same in every home; None where it was written in by hand."""
    line: int = 0
    """Where it stands in the file that came in."""


@dataclass(frozen=True)
class CarePaper:
    """The whole file: what is shared, and nothing of what is not."""

    supervisee: str
    file_id: str | None
    """The supervision file; None where the owner is in no pair in Coach."""
    sent_at: datetime
    things: tuple[ThingPaper, ...]
    review_on: date | None = None
    """The day chosen for looking again, where one is."""

    @staticmethod
    def of(
        plan: SelfCarePlan, file_id: str | None, now: datetime, review_on: date | None = None
    ) -> CarePaper:
        """The shared things of a plan, ready to go."""
        things = tuple(ThingPaper(one.said, one.thing) for one in plan.in_order() if one.is_shared)
        return CarePaper(plan.person, file_id, now, things, review_on)


class CareOutcome(StrEnum):
    """What became of one thing as a file came in."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "here already"
    WITHDRAWN = "no longer shared, and taken out here"


@dataclass(frozen=True)
class TakenThing:
    """One thing and what became of it; what was withdrawn shows no words."""

    outcome: CareOutcome
    said: CareWords
