"""The notes of a group's session so far: put in other words, or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.screens.group_moves import GroupMoves
from coach.widgets.filling import Field, Filled
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, KEY_TAKE_OUT, KEY_UNDO
from coach.words import group_session as say
from coach.words.groups import GROUP_NOTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.group_session import GroupNote


class GroupNotesScreen(GroupMoves, ListScreen):
    """Each note on a line; Enter words it otherwise."""

    HELP = say.NOTES_HELP
    heading = say.STEP_NOTES
    BINDINGS = [  # noqa: RUF012
        Binding("delete", "remove", KEY_TAKE_OUT, id="group_notes.remove"),
        Binding("u", "undo", KEY_UNDO, id="group_notes.undo"),
        Binding("escape", "leave", KEY_BACK, id="group_notes.leave"),
    ]

    def show(self) -> None:
        """What was brought and every note, and what of it may say who a child is."""
        found = {one.looked.row_id: one.finding.words for one in self.meeting.closing.found()}
        brought = self.meeting.talk.material().presented
        notes = self.meeting.noting.notes()
        self._notes = {one.id: one for one in notes}
        self._brought = {one.id: one for one in brought}
        lines = [
            (one.id, self._line(say.STEP_DILEMMA, one.words, found.get(one.id))) for one in brought
        ]
        lines += [
            (one.id, self._line(GROUP_NOTES[one.kind], one.words, found.get(one.id)))
            for one in notes
        ]
        self.query_one("#status", Static).update(say.STEP_NOTES)
        self.query_one(LineList).show(lines, say.NO_NOTES)

    def _line(self, kind: str, words: str, found: str | None) -> Text:
        text = Text.assemble((f"{kind}  ", "bold"), words)
        if found:
            text.append(f"\n   {say.FOUND.format(words=found)}", Style(bold=True, underline=True))
        return text

    def on_option_list_option_selected(self) -> None:
        """Put it in other words."""
        here = self.query_one(LineList).here or ""
        if here in self._notes:
            note = self._notes[here]
            self._reword(note.number, note.words, self.meeting.noting.reword)
        elif here in self._brought:
            dilemma = self._brought[here]
            self._reword(dilemma.number, dilemma.words, self.meeting.dilemmas.reword)

    def _reword(self, number: int, words: str, reword: Callable[..., object]) -> None:
        fields = [Field("words", say.WORDS, words, is_long=True)]

        def take(filled: Filled, as_it_is: bool) -> None:
            reword(number, filled["words"], as_it_is=as_it_is)

        self.fill(say.REWORD, fields, take)

    def action_remove(self) -> None:
        """Take it out; u brings it back."""
        one = self._notes.get(self.query_one(LineList).here or "")
        if one is None:
            self.notify(say.DILEMMA_STAYS)
        else:
            noting = self.meeting.noting
            gone: list[GroupNote] = []
            self.take_out(
                lambda: gone.append(noting.take_out(one.number)),
                lambda: noting.put_back(gone[0]),
            )
