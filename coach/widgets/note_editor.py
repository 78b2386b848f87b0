"""The place to write a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from coach.widgets.in_turn import KeepsLetters
from coach.widgets.writing_keys import NAMED
from coach.words import widgets as say

if TYPE_CHECKING:
    from textual.events import Key, Paste


class NoteEditor(KeepsLetters, TextArea, inherit_bindings=False):
    """A plain editor. It says that something was written, and never how fast."""

    BINDINGS = [  # noqa: RUF012  # F6 and F7 are the session's here
        NAMED.get(binding.action, binding)
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and binding.key not in ("f6", "f7")
    ]

    HELP = say.NOTE_HELP

    class Edited(Message):
        """The words changed."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False  # nothing here blinks for attention

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass the news on in our own words."""
        event.stop()
        self.post_message(self.Edited())

    async def on_key(self, event: Key) -> None:
        """Keep Escape for the screen, which goes back with it."""
        if event.key == "escape":
            event.prevent_default()

    async def on_paste(self, event: Paste) -> None:
        """It has arrived, and goes to nobody else."""
        event.stop()

    def fill(self, text: str, cursor: int | None = None) -> None:
        """Put words in without saying that anybody wrote them; the cursor is in characters."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        place = len(text) if cursor is None else min(cursor, len(text))
        before = text[:place].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    def cursor_in_characters(self) -> int:
        """Where the cursor stands, counted from the first character."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(i)) + 1 for i in range(row)) + column
