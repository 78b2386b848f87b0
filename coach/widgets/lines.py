"""A list of lines to act on, each with the id of what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets.option_list import Option

from coach.widgets.marked import MarkedList
from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Sequence


class LineList(MarkedList):
    """Keeps the cursor where it was when it is shown anew; says what to do where it is empty."""

    BINDINGS = [  # noqa: RUF012
        Binding("enter", "select", say.KEY_OPEN, id="lines.open"),
    ]
    HELP = say.LIST_HELP

    def show(self, lines: Sequence[tuple[str, Text]], empty: str) -> None:
        """Show the lines, or the sentence for none."""
        at = self.highlighted or 0
        self._ids = [one for one, _ in lines]
        self.clear_options()
        if not lines:
            self.add_option(Option(Text(empty), disabled=True))
            return
        self.add_options([Option(words) for _, words in lines])
        self.highlighted = min(at, len(lines) - 1)

    @property
    def here(self) -> str | None:
        """The id of the line under the cursor."""
        ids, at = getattr(self, "_ids", []), self.highlighted
        return ids[at] if at is not None and at < len(ids) else None
