"""Screens that cover everything: blur, and setting the session down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from coach.widgets.everywhere import Window
from coach.words import widgets as say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click, Key

TAKES_UP = frozenset({"enter", "space", "escape"})
"""The keys that bring a session back; a stray letter does not end somebody's pause."""


class Cover(Window[None]):
    """Hides all text behind a few words; a key, or a click, takes it away."""

    HELP = say.COVER_HELP

    def __init__(self, words: str, keys: frozenset[str] = frozenset()) -> None:
        super().__init__(classes="cover")
        self._words = words
        self._keys = keys
        """The keys that take it away; any key where there are none."""

    def compose(self) -> ComposeResult:
        """The words, and nothing else."""
        yield Static(Text(self._words))

    def on_key(self, event: Key) -> None:
        """A key goes on."""
        event.stop()
        event.prevent_default()
        if not self._keys or event.key in self._keys:
            self.close(None)

    def on_click(self, event: Click) -> None:
        """So does the mouse."""
        event.stop()
        self.close(None)
