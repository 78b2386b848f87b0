"""The line of keys at the foot of a screen: what can be pressed here, as far as there is room.

The library's own line makes a widget of every key and makes them all anew at each change of focus;
that was half the widgets of a screen. This one draws a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.binding import ActiveBinding
    from textual.events import Click
    from textual.screen import Screen

    from coach.services.house import House

FIRST_TO_GO = frozenset(
    {
        *("agree_action", "choose_destination", "mine", "undo", "settings", "banks", "demo"),
        *("window", "answers"),
        *("hold", "miss", "cancel", "self_care", "balance", "send", "take_in", "alike"),
        *("who", "support", "versions", "agreement", "sign_both", "reword", "write"),
        *("question", "two_more", "month"),
    }
)
"""Actions that are left to F1 where not all have room."""


class KeyLine(Widget, can_focus=False):
    """The keys of the widget in focus and of its screen; each can be clicked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--name"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; width: 100%;
        color: $footer-foreground; background: $footer-background;
    }
    KeyLine .key-line--key { color: $footer-key-foreground; text-style: bold; }
    KeyLine .key-line--name { color: $footer-description-foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._active: list[ActiveBinding] = []
        self._ends: list[tuple[int, str]] = []
        """Where each key drawn ends, and the key that a click before it presses."""

    def on_mount(self) -> None:
        """Follow what can be pressed."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[House]) -> None:
        if screen is self.screen and screen.app.app_focus:
            first: dict[str, ActiveBinding] = {}
            for active in screen.active_bindings.values():
                if active.binding.show:
                    first.setdefault(active.binding.action, active)
            self._active = list(first.values())
            self.refresh()

    @property
    def keys(self) -> list[str]:
        """The keys that are named, as they are named."""
        return [self.app.get_key_display(one.binding) for one in self._shown()]

    def _shown(self) -> list[ActiveBinding]:
        """All, or where they have no room the few that matter most."""
        named = [one.binding for one in self._active]
        room = sum(len(self.app.get_key_display(one) + one.description) + 2 for one in named) - 1
        if room <= self.size.width:
            return self._active
        return [one for one in self._active if _of(one) not in FIRST_TO_GO]

    def render(self) -> RenderableType:
        """The keys and their names, one after another."""
        key_style = self.get_component_rich_style("key-line--key", partial=True)
        name_style = self.get_component_rich_style("key-line--name", partial=True)
        line, self._ends = Text(no_wrap=True, overflow="ellipsis"), []
        for one in self._shown():
            begins = len(line)
            line.append(self.app.get_key_display(one.binding), key_style)
            line.append(f" {one.binding.description}", name_style)
            if not one.enabled:
                line.stylize("dim", begins)
            line.append(" ")
            self._ends.append((line.cell_len, one.binding.key))
        line.rstrip()
        return line

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        for end, key in self._ends:
            if event.x < end:
                self.app.simulate_key(key)
                return


def _of(active: ActiveBinding) -> str:
    """The name of an action, whoever it is of."""
    return active.binding.action.rpartition(".")[2]
