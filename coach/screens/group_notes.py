"""The notes of a group's session so far: put in other words, or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.group_session import GroupNote
from coach.screens.group_moves import GroupMoves
from coach.widgets.filling import Field, Filled
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, KEY_TAKE_OUT, KEY_UNDO
from coach.words import group_session as say

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting
    from coach.services.house import House


class GroupNotesScreen(ListScreen, GroupMoves):
    """Each note on a line; Enter words it otherwise."""

    HELP = say.NOTES_HELP
    heading = say.NOTES_HEADING
    BINDINGS = [  # noqa: RUF012
        Binding("delete", "remove", KEY_TAKE_OUT, id="group_notes.remove"),
        Binding("u", "undo", KEY_UNDO, id="group_notes.undo"),
        Binding("escape", "leave", KEY_BACK, id="group_notes.leave"),
    ]

    def __init__(self, house: House, meeting: GroupMeeting) -> None:
        ListScreen.__init__(self)
        self.house, self.meeting = house, meeting

    def show(self) -> None:
        """Every note, and what may say who a child is."""
        found = {one.looked.row_id: one.finding.words for one in self.meeting.closing.found()}
        notes = self.meeting.noting.notes()
        self._notes = {one.id: one for one in notes}
        lines = [(one.id, self._line(one, found.get(one.id, ""))) for one in notes]
        self.query_one("#status", Static).update(say.NOTES_HEADING)
        self.query_one(LineList).show(lines, say.NO_NOTES)

    def _line(self, one: GroupNote, found: str) -> Text:
        text = Text.assemble((f"{say.NOTE_KINDS[one.kind]}  ", "bold"), one.words)
        if found:
            text.append(f"\n   {say.FOUND.format(words=found)}", "bold underline")
        return text

    def _here(self) -> GroupNote | None:
        here = self.query_one(LineList).here
        return self._notes.get(here) if here else None

    def on_option_list_option_selected(self) -> None:
        """Put the note in other words."""
        one = self._here()
        if one is None:
            return
        fields = [Field("words", say.WORDS, one.words, is_long=True)]

        def take(filled: Filled, as_it_is: bool) -> None:
            self.meeting.noting.reword(one.number, filled["words"], as_it_is=as_it_is)

        self.fill(say.REWORD.format(number=one.number), fields, take, self.goes_to())

    def action_remove(self) -> None:
        """Take it out; u brings it back."""
        one = self._here()
        if one is not None:
            noting = self.meeting.noting
            gone: list[GroupNote] = []
            self.take_out(
                lambda: gone.append(noting.take_out(one.number)),
                lambda: noting.put_back(gone[0]),
            )
