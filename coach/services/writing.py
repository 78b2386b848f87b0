"""The note being written: kept as it grows, left when the pair moves on, never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.text import clean_note

if TYPE_CHECKING:
    from coach.domain.discussion import Note
    from coach.domain.row import Destination, Voice
    from coach.services.conversation import Conversation
    from coach.services.noting import Noting


class Writing:
    """One editor's note. Its first words make it; moving on leaves it."""

    def __init__(self, talk: Conversation, noting: Noting) -> None:
        self._talk = talk
        self._noting = noting
        self.note: Note | None = None
        """The note in hand, as it was last kept."""
        if talk.place.note_id is not None:
            found = [n for n in noting.all() if n.id == talk.place.note_id]
            self.note = found[0] if found else None

    def keep(self, words: str, cursor: int) -> Note | None:
        """Keep the words as they stand, and where the cursor is; None while there are none.

        Where another window changed the note meanwhile, its words stay and these become a note
        of their own. Raises StorageFailed or SessionClosed; the words are then still the editor's.
        """
        words = clean_note(words)
        if self.note is None and not words.strip():
            return None
        talk, before = self._talk, self.note
        try:
            with talk.change():
                if self.note is None:
                    self.note = self._noting.begin(words)
                elif words != self.note.words:
                    kept, ours = self._noting.put(self.note, words)
                    self.note = ours or kept
                talk.stand(replace(talk.place, note_id=self.note.id, cursor=cursor))
        except BaseException:
            self.note = before
            raise
        return self.note

    def leave(self) -> Note | None:
        """Be done with the note: index it; one that was emptied is taken out."""
        note, talk = self.note, self._talk
        if note is None:
            return None
        with talk.change():
            if note.words.strip():
                talk.tools.stores.notes.index(note)
            else:
                talk.tools.stores.notes.save(replace(note, withdrawn_at=talk.tools.clock.now()))
            talk.stand(replace(talk.place, note_id=None, cursor=0))
        self.note = None
        return note

    def take(self, number: int) -> Note:
        """Take a note in hand again, to go on with it. Raises NotFound."""
        note = self._noting.numbered(number)
        with self._talk.change():
            self._talk.stand(replace(self._talk.place, note_id=note.id, cursor=len(note.words)))
        self.note = note
        return note

    def send_to(self, destination: Destination) -> None:
        """Say where the note in hand, and those to come here, go. Raises PlacementRefused."""
        if destination is not self._talk.place.destination:
            self._talk.send_to(destination)
        if self.note is not None:
            self.note = self._noting.move(self.note.number, destination)

    def speak_as(self, voice: Voice) -> None:
        """Say whose words the note in hand, and those to come, are."""
        self._talk.speak_as(voice)
        if self.note is not None:
            with self._talk.change():
                self.note = self._talk.tools.stores.notes.save(replace(self.note, voice=voice))
