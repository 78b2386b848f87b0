"""A letter that acts in a moment, unless another one follows: then both are words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget


class HeldLetter:
    """The one letter that waits in a list or a small window."""

    SECONDS = 0.4
    """How long it waits before it acts; a slow hand writes two letters within it."""

    def __init__(self, within: Widget, act: Callable[[str], object]) -> None:
        self._within = within
        self._act = act
        self._letter = ""
        self._timer: Timer | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether there is one that has not acted yet."""
        return bool(self._letter)

    def hold(self, letter: str) -> None:
        """Wait a moment for the letter that would make this one the beginning of a word."""
        self._letter = letter
        self._timer = self._within.set_timer(self.SECONDS, self._run)

    def take(self) -> str:
        """The letter that waited, or nothing; it does not act any more."""
        letter, self._letter = self._letter, ""
        if self._timer is not None:
            self._timer.stop()
        return letter

    def _run(self) -> None:
        letter = self.take()
        if letter:
            self._act(letter)
