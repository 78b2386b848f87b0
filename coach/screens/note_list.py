"""The notes so far, each to be opened again or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widgets.option_list import Option

from coach.domain.row import Destination
from coach.widgets.marked import MarkedList
from coach.words import (
    STAGES,
)
from coach.words import session_parts as say

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widgets import OptionList

    from coach.services.pair_session import PairSession


class NoteList(MarkedList):
    """The notes so far, newest first; Enter takes one in hand again."""

    HELP = say.NOTES_HELP

    class Taken(Message):
        """A note was chosen, to go on with it."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Removed(Message):
        """A note was taken out."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def show(self, session: PairSession) -> None:
        """Show this discussion's notes, or the part's."""
        self.border_title = say.NOTES  # seen where the list stands in a frame of its own
        place = session.talk.place
        writing = session.writing.note
        notes = [
            note
            for note in session.noting.all()
            if note.part is place.part and note.discussion_id == place.discussion_id
            if writing is None or note.id != writing.id
        ]
        self._numbers = [note.number for note in reversed(notes)]
        self.clear_options()
        zone = session.talk.tools.clock.zone()
        supervisee = session.talk.supervisee
        cases = session.talk.tools.stores.cases.of_file(supervisee.file.id)
        references = {case.id: case.reference for case in cases}
        for note in reversed(notes):
            stage = f"{STAGES[note.stage]}  " if note.stage else ""
            at = note.noted_at.astimezone(zone)
            words = " ".join(note.words.split())
            where = say.PLACED[note.destination]
            if note.destination is Destination.CASE:
                where += f", {references.get(note.case_id or '', '')}"
            line = f"{at:%H:%M}  {stage}{words}  ({where})"
            self.add_option(Option(Text(line, no_wrap=True, overflow="ellipsis")))
        self.display = bool(notes)
        self.highlighted = 0 if notes else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or the mouse."""
        event.stop()
        self.post_message(self.Taken(self._numbers[event.option_index]))

    def on_key(self, event: Key) -> None:
        """Delete takes the note out."""
        if event.key == "delete" and self.highlighted is not None and self._numbers:
            event.stop()
            self.post_message(self.Removed(self._numbers[self.highlighted]))
