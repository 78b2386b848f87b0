"""Screens that cover everything: blur, and setting the session down."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static


class Cover(ModalScreen[None]):
    """Hides all text behind a few words; any key, or a click, takes it away."""

    HELP = "## Covered\n\nPress any key to go on."

    def __init__(self, words: str) -> None:
        super().__init__(classes="cover")
        self._words = words

    def compose(self) -> ComposeResult:
        """The words, and nothing else."""
        yield Static(Text(self._words))

    def on_key(self, event: Key) -> None:
        """Any key goes on."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """So does the mouse."""
        event.stop()
        self.dismiss(None)
