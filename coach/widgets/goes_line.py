"""The line of every window that says where its words go and who may read them there."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Label


class GoesLine(Label):
    """One sentence, above the first line to write in."""

    DEFAULT_CSS = "GoesLine { width: 100%; color: $foreground 70%; }"

    def __init__(self, said: str) -> None:
        super().__init__(Text(said))
        self.said = said

    def show(self, said: str) -> None:
        """Say something else, as where the words go was changed."""
        self.said = said
        self.update(Text(said))
