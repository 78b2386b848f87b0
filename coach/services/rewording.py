"""Other words for a section of a record: as lines to fill in, and taken as they were typed."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.record import EntryKind, Fact, RecordEntry, RecordSection
from coach.text import clean_note
from coach.values import dataclass

MORE = "more"
"""The line in which something is added to a section."""
_LONG = frozenset({EntryKind.NOTE})
_OF_TWO = EntryKind.DISAGREEMENT


@dataclass(frozen=True)
class WordsField:
    """One text of a section that can be worded otherwise."""

    id: str
    label: str
    words: str
    is_long: bool = False


def fields_of(section: RecordSection) -> tuple[WordsField, ...]:
    """Every text that people wrote in a section, in its order."""
    found = []
    for place, entry in enumerate(section.entries):
        if entry.kind is _OF_TWO:
            found += [
                WordsField(f"fact-{place}-{n}", fact.label, fact.words, is_long=True)
                for n, fact in enumerate(entry.facts)
            ]
            continue
        label = entry.fact("Question") if entry.kind is EntryKind.NOTE else ""
        found.append(WordsField(f"entry-{place}", label, entry.words, entry.kind in _LONG))
        if entry.kind in (EntryKind.ACTION, EntryKind.DECISION, EntryKind.RISK):
            found += [
                WordsField(f"fact-{place}-{n}", fact.label, fact.words)
                for n, fact in enumerate(entry.facts)
            ]
    return tuple(found)


def reworded(section: RecordSection, filled: dict[str, str]) -> RecordSection:
    """The section with other words; an entry whose words are gone goes with them."""
    entries = []
    for place, entry in enumerate(section.entries):
        facts = tuple(
            replace(fact, words=filled.get(f"fact-{place}-{n}", fact.words))
            for n, fact in enumerate(entry.facts)
        )
        entries.append(replace(entry, words=filled.get(f"entry-{place}", entry.words), facts=facts))
    more = clean_note(filled.get(MORE, "")).strip()
    if more:
        entries.append(RecordEntry(EntryKind.NOTE, more))
    return cleaned(replace(section, entries=tuple(entries)))


def cleaned(section: RecordSection) -> RecordSection:
    """A section as it may be kept: controls gone, and one line where there is one.

    What is clean already stays as it is, to the last blank.
    """
    entries = (_cleaned(entry) for entry in section.entries)
    kept = tuple(one for one in entries if one.words.strip() or (one.kind is _OF_TWO and one.facts))
    return RecordSection(_one_line(section.heading), kept)


def _cleaned(entry: RecordEntry) -> RecordEntry:
    keep = clean_note if entry.kind is _OF_TWO else _one_line
    facts = tuple(Fact(one.label, keep(one.words)) for one in entry.facts)
    if entry.kind is not EntryKind.ACTION:  # a row of the table has all its cells
        facts = tuple(one for one in facts if one.words.strip())
    words = clean_note(entry.words) if entry.kind in _LONG else _one_line(entry.words)
    return replace(entry, words=words, facts=facts)


def _one_line(words: str) -> str:
    return clean_note(words).replace("\n", " ")
