"""Where a rule of a policy stands, and the spans of time that it is told in."""

from __future__ import annotations

from enum import StrEnum

from coach.values import dataclass


class Ours(StrEnum):
    """Where the words of a policy do not settle a rule by themselves."""

    READING = "reading"
    """Our reading of an unclear sentence."""
    PROPOSAL = "proposal"
    """Our own proposal; the policy is silent."""


class Unit(StrEnum):
    """What a span of time is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True)
class Span:
    """A length of time, as *five working days*."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        words = self.unit.replace("-", " ")
        return f"{self.number} {words.removesuffix('s') if self.number == 1 else words}"


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """A rule and where it stands."""

    section: str
    """The section of the policy's own document."""
    ours: Ours | None = None
    of: str = ""
    """The name of the policy whose section it is, where another one takes the rule over."""
