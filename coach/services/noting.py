"""Keeps notes, changes them, and places them where they belong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.discussion import Marking, Note
from coach.domain.record_headings import keep_case_words_out
from coach.domain.row import Destination
from coach.errors import BadInput, NotFound
from coach.text import clean_note

if TYPE_CHECKING:
    from coach.services.conversation import Conversation


class Noting:
    """The notes of one conversation."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        self._seen: dict[int, Note] = {}
        """Each note as this window last showed or wrote it."""

    def note(self, words: str, marking: Marking | None = None) -> Note:
        """Keep a note under the question, stage, lens and functions in hand.

        Raises BadInput for one without words.
        """
        words = _cleaned(words)
        with self._talk.change():
            kept = self.begin(words, marking)
            self._talk.tools.stores.notes.index(kept)
        self._seen[kept.number] = kept
        return kept

    def begin(self, words: str, marking: Marking | None = None) -> Note:
        """Add a note where the pair stands; for use inside `change`."""
        talk = self._talk
        place, stores = talk.place, talk.tools.stores
        return stores.notes.add(
            Note(
                id=talk.tools.ids.new(),
                file_id=talk.session.file_id,
                session_id=talk.session.id,
                discussion_id=place.discussion_id,
                asked_question_id=place.asked_id,
                part=place.part,
                stage=place.stage_in_hand(),
                lens=place.lens,
                voice=place.voice,
                marking=marking,
                number=stores.notes.next_number(talk.session.id),
                words=words,
                functions=talk.functions_in_hand(),
                policy_function=place.policy_function,
                noted_at=talk.tools.clock.now(),
                destination=talk.session.goes_to(),
                case_id=place.case_id,
            )
        )

    def all(self) -> list[Note]:
        """The notes that stand, in the order in which they were written."""
        notes = self._standing()
        self._seen.update((note.number, note) for note in notes)
        return notes

    def _standing(self) -> list[Note]:
        talk = self._talk
        notes = talk.tools.stores.notes.of_session(talk.session.id, talk.reader)
        return [note for note in notes if note.withdrawn_at is None]

    def seen(self, number: int) -> Note:
        """A note as this window last knew it, to be rewritten from there. Raises NotFound."""
        return self._seen.get(number) or self.numbered(number)

    def unplaced(self) -> list[Note]:
        """The notes that enter no record until they are placed."""
        if not self._talk.session.recorded:
            return []
        return [note for note in self.all() if note.destination is Destination.UNPLACED]

    def left_behind(self) -> list[Note]:
        """The notes meant to be erased at closing."""
        return [note for note in self.all() if note.destination is Destination.LEAVE_BEHIND]

    def numbered(self, number: int) -> Note:
        """The note under a number. Raises NotFound."""
        for note in self._standing():
            if note.number == number:
                return note
        raise NotFound(f"This session has no note {number}.")

    def move(self, number: int, destination: Destination) -> Note:
        """Place a note.

        Raises NotFound, and PlacementRefused where it is about no case, or about one and bound
        for a personal record that takes no words about cases.
        """
        talk = self._talk
        with talk.change():
            talk.session.allow(destination)
            note = self.numbered(number)
            if destination is Destination.PERSONAL and note.case_id is not None:
                keep_case_words_out(talk.policy())
            case_id = note.case_id or talk.place.case_id
            kept = talk.tools.stores.notes.save(note.move_to(destination, case_id))
            talk.tools.stores.notes.index(kept)
        if self._seen.get(number, note).words == note.words:
            self._seen[number] = kept
        return kept

    def unplace(self, number: int, destination: Destination) -> Note:
        """Put a note back where it was before it was placed. Raises NotFound."""
        talk = self._talk
        with talk.change():
            note = replace(self.numbered(number), destination=destination)
            kept = talk.tools.stores.notes.save(note)
            talk.tools.stores.notes.index(kept)
        return kept

    def rewrite(self, note: Note, words: str) -> tuple[Note, Note | None]:
        """Change a note's words, as they were read with `note`.

        Where another window changed it first, both texts stay: theirs in place, these as a note
        of their own, returned second. Raises BadInput for no words.
        """
        words = _cleaned(words)
        with self._talk.change():
            kept, ours = self.put(note, words)
            self._talk.tools.stores.notes.index(ours or kept)
        self._seen.update((one.number, one) for one in (kept, ours) if one is not None)
        return kept, ours

    def put(self, note: Note, words: str) -> tuple[Note, Note | None]:
        """As `rewrite`, for use inside `change`."""
        stores = self._talk.tools.stores
        standing = self.numbered(note.number)
        if standing.words == note.words:  # placed or marked meanwhile, but worded as it was
            return stores.notes.save(replace(standing, words=words)), None
        ours = stores.notes.add(
            replace(
                standing,
                id=self._talk.tools.ids.new(),
                revision=0,
                number=stores.notes.next_number(note.session_id),
                words=words,
                conflict_of=note.id,
                noted_at=self._talk.tools.clock.now(),
            )
        )
        return standing, ours

    def withdraw(self, number: int) -> Note:
        """Take a note out; `restore` brings it back. Raises NotFound."""
        with self._talk.change():
            note = replace(self.numbered(number), withdrawn_at=self._talk.tools.clock.now())
            return self._talk.tools.stores.notes.save(note)

    def restore(self, number: int) -> Note:
        """Bring a note back that was taken out. Raises NotFound."""
        talk = self._talk
        with talk.change():
            for note in talk.tools.stores.notes.of_session(talk.session.id, talk.reader):
                if note.number == number and note.withdrawn_at is not None:
                    return talk.tools.stores.notes.save(replace(note, withdrawn_at=None))
            raise NotFound(f"No note {number} was taken out of this session.")


def _cleaned(words: str) -> str:
    kept = clean_note(words)
    if not kept.strip():
        raise BadInput("There are no words in that note; nothing was changed.")
    return kept
