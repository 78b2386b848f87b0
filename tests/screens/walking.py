"""Walks the app by its keyboard, waiting for what should be seen and never for seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from unittest.mock import patch

from textual._context import active_app
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static

from coach.app import CoachApp, Opening
from coach.screens.over_a_list import ListOverNote
from coach.screens.session import SessionScreen
from coach.screens.today import TodayScreen
from coach.widgets.choosing import ChooseOne
from coach.widgets.filling import FillIn
from coach.widgets.goes_line import GoesLine
from coach.widgets.held import HeldLetter
from tests.builders import Home

Walk = Callable[["Walker"], Awaitable[None]]
MOST_TURNS = 10_000
"""Turns of the loop that one key may take; what turns for ever is left to turn."""


async def until_quiet(*_seconds: float) -> None:
    """Wait until no message is under way and what changed is drawn; it looks at no clock.

    Timers, threads and other programs are not waited for: a test says what it waits for there.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    app = active_app.get()
    for _ in range(MOST_TURNS):
        await asyncio.sleep(0)
        if ready:
            continue
        front = app.screen_stack[-1] if app.screen_stack else None
        if front is None or not front._update_timer._active.is_set():
            return
        front._on_timer_update()  # the frame that would be drawn within a sixtieth of a second


class Walker:
    """Somebody at the keyboard."""

    def __init__(self, app: CoachApp, pilot: Pilot[int], home: Home) -> None:
        self.app = app
        self.pilot = pilot
        self.home = home

    async def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            await self.app._press_keys([key])
            await self.until(lambda: not self._a_key_waits(), "the list's key acting")
        await self._all_keys_done_with()
        self._every_window_says_where()

    def _every_window_says_where(self) -> None:
        """Whatever window is walked into, one line in it says where its words go."""
        for window in self.app.screen_stack:
            if isinstance(window, FillIn) and window.is_mounted and window.query("#fault"):
                lines = [line.said for line in window.query(GoesLine)]
                assert len(lines) == 1 and lines[0].strip(), (window.heading, lines)

    def _a_key_waits(self) -> bool:
        """Whether a letter over a list has not acted yet."""
        front = self.app.screen_stack[-1:]  # none, once the key has ended the app
        return any(
            (isinstance(screen, ChooseOne) and screen.is_waiting)
            or any(one.is_waiting for one in screen.query(ListOverNote))
            for screen in front
        )

    async def type(self, words: str) -> None:
        """Type words as a quick hand does: the screen is looked at when the last letter is in."""
        driver = self.app._driver
        assert driver is not None
        for char in words:
            key = {"\n": "enter"}.get(char, _character_to_key(char))
            event = Key(key, None if char == "\n" else char)
            event.set_sender(self.app)
            driver.send_message(event)
        await self._all_keys_done_with()

    async def hurry(self, *keys: str) -> None:
        """Press keys as fast as a terminal sends them, before the screen can keep up."""
        self.send(*keys)
        await self._all_keys_done_with()

    def send(self, *keys: str) -> None:
        """Send keys, and wait for nothing."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = Key(_character_to_key(key), key) if len(key) == 1 else Key(key, None)
            event.set_sender(self.app)
            driver.send_message(event)

    async def _all_keys_done_with(self) -> None:
        await until_quiet()
        if self.app.has_keys_in_hand:
            await self.until(lambda: not self.app.has_keys_in_hand, "every key being done with")
            await until_quiet()

    async def until(self, seen: Callable[[], bool], what: str) -> None:
        """Wait for a condition, at most ten seconds."""
        for _ in range(1_000):
            if seen():
                return
            await asyncio.sleep(0.01)
            await until_quiet()
        raise AssertionError(f"never seen: {what}; on screen: {self.text()}")

    async def until_saved(self) -> None:
        """Wait until the screen says Saved and nothing is waiting."""
        await self.until(
            lambda: not self.session.autosave.dirty and "Saved" in self.text(), "Saved"
        )

    @property
    def session(self) -> SessionScreen:
        """The session screen, which must be the one in front or beneath a small window."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, SessionScreen):
                return screen
        raise AssertionError(f"no session on screen: {self.app.screen_stack}")

    @property
    def at_today(self) -> bool:
        """Whether Today is in front."""
        return isinstance(self.app.screen, TodayScreen)

    def text(self) -> str:
        """All text drawn, row by row."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text[:width] for strip in strips[:height])

    def status(self) -> str:
        """The line at the top."""
        return str(self.app.screen.query_one("#status", Static).render())


def walk(
    home: Home,
    steps: Walk,
    size: tuple[int, int] = (80, 24),
    person_id: str | None = None,
    hold_seconds: float = 0.02,
) -> int | None:
    """Walk the app in a home; the exit status. A letter over a list acts as good as at once."""

    async def run() -> int | None:
        app = CoachApp(home.services, Opening(person_id))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(Walker(app, pilot, home))
        return app.return_code

    with patch.object(HeldLetter, "SECONDS", hold_seconds):
        return asyncio.run(run())
