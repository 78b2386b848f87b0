"""The headings of a personal record, as a policy has them, and what of a case may stand there."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.policy import Policy, Sourced
from coach.domain.record import EntryKind, RecordEntry, RecordSection
from coach.errors import PlacementRefused
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

REST = "Also noted"
"""What no heading claims stands under this one, last; nothing that was placed is lost."""


class Material(StrEnum):
    """What a personal record may be made of."""

    RISKS = "risks"
    CHECK_IN = "check-in"
    EARLIER_ACTIONS = "earlier-actions"
    """What became of them."""
    LOOK_BACK = "look-back"
    AGENDA = "agenda"
    CASES = "cases"
    """Which cases were spoken of, by reference alone."""
    CASELOAD = "caseload"
    TOPICS = "topics"
    """Discussions that are about no case."""
    CASE_WORDS = "case-words"
    """What was placed here from talk about a case."""
    DECISIONS = "decisions"
    ACTIONS = "actions"
    DISAGREEMENTS = "disagreements"
    SELF_CARE = "self-care"
    BALANCE = "balance"
    CLOSING = "closing"
    NEXT_SESSION = "next-session"


class CaseLimit(StrEnum):
    """How much of a case a personal record may hold."""

    NOTHING = "nothing"
    """Not even its reference."""
    REFERENCE = "reference"
    """That it was spoken of, and no word more."""
    WORDS = "words"
    """What the pair places there."""


_REFUSED = {
    CaseLimit.NOTHING: "The personal record holds nothing that is about a case",
    CaseLimit.REFERENCE: "The personal record says of a case only that it was spoken of",
}


@dataclass(frozen=True, kw_only=True)
class PersonalCaseLimit(Sourced):
    """How much of a case a personal record may hold, and where that stands."""

    limit: CaseLimit
    words: str = ""
    """The rule in a sentence."""


@dataclass(frozen=True, kw_only=True)
class Readers(Sourced):
    """Who besides the pair may read their records, as a few words within a sentence."""

    words: str


@dataclass(frozen=True, kw_only=True)
class PersonalHeading(Sourced):
    """One heading and the material that comes under it."""

    heading: str
    holds: tuple[Material, ...] = ()
    functions: tuple[str, ...] = ()
    """The policy's own functions: what serves them stands here before it goes with its kind."""
    each_topic: bool = False
    """Whether each topic has a section of its own, its title behind the heading."""
    asked: bool = False
    """Whether the policy wants a word here; Coach says so as the record is read back."""


@dataclass(frozen=True)
class Piece:
    """Some material, on its way to a heading."""

    material: Material
    entries: tuple[RecordEntry, ...]
    title: str = ""
    """A topic's title, where this record's reader may know it."""
    serves: tuple[str, ...] = ()
    """Each function served, as often as it was."""


def limit_of(policy: Policy) -> CaseLimit:
    """How much of a case its personal records may hold; left to the pair where it says nothing."""
    rule = policy.personal_case_limit
    return rule.limit if rule else CaseLimit.WORDS


def cite_limit(policy: Policy) -> str:
    """Where it stands how much of a case its personal records may hold."""
    rule = policy.personal_case_limit
    return policy.cite(rule).strip() if rule else ""


def keep_case_words_out(policy: Policy) -> None:
    """Raises PlacementRefused where the personal record takes no words about a case."""
    limit = limit_of(policy)
    if limit is CaseLimit.WORDS:
        return
    raise PlacementRefused(
        f"{_REFUSED[limit]} ({cite_limit(policy)}), so this was not placed there and stands "
        "as it was. It can go to its case; what is the worker's own goes under a topic without one."
    )


def lay_under_headings(pieces: Sequence[Piece], policy: Policy) -> tuple[RecordSection, ...]:
    """Every piece under just one heading, in the policy's order; what none claims comes last."""
    under: dict[int, list[Piece]] = {}
    headings = policy.personal_record
    for piece in pieces:
        if piece.entries or piece.title:
            under.setdefault(_place_of(piece, headings), []).append(piece)
    rest = PersonalHeading(heading=REST, section="")
    sections = []
    for place, heading in enumerate((*headings, rest)):
        sections += _sections(heading, under.get(place, []))
    return tuple(sections)


def _place_of(piece: Piece, headings: Sequence[PersonalHeading]) -> int:
    """The heading of the function it serves most, else that of its kind, else the last."""
    served = Counter(piece.serves)
    votes = [sum(served[one] for one in heading.functions) for heading in headings]
    if any(votes):
        return votes.index(max(votes))
    claims = (n for n, heading in enumerate(headings) if piece.material in heading.holds)
    return next(claims, len(headings))


def _sections(heading: PersonalHeading, pieces: list[Piece]) -> list[RecordSection]:
    """One section, and one besides for each topic where the heading has it so."""
    order = {material: place for place, material in enumerate(heading.holds)}
    pieces = sorted(pieces, key=lambda piece: order.get(piece.material, len(order)))
    apart = [one for one in pieces if heading.each_topic and one.material is Material.TOPICS]
    together = [entry for one in pieces if one not in apart for entry in _titled(one)]
    found = [RecordSection(heading.heading, tuple(together))] if together else []
    for one in apart:
        name = f"{heading.heading}: {one.title}" if one.title else heading.heading
        found.append(RecordSection(name, one.entries))
    return found


def _titled(piece: Piece) -> tuple[RecordEntry, ...]:
    """A topic's entries with its title above them."""
    if not piece.title:
        return piece.entries
    return (RecordEntry(EntryKind.LINE, f"Talked over: {piece.title}"), *piece.entries)
