"""The notes so far, each to be opened again or taken out."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets.option_list import Option

from coach.domain.row import Destination
from coach.screens.over_a_list import ListOverNote
from coach.words import (
    STAGES,
)
from coach.words import session_parts as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import OptionList

    from coach.services.pair_session import PairSession

BEGINNING = 120
"""Characters of a note that the list shows; Enter shows the whole, and where it goes stays seen."""


class NoteList(ListOverNote):
    """The notes so far, newest first; Enter takes one in hand again."""

    HELP = say.NOTES_HELP
    BINDINGS = [  # noqa: RUF012
        Binding("delete", "take_out", say.TAKE_OUT, id="notes.take_out", show=False),
    ]
    _numbers: Sequence[int] = ()

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
            words = shorten(note.words, BEGINNING, placeholder=" …")
            where = say.PLACED[note.destination]
            if note.destination is Destination.CASE:
                where += f", {references.get(note.case_id or '', '')}"
            line = f"{at:%H:%M}  {stage}{words}  ({where})"
            self.add_option(Option(Text(line, no_wrap=True, overflow="ellipsis")))
        self.display = bool(notes) and not self.makes_room
        self.highlighted = 0 if notes else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or the mouse."""
        event.stop()
        self.post_message(self.Taken(self._numbers[event.option_index]))

    def action_take_out(self) -> None:
        """Take the note under the cursor out."""
        if self.highlighted is not None and self._numbers:
            self.post_message(self.Removed(self._numbers[self.highlighted]))
