"""Small questions of our own: choose one of a few, or fill a few fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

EVERYWHERE = (
    Binding("f1", "app.help", "Help", id="help"),
    Binding("f12", "app.blur", "Cover", id="blur", show=False),
)
"""Help, and the cover against a passer-by: also over a small window."""


@dataclass(frozen=True)
class Choice:
    """One of a few."""

    key: str
    """The single letter or digit that takes it."""
    value: str
    words: str


class ChooseOne(ModalScreen[str | None]):
    """Choose by a letter, the arrows or the mouse; Escape leaves things as they are."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", "Leave it", id="choose.leave"),
        *EVERYWHERE,
    ]
    HELP = "## Choose one\n\nPress its letter, or the arrows and Enter. Escape leaves it as it is."

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._choices = list(choices)

    def compose(self) -> ComposeResult:
        """A title and the choices."""
        with Vertical(classes="dialog"):
            yield Label(Text(self._title), classes="dialog-title")
            yield OptionList(
                *(
                    Option(Text(f"{one.key}  {one.words}" if one.key else one.words), id=str(place))
                    for place, one in enumerate(self._choices)
                )
            )

    def on_key(self, event: Key) -> None:
        """A choice by its letter."""
        for one in self._choices:
            if one.key and event.character == one.key:
                event.stop()
                self.dismiss(one.value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice by Enter or the mouse."""
        self.dismiss(self._choices[int(event.option.id or 0)].value)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


@dataclass(frozen=True)
class Field:
    """One line to fill in."""

    id: str
    label: str
    value: str = ""
    hint: str = ""


class FillIn(ModalScreen[dict[str, str] | None]):
    """A few lines to fill in; Enter on the last, or Ctrl+S, takes them."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", "Leave it", id="fill.leave"),
        Binding("ctrl+s", "take", "Take it", id="fill.take"),
        *EVERYWHERE,
    ]
    HELP = (
        "## A few words\n\nEnter goes to the next line, and on the last one takes them all. "
        "Ctrl+S takes them from anywhere. Escape leaves things as they were."
    )

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        fault: str = "",
        draft: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._draft = draft
        self._title = title
        self._fields = list(fields)
        self._fault = fault

    def compose(self) -> ComposeResult:
        """A title and the lines; a sentence where the last try was refused."""
        with VerticalScroll(classes="dialog"):
            yield Label(Text(self._title), classes="dialog-title")
            if self._fault:
                yield Label(Text(self._fault), classes="fault")
            for one in self._fields:
                yield Label(Text(one.label), classes="field-label")
                line = Input(value=one.value, placeholder=one.hint, id=f"field-{one.id}")
                line.cursor_blink = False
                yield line
            yield Label("Enter: next, then done   Ctrl+S: done   Escape: leave it", classes="quiet")

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.query(Input).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the next line, and after the last one done."""
        if event.input is self.query(Input).last():
            self.action_take()
        else:
            self.focus_next()

    def action_take(self) -> None:
        """Take what stands in the lines."""
        filled = self._filled()
        self._keep(filled)
        self.dismiss(filled)

    def action_leave(self) -> None:
        """Leave things as they were; what was typed stands there again next time."""
        self._keep(self._filled())
        self.dismiss(None)

    def _filled(self) -> dict[str, str]:
        return {one.id: self.query_one(f"#field-{one.id}", Input).value for one in self._fields}

    def _keep(self, filled: dict[str, str]) -> None:
        if self._draft is not None:
            self._draft.update(filled)
