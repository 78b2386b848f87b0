"""The picker: the questions that serve this part, narrowed as you type."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coach.domain.question import Question
from coach.services.sessions import PairSession
from coach.widgets.everywhere import DOORS, EVERYWHERE, Window

SHOWN, SHOWN_WHILE_TYPING = 200, 50
"""More than anybody reads; typing narrows it, and each key is to be drawn within a frame."""


class Picker(Window[str | None]):
    """Choose a question; Tab widens from this stage to every question."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", "Leave it", id="picker.leave"),
        Binding("down", "to_list", "List", id="picker.list", show=False),
        Binding("ctrl+a", "widen", "All stages", id="picker.widen", priority=True),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = (
        "## Choosing a question\n\nType a word of it, a theme, a stage, a function or a lens. "
        "**Down** goes to the list, **Enter** asks it. **Ctrl+A** shows every question, and again "
        "only those of this place."
    )

    def __init__(self, session: PairSession) -> None:
        super().__init__()
        self._session = session
        self._wide = False
        self._found: list[Question] = []
        self._suggested = session.asking.suggestions()

    def compose(self) -> ComposeResult:
        """A line to type in and the questions."""
        with Vertical(classes="dialog tall"):
            yield Label("Choose a question", classes="dialog-title")
            yield Input(placeholder="Type a word, a theme or a stage", id="sought")
            yield Label(id="count", classes="quiet")
            yield OptionList(id="found")
            yield Label("Enter: ask it   Escape: leave it", classes="quiet")

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
            if q.id not in reasons
            if self._wide or (q.serves(place.part) and (place.stage_in_hand() in (None, *q.stages)))
        ]
        every = [*(one.question for one in suggested), *fits]
        self._found = every[: SHOWN_WHILE_TYPING if typed.strip() else SHOWN]
        found = self.query_one("#found", OptionList)
        found.clear_options()
        found.add_options([Option(_line(q, reasons.get(q.id))) for q in self._found])
        scope = "questions of every stage" if self._wide else "questions for this place"
        count = f"{len(every)} {scope}" if every else f"Nothing found among {scope}"
        if len(every) > len(self._found):
            count += f", the first {len(self._found)} shown"
        self.query_one("#count", Label).update(f"{count}   Ctrl+A: {self._other_scope()}")
        if self._found:
            found.highlighted = 0

    def _other_scope(self) -> str:
        return "only those for this place" if self._wide else "every question"

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
    bank = "yours" if question.is_own else question.bank
    text.append(f"\n   {' · '.join((*question.stages, *question.functions, bank))}", style="dim")
    if why is not None:
        text.append(f"\n   {why}", style="italic")
    return text
