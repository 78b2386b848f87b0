"""The measurer of the screens, on a program that says a word, repeats what it hears, and ends."""

from __future__ import annotations

import os
import sys

import pytest

if os.name != "posix":
    pytest.skip("Windows has no pseudo-terminals here", allow_module_level=True)

from benchmarks.terminal import NotDrawn, Terminal

REPEATS = r"""
import os, tty
tty.setraw(0)
os.write(1, b"\x1b[?2026h\x1b[1mRea\x1b[2mdy\x1b[?2026l")
while (heard := os.read(0, 100)) != b"q":
    os.write(1, b"\x1b[?2026h\x1b[31mheard " + heard + b"\x1b[?2026l")
"""


def test_frames_keys_and_the_end_of_a_program_are_timed_from_outside() -> None:
    with Terminal((sys.executable, "-ISc", REPEATS)) as program:
        started = program.until("Ready")
        program.press("a")
        painted = program.until("heard a")
        program.rest(0.01)
        program.press("q")
        ended = program.end()
    assert min(started, painted, ended) > 0


def test_a_program_that_ends_before_it_draws_is_told_of() -> None:
    with Terminal((sys.executable, "-ISc", "print('Not this')")) as program:
        with pytest.raises(NotDrawn, match="Not this"):
            program.until("Ready")
        program.end()
