"""Finds the one thing that answers to what somebody typed, by tests from the strictest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coach.errors import Ambiguous
from coach.text import folded, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def match_one(
    wanted: str,
    some: Sequence[T],
    tests: tuple[Callable[[T, str], bool], ...],
    shown: Callable[[T], str],
) -> T | None:
    """The one that answers, if one does. Raises Ambiguous where several do."""
    sought = folded(" ".join(wanted.split()))
    for test in tests:
        found = [one for one in some if sought and test(one, sought)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(map(shown, found))
            raise Ambiguous(f"{len(found)} answer to “{printable(wanted)[:60]}”: {listed}.")
    return None
