"""Which way words are read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RIGHT = frozenset({"R", "AL"})


def reads_from_right(text: str) -> bool:
    """Whether its first letter with a direction is Arabic, Hebrew or the like."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT:
            return True
        if kind == "L":
            return False
    return False


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces of one direction; signs between letters go with those before them."""
    start, is_right = 0, reads_from_right(text)
    for place, char in enumerate(text):
        kind = unicodedata.bidirectional(char)
        if (kind in _RIGHT) != is_right and (kind in _RIGHT or kind == "L"):
            if place > start:
                yield text[start:place], is_right
            start, is_right = place, not is_right
    if start < len(text):
        yield text[start:], is_right
