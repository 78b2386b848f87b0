"""Keys in turn: each is done with, and what it opened is there, before the next one acts."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual.app import App, ScreenStackError
from textual.events import Event, InputEvent, Key, Paste

if TYPE_CHECKING:
    from textual.dom import DOMNode

QUICK_LOOKS = 100
"""How often to look at once whether somebody is done; nearly always it is the first few."""
LOOKS = 500
"""How often to look in all; then the next key acts, so that nothing can stand still for ever."""
LOOK_SECONDS = 0.005
ROUNDS = 20
"""How often news may make more news before the next key acts all the same."""


class KeepsLetters:
    """A widget in which a letter changes words and moves nothing else: the next key may act."""


class KeysInTurn(App[int]):
    """An app in which no key overtakes an earlier one.

    By itself Textual acts on a key such as F2 at once, while letters typed before it still wait
    for the editor: with a quick hand, or a slow machine, half a note would go under the next
    question. And letters typed while a window opens would reach nobody.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Event] = deque()
        self._in_hand: asyncio.Task[None] | None = None
        self._latest: Event | None = None

    @property
    def has_keys_in_hand(self) -> bool:
        """Whether a key has not been done with yet."""
        return bool(self._typed) or self._in_hand is not None

    def take_letters(self) -> str:
        """The letters typed ahead that nobody has had yet, up to the first other key."""
        on_its_way = []
        if self._in_hand is not None and self._latest is not None:
            has_arrived = self._latest._stop_propagation  # whoever takes a letter stops it
            if not has_arrived and _letters_of(self._latest):
                on_its_way.append(self._latest)
        letters = ""
        for event in (*on_its_way, *self._typed):
            if not _letters_of(event):
                break
            letters += _letters_of(event)
        self._typed.clear()
        return letters

    async def on_event(self, event: Event) -> None:
        """Take what is typed, pasted or clicked in the order in which it came."""
        if isinstance(event, InputEvent | Paste) and not event.is_forwarded:
            is_typed = isinstance(event, Key | Paste)
            if is_typed or self._typed:  # the mouse waits only behind keys
                self._typed.append(event)
                await self._take_next()
                return
        await super().on_event(event)

    async def _take_next(self) -> None:
        if self._in_hand is not None or not self._typed:
            return
        event = self._typed.popleft()
        try:
            at: DOMNode = self.focused or self.screen
        except ScreenStackError:  # nothing is there yet, or nothing any more
            return
        self._latest = event
        await super().on_event(event)
        is_alone = isinstance(event, Key) and event.is_printable and isinstance(at, KeepsLetters)
        self._in_hand = asyncio.create_task(self._see_through(at, is_alone=is_alone))

    async def _see_through(self, at: DOMNode, *, is_alone: bool) -> None:
        """Wait until whoever got a key is done with it, and everybody it went on to.

        A letter that goes on to nobody (`is_alone`) is done with where it was written.
        """
        try:
            if is_alone:
                await self._has_caught_up(at)
                return
            for _ in range(ROUNDS):
                chain = [node for node in at.ancestors_with_self if node is not self]
                for node in (*chain, self):
                    await self._has_caught_up(node)
                before, at = at, self.focused or self.screen
                if at is before and not any(node.message_queue_size for node in chain):
                    break
        except ScreenStackError:
            pass
        finally:
            self._in_hand = None
            self.call_later(self._take_next)

    async def _has_caught_up(self, node: DOMNode) -> None:
        """Wait until a widget has done all that it was sent so far."""
        done = asyncio.Event()
        if not node.call_later(done.set):
            return
        for look in range(LOOKS):
            if done.is_set() or not (node.is_attached and self.is_running):
                return
            await asyncio.sleep(0 if look < QUICK_LOOKS else LOOK_SECONDS)


def _letters_of(event: Event) -> str:
    """What a key or a paste writes, or nothing."""
    if isinstance(event, Paste):
        return event.text
    if isinstance(event, Key) and event.is_printable:
        return event.character or ""
    return ""
