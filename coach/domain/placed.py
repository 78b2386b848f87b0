"""What of a session goes to one reader: words that stand, shared by the pair, and placed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.carrying import was_discussed
from coach.domain.function_names import FunctionNames
from coach.domain.model import Part
from coach.domain.naming import REVIEW_WORDS, VOICE_WORDS
from coach.domain.record import EntryKind, Fact, RecordEntry
from coach.domain.record_entries import (
    action_entry,
    decision_entry,
    disagreement_entry,
    risk_entry,
    why_it_may_be,
)
from coach.domain.record_headings import Material, Piece
from coach.domain.row import Audience, Destination, Text, Voice
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.discussion import Note
    from coach.domain.session import AgendaItem
    from coach.domain.session_material import SessionMaterial

NO_NOTE = RecordEntry(EntryKind.LINE, "Talked over; no note was placed here.")


@dataclass(frozen=True)
class Placed:
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

    def chosen(self, part: Part) -> list[Note]:
        """The notes of one part."""
        return [note for note in self.material.notes if self.takes(note) and note.part is part]

    def notes(self, part: Part) -> tuple[RecordEntry, ...]:
        """The notes of one part, as entries."""
        return tuple(map(self.entry, self.chosen(part)))

    def topics(self) -> list[Piece]:
        """Each discussion that is about no case, whole, with the functions that it served."""
        names = FunctionNames.of(self.material.policy).own
        items = {item.id: item.functions for item in self.material.agenda}
        pieces = []
        for discussion in self.material.discussions:
            if discussion.case_id is not None:
                continue
            notes = [
                note
                for note in self.material.notes
                if note.discussion_id == discussion.id and self.takes(note)
            ]
            served = [
                one.id
                for note in notes
                for one in names
                if note.policy_function == one.id
                or (note.policy_function is None and set(note.functions) & set(one.stands_for))
            ]
            wanted = items.get(discussion.agenda_item_id or "", ())
            served = served or [one.id for one in names if set(wanted) & set(one.stands_for)]
            told = self.takes(discussion)  # a title is words too, and may have another reader
            pieces.append(
                Piece(
                    Material.TOPICS,
                    tuple(map(self.entry, notes)) or (NO_NOTE,),
                    discussion.title if told else "",
                    tuple(served),
                )
            )
        return pieces

    def case_reflections(self) -> tuple[RecordEntry, ...]:
        """Notes placed here from talk about a case, without the case's own title."""
        topics = {d.id for d in self.material.discussions if d.case_id is None}
        return tuple(
            self.entry(note)
            for note in self.material.notes
            if self.takes(note) and note.part is Part.DISCUSS and note.discussion_id not in topics
        )

    def agenda(self) -> tuple[RecordEntry, ...]:
        """The items that were raised; one that nobody came to does not read as talked over."""
        return tuple(self._raised(item) for item in self.material.agenda if self.takes(item))

    def _raised(self, item: AgendaItem) -> RecordEntry:
        facts = [Fact("Raised by", VOICE_WORDS[item.raised_by])]
        if not was_discussed(item, self.material.discussions):
            facts.append(Fact("Discussed", "not yet"))
        return RecordEntry(EntryKind.LINE, item.title, tuple(facts))

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

    def decisions(self) -> tuple[RecordEntry, ...]:
        """What was decided."""
        return tuple(decision_entry(one) for one in self.material.decisions if self.takes(one))

    def actions(self) -> tuple[RecordEntry, ...]:
        """What was agreed to be done."""
        return tuple(action_entry(one) for one in self.material.actions if self.takes(one))

    def disagreements(self) -> tuple[RecordEntry, ...]:
        """Where the two saw it differently."""
        found = (one for one in self.material.disagreements if self.takes(one))
        return tuple(map(disagreement_entry, found))

    def risks(self) -> tuple[RecordEntry, ...]:
        """What was raised as an immediate risk."""
        return tuple(risk_entry(one) for one in self.material.risks if self.takes(one))

    def balance(self) -> tuple[RecordEntry, ...]:
        """Why the time may have gone as it did, in whose words."""
        return tuple(why_it_may_be(one) for one in self.material.balance_answers if self.takes(one))

    def entry(self, note: Note) -> RecordEntry:
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
