"""The notes of a group's session: what they say, in which order, and the passages to look through.

The presenter's learning stands last. How somebody was left after presenting, what was not chosen
and who passed stand nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.group_session import (
    Attending,
    Dilemma,
    GroupAction,
    GroupActionKind,
    GroupNote,
    GroupNoteKind,
    GroupSession,
)
from coach.domain.leaks import Passage, Place
from coach.domain.record import EntryKind, Fact, RecordEntry, RecordSection
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

CASE_RATING = "Shared risk rating"
DILEMMA, NOTES, THEMES = "What was brought", "Notes", "Themes"
ACTIONS, ACCOUNTS, LEARNING = "Actions", "Seen otherwise", "What the presenter takes away"
CONCERN = "Takes a safeguarding concern to {whom}"


@dataclass(frozen=True)
class GroupNotesPaper:
    """The notes with all that their document shows."""

    session_id: str
    group: str
    mentor: str
    held_on: date
    structure: str
    attended: tuple[str, ...]
    left_early: tuple[str, ...]
    agreed: bool
    sections: tuple[RecordSection, ...]
    never_reaches: str


@dataclass(frozen=True)
class GroupMaterial:
    """All that a session kept."""

    session: GroupSession
    attending: tuple[Attending, ...]
    dilemmas: tuple[Dilemma, ...]
    notes: tuple[GroupNote, ...]
    actions: tuple[GroupAction, ...]
    called: Mapping[str, str]
    """What each person is called, by id."""

    @property
    def presented(self) -> tuple[Dilemma, ...]:
        """The dilemmas that the group chose, in their turn."""
        chosen = [one for one in self.dilemmas if one.place is not None]
        return tuple(sorted(chosen, key=lambda one: one.place or 0))


def compose_notes(material: GroupMaterial) -> tuple[RecordSection, ...]:
    """The sections that hold words, in their order; the presenter's learning last."""
    of = {kind: [n for n in material.notes if n.kind is kind] for kind in GroupNoteKind}
    rounds = {one.id: one.name for one in material.session.chosen.rounds}
    found = (
        (DILEMMA, [_entry(one.words) for one in material.presented]),
        (
            NOTES,
            [_entry(n.words, Fact("Round", rounds.get(n.round_id or "", "")))
             for n in of[GroupNoteKind.NOTE]],
        ),
        (THEMES, [_entry(n.words) for n in of[GroupNoteKind.THEME]]),
        (CASE_RATING, [_entry(n.words) for n in of[GroupNoteKind.RATING]]),
        (ACTIONS, [_action(one, material.called) for one in material.actions]),
        (ACCOUNTS, _by_person(of[GroupNoteKind.ACCOUNT], material.called)),
        (LEARNING, _by_person(of[GroupNoteKind.LEARNING], material.called)),
    )  # fmt: skip
    return tuple(RecordSection(heading, tuple(entries)) for heading, entries in found if entries)


def _entry(words: str, *facts: Fact) -> RecordEntry:
    return RecordEntry(EntryKind.NOTE, words, tuple(one for one in facts if one.words))


def _by_person(notes: Sequence[GroupNote], called: Mapping[str, str]) -> list[RecordEntry]:
    return [_entry(n.words, Fact("Who", called.get(n.person_id or "", ""))) for n in notes]


def _action(action: GroupAction, called: Mapping[str, str]) -> RecordEntry:
    facts = [Fact("Who", called.get(action.person_id, ""))]
    if action.due_on is not None:
        facts.append(Fact("By when", spoken(action.due_on)))
    return RecordEntry(EntryKind.ACTION, action_words(action), tuple(facts))


def action_words(action: GroupAction) -> str:
    """An action as it is said; of a concern nothing but its route."""
    if action.kind is GroupActionKind.SAFEGUARDING:
        return CONCERN.format(whom=action.to_whom)
    return action.what


@dataclass(frozen=True)
class Looked:
    """A piece of what a session kept, with the row and the field that it stands in."""

    passage: Passage
    row_id: str
    field: str


def passages_of_notes(material: GroupMaterial) -> tuple[Looked, ...]:
    """Everything that would stand in the notes' document, to be looked through for names."""
    pieces: list[tuple[str, str, str, str]] = [
        (DILEMMA, one.words, one.id, "words") for one in material.presented
    ]
    headings = {
        GroupNoteKind.NOTE: NOTES,
        GroupNoteKind.THEME: THEMES,
        GroupNoteKind.RATING: CASE_RATING,
        GroupNoteKind.LEARNING: LEARNING,
        GroupNoteKind.ACCOUNT: ACCOUNTS,
    }
    pieces += [(headings[n.kind], n.words, n.id, "words") for n in material.notes]
    pieces += [(ACTIONS, a.what, a.id, "what") for a in material.actions if a.what]
    pieces += [(ACTIONS, a.to_whom, a.id, "to_whom") for a in material.actions if a.to_whom]
    return tuple(
        Looked(Passage(Place(number), heading, words), row_id, field)
        for number, (heading, words, row_id, field) in enumerate(pieces)
    )
