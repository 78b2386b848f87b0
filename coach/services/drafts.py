"""Words typed in a small window and not taken yet: kept like a note, gone once they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.services.conversation import Conversation
    from coach.services.ports import Clock
    from coach.services.store_ports import Stores


WORDS = "words"


class WindowDraft:
    """What stands in one window of one session, or of one person's preparation."""

    def __init__(self, stores: Stores, clock: Clock, owner_id: str, window: str) -> None:
        self._stores = stores
        self._clock = clock
        self._owner_id = owner_id
        self._window = window

    def words(self) -> dict[str, str]:
        """What was left there, by field; nothing where all of it was taken."""
        return self._stores.drafts.words(self._owner_id, self._window)

    def keep(self, filled: dict[str, str]) -> str:
        """Keep the words as they stand, and say so. Raises StorageFailed."""
        if any(words.strip() for words in filled.values()):
            self._stores.drafts.put(self._owner_id, self._window, filled)
        else:
            self.clear()
        return f"Draft kept {self._clock.now().astimezone(self._clock.zone()):%H:%M}"

    def hand_on(self, filled: dict[str, str]) -> None:
        """Where no session can close beneath a window, its words are kept as ever."""
        self.keep(filled)

    def clear(self) -> None:
        """They were taken."""
        self._stores.drafts.clear(self._owner_id, self._window)


class SessionDrafts:
    """The windows of one session; closing it clears what was never taken."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def of(self, window: str) -> WindowDraft:
        """The draft of one window."""
        tools = self._talk.tools
        return _OpenDraft(self._talk, tools.stores, tools.clock, self._talk.session.id, window)

    def hand_on(self, words: str) -> None:
        """Keep words that found the session closed elsewhere; the pair's next one begins with them.

        Raises StorageFailed.
        """
        draft = self._for_next_time()
        waiting = draft.words().get(WORDS, "")
        if words.strip():
            draft.keep({WORDS: f"{waiting}\n\n{words}".strip()})

    def handed_on(self) -> str:
        """Words handed on by a session that was closed elsewhere; empty where there are none."""
        return self._for_next_time().words().get(WORDS, "")

    def take_up(self) -> None:
        """What was handed on stands in a note now."""
        self._for_next_time().clear()

    def _for_next_time(self) -> WindowDraft:
        tools = self._talk.tools
        file_id = self._talk.supervisee.file.id
        return WindowDraft(tools.stores, tools.clock, file_id, "handed on")


class _OpenDraft(WindowDraft):
    """A draft that is not kept once its session is closed."""

    def __init__(
        self, talk: Conversation, stores: Stores, clock: Clock, owner_id: str, window: str
    ) -> None:
        super().__init__(stores, clock, owner_id, window)
        self._talk = talk

    def keep(self, filled: dict[str, str]) -> str:
        """Keep the words. Raises StorageFailed, or SessionClosed."""
        with self._talk.change():
            return super().keep(filled)

    def hand_on(self, filled: dict[str, str]) -> None:
        """Words that found the session closed go to the pair's next one. Raises StorageFailed."""
        SessionDrafts(self._talk).hand_on("\n".join(filled.values()))
