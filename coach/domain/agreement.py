"""The agreement a pair works by: built by headings, accepted by both, kept in every version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.agreed_versions import (
    Acceptance,
    AgreedVersion,
    AgreementSection,
    AgreementStatus,
    Versions,
)
from coach.domain.row import Row
from coach.domain.spans import later
from coach.domain.working_days import WorkingDays
from coach.errors import AgreementSettled, BadInput
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.people import Pair
    from coach.domain.policy import Span

__all__ = ["Acceptance", "Agreement", "AgreementFile", "AgreementSection", "AgreementStatus"]


class ReviewReason(StrEnum):
    """Why an agreement is looked at again."""

    INTERVAL = "interval"
    """The time that the policy sets has run out."""
    SUPERVISOR = "supervisor"
    """There is a new supervisor, who agreed to nothing yet."""
    CIRCUMSTANCES = "circumstances"
    NOT_WORKING = "not-working"


@dataclass(frozen=True, kw_only=True)
class ReviewCall(Row):
    """Somebody said that an agreed version should be looked at again, before its time."""

    file_id: str
    agreement_id: str
    because: ReviewReason
    called_on: date


@dataclass(frozen=True, kw_only=True)
class Contributor(Row):
    """Somebody who takes part in supervising besides the supervisor, and the part they play."""

    file_id: str
    person_id: str
    name: str
    part: str
    """In plain words, as *mentor: every second session in the first six months*."""
    started_on: date | None = None
    ended_on: date | None = None

    def takes_part_on(self, day: date) -> bool:
        """Whether they take part on a day."""
        begun = self.started_on is None or self.started_on <= day
        return begun and (self.ended_on is None or day < self.ended_on)

    def end(self, on: date) -> Contributor:
        """Let their part end. Raises BadInput before it began, AgreementSettled a second time."""
        if self.ended_on is not None:
            raise AgreementSettled(f"Their part ended on {self.ended_on:%d %B %Y} already.")
        if self.started_on is not None and on < self.started_on:
            raise BadInput("That is before their part began; nothing was changed.", "on")
        return replace(self, ended_on=on)


@dataclass(frozen=True, kw_only=True)
class Agreement(AgreedVersion):
    """One version of a pair's agreement.

    One that was agreed before Coach has its date and nothing else: no sections, no acceptances.
    """

    file_id: str
    pair_id: str

    @property
    def from_before(self) -> bool:
        """Whether it was agreed before Coach, so that its words lie elsewhere."""
        return not self.is_draft and not self.acceptances

    def taken_up_by(self, pair: Pair) -> Agreement:
        """The draft in the hands of another pair; a yes of the one before does not count there."""
        self.open_to_change()
        if pair.id == self.pair_id:
            return self
        return replace(self, pair_id=pair.id, acceptances=())


@dataclass(frozen=True)
class ReviewDue:
    """When an agreement is looked at again, and why then."""

    on: date
    because: ReviewReason


@dataclass(frozen=True)
class AgreementFile(Versions[Agreement]):
    """Every version on one supervision file, oldest first."""

    calls: tuple[ReviewCall, ...] = ()

    def review_due(self, pair: Pair, within: Span | None) -> ReviewDue | None:
        """When the standing version is due to be looked at; None where nothing asks for it.

        An agreement is between two people: with a new supervisor it is due on their first day. One
        from before Coach goes by the interval that the policy sets now, `within`.
        """
        standing = self.standing
        if standing is None or standing.agreed_on is None:
            return None
        found = [
            ReviewDue(max(call.called_on, standing.agreed_on), call.because)
            for call in self.calls
            if call.agreement_id == standing.id
        ]
        if standing.pair_id != pair.id:
            found.append(ReviewDue(pair.started_on, ReviewReason.SUPERVISOR))
        review_on = standing.review_on
        if review_on is None and standing.from_before and within is not None:
            review_on = review_day(standing.agreed_on, within)
        if review_on is not None:
            found.append(ReviewDue(review_on, ReviewReason.INTERVAL))
        return min(found, key=lambda due: due.on, default=None)


def review_day(agreed_on: date, within: Span) -> date:
    """The day by which an agreement is looked at again; a span of working days skips weekends."""
    return later(agreed_on, within, WorkingDays())
