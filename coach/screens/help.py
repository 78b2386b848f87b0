"""What can be done here: the help of whatever has the focus, then every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Label, Static

from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.words import KEY_BACK
from coach.words import help as say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.dom import DOMNode

KEY_COLUMN = 16


class HelpPage(Window[None]):
    """Read while the screen beneath waits as it was; F1, Escape or Enter goes back."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,enter,f1,q", "leave", KEY_BACK, id="help.leave"),
        *EVERYWHERE[1:],
        *DOORS,
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._words = helps(screen)
        self._keys = list(screen.active_bindings.values())

    def compose(self) -> ComposeResult:
        """Help by what has the focus, then the keys of this place and of every place."""
        with VerticalScroll(classes="dialog tall"):
            yield Static(Text("\n\n").join(plainly(words) for words in self._words))
            yield Static(self._table())
            yield Label(say.WAYS, classes="quiet")

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def _table(self) -> Text:
        text = Text()
        for heading, found in (
            (say.SCREEN_KEYS, [one for one in self._keys if _is_ours(one)]),
            (say.FOCUS_KEYS, [one for one in self._keys if _is_focus(one)]),
        ):
            if found:
                text.append(f"\n{heading}\n", style="bold")
            said = set()
            for one in found:
                key = self.app.get_key_display(one.binding)
                words = one.binding.tooltip or one.binding.description
                if words and (key, words) not in said:
                    said.add((key, words))
                    text.append(f"{key:<{KEY_COLUMN}}{words}\n", style="not bold")
        text.append(f"{'tab':<{KEY_COLUMN}}{say.NEXT_PLACE}\n", style="not bold")
        return text

    def action_leave(self) -> None:
        """Back to where you were."""
        self.close(None)


def plainly(words: str) -> Text:
    """Our own help, without its signs: a heading and what stands in asterisks is bold."""
    heading, _, body = words.partition("\n\n")
    text = Text(heading.removeprefix("## ") + "\n", style="bold")
    for paragraph in body.split("\n\n"):
        parts = paragraph.replace("\n", " ").split("*")
        for place, part in enumerate(parts):  # **so** leaves an empty part on either side
            strong = place >= 2 and (place - 2) % 4 == 0
            text.append(part, style="bold" if strong else "not bold")
        text.append("\n")
    text.rstrip()
    return text


def _is_ours(one: ActiveBinding) -> bool:
    return isinstance(one.node, Screen) and one.binding.id is not None


def _is_focus(one: ActiveBinding) -> bool:
    moves = one.binding.action.startswith(("scroll", "cursor", "page", "first", "last"))
    return not isinstance(one.node, Screen) and one.binding.description != "" and not moves


def helps(screen: Screen[object]) -> list[str]:
    """The help of the focused widget, then of what holds it, innermost first."""
    found: list[str] = []
    node: DOMNode | None = screen.focused or screen
    while node is not None:
        words = getattr(type(node), "HELP", None)
        if isinstance(words, str) and words.strip() not in found:
            found.append(words.strip())
        node = node.parent
    return found
