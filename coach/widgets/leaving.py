"""Leaving the app: whatever ends it, what is being written is saved first."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress

from coach.errors import CoachError
from coach.machine import has_terminal
from coach.widgets.everywhere import HoldsSession, KeepsWords
from coach.widgets.in_turn import KeysInTurn
from coach.widgets.typing import typing_into
from coach.words import app as say

TERMINAL_LOOKS_SECONDS = 2.0
"""How often Coach looks whether its terminal is still there."""


class LeavingApp(KeysInTurn):
    """An app that saves on the way out."""

    def flush(self) -> bool:
        """Save every note being written; False where one could not be."""
        writing = [one for one in self.screen_stack if isinstance(one, KeepsWords)]
        saved = [one.flush() for one in writing]  # every one of them, also after a failure
        return all(saved)

    async def action_quit(self) -> None:
        """Leave; what is being written is saved first, and if it cannot be, Coach stays."""
        if self.flush():
            self._pause_sessions()
            self.exit(0)
        else:
            self.notify(say.STAYS_OPEN)

    def _pause_sessions(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HoldsSession):
                with suppress(CoachError):
                    screen.pause()

    def _save_on_signals(self) -> None:
        """A closed window, a lost line, a polite kill: save, and give the terminal back."""
        if not self.is_headless and hasattr(signal, "SIGHUP"):
            self.set_interval(TERMINAL_LOOKS_SECONDS, self._look_for_terminal)
        loop = asyncio.get_running_loop()
        numbers = [getattr(signal, name, 0) for name in ("SIGTERM", "SIGHUP")]
        for number in filter(None, numbers):
            with suppress(NotImplementedError, RuntimeError):  # Windows, or not the main thread
                loop.add_signal_handler(number, self._on_signal, int(number))

    def _look_for_terminal(self) -> None:
        """A closed window tells only the program that it opened with, as make; so look oneself."""
        if not has_terminal():
            self._on_signal(int(signal.SIGHUP))

    def _on_signal(self, number: int) -> None:
        typed, letters = typing_into(self.focused), self.take_letters()
        if typed is not None and letters:
            typed(letters)
        self.flush()
        self._pause_sessions()
        if not has_terminal():
            # Nothing is left to be given back, and Textual may wait for ever to write to what has
            # gone: the kernel wakes us with SIGCONT too, and its writing begins anew.
            os._exit(128 + number)
        self.exit(128 + number, return_code=128 + number)
