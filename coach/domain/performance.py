"""A worry about somebody's work: announced before the session, with everything that is fair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.agenda import MatterWords
from coach.domain.row import Audience, Text
from coach.errors import BadInput
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.policy import Rule


@dataclass(frozen=True, kw_only=True)
class PerformanceMatter(Text):
    """What belongs to a performance item besides its title and the evidence."""

    file_id: str
    agenda_item_id: str
    good: str = ""
    """What good looks like."""
    support: str = ""
    """The support on offer."""
    view: str = ""
    """The supervisee's own view."""
    review_on: date | None = None
    announced_on: date | None = None
    """When the supervisee was told of it."""

    def words(self) -> MatterWords:
        """Its words, as they travel."""
        return MatterWords(
            good=self.good, support=self.support, view=self.view, review_on=self.review_on
        )

    def reword(self, words: MatterWords) -> PerformanceMatter:
        """The matter in other words."""
        return replace(
            self,
            good=words.good,
            support=words.support,
            view=words.view,
            review_on=words.review_on,
        )

    def announce(self, on: date, *, has_evidence: bool) -> PerformanceMatter:
        """Tell the supervisee of it. Raises BadInput naming what is still missing."""
        lacking = self.words().lacks(has_evidence=has_evidence)
        if lacking:
            field, what = lacking[0]
            raise BadInput(f"Before it is announced it needs {what}; nothing was changed.", field)
        if self.review_on is not None and self.review_on < on:
            raise BadInput(
                "The day of the review has passed; name one to come. Nothing was changed.",
                "review",
            )
        return replace(self, announced_on=self.announced_on or on, audience=Audience.PAIR)


class PerformanceField(StrEnum):
    """What a performance item is made of, besides its title."""

    EVIDENCE = "evidence"
    VIEW = "view"
    GOOD = "good"
    SUPPORT = "support"
    REVIEW = "review"


@dataclass(frozen=True)
class GuideField:
    """What Coach asks for one field."""

    field: PerformanceField
    label: str
    ask: tuple[str, ...]


@dataclass(frozen=True)
class PerformanceGuide:
    """What Coach says of a worry about somebody's work."""

    title: str
    about: str
    apart: str
    """How it stands apart from a capability procedure, in our words."""
    next_time: str
    """What is offered in place of springing it."""
    fields: tuple[GuideField, ...]


@dataclass(frozen=True)
class StandsApart:
    """How a performance item stands apart from a capability procedure, by a pair's policy."""

    policy: tuple[Rule, ...]
    """The policy's own words, each with its section; empty where it is silent."""
    ours: str

    def in_words(self) -> str:
        """Both, as a page says them."""
        return " ".join([*(rule.in_words() for rule in self.policy), self.ours])
