"""A bare TextArea of so many lines, the cursor at the end: the base that typing is a ratio of."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import TextArea

LINE = "We agreed the next small step for the week and what would help to make it happen"


def note(lines: int) -> str:
    """A note of so many lines."""
    return "\n".join(f"{place:5d} {LINE}" for place in range(1, lines + 1)).strip()


class Editor(App[None]):
    """One editor."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The editor."""
        yield TextArea(note(self._lines))

    def on_mount(self) -> None:
        """Stand where somebody would write on."""
        editor = self.query_one(TextArea)
        editor.focus()
        editor.move_cursor(editor.document.end)


if __name__ == "__main__":
    Editor(int(sys.argv[1])).run()
