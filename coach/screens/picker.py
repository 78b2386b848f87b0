"""The picker: the questions that serve this part, narrowed as you type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.widgets.marked import MarkedList
from coach.words import KEY_LEAVE_IT, KEY_LIST, YOURS, tell_count
from coach.words import picker as say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.domain.question import Question
    from coach.services.pair_session import PairSession

SHOWN, SHOWN_WHILE_TYPING = 200, 50
"""More than anybody reads; typing narrows it, and each key is to be drawn within a frame."""


class Picker(Window[str | None]):
    """Choose a question; Tab widens from this stage to every question."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_LEAVE_IT, id="picker.leave"),
        Binding("down", "to_list", KEY_LIST, id="picker.list", show=False),
        Binding("ctrl+a", "widen", say.KEY_WIDEN, id="picker.widen", priority=True),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = say.HELP

    def __init__(self, session: PairSession) -> None:
        super().__init__()
        self._session = session
        self._wide = False
        self._found: list[Question] = []
        self._suggested = session.asking.suggestions()

    def compose(self) -> ComposeResult:
        """A line to type in and the questions."""
        with Vertical(classes="dialog tall"):
            yield Label(say.TITLE, classes="dialog-title")
            yield Input(placeholder=say.SOUGHT, id="sought")
            yield Label(id="count", classes="quiet")
            yield MarkedList(id="found")
            yield Label(say.WAYS, classes="quiet")

    def on_mount(self) -> None:
        """Show what fits this place."""
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as it is typed."""
        self._search(event.value)

    def _search(self, typed: str) -> None:
        talk = self._session.talk
        place, banks = talk.place, talk.tools.content.banks()
        suggested = self._suggested if not typed.strip() and not self._wide else []
        reasons = {one.question.id: one.why for one in suggested}
        fits = [
            q
            for q in banks.search(typed)
            if q.id not in reasons and q.field is None
            if self._wide or (q.serves(place.part) and (place.stage_in_hand() in (None, *q.stages)))
        ]
        every = [*(one.question for one in suggested), *fits]
        self._found = every[: SHOWN_WHILE_TYPING if typed.strip() else SHOWN]
        found = self.query_one("#found", OptionList)
        found.clear_options()
        found.add_options([Option(_line(q, reasons.get(q.id))) for q in self._found])
        self.query_one("#count", Label).update(self._told(len(every)))
        if self._found:
            found.highlighted = 0

    def _told(self, found: int) -> str:
        """How many were found and where, and how to look elsewhere."""
        if found:
            said = tell_count(say.FOUND_WIDE if self._wide else say.FOUND, found)
        else:
            said = say.NOTHING_WIDE if self._wide else say.NOTHING
        if found > len(self._found):
            said = say.FIRST.format(found=said, shown=len(self._found))
        return (say.TO_NARROW if self._wide else say.TO_WIDEN).format(found=said)

    def on_input_submitted(self) -> None:
        """Enter asks the question under the cursor."""
        at = self.query_one("#found", OptionList).highlighted
        if self._found and at is not None:
            self.close(self._found[at].id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on the list, or the mouse."""
        self.close(self._found[event.option_index].id)

    def action_to_list(self) -> None:
        """Go to the list, where there is one."""
        if self._found:
            self.query_one("#found").focus()

    def action_widen(self) -> None:
        """Every question, or only those of this place."""
        self._wide = not self._wide
        self._search(self.query_one("#sought", Input).value)

    def action_leave(self) -> None:
        """Ask nothing else."""
        self.close(None)


def _line(question: Question, why: str | None) -> Text:
    """A question with what it serves, where it comes from, and why it is suggested if it is."""
    text = Text(question.text)
    bank = YOURS if question.is_own else question.bank
    text.append(f"\n   {' · '.join((*question.stages, *question.functions, bank))}", style="dim")
    if why is not None:
        text.append(f"\n   {why}", style="italic")
    return text
