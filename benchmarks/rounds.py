"""Interleaved rounds: two sides taken in turn, so that a drifting clock hits both."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Line = tuple[str, float, str]
"""What was measured, its ratio, and the aim."""


def as_installed() -> dict[str, str]:
    """The environment for what is measured: modules are compiled once and kept, as installed."""
    forbids = "PYTHONDONTWRITEBYTECODE"
    return {name: value for name, value in os.environ.items() if name != forbids}


def ratio(side: Callable[[], object], base: Callable[[], object], rounds: int, each: int) -> float:
    """The median over the rounds of side / base, each side's time the median of its calls."""
    found = []
    for turn in range(rounds):
        order = (side, base) if turn % 2 else (base, side)
        took = {one: _median(one, each) for one in order}
        found.append(took[side] / took[base])
    return statistics.median(found)


def in_turn(sides: Sequence[Callable[[], T]], rounds: int) -> list[tuple[T, ...]]:
    """What each side gave in each round, each going first in its turn; one more goes unmeasured."""
    found = []
    for side in sides:
        side()
    for turn in range(rounds):
        first = turn % len(sides)
        order = [*range(first, len(sides)), *range(first)]
        gave = {place: sides[place]() for place in order}
        found.append(tuple(gave[place] for place in range(len(sides))))
    return found


def _median(call: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
