"""Words that could not be saved yet: held, tried again, handed on, or given back in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import SessionClosed, StorageFailed

if TYPE_CHECKING:
    from coach.line.reading import Typed
    from coach.line.telling import Teller
    from coach.services.pair_session import PairSession


class HeldWords:
    """What one stream of lines holds until the disk takes it."""

    def __init__(self, session: PairSession, teller: Teller) -> None:
        self._session = session
        self._teller = teller
        self.words: list[str] = []
        """In the order in which they were said."""

    def try_again(self) -> bool:
        """Save what is held, in its order; False where some of it still cannot be saved.

        Raises SessionClosed.
        """
        while self.words:
            try:
                note = self._session.noting.note(self.words[0])
            except StorageFailed:
                return False
            self.words.pop(0)
            self._teller.say(f"Note {note.number} is saved now.")
        return True

    def hold(self, typed: Typed) -> None:
        """While words wait to be saved nothing else moves, so that they keep their destination."""
        if typed.command is None and typed.words.strip():
            self.words.append(typed.words)
            self._teller.say("Still not saved; your words are held here and tried again.")
        else:
            self._teller.say("Not done: earlier words are still not saved; they are tried again.")

    def hand_on(self, *more: str) -> None:
        """Words that found the session closed elsewhere go to the pair's next one."""
        self.words += [words for words in more if words.strip()]
        if not self.words:
            return
        try:
            while self.words:
                self._session.drafts.hand_on(self.words[0])
                self.words.pop(0)
        except StorageFailed:
            self._say_held()
            return
        self._teller.say("Your last words are kept; they stand as a note in your next session.")

    def give_back(self) -> bool:
        """At the end: what never could be saved is printed, so that it can be kept elsewhere."""
        try:
            if self.try_again():
                return True
        except SessionClosed as closed:
            self._teller.say(str(closed))
            self.hand_on()
            return False
        self._say_held()
        return False

    def _say_held(self) -> None:
        self._teller.say("These words could not be saved; copy them before you go:", *self.words)
