"""What the leak guard speaks of: passages, identifiers, findings, and what is done about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from coach.domain.row import Row
from coach.values import dataclass

Near = Callable[[Sequence[str], Sequence[str]], Iterable[tuple[str, str]]]
"""Given names and words, each pair of a name and a word that may be it, spelt otherwise."""


@dataclass(frozen=True, kw_only=True)
class CaseIdentifier(Row):
    """A name or number that belongs to a case; case material, whatever it is written for."""

    case_id: str
    words: str


@dataclass(frozen=True)
class Identifier:
    """An identifier with the case that it belongs to, as the guard compares it."""

    case_id: str
    reference: str
    words: str


@dataclass(frozen=True)
class Place:
    """Where a passage stands in a paper."""

    section: int
    entry: int | None = None
    """None for the section's own heading."""
    fact: int | None = None
    """None for the entry's words."""


@dataclass(frozen=True)
class Passage:
    """A piece of text to be looked through; of a record, of a group's notes, of anything."""

    place: Place
    heading: str
    """Under which it stands, for people."""
    words: str


class LeakKind(StrEnum):
    """What was found."""

    FULL_NAME = "full name"
    PART_OF_NAME = "part of a name"
    POSSESSIVE = "possessive"
    INITIALS = "initials"
    NEAR_SPELLING = "near spelling"
    LISTED = "listed number or code"
    DATE_OF_BIRTH = "date of birth"
    NHS_NUMBER = "NHS number"
    PHONE = "phone number"
    POSTCODE = "postcode"


class Sureness(StrEnum):
    """How sure the guard is, in the words in which it says so."""

    LISTED = "as listed"
    LIKELY = "very likely"
    PERHAPS = "may be chance"


@dataclass(frozen=True)
class Finding:
    """One occurrence."""

    place: Place
    heading: str
    start: int
    """Where it begins in the passage's words; it ends before `end`."""
    end: int
    words: str
    """As they stand there."""
    kind: LeakKind
    sureness: Sureness
    cases: tuple[tuple[str, str], ...] = ()
    """Whose it is: ids and references; none where it is listed for nobody."""

    @property
    def reference(self) -> str:
        """The cases that it belongs to, for people."""
        return ", ".join(reference for _, reference in self.cases)

    def is_alike(self, other: Finding) -> bool:
        """Whether it is the same words about the same cases."""
        return (
            self.kind is other.kind
            and self.cases == other.cases
            and self.words.casefold() == other.words.casefold()
        )


class Verdict(StrEnum):
    """What the pair does about a finding."""

    KEEP = "keep"
    REPLACE = "replace"
    MOVE = "move"


@dataclass(frozen=True)
class GuardChoice:
    """What the pair chose for one finding."""

    finding: Finding
    verdict: Verdict
    words: str = ""
    """What stands there instead, where it is replaced."""
    case_id: str = ""
    """To whose case record the entry moves, where it is moved."""
