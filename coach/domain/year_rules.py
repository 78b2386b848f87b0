"""What a policy lays down of the newly qualified year, and of groups beside one-to-one."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.sourced import Sourced, Span
from coach.values import dataclass


class YearPart(StrEnum):
    """What a policy may have in the newly qualified year, besides phases and reviews."""

    INITIAL_ASSESSMENT = "initial-assessment"
    END_ASSESSMENT = "end-assessment"
    DIRECT_OBSERVATION = "direct-observation"
    ASSESSMENT = "assessment"
    """The assessment that goes on all along."""
    PROTECTED_TIME = "protected-time"
    REDUCED_CASELOAD = "reduced-caseload"
    UNINTERRUPTED_TIME = "uninterrupted-time"
    MENTORING = "mentoring"
    SHARED_SUPERVISION = "shared-supervision"
    GROUP = "group"


STEPS = (YearPart.INITIAL_ASSESSMENT, YearPart.DIRECT_OBSERVATION, YearPart.END_ASSESSMENT)
"""Those that happen on a day; the others hold throughout."""


@dataclass(frozen=True, kw_only=True)
class YearRule(Sourced):
    """One part of the year, in words, with the figures that the policy has for it."""

    what: YearPart
    words: str
    months: tuple[int, ...] = ()
    """When it is due, in months from the start; empty where the policy sets no day."""
    against: tuple[str, ...] = ()
    """The standards that it is assessed against."""
    percent: int | None = None
    """The share of the working week."""
    minutes: int | None = None
    """The length of a session."""
    every: Span | None = None
    """How often it comes."""


@dataclass(frozen=True, kw_only=True)
class LeaveRule(Sourced):
    """A leave of at least this length moves what comes after it by as many days."""

    at_least: Span


@dataclass(frozen=True)
class YearRules:
    """Everything of the year that a policy has; what it leaves open is not there."""

    parts: tuple[YearRule, ...] = ()
    leave: LeaveRule | None = None
    """None where the policy does not say that a leave moves the year."""

    def part(self, what: YearPart) -> YearRule | None:
        """One part, or None where the policy leaves it open."""
        return next((one for one in self.parts if one.what is what), None)


class GroupPlace(StrEnum):
    """What a group session is beside one-to-one supervision."""

    COMPLEMENTS = "complements"
    """It comes besides and never counts towards the frequency."""
    STANDS_IN = "stands-in"
    """It counts where an offer of one-to-one is on record."""


@dataclass(frozen=True, kw_only=True)
class OfferRule(Sourced):
    """How long an offer of one-to-one supports the groups that follow it."""

    within: Span


@dataclass(frozen=True, kw_only=True)
class GroupRule(Sourced):
    """Whether group sessions count."""

    place: GroupPlace
    offer: OfferRule | None = None
    """None: an offer on record before the group is enough, however long ago."""
