"""`make bench`: every benchmark in turn, each with its aim."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import coaching, commands, leak_guard, searching, storage, timescales
from benchmarks.rounds import Line


def _measures() -> Iterator[Callable[[], list[Line]]]:
    yield storage.measure
    yield coaching.measure
    yield commands.measure
    yield leak_guard.measure
    yield searching.measure
    yield timescales.measure
    if sys.platform == "linux":  # whose /proc tells memory and processor time of another program
        from benchmarks import screens

        yield screens.measure


def main() -> None:
    """Run them all, some minutes, and print a line for each."""
    print(f"{'what':<60} {'found':>7}  {'aim':>5}")
    for measure in _measures():
        for name, found, aim in measure():
            print(f"{name:<60} {found:>7.2f}  {aim or '-':>5}", flush=True)


if __name__ == "__main__":
    main()
