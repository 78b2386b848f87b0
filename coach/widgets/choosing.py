"""Small windows in which one of a few is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from coach.values import dataclass
from coach.widgets.everywhere import DOORS, EVERYWHERE, Window
from coach.widgets.held import HeldLetter
from coach.widgets.marked import MarkedList
from coach.words import KEY_LEAVE_IT
from coach.words import widgets as say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Key


@dataclass(frozen=True)
class Choice:
    """One of a few."""

    key: str
    """The single letter or digit that takes it."""
    value: str
    words: str


class ChooseOne(Window[str | None]):
    """Choose by a letter, the arrows or the mouse; Escape leaves things as they are."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", KEY_LEAVE_IT, id="choose.leave"),
        *EVERYWHERE,
        *DOORS,
    ]
    HELP = say.CHOOSE_HELP

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        typed: Callable[[str], object] | None = None,
        stands: str | None = None,
    ) -> None:
        """`typed` takes a letter that chooses nothing; then nothing is chosen.

        The cursor begins at the value that `stands` now, so that Enter changes nothing.
        """
        super().__init__()
        self._stands = stands
        self._typed = typed
        self._title = title
        self._choices = list(choices)
        self._held = HeldLetter(self, self._choose)

    def compose(self) -> ComposeResult:
        """A title and the choices."""
        with Vertical(classes="dialog"):
            yield Label(Text(self._title), classes="dialog-title")
            yield MarkedList(
                *(
                    Option(Text(f"{one.key}  {one.words}" if one.key else one.words), id=str(place))
                    for place, one in enumerate(self._choices)
                )
            )

    def on_mount(self) -> None:
        """Begin at what stands, if something does."""
        values = [one.value for one in self._choices]
        if self._stands in values:
            self.query_one(MarkedList).highlighted = values.index(self._stands)

    def on_key(self, event: Key) -> None:
        """A choice by its letter.

        Where words may be typed instead, it waits a moment whether a word goes on.
        """
        letter = event.character if event.is_printable else None
        begun = self._held.take()
        if begun and not letter and event.key != "escape":
            self._choose(begun)
        elif letter and any(one.key == letter for one in self._choices) and not begun:
            event.stop()
            if self._typed is None:
                self._choose(letter)
            else:
                self._held.hold(letter)
        elif letter and self._typed is not None:
            event.stop()
            event.prevent_default()
            self.close(None)
            self._typed(begun + letter)

    @property
    def is_waiting(self) -> bool:
        """Whether a letter has not chosen yet."""
        return self._held.is_waiting

    def _choose(self, letter: str) -> None:
        self.close(next(one.value for one in self._choices if one.key == letter))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice by Enter or the mouse."""
        self.close(self._choices[int(event.option.id or 0)].value)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.close(None)
