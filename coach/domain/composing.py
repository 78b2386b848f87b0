"""Composes the personal record from what was said, under the policy's own headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.discussion import Note, SweepOutcome
from coach.domain.model import Part
from coach.domain.placed import Placed
from coach.domain.record import EntryKind, RecordEntry, RecordSection
from coach.domain.record_headings import (
    CaseLimit,
    Material,
    Piece,
    lay_under_headings,
    limit_of,
)
from coach.domain.row import Audience, Destination

if TYPE_CHECKING:
    from coach.domain.session_material import SessionMaterial


def compose_personal(material: SessionMaterial) -> tuple[RecordSection, ...]:
    """The personal record: what was placed there, each piece under one of the policy's headings."""
    return lay_under_headings(_pieces(material), material.policy)


def _pieces(material: SessionMaterial) -> list[Piece]:
    """All that belongs in the personal record, kind by kind."""
    mine = Placed(material, Destination.PERSONAL, None)
    return [
        Piece(Material.RISKS, mine.risks()),
        Piece(Material.CHECK_IN, mine.notes(Part.CHECK_IN)),
        Piece(Material.EARLIER_ACTIONS, mine.reviews()),
        Piece(Material.LOOK_BACK, mine.notes(Part.LOOK_BACK)),
        Piece(Material.AGENDA, mine.agenda()),
        *(
            Piece(Material.AGENDA, (mine.entry(note),), serves=_named(note))
            for note in mine.chosen(Part.AGENDA)
        ),
        Piece(Material.CASES, _cases_discussed(material)),
        Piece(Material.CASELOAD, mine.notes(Part.CASELOAD)),
        *mine.topics(),
        Piece(Material.CASE_WORDS, mine.case_reflections()),
        Piece(Material.DECISIONS, mine.decisions()),
        Piece(Material.ACTIONS, mine.actions()),
        Piece(Material.DISAGREEMENTS, mine.disagreements()),
        Piece(Material.SELF_CARE, _self_care(material)),
        Piece(Material.BALANCE, mine.balance()),
        Piece(Material.CLOSING, mine.notes(Part.CLOSE)),
        Piece(Material.NEXT_SESSION, _next_session(material)),
    ]


def _named(note: Note) -> tuple[str, ...]:
    """The policy's own function that the pair named for a note."""
    return (note.policy_function,) if note.policy_function else ()


def _cases_discussed(material: SessionMaterial) -> tuple[RecordEntry, ...]:
    if limit_of(material.policy) is CaseLimit.NOTHING:
        return ()
    walked = {d.case_id for d in material.discussions}
    spoken_of = walked | {
        text.case_id
        for text in (*material.notes, *material.actions, *material.decisions, *material.risks)
        if text.withdrawn_at is None and text.audience is Audience.PAIR
    }
    reviewed = {action.case_id for action in material.reviewed_actions}
    swept = {s.case_id: s.outcome for s in material.sweeps if s.withdrawn_at is None}
    entries = []
    for case in material.cases:
        if case.id in spoken_of:
            said = "was discussed" if case.id in walked else "was spoken of"
            entries.append(f"Case {case.reference} {said}.")
        elif case.id in reviewed:
            entries.append(f"Earlier actions on case {case.reference} were looked back on.")
        elif swept.get(case.id) is SweepOutcome.NOTHING_NEW:
            entries.append(f"Case {case.reference} was looked at: nothing new.")
        elif case.id in swept:
            entries.append(f"Case {case.reference} was looked at.")
    return tuple(RecordEntry(EntryKind.LINE, words) for words in entries)


def _next_session(material: SessionMaterial) -> tuple[RecordEntry, ...]:
    if material.next_on is None:
        return ()
    return (RecordEntry(EntryKind.LINE, f"Agreed for {spoken(material.next_on)}."),)


def _self_care(material: SessionMaterial) -> tuple[RecordEntry, ...]:
    if not material.self_care_reviewed:
        return ()
    looked = RecordEntry(EntryKind.LINE, "The self-care plan was looked at together.")
    if not material.self_care_support:
        return (looked,)
    return (looked, RecordEntry(EntryKind.LINE, f"Support agreed: {material.self_care_support}"))
