"""Composes records from what was said: each word goes to its own reader and no further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coach.domain.agreed_action import ActionReview, AgreedAction
from coach.domain.balance_answer import BalanceAnswer
from coach.domain.days import spoken
from coach.domain.discussion import (
    AskedQuestion,
    CaseReference,
    CaseSweep,
    Discussion,
    Note,
    SweepOutcome,
)
from coach.domain.model import Part, Stage
from coach.domain.naming import REVIEW_WORDS, VOICE_WORDS
from coach.domain.record import EntryKind, Fact, RecordEntry, RecordSection
from coach.domain.row import Audience, Destination, Text, Voice
from coach.domain.session import AgendaItem, Decision, Disagreement, ImmediateRisk, Session

STAGE_HEADINGS = {
    Stage.EXPERIENCE: "What happened",
    Stage.REFLECTION: "What it stirred",
    Stage.ANALYSIS: "What it means",
    Stage.PLAN: "What comes next",
}
NOT_SETTLED = "not settled"


@dataclass(frozen=True)
class SessionMaterial:
    """Everything kept from one session."""

    session: Session
    cases: tuple[CaseReference, ...]
    discussions: tuple[Discussion, ...]
    asked: tuple[AskedQuestion, ...]
    notes: tuple[Note, ...]
    agenda: tuple[AgendaItem, ...]
    actions: tuple[AgreedAction, ...]
    reviews: tuple[ActionReview, ...]
    reviewed_actions: tuple[AgreedAction, ...]
    decisions: tuple[Decision, ...]
    disagreements: tuple[Disagreement, ...]
    risks: tuple[ImmediateRisk, ...]
    sweeps: tuple[CaseSweep, ...]
    self_care_reviewed: bool
    self_care_support: str = ""
    """What support was agreed as the plan was looked at; the plan itself is not here."""
    balance_answers: tuple[BalanceAnswer, ...] = ()
    """What was said to why the time may have gone as it did."""
    next_on: date | None = None
    """The day agreed for the next session."""


def compose_personal(material: SessionMaterial) -> tuple[RecordSection, ...]:
    """The personal record: what was placed there, and of each case only that it was discussed."""
    mine = _Chosen(material, Destination.PERSONAL, None)
    sections = [
        mine.risks(),
        RecordSection(Part.CHECK_IN.capitalize(), mine.notes(Part.CHECK_IN)),
        RecordSection("Looking back", (*mine.reviews(), *mine.notes(Part.LOOK_BACK))),
        RecordSection("Agenda", (*mine.agenda(), *mine.notes(Part.AGENDA))),
        RecordSection("Caseload", (*_cases_discussed(material), *mine.notes(Part.CASELOAD))),
        *mine.topics(),
        RecordSection("Reflections on the work", mine.case_reflections()),
        *mine.outcomes(),
        RecordSection("Self-care", _self_care(material)),
        mine.balance(),
        RecordSection("Closing", mine.notes(Part.CLOSE)),
        RecordSection("Next session", _next_session(material)),
    ]
    return tuple(section for section in sections if section.entries)


def compose_case(material: SessionMaterial, case_id: str) -> tuple[RecordSection, ...]:
    """The record for one case's own file; empty where nothing was placed there."""
    its = _Chosen(material, Destination.CASE, case_id)
    sections = [
        its.risks(),
        *(RecordSection(STAGE_HEADINGS[stage], its.notes(Part.DISCUSS, stage)) for stage in Stage),
        RecordSection(
            "Also noted",
            (
                *its.notes(Part.DISCUSS, None),
                *(note for part in Part if part is not Part.DISCUSS for note in its.notes(part)),
            ),
        ),
        RecordSection("Looking back", its.reviews()),
        RecordSection("Agenda", its.agenda()),
        *its.outcomes(),
    ]
    return tuple(section for section in sections if section.entries)


def cases_with_words(material: SessionMaterial) -> tuple[CaseReference, ...]:
    """The cases for which the session leaves a case record."""
    return tuple(case for case in material.cases if compose_case(material, case.id))


@dataclass(frozen=True)
class _Chosen:
    """What of a session goes to one reader."""

    material: SessionMaterial
    destination: Destination
    case_id: str | None

    def takes(self, text: Text) -> bool:
        """Only what was shared between the pair, stands, and was placed here."""
        return (
            text.withdrawn_at is None
            and text.audience is Audience.PAIR
            and text.destination is self.destination
            and (self.destination is not Destination.CASE or text.case_id == self.case_id)
        )

    def notes(self, part: Part, *stages: Stage | None) -> tuple[RecordEntry, ...]:
        """Notes of one part, of one stage if one is named."""
        return tuple(
            self._note(note)
            for note in self.material.notes
            if self.takes(note) and note.part is part and (not stages or note.stage in stages)
        )

    def topics(self) -> list[RecordSection]:
        """A section for each discussion that is about no case."""
        sections = []
        for discussion in self.material.discussions:
            if discussion.case_id is not None:
                continue
            notes = tuple(
                self._note(note)
                for note in self.material.notes
                if note.discussion_id == discussion.id and self.takes(note)
            )
            if not notes:
                notes = (RecordEntry(EntryKind.LINE, "Talked over; no note was placed here."),)
            told = self.takes(discussion)  # a title is words too, and may have another reader
            sections.append(
                RecordSection(f"Discussed: {discussion.title}" if told else "Discussed", notes)
            )
        return sections

    def case_reflections(self) -> tuple[RecordEntry, ...]:
        """Notes placed here from talk about a case, without the case's own title."""
        topics = {d.id for d in self.material.discussions if d.case_id is None}
        return tuple(
            self._note(note)
            for note in self.material.notes
            if self.takes(note) and note.part is Part.DISCUSS and note.discussion_id not in topics
        )

    def agenda(self) -> tuple[RecordEntry, ...]:
        """The items that were raised."""
        return tuple(
            RecordEntry(
                EntryKind.LINE, item.title, (Fact("Raised by", VOICE_WORDS[item.raised_by]),)
            )
            for item in self.material.agenda
            if self.takes(item)
        )

    def reviews(self) -> tuple[RecordEntry, ...]:
        """What became of earlier actions."""
        actions = {action.id: action for action in self.material.reviewed_actions}
        return tuple(
            RecordEntry(
                EntryKind.LINE,
                f"{actions[review.action_id].what}: {REVIEW_WORDS[review.outcome]}",
                (Fact("Reason", review.reason),) if review.reason else (),
            )
            for review in self.material.reviews
            if review.action_id in actions
            and self.takes(actions[review.action_id])
            and self.takes(review)
        )

    def outcomes(self) -> list[RecordSection]:
        """Decisions, actions and disagreement, in that order."""
        return [
            RecordSection(
                "Decisions", tuple(_decision(d) for d in self.material.decisions if self.takes(d))
            ),
            RecordSection(
                "Agreed actions", tuple(_action(a) for a in self.material.actions if self.takes(a))
            ),
            RecordSection(
                "Disagreement",
                tuple(_disagreement(d) for d in self.material.disagreements if self.takes(d)),
            ),
        ]

    def risks(self) -> RecordSection:
        """What was raised as an immediate risk."""
        return RecordSection(
            "Immediate risk", tuple(_risk(r) for r in self.material.risks if self.takes(r))
        )

    def balance(self) -> RecordSection:
        """Why the time may have gone as it did, in whose words."""
        said = (one for one in self.material.balance_answers if self.takes(one))
        return RecordSection("How the time was spent", tuple(map(_why_it_may_be, said)))

    def _note(self, note: Note) -> RecordEntry:
        """A note; the question asked of the worker does not go to a child's record."""
        personal = self.destination is Destination.PERSONAL
        asked = {question.id: question.wording for question in self.material.asked}
        facts = [
            Fact("Question", asked.get(note.asked_question_id or "", "") if personal else ""),
            Fact("Stage", note.stage.capitalize() if note.stage and personal else ""),
            Fact("In the words of", "" if note.voice is Voice.BOTH else VOICE_WORDS[note.voice]),
            Fact("Marked", note.marking or ""),
            Fact("Written at the same time", "in another window" if note.conflict_of else ""),
        ]
        return RecordEntry(EntryKind.NOTE, note.words, tuple(f for f in facts if f.words))


def _why_it_may_be(one: BalanceAnswer) -> RecordEntry:
    whose = () if one.voice is Voice.BOTH else (Fact("In the words of", VOICE_WORDS[one.voice]),)
    return RecordEntry(EntryKind.NOTE, one.words, (Fact("Of", f"the last {one.window}"), *whose))


def _cases_discussed(material: SessionMaterial) -> tuple[RecordEntry, ...]:
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


def _action(action: AgreedAction) -> RecordEntry:
    facts = (
        Fact("Why", action.why),
        Fact("Who", action.owner.capitalize() if action.owner else ""),
        Fact("By when", action.due_on.isoformat() if action.due_on else ""),
    )
    return RecordEntry(EntryKind.ACTION, action.what, facts)


def _decision(decision: Decision) -> RecordEntry:
    facts = (Fact("Reason", decision.reason),) if decision.reason else ()
    return RecordEntry(EntryKind.DECISION, decision.what, facts)


def _disagreement(disagreement: Disagreement) -> RecordEntry:
    facts = (
        Fact("The supervisor's account", disagreement.supervisor_account),
        Fact("The supervisee's account", disagreement.supervisee_account),
    )
    return RecordEntry(EntryKind.DISAGREEMENT, "Two accounts, side by side.", facts)


def _risk(risk: ImmediateRisk) -> RecordEntry:
    facts = (
        Fact("Who is told", risk.told or NOT_SETTLED),
        Fact("Who acts", risk.acts or NOT_SETTLED),
        Fact("By when", risk.by_when or NOT_SETTLED),
    )
    return RecordEntry(EntryKind.RISK, risk.safe_now, facts)
