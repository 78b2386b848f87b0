"""A worry about somebody's work: announced before the session, with everything that is fair."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from coach.domain.agenda import MatterWords
from coach.domain.row import Text
from coach.errors import BadInput


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
        lacking = self.lacks(has_evidence=has_evidence)
        if lacking:
            field, what = lacking[0]
            raise BadInput(f"Before this is announced it needs {what}.", field)
        return replace(self, announced_on=self.announced_on or on)

    def lacks(self, *, has_evidence: bool) -> list[tuple[str, str]]:
        """What it still needs before it can be announced: the field, and what that is in words.

        The supervisee's view is theirs to give, so nothing waits for it.
        """
        needed = (
            ("evidence", "evidence", has_evidence),
            ("good", "what good looks like", bool(self.good)),
            ("support", "the support on offer", bool(self.support)),
            ("review", "a date for the review", self.review_on is not None),
        )
        return [(field, what) for field, what, there in needed if not there]
