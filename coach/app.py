"""The app: opens screens, covers them, saves on the way out, gives the terminal back."""

from __future__ import annotations

import asyncio
import os
import signal
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from coach.errors import CoachError
from coach.files import FILE_MODE
from coach.screens.session import SessionScreen
from coach.screens.today import TodayScreen
from coach.services.house import House
from coach.widgets.covers import Cover
from coach.words import BLURRED, CRASHED

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffff00",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    warning="#ffff00",
    error="#ffffff",
    success="#ffffff",
    dark=True,
)
THEMES = {"dark": "textual-dark", "light": "textual-light", "high-contrast": "high-contrast"}
FAULT = 70
"""The exit status of a fault of ours."""


@dataclass(frozen=True)
class Opening:
    """Where the app opens: Today, or straight in somebody's session or preparation."""

    person_id: str | None = None
    prepare: bool = False
    banner: str = ""
    """Said at the top of Today: that this is the demo."""


class CoachApp(App[int]):
    """Coach at a terminal."""

    TITLE = "Coach"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, house: House, opening: Opening, ready: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self.house = house
        self._opening = opening
        self._when_ready = ready
        self.register_theme(HIGH_CONTRAST)
        self.theme = THEMES.get(house.settings.theme, "textual-dark")

    def on_mount(self) -> None:
        """Open, and see to it that the end saves."""
        self._save_on_signals()
        today = TodayScreen(self.house, self.open_session, self.open_prepare, self._opening.banner)
        self.push_screen(today)
        if self._opening.person_id is not None:
            opened = self.open_prepare if self._opening.prepare else self.open_session
            opened(self._opening.person_id)
        self.set_keymap(self.house.settings.keymap)

    def on_ready(self) -> None:
        """The first frame is out."""
        self._when_ready()

    def open_session(self, person_id: str) -> None:
        """Open somebody's session, where it was left or anew."""
        try:
            supervisee = self.house.people.with_id(person_id)
            session = self.house.sessions.open(supervisee, self.house.people.owner().id)
        except CoachError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return
        faults = self.house.content.banks().faults
        if faults:
            self.notify(f"Left out of the banks: {faults[0]}", timeout=15, markup=False)
        self.push_screen(SessionScreen(session))

    def open_prepare(self, person_id: str) -> None:
        """Open the preparation of somebody's next session."""
        from coach.screens.prepare import PrepareScreen  # not before the first frame

        self.push_screen(PrepareScreen(self.house, person_id, self.open_session))

    # Leaving

    def flush(self) -> bool:
        """Save every note being written; False where one could not be."""
        sessions = [one for one in self.screen_stack if isinstance(one, SessionScreen)]
        saved = [one.flush() for one in sessions]  # every one of them, also after a failure
        return all(saved)

    async def action_quit(self) -> None:
        """Leave; what is being written is saved first, and if it cannot be, Coach stays."""
        if self.flush():
            self._pause_sessions()
            self.exit(0)
        else:
            self.notify("Not saved yet, so Coach stays open. It is tried again by itself.")

    def _pause_sessions(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen):
                with suppress(CoachError):
                    screen.session.talk.pause()

    def _save_on_signals(self) -> None:
        """A closed window, a lost line, a polite kill: save, and give the terminal back."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError):  # Windows, or not the main thread
                    loop.add_signal_handler(number, self._on_signal, int(number))

    def _on_signal(self, number: int) -> None:
        self.flush()
        self._pause_sessions()
        self.exit(128 + number, return_code=128 + number)

    def _fatal_error(self) -> None:
        """Textual would print its locals, notes among them; we save and say one sentence."""
        with suppress(Exception):
            self.flush()
        with suppress(Exception):
            self._log_fault()
        self._return_code = FAULT
        self._exit_renderables[:] = [Text(CRASHED)]
        self._close_messages_no_wait()

    def _log_fault(self) -> None:
        error = self._exception
        frames = traceback.extract_tb(error.__traceback__ if error else None)
        lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        log = self.house.places.data / "faults.log"
        handle = os.open(log, os.O_APPEND | os.O_CREAT | os.O_WRONLY, FILE_MODE)
        with os.fdopen(handle, "a", encoding="utf-8") as stream:
            stream.write("\n".join([type(error).__name__, *lines, ""]) + "\n")

    # Everywhere

    def action_blur(self) -> None:
        """Cover the screen from a passer-by."""
        self.push_screen(Cover(BLURRED))

    def action_help(self) -> None:
        """What can be done here, by what has the focus; again to close."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen, by its words; nothing that writes outside our folders."""
        seen = set()
        for key, (node, binding, enabled, _) in screen.active_bindings.items():
            if not enabled or not binding.description or binding.action in seen:
                continue
            seen.add(binding.action)

            def run(action: str = binding.action, node: object = node) -> None:
                self.call_later(self.run_action, action, node)

            yield SystemCommand(binding.description, f"Key: {key}", run)
        for words, theme in THEMES.items():

            def choose(theme: str = theme) -> None:
                self.theme = theme

            yield SystemCommand(f"Theme: {words}", "For this time", choose)


def run_app(house: House, opening: Opening, ready: Callable[[], None]) -> int:
    """Run the app; the exit status, not 0 where it ended by a fault or a signal."""
    app = CoachApp(house, opening, ready)
    app.run()
    return app.return_code or 0
