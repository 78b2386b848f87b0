"""What a record says nothing of yet: pointed out as it is read back, and never demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case_composing import (
    ACTIONS,
    CHILD,
    DECISIONS,
    EVIDENCE,
    MEANING,
    NEXT_REVIEW,
)
from coach.domain.record import EntryKind, RecordSection
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.policy import Policy

LOOKED_FOR = (EVIDENCE, CHILD, MEANING, DECISIONS, ACTIONS, NEXT_REVIEW)
"""What whoever reads a child's file years later looks for, and seldom finds."""
_FACTS = {EntryKind.DECISION: ("Reason",), EntryKind.ACTION: ("Why", "Who", "By when")}


@dataclass(frozen=True)
class StillOpen:
    """One thing that nobody has said: a heading without a word, or a fact of an entry."""

    heading: str
    entry: str = ""
    """The decision or action that lacks it."""
    facts: tuple[str, ...] = ()
    rule: str = ""
    """Where the policy asks for it."""


def open_in_case(sections: Sequence[RecordSection]) -> tuple[StillOpen, ...]:
    """Of a case record, the headings that are empty, and what decisions and actions lack."""
    there = {section.heading for section in sections}
    empty = (StillOpen(heading) for heading in LOOKED_FOR if heading not in there)
    return (*empty, *_lacking(sections))


def open_in_personal(sections: Sequence[RecordSection], policy: Policy) -> tuple[StillOpen, ...]:
    """Of a personal record, where the policy asks for a word, and what entries lack."""
    there = {section.heading for section in sections}
    asked = (
        StillOpen(one.heading, rule=policy.cite(one))
        for one in policy.personal_record
        if one.asked and one.heading not in there
    )
    return (*asked, *_lacking(sections))


def _lacking(sections: Sequence[RecordSection]) -> Iterator[StillOpen]:
    for section in sections:
        for entry in section.entries:
            lacking = tuple(one for one in _FACTS.get(entry.kind, ()) if not entry.fact(one))
            if lacking:
                yield StillOpen(section.heading, entry.words, lacking)
