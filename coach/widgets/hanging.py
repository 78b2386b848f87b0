"""A page of lines whose ends, where they are too long for the screen, hang beneath their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

if TYPE_CHECKING:
    from rich.console import Console
    from textual.events import Resize

HANG = 2
"""Columns by which what goes on stands further in than where its line began."""
LEAST = 20
"""Columns of words at least; in fewer, lines run on to the margin."""


class HangingText(Static):
    """Text laid anew for whatever width it is given; selecting and copying work as in any text."""

    def __init__(self, text: Text | None = None, id: str | None = None) -> None:
        super().__init__(text or "", id=id)
        self._whole = text or Text()
        self._columns = 0

    def show(self, text: Text) -> None:
        """Show lines; each keeps its own blanks in front."""
        self._whole = text
        self._lay()

    def on_resize(self, event: Resize) -> None:
        """Another width, other ends of lines."""
        if event.size.width != self._columns:
            self._lay()

    def _lay(self) -> None:
        self._columns = self.size.width
        if self._columns:
            self.update(hung(self._whole, self._columns, self.app.console))


def hung(text: Text, columns: int, console: Console) -> Text:
    """The text in so many columns, what goes on standing further in than where its line began."""
    laid = []
    for line in text.split("\n", allow_blank=True):
        blanks = len(line.plain) - len(line.plain.lstrip(" "))
        room = columns - blanks - HANG
        if line.cell_len <= columns or not blanks or room < LEAST:
            laid.append(line)
            continue
        ends = line[blanks:].wrap(console, room)
        for one in ends:
            one.rstrip()
        first, *rest = ends
        laid.append(Text(" " * blanks).append_text(first))
        laid += [Text(" " * (blanks + HANG)).append_text(one) for one in rest]
    return Text("\n").join(laid)
