"""Carries out what a pair chose about findings in a record: words replaced, entries moved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.leaks import Finding, GuardChoice, LeakKind, Passage, Place, Verdict
from coach.domain.record import EntryKind, RecordEntry, RecordSection
from coach.errors import IllegalMove
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

THE_CHILD = "the child"
NEUTRAL = {
    LeakKind.LISTED: "a reference number",
    LeakKind.DATE_OF_BIRTH: "a date of birth",
    LeakKind.NHS_NUMBER: "an NHS number",
    LeakKind.PHONE: "a phone number",
    LeakKind.POSTCODE: "a postcode",
}
"""What says what stood there and not what it was; for a name it is simply the child."""
OF_THE_WORKER = frozenset({"Question", "Stage"})
"""What is said about a note in a personal record, and never goes to a child's."""
_HEADINGS = {
    EntryKind.RISK: "Immediate risk",
    EntryKind.DECISION: "Decisions",
    EntryKind.ACTION: "Agreed actions",
    EntryKind.DISAGREEMENT: "Disagreement",
}
_ALSO = "Also noted"


@dataclass(frozen=True)
class Moved:
    """An entry on its way to a case record."""

    case_id: str
    heading: str
    entry: RecordEntry


@dataclass(frozen=True)
class Reworded:
    """Words as they stood in one place, and as they stand there now."""

    before: str
    after: str


@dataclass(frozen=True)
class Guarded:
    """A record after the pair's choices."""

    sections: tuple[RecordSection, ...]
    moved: tuple[Moved, ...]
    reworded: tuple[Reworded, ...]


def passages_of(sections: Sequence[RecordSection]) -> tuple[Passage, ...]:
    """A record piece by piece: headings, entries and the facts beside them."""
    found = []
    for s, section in enumerate(sections):
        found.append(Passage(Place(s), section.heading, section.heading))
        for e, entry in enumerate(section.entries):
            found.append(Passage(Place(s, e), section.heading, entry.words))
            found += [
                Passage(Place(s, e, f), f"{section.heading}, {fact.label.lower()}", fact.words)
                for f, fact in enumerate(entry.facts)
            ]
    return tuple(found)


def neutral_words(finding: Finding) -> tuple[str, ...]:
    """What may stand there instead: its case's reference, the child, or what kind of number."""
    own = tuple(reference for _, reference in finding.cases)
    return (*own, NEUTRAL.get(finding.kind, THE_CHILD))


def carry_out(sections: Sequence[RecordSection], choices: Iterable[GuardChoice]) -> Guarded:
    """The record with everything done that was chosen; an entry that moves takes its words along.

    What is replaced is replaced in an entry that moves too. Raises IllegalMove where a heading is
    to be moved.
    """
    edits: dict[Place, list[GuardChoice]] = {}
    moves: dict[tuple[int, int], str] = {}
    for choice in choices:
        place = choice.finding.place
        if choice.verdict is Verdict.REPLACE:
            edits.setdefault(place, []).append(choice)
        elif choice.verdict is Verdict.MOVE:
            if place.entry is None:
                raise IllegalMove("A heading stays with its section; keep it, or replace the name.")
            moves[place.section, place.entry] = choice.case_id
    kept: list[RecordSection] = []
    moved: list[Moved] = []
    reworded: list[Reworded] = []
    for s, section in enumerate(sections):
        heading = _edited(section.heading, edits.get(Place(s), ()), reworded)
        entries = []
        for e, entry in enumerate(section.entries):
            changed = _changed(entry, s, e, edits, reworded)
            if (s, e) in moves:
                moved.append(_on_its_way(changed, moves[s, e]))
            else:
                entries.append(changed)
        if entries or not section.entries:
            kept.append(RecordSection(heading, tuple(entries)))
    return Guarded(tuple(kept), tuple(moved), tuple(reworded))


def take_in(sections: Sequence[RecordSection], moved: Iterable[Moved]) -> tuple[RecordSection, ...]:
    """A case record with entries that came from the personal one, each under its heading."""
    found = list(sections)
    for one in moved:
        for place, section in enumerate(found):
            if section.heading == one.heading:
                found[place] = replace(section, entries=(*section.entries, one.entry))
                break
        else:
            found.append(RecordSection(one.heading, (one.entry,)))
    return tuple(found)


def _changed(
    entry: RecordEntry,
    section: int,
    place: int,
    edits: dict[Place, list[GuardChoice]],
    reworded: list[Reworded],
) -> RecordEntry:
    words = _edited(entry.words, edits.get(Place(section, place), ()), reworded)
    facts = tuple(
        replace(fact, words=_edited(fact.words, edits.get(Place(section, place, f), ()), reworded))
        for f, fact in enumerate(entry.facts)
    )
    return replace(entry, words=words, facts=facts)


def _edited(words: str, choices: Iterable[GuardChoice], reworded: list[Reworded]) -> str:
    """Words with findings replaced, the last first, so that the places of the others hold."""
    after = words
    for choice in sorted(choices, key=lambda one: one.finding.start, reverse=True):
        at = choice.finding
        if after[at.start : at.end] != at.words:
            raise IllegalMove("These words have changed since; look through the record again.")
        after = after[: at.start] + choice.words + after[at.end :]
    if after != words:
        reworded.append(Reworded(words, after))
    return after


def _on_its_way(entry: RecordEntry, case_id: str) -> Moved:
    facts = tuple(fact for fact in entry.facts if fact.label not in OF_THE_WORKER)
    return Moved(case_id, _HEADINGS.get(entry.kind, _ALSO), replace(entry, facts=facts))
