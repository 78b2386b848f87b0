"""What every screen and small window has: help, the cover, a talk, two doors, the tour's card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

from coach.errors import CoachError
from coach.words import KEY_COVER
from coach.words import widgets as say

R = TypeVar("R")
NARROW_FOOTER = 76
"""Columns below which the line of keys keeps only the few that matter most."""
FIRST_TO_GO = frozenset(
    {
        *("agree_action", "choose_destination", "mine", "undo", "settings", "banks", "demo"),
        *("window", "answers"),
        *("hold", "miss", "cancel", "self_care", "balance", "send", "take_in", "alike"),
        *("who", "support", "versions", "agreement", "sign_both", "reword", "write"),
        *("question", "two_more", "month"),
    }
)
"""Actions that a narrow line of keys leaves to F1."""

EVERYWHERE = (
    Binding("f1", "app.help", say.KEY_HELP, id="help"),
    Binding("f12", "app.blur", KEY_COVER, id="blur", show=False),
    Binding(  # before any editor's own use of it: somebody may wait at the door
        "ctrl+u",
        "app.quick",
        say.KEY_QUICK,
        id="quick",
        show=False,
        priority=True,
        tooltip=say.TIP_QUICK,
    ),
)
"""Help, the cover, and a talk between sessions: also over a small window."""
DOORS = (
    Binding(
        "f8",
        "app.in_session('raise_risk')",
        say.KEY_RISK,
        id="session.risk",
        show=False,
        tooltip=say.TIP_RISK,
    ),
    Binding(
        "f10",
        "app.in_session('set_down')",
        say.KEY_SET_DOWN,
        id="session.set_down",
        show=False,
        tooltip=say.TIP_SET_DOWN,
    ),
)
"""The two doors that are always there in a session, also over a small window."""


class KeyLine(Footer):
    """The line of keys; where there is little room it leaves the lesser ones to F1."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._narrow = False
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The keys that fit."""
        self._narrow = self.app.size.width < NARROW_FOOTER
        for widget in super().compose():
            if self._narrow and isinstance(widget, FooterKey) and _lesser(widget):
                continue
            widget.add_class("-compact", update=False)  # as it will be: styled once, not twice
            yield widget

    async def recompose(self) -> None:
        """Lay the keys out anew where they changed: we are asked at every change of focus."""
        if not self.is_attached:  # the screen was left meanwhile
            return
        keys = tuple(
            (binding, enabled, tooltip)
            for _, binding, enabled, tooltip in self.screen.active_bindings.values()
            if binding.show
        )
        wanted = (self._bindings_ready, self.app.size.width < NARROW_FOOTER, *keys)
        if wanted != self._shown:
            self._shown = wanted
            await super().recompose()

    async def on_resize(self, event: Resize) -> None:
        """Choose again where the room has changed."""
        if self._narrow != (self.app.size.width < NARROW_FOOTER):
            await self.recompose()


def _lesser(key: FooterKey) -> bool:
    return key.action.rpartition(".")[2] in FIRST_TO_GO


class ClosesOnce(Screen[R]):
    """Closes at the first word to; two keys that arrive together close one screen, not two."""

    def close(self, result: R | None = None) -> None:
        """Close with a result, if this is still the screen in front."""
        if self.is_current and self.app.screen_stack[-1] is self:
            self.dismiss(result)


class Window(ModalScreen[R], ClosesOnce[R]):
    """A small window over a screen."""


@runtime_checkable
class KeepsWords(Protocol):
    """A screen that holds words that may not be on the disk yet."""

    def flush(self) -> bool:
        """Save them now; False where it could not be."""
        ...


@runtime_checkable
class HoldsSession(KeepsWords, Protocol):
    """A screen that holds a session under way."""

    def pause(self) -> None:
        """Stop its clock and keep its place."""
        ...


class Touring(Protocol):
    """A tour under way."""

    def words(self) -> str: ...


class TourCard(Static):
    """The step of the tour in hand, over the line of keys."""


class CoachScreen(ClosesOnce[None]):
    """A whole screen. While the tour runs, its step stands above the line of keys."""

    BINDINGS = [*EVERYWHERE]  # noqa: RUF012

    def on_mount(self) -> None:
        """Make room for the tour."""
        self.mount(TourCard(id="tour"), before=self.query_one(KeyLine))
        self.show_tour()

    @property
    def is_demo(self) -> bool:
        """Whether nobody here is real."""
        return bool(getattr(self.app, "banner", ""))

    def whom(self) -> str | None:
        """The id of whom this screen is about, for a talk with them; None for nobody alone."""
        return None

    def on_screen_resume(self) -> None:
        """The tour may have gone on meanwhile."""
        self.show_tour()

    def did(self, act: Callable[[], object]) -> bool:
        """Call one service; where it refuses, say why and return False."""
        try:
            act()
        except CoachError as error:
            self.notify(str(error), severity="warning", timeout=10, markup=False)
            return False
        return True

    def show_tour(self) -> None:
        """The step in hand, or nothing."""
        tour: Touring | None = getattr(self.app, "tour", None)
        words = tour.words() if tour is not None else ""
        for card in self.query(TourCard):
            card.display = bool(words)
            card.update(words)
        self.set_class(bool(words), "touring")
