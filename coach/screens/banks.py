"""All question banks, with how many questions belong in each of the 64 cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Input, Static

from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.question import Banks, Question
from coach.screens.meters import SIDES
from coach.widgets.everywhere import CoachScreen
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.words import EMPTY_BANKS, FUNCTIONS, KEY_BACK, KEY_LIST, STAGES, YOURS, tell_count
from coach.words import banks as say

if TYPE_CHECKING:
    from textual.app import ComposeResult

SHOWN = 300
"""More than anybody reads; typing narrows it."""
TABLE_ROWS = 30
"""Rows of a screen from which the table has room."""


class BanksScreen(CoachScreen):
    """Browse every question; the table above counts those found, cell by cell."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_BACK, id="banks.leave"),
        Binding("down", "to_list", KEY_LIST, id="banks.list", show=False),
    ]

    def __init__(self, banks: Banks) -> None:
        super().__init__()
        self._banks = banks

    def compose(self) -> ComposeResult:
        """A heading, a line to type in, the table and the questions."""
        yield Static(id="status")
        yield Input(placeholder=say.SOUGHT, id="sought")
        yield Static(id="cells")
        yield LineList(id="people")
        yield KeyLine()

    def on_mount(self) -> None:
        """Every question, and the cursor where words are typed."""
        self.query_one("#sought", Input).cursor_blink = False
        self._search("")

    def on_resize(self) -> None:
        """The table goes where there is no room for it."""
        self.query_one("#cells").display = self.app.size.height >= TABLE_ROWS

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as it is typed."""
        self._search(event.value)

    def _search(self, typed: str) -> None:
        found = self._banks.search(typed)
        banks = len({q.bank for q in found})
        said = say.HEADING.format(
            questions=tell_count(say.QUESTIONS, len(found)), banks=tell_count(say.BANKS, banks)
        )
        self.query_one("#status", Static).update(Text(said))
        self.query_one("#cells", Static).update(table(found))
        lines = [(q.id, _line(q)) for q in found[:SHOWN]]
        self.query_one(LineList).show(lines, EMPTY_BANKS)

    def action_to_list(self) -> None:
        """Go to the list."""
        self.query_one(LineList).focus()

    def action_leave(self) -> None:
        """Back."""
        self.close(None)


def table(questions: list[Question]) -> Text:
    """A line a stage, a column a function, and in each a figure for every side."""
    counts = Banks.count_cells(questions)
    sides = " ".join(f"{SIDES[side]:>3}" for side in Stakeholder)
    text = Text(" " * 12 + "".join(f"{FUNCTIONS[f]:<19}" for f in Function) + "\n")
    text.append(" " * 12 + "".join(f"{sides:<19}" for _ in Function) + "\n")
    for stage in Stage:
        text.append(f"{STAGES[stage]:<12}")
        for function in Function:
            cells = " ".join(f"{counts[stage, function, side]:>3}" for side in Stakeholder)
            text.append(f"{cells:<19}")
        text.append("\n")
    return text


def _line(question: Question) -> Text:
    text = Text(question.text)
    where = YOURS if question.is_own else question.bank
    served = (where, *question.stages, *question.functions, question.depth)
    text.append(f"\n   {' · '.join(served)}", style="dim")
    return text
