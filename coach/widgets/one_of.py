"""One of a few on a single line of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click, Key


class OneOf(Static, can_focus=True):
    """Left, right, space or a first letter change it; Enter goes on to the next line."""

    BINDINGS = [  # noqa: RUF012
        Binding("left,up", "turn(-1)", say.KEY_ONE_BEFORE, id="one_of.back", show=False),
        Binding("right,down,space", "turn(1)", say.KEY_NEXT_ONE, id="one_of.next", show=False),
        Binding("enter", "go_on", say.KEY_GO_ON, id="one_of.done", show=False),
    ]
    HELP = say.ONE_OF_HELP

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, line: OneOf) -> None:
            super().__init__()
            self.line = line

    class Changed(Message):
        """Another one was chosen."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None
    ) -> None:
        self._choices = list(choices)
        values = [one for one, _ in self._choices]
        self._at = values.index(value) if value in values else 0
        self._typed = ""
        super().__init__(self._said(), id=id)

    @property
    def value(self) -> str:
        """The one that stands here."""
        return self._choices[self._at][0]

    def _said(self) -> Text:
        return Text(f"‹ {self._choices[self._at][1]} ›")

    def _with_keys(self) -> Text:
        """The choice and, where there is room, which keys change it: while the cursor is on it."""
        said = self._said()
        told = Text.assemble(said, f"  {say.ONE_OF_KEYS}")
        return told if len(told) < self.size.width else said

    def action_turn(self, by: int) -> None:
        """Go one on, or back."""
        self._stand((self._at + by) % len(self._choices))

    def _stand(self, at: int) -> None:
        self._at = at
        self.update(self._with_keys())
        self.post_message(self.Changed())

    def action_go_on(self) -> None:
        """Done with this line."""
        self.post_message(self.Submitted(self))

    def on_key(self, event: Key) -> None:
        """Letters find the one that begins with them; a letter again finds the next such one."""
        letter = (event.character or "").casefold()
        if not letter.isalpha():
            self._typed = ""
            return
        event.stop()
        for typed in (self._typed + letter, letter):
            places = range(self._at if len(typed) > 1 else self._at + 1, len(self._choices))
            for place in (*places, *range(len(self._choices))):
                if self._choices[place][1].casefold().startswith(typed):
                    self._typed = typed
                    self._stand(place)
                    return

    def on_focus(self) -> None:
        """Say how it is changed."""
        self.update(self._with_keys())

    def on_blur(self) -> None:
        """Begin anew next time."""
        self._typed = ""
        self.update(self._said())

    def on_click(self, event: Click) -> None:
        """The mouse takes the next one."""
        self.action_turn(1)
