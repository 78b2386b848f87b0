"""Screens that cover everything: blur, and setting the session down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from coach.widgets.everywhere import Window
from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Click, Key

TAKES_UP = frozenset({"enter", "space", "escape"})
"""The keys that bring a session back."""


class Cover(Window[None]):
    """Hides all text behind a few words; a key, or a click, takes it away.

    Letters do not: whoever covers the screen in the middle of a word may type on, and then the
    letters go where they were going. Nor does a stray letter end somebody's pause.
    """

    HELP = say.COVER_HELP

    def __init__(
        self,
        words: str,
        keys: frozenset[str] = frozenset(),
        typed: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(classes="cover")
        self._typed = typed
        self._words = words
        self._keys = keys
        """The keys that take it away; where there are none, every key but a letter does."""

    def compose(self) -> ComposeResult:
        """The words, and nothing else."""
        yield Static(Text(self._words))

    def on_key(self, event: Key) -> None:
        """A key goes on."""
        event.stop()
        event.prevent_default()
        if event.key in self._keys or not (self._keys or event.is_printable):
            self.close(None)
        elif self._typed is not None and event.is_printable and event.character:
            self._typed(event.character)

    def on_click(self, event: Click) -> None:
        """So does the mouse."""
        event.stop()
        self.close(None)
