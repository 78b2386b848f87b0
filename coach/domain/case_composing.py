"""Composes the record of one case for its child's file, under headings that are always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.discussion import CaseReference, Marking, Note
from coach.domain.model import Part, Stage, Stakeholder
from coach.domain.placed import Placed
from coach.domain.policy import DeadlineName, Span, Unit
from coach.domain.record import EntryKind, RecordEntry, RecordSection
from coach.domain.row import Destination
from coach.domain.spans import later
from coach.domain.working_days import WorkingDays

if TYPE_CHECKING:
    from coach.domain.session_material import SessionMaterial

EVIDENCE = "What happened, and the evidence"
STIRRED = "What it stirred"
CHILD = "What the child would say"
MEANING = "What it means"
NEXT = "What comes next"
ALSO = "Also noted"
DECISIONS = "Decisions"
ACTIONS = "Agreed actions"
NEXT_REVIEW = "Next review"
_STAGES = {
    Stage.EXPERIENCE: EVIDENCE,
    Stage.REFLECTION: STIRRED,
    Stage.ANALYSIS: MEANING,
    Stage.PLAN: NEXT,
}


def compose_case(material: SessionMaterial, case_id: str) -> tuple[RecordSection, ...]:
    """The record for one case's own file; empty where nothing was placed there."""
    its = Placed(material, Destination.CASE, case_id)
    notes: dict[str, list[RecordEntry]] = {}
    parts = (Part.DISCUSS, *(part for part in Part if part is not Part.DISCUSS))
    for note in (note for part in parts for note in its.chosen(part)):
        notes.setdefault(_heading_of(note), []).append(its.entry(note))
    sections = (
        RecordSection("Immediate risk", its.risks()),
        *(
            RecordSection(heading, tuple(notes.get(heading, ())))
            for heading in (EVIDENCE, STIRRED, CHILD, MEANING, NEXT, ALSO)
        ),
        RecordSection("Looking back", its.reviews()),
        RecordSection("Agenda", its.agenda()),
        RecordSection(DECISIONS, its.decisions()),
        RecordSection(ACTIONS, its.actions()),
        RecordSection("Disagreement", its.disagreements()),
    )
    said = tuple(section for section in sections if section.entries)
    review = _next_review(material)
    return (*said, RecordSection(NEXT_REVIEW, review)) if said and review else said


def _heading_of(note: Note) -> str:
    """Where a note stands: the child's side by itself, what is evidence together."""
    if note.part is not Part.DISCUSS:
        return ALSO
    if note.lens is Stakeholder.SERVICE_USER:
        return CHILD
    if note.marking is Marking.EVIDENCE:
        return EVIDENCE
    return _STAGES[note.stage] if note.stage else ALSO


def _next_review(material: SessionMaterial) -> tuple[RecordEntry, ...]:
    """When the case is looked at again: by the policy's rule, and when the pair next meets."""
    lines = []
    policy = material.policy
    rule = policy.deadline(DeadlineName.CASE_REVIEW)
    if rule is not None:
        lines.append(f"Within {rule.span}{_by(material, rule.span)} ({policy.cite(rule)}).")
    if material.next_on is not None:
        lines.append(f"The next session is agreed for {spoken(material.next_on)}.")
    return tuple(RecordEntry(EntryKind.LINE, line) for line in lines)


def _by(material: SessionMaterial, span: Span) -> str:
    """The day itself; working days would need a calendar, which a record does not have."""
    held_on = material.session.held_on
    if held_on is None or span.unit is Unit.WORKING_DAYS:
        return ""
    return f", by {spoken(later(held_on, span, WorkingDays()))}"


def cases_with_words(material: SessionMaterial) -> tuple[CaseReference, ...]:
    """The cases for which the session leaves a case record."""
    return tuple(case for case in material.cases if compose_case(material, case.id))
