"""A clock that is read from across a table, in blocks, as large as its place allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from coach.words import widgets as say

if TYPE_CHECKING:
    from textual.events import Resize

_FONT = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
"""Each sign as five rows of dots."""
ROWS = 5
LARGEST = 4
"""How many rows a dot may have; a dot is twice as wide as it is high, to look square."""
_DOT = 2


def clock_words(seconds_left: int) -> str:
    """Minutes and seconds; with a plus once a round runs over."""
    minutes, seconds = divmod(abs(seconds_left), 60)
    return f"{'+' if seconds_left < 0 else ''}{minutes}:{seconds:02}"


def clock_lines(words: str, columns: int, rows: int) -> list[str]:
    """The words in blocks, as large as `columns` and `rows` hold; plain where they hold none."""
    dots = sum(len(_FONT[sign][0]) + 1 for sign in words) - 1
    scale = min(columns // (dots * _DOT), rows // ROWS, LARGEST)
    if scale < 1:
        return [words]
    lines = []
    for row in range(ROWS):
        dotted = " ".join(_FONT[sign][row] for sign in words)
        line = "".join(("█" if dot == "#" else " ") * (_DOT * scale) for dot in dotted)
        lines += [line] * scale
    return lines


class BigClock(Static):
    """Time left in a round. A clock that stands says so in words."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._seconds = 0
        self._running = False

    def show(self, seconds_left: int, *, running: bool) -> None:
        """Show this many seconds; below zero is time over."""
        self._seconds, self._running = seconds_left, running
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Draw it anew where there is more room, or less."""
        self._draw()

    def _draw(self) -> None:
        columns, rows = self.content_size.width, self.content_size.height
        told = "" if self._running else say.CLOCK_STANDS
        lines = clock_lines(clock_words(self._seconds), columns, rows - (1 if told else 0))
        wide = max(map(len, lines))
        blank = " " * max(0, (columns - wide) // 2)
        drawn = [blank + line for line in lines]
        if told:
            drawn.append(told.center(columns).rstrip())
        self.update("\n".join(drawn))
