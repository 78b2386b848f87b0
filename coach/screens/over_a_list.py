"""A list over a note: a lone letter acts on its line, and whatever else is typed is words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from coach.widgets.held import HeldLetter
from coach.widgets.marked import MarkedList
from coach.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from textual.events import Key, Paste
    from textual.widget import Widget

UNDO = "session.undo"
"""The id of the key that takes back; over a list it may be the first letter of a word, too."""


def write_instead(within: Widget, words: str) -> None:
    """Somebody writes while a list is in front: the note takes it, from the first letter on."""
    editor = within.screen.query_one(NoteEditor)
    within.screen.set_focus(editor)
    editor.insert(words)


class ListOverNote(MarkedList):
    """A list whose keys act, where they are alone; what is no key of it goes to the note."""

    OWN_KEYS: ClassVar = ("space",)
    """A list's own way to choose."""

    class Undo(Message):
        """The key that takes back was pressed, and no word followed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._held = HeldLetter(self, self._act)

    @property
    def makes_room(self) -> bool:
        """Whether the reasons are open where there is room for little else."""
        return self.screen.has_class("metered") and self.screen.has_class("folded")

    @property
    def is_waiting(self) -> bool:
        """Whether a key has not acted yet."""
        return self._held.is_waiting

    def acts(self, key: str) -> bool:
        """Whether a key does something here."""
        return False

    def act(self, key: str) -> None:
        """Do what a key does here."""

    def before_words(self) -> None:
        """Words are about to go to the note."""

    def on_key(self, event: Key) -> None:
        """Act on the line under the cursor; what is no key of the list is typed into the note.

        A letter acts once no other letter follows at once: words that somebody writes over the
        list are words, also where they begin with one of its keys.
        """
        key, char = event.key, event.character
        is_letter = event.is_printable and char is not None
        begun = self._held.take()
        if begun and is_letter and key != begun:
            self._taken(event)
            self._write(begun + (char or ""))
            return
        if begun:
            self._act(begun)
        here = self.screen.focused is self
        if here and (self.acts(key) or (is_letter and self._takes_back(key))):
            self._taken(event)
            if is_letter:
                self._held.hold(key)
            else:
                self._act(key)
        elif is_letter and not (here and (key in self.OWN_KEYS or self._is_bound(key))):
            self._taken(event)
            self._write(char or "")

    def on_paste(self, event: Paste) -> None:
        """What is pasted over the list is words too."""
        self._taken(event)
        self._write(event.text)

    def _takes_back(self, key: str) -> bool:
        bound = self.screen.active_bindings.get(key)
        return bound is not None and bound.binding.id == UNDO

    def _is_bound(self, key: str) -> bool:
        """Whether somebody chose a letter for what this list does by a key."""
        bound = self.screen.active_bindings.get(key)
        return bound is not None and bound.node is self

    def _act(self, key: str) -> None:
        if self.acts(key):
            self.act(key)
        elif self._takes_back(key):
            self.post_message(self.Undo())

    def let_go_of_keys(self) -> None:
        """What was pressed on another list acts on nothing here."""
        self._held.take()

    def _write(self, words: str) -> None:
        self.before_words()
        write_instead(self, words)

    def _taken(self, event: Key | Paste) -> None:
        event.stop()
        event.prevent_default()
