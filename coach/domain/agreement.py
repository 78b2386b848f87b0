"""The agreement a pair works by: built by headings, accepted by both, kept in every version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from coach.domain.people import Pair
from coach.domain.policy import Span
from coach.domain.row import Row, Text
from coach.domain.spans import later
from coach.domain.working_days import WorkingDays
from coach.errors import (
    AgreementSettled,
    AlreadyAccepted,
    BadInput,
    NotFound,
    NothingToAgree,
)


class AgreementStatus(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"
    """The next version was agreed since."""


class ReviewReason(StrEnum):
    """Why an agreement is looked at again."""

    INTERVAL = "interval"
    """The time that the policy sets has run out."""
    SUPERVISOR = "supervisor"
    """There is a new supervisor, who agreed to nothing yet."""
    CIRCUMSTANCES = "circumstances"
    NOT_WORKING = "not-working"


@dataclass(frozen=True, kw_only=True)
class AgreementSection(Text):
    """What stands under one heading of one version."""

    agreement_id: str
    heading: str
    words: str = ""
    position: int


@dataclass(frozen=True, kw_only=True)
class Acceptance(Row):
    """One person's yes to a version, as they signed it."""

    agreement_id: str
    person_id: str
    name: str
    accepted_on: date


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
class Agreement(Row):
    """One version. A draft changes until both have accepted it; from then on it never does.

    One that was agreed before Coach has its date and nothing else: no sections, no acceptances.
    """

    file_id: str
    pair_id: str
    version: int
    status: AgreementStatus = AgreementStatus.DRAFT
    agreed_on: date | None = None
    """The day of the later yes."""
    review_on: date | None = None
    """The day by which the policy wants it looked at again; None where it sets no interval."""
    sections: tuple[AgreementSection, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it still takes words."""
        return self.status is AgreementStatus.DRAFT

    @property
    def from_before(self) -> bool:
        """Whether it was agreed before Coach, so that its words lie elsewhere."""
        return not self.is_draft and not self.acceptances

    @property
    def written(self) -> tuple[AgreementSection, ...]:
        """The sections that hold words, in their order."""
        return tuple(one for one in self.sections if one.words.strip())

    def section(self, heading: str) -> AgreementSection | None:
        """The section under a heading, capitals aside."""
        sought = heading.casefold()
        return next((one for one in self.sections if one.heading.casefold() == sought), None)

    def accepted_by(self, person_id: str) -> Acceptance | None:
        """A person's yes to this version, if they have given it."""
        return next((one for one in self.acceptances if one.person_id == person_id), None)

    def put(self, section: AgreementSection) -> Agreement:
        """The draft with a section in its place. Words that change take every yes back.

        Nobody is held to words they have not seen. Raises AgreementSettled once it is agreed.
        """
        self.open_to_change()
        before = next((one for one in self.sections if one.id == section.id), None)
        others = [one for one in self.sections if one.id != section.id]
        sections = tuple(sorted((*others, section), key=lambda one: one.position))
        same = (before.words if before else "") == section.words
        return replace(self, sections=sections, acceptances=self.acceptances if same else ())

    def taken_up_by(self, pair: Pair) -> Agreement:
        """The draft in the hands of another pair; a yes of the one before does not count there."""
        self.open_to_change()
        if pair.id == self.pair_id:
            return self
        return replace(self, pair_id=pair.id, acceptances=())

    def accept(self, acceptance: Acceptance, today: date) -> Agreement:
        """One person's yes, each once and with name and date.

        Raises AgreementSettled once it is agreed, NothingToAgree without words, AlreadyAccepted a
        second time, BadInput for a day to come.
        """
        self.open_to_change()
        if not self.written:
            raise NothingToAgree(
                "Nothing is written in this version yet, so there is no yes to it."
            )
        before = self.accepted_by(acceptance.person_id)
        if before is not None:
            raise AlreadyAccepted(
                f"{before.name} accepted this version on {before.accepted_on:%d %B %Y} already."
            )
        if acceptance.accepted_on > today:
            raise BadInput("That day is still to come; nothing was accepted.", "on")
        return replace(self, acceptances=(*self.acceptances, acceptance))

    def agree(self, both: tuple[str, str], review_on: date | None) -> Agreement:
        """Agreed, once both people have accepted it; the later yes is its date.

        `both` are the ids of the two. Raises NothingToAgree while one of them has not.
        """
        self.open_to_change()
        given = [self.accepted_by(person_id) for person_id in both]
        days = [one.accepted_on for one in given if one is not None]
        if len(days) < len(both):
            raise NothingToAgree("It is agreed once both of you have accepted it.")
        return replace(
            self, status=AgreementStatus.AGREED, agreed_on=max(days), review_on=review_on
        )

    def supersede(self) -> Agreement:
        """Step back behind the next version. Raises AgreementSettled unless it is agreed."""
        if self.status is not AgreementStatus.AGREED:
            raise AgreementSettled("Only an agreed version gives way to the next.")
        return replace(self, status=AgreementStatus.SUPERSEDED)

    def open_to_change(self) -> None:
        """Raise AgreementSettled unless this is a draft."""
        if not self.is_draft:
            raise AgreementSettled(
                f"Version {self.version} is agreed and stays as it is; the next version takes "
                "what changes."
            )


@dataclass(frozen=True)
class ReviewDue:
    """When an agreement is looked at again, and why then."""

    on: date
    because: ReviewReason


@dataclass(frozen=True)
class AgreementFile:
    """Every version on one supervision file, oldest first."""

    versions: tuple[Agreement, ...] = ()
    calls: tuple[ReviewCall, ...] = ()

    @property
    def standing(self) -> Agreement | None:
        """The version that holds now."""
        agreed = [one for one in self.versions if one.status is AgreementStatus.AGREED]
        return agreed[-1] if agreed else None

    @property
    def draft(self) -> Agreement | None:
        """The version being drawn up."""
        return next((one for one in self.versions if one.is_draft), None)

    @property
    def next_version(self) -> int:
        """The number of a version begun now."""
        return max((one.version for one in self.versions), default=0) + 1

    def numbered(self, version: int) -> Agreement:
        """A version by its number. Raises NotFound."""
        for one in self.versions:
            if one.version == version:
                return one
        raise NotFound(f"There is no version {version} of this agreement.")

    def before(self, version: int) -> Agreement | None:
        """The last version with words before this one, to lie beside it."""
        earlier = [one for one in self.versions if one.version < version and one.written]
        return earlier[-1] if earlier else None

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
