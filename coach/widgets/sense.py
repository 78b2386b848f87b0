"""A small window for one person's own sense of the time: shares that sum to 100 by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from coach.domain.felt import STEP, FeltShares
from coach.errors import CoachError
from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.widgets.fitting import filled
from coach.words import KEY_LEAVE_IT
from coach.words import balance as say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from coach.domain.function_names import FunctionNames

BAR = 20
"""Columns of a whole bar."""


class Sense(Window[bool]):
    """A row a function; up and down choose, left and right change."""

    BINDINGS = [  # noqa: RUF012
        Binding("up,k", "choose(-1)", say.KEY_UP, id="sense.up", show=False),
        Binding("down,j,tab", "choose(1)", say.KEY_DOWN, id="sense.down", show=False),
        Binding("left,minus", f"turn(-{STEP})", say.KEY_LESS, id="sense.less"),
        Binding("right,plus", f"turn({STEP})", say.KEY_MORE, id="sense.more"),
        Binding("enter", "keep", say.KEY_KEEP, id="sense.keep"),
        Binding("escape", "leave", KEY_LEAVE_IT, id="sense.leave"),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = say.SENSE_HELP

    def __init__(
        self,
        name: str,
        names: FunctionNames,
        standing: Sequence[int],
        take: Callable[[list[float]], object],
    ) -> None:
        """`standing` is what they felt before, if anything; `take` may refuse."""
        super().__init__()
        self._name = name
        self._names = names
        self._felt = FeltShares(tuple(standing)) if standing else FeltShares.even(len(names.own))
        self._at = 0
        self._take = take

    def compose(self) -> ComposeResult:
        """A title, the rows and the keys."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label(Text(say.SENSE_OF.format(name=self._name)), classes="dialog-title")
            yield Label("", classes="fault", id="fault")
            yield Static(id="sense")
            yield Label(Text(say.SENSE_KEYS), classes="quiet")

    def on_mount(self) -> None:
        """Begin at the first row."""
        self.query_one("#fault").display = False
        self._show()

    def on_resize(self) -> None:
        """As wide as there is room."""
        self._show()

    def _show(self) -> None:
        room = min(34, max(12, self.app.size.width - BAR - 24))
        width = min(room, max(len(one.name) for one in self._names.own) + 1)
        lines = []
        for place, (one, share) in enumerate(zip(self._names.own, self._felt.shares, strict=True)):
            line = say.SENSE_LINE.format(
                mark="›" if place == self._at else " ",
                name=filled(one.name, width),
                share=share,
                bar="█" * round(share / 100 * BAR),
            )
            lines.append(Text(line, style="bold" if place == self._at else ""))
        self.query_one("#sense", Static).update(Text("\n").join(lines))

    def action_choose(self, by: int) -> None:
        """Another row."""
        self._at = (self._at + by) % len(self._felt.shares)
        self._show()

    def action_turn(self, by: int) -> None:
        """More or less of it."""
        self._felt = self._felt.turn(self._at, by)
        self._show()

    def action_keep(self) -> None:
        """Keep it; where it is refused, say why and stay."""
        try:
            self._take([float(share) for share in self._felt.shares])
        except CoachError as error:
            fault = self.query_one("#fault", Label)
            fault.update(Text(str(error)))
            fault.display = True
            return
        self.close(True)

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.close(False)
