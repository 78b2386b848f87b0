"""Words that several people agree on, in versions: written by headings, accepted by each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Generic, Self, TypeVar

from coach.domain.row import Row, Text
from coach.errors import (
    AgreementSettled,
    AlreadyAccepted,
    BadInput,
    NotFound,
    NothingToAgree,
)
from coach.values import dataclass


class AgreementStatus(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"
    """The next version was agreed since."""


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
class AgreedVersion(Row):
    """One version. A draft changes until all have accepted it; from then on it never does."""

    version: int
    status: AgreementStatus = AgreementStatus.DRAFT
    agreed_on: date | None = None
    """The day of the last yes."""
    review_on: date | None = None
    """The day by which the policy wants it looked at again; None where it sets no interval."""
    sections: tuple[AgreementSection, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it still takes words."""
        return self.status is AgreementStatus.DRAFT

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

    def put(self, section: AgreementSection) -> Self:
        """The draft with a section in its place. Words that change take every yes back.

        Nobody is held to words they have not seen. Raises AgreementSettled once it is agreed.
        """
        self.open_to_change()
        before = next((one for one in self.sections if one.id == section.id), None)
        others = [one for one in self.sections if one.id != section.id]
        sections = tuple(sorted((*others, section), key=lambda one: one.position))
        same = (before.words if before else "") == section.words
        return replace(self, sections=sections, acceptances=self.acceptances if same else ())

    def accept(self, acceptance: Acceptance, today: date) -> Self:
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

    def agree(self, everybody: tuple[str, ...], review_on: date | None) -> Self:
        """Agreed, once everybody has accepted it; the last yes is its date.

        `everybody` are their ids. Raises NothingToAgree while one of them has not.
        """
        self.open_to_change()
        given = [self.accepted_by(person_id) for person_id in everybody]
        days = [one.accepted_on for one in given if one is not None]
        if len(days) < len(everybody):
            who = "both of you have" if len(everybody) == 2 else "everybody has"
            raise NothingToAgree(f"It is agreed once {who} accepted it.")
        return replace(
            self, status=AgreementStatus.AGREED, agreed_on=max(days), review_on=review_on
        )

    def supersede(self) -> Self:
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


V = TypeVar("V", bound=AgreedVersion)


@dataclass(frozen=True)
class Versions(Generic[V]):
    """Every version there is, oldest first."""

    versions: tuple[V, ...] = ()

    @property
    def standing(self) -> V | None:
        """The version that holds now."""
        agreed = [one for one in self.versions if one.status is AgreementStatus.AGREED]
        return agreed[-1] if agreed else None

    @property
    def draft(self) -> V | None:
        """The version being drawn up."""
        return next((one for one in self.versions if one.is_draft), None)

    @property
    def next_version(self) -> int:
        """The number of a version begun now."""
        return max((one.version for one in self.versions), default=0) + 1

    def numbered(self, version: int) -> V:
        """A version by its number. Raises NotFound."""
        for one in self.versions:
            if one.version == version:
                return one
        raise NotFound(f"There is no version {version} of this agreement.")

    def before(self, version: int) -> V | None:
        """The last version with words before this one, to lie beside it."""
        earlier = [one for one in self.versions if one.version < version and one.written]
        return earlier[-1] if earlier else None
