"""A page to read, over what is beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Label

from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.widgets.hanging import HangingText
from coach.words import KEY_BACK
from coach.words import widgets as say

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Page(Window[None]):
    """Lines to read together; Escape or Enter goes back."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_BACK, id="page.leave"),
        Binding("enter", "leave", KEY_BACK, id="page.done", show=False),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = say.PAGE_HELP

    def __init__(self, title: str, body: Text) -> None:
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """A title and the text."""
        with VerticalScroll(classes="dialog tall"):
            yield Label(Text(self._title), classes="dialog-title")
            yield HangingText(self._body)

    def action_leave(self) -> None:
        """Back."""
        self.close(None)
