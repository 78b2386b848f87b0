"""Keys in a session: a letter to its paint against a bare editor, and F2 to the next question."""

from __future__ import annotations

import random
import shutil
import statistics
import string
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bare_editor import LINE, note
from benchmarks.homes import BARE_EDITOR, COACH, home, in_discussion, session
from benchmarks.rounds import Line
from benchmarks.terminal import CTRL_Q, ENTER, F2, Terminal

SIZES = (50, 2_000)
"""Lines of the notes that are written in."""
LINES = 8
"""Lines typed into each."""
LETTERS = string.ascii_letters
SEEN = 3
"""Letters by which a line just typed is known on screen; no such three stand there before."""
SEEN_OF_A_QUESTION = 30
"""Letters of a question that surely fit in one line."""
QUESTIONS, SESSIONS = 20, 3
"""Questions asked in each of so many sessions."""


def _pause(program: Terminal) -> None:
    program.rest(random.uniform(0.015, 0.045))  # never in step with the screen's own clock


def _typed(programs: Sequence[Terminal]) -> list[list[float]]:
    """One line typed into each, letter by letter in turn; how long each letter took to be seen."""
    took: list[list[float]] = [[] for _ in programs]
    for program in programs:
        program.press(ENTER)
        program.rest(0.1)
    for place, letter in enumerate(LETTERS, 1):
        for program, times in zip(programs, took, strict=True):
            program.press(letter)
            seen = program.until(LETTERS[max(0, place - SEEN) : place])
            if place >= SEEN:
                times.append(seen)
            _pause(program)
    return took


def _letters(root: Path, lines: int) -> list[Line]:
    services, (jo,) = home(root, "Jo Bennett")
    in_discussion(services, jo, note(lines))
    services.close()
    with (
        Terminal((*COACH, "session", "Jo"), COACH_HOME=str(root)) as coach,
        Terminal((*BARE_EDITOR, str(lines))) as bare,
    ):
        for program in (coach, bare):
            program.until(LINE[:20])
            program.rest(0.5)
        typed = [_typed((coach, bare)) for _ in range(LINES)]
        for program in (coach, bare):
            program.press(CTRL_Q)
            program.end()
    middle = statistics.median(statistics.median(a) / statistics.median(b) for a, b in typed)
    ours, theirs = ([one for line in typed for one in line[side]] for side in (0, 1))
    worst = _percentile(ours, 99) / _percentile(theirs, 99)
    return [
        (f"a letter in {lines:,} lines / bare editor, median", middle, "1.2"),
        (f"a letter in {lines:,} lines / bare editor, 99th percentile", worst, "1.2"),
    ]


def _percentile(times: Sequence[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def _questions_to_come(root: Path, copy: Path) -> list[str]:
    """The questions that F2 will ask, found out by asking them in a copy of the home."""
    shutil.copytree(root, copy)
    services, _ = home(copy)
    asking = session(services, services.people.find("Jo Bennett")).asking
    asked = [asking.next() for _ in range(QUESTIONS)]
    services.close()
    return [one.wording for one in asked if one is not None]


def _asked_next(root: Path) -> list[float]:
    """How long each next question took to be seen, a few words left behind under the last one."""
    services, (jo,) = home(root / "home", "Jo Bennett")
    in_discussion(services, jo, note(SIZES[0]))
    services.close()
    questions, took = _questions_to_come(root / "home", root / "copy"), []
    with Terminal((*COACH, "session", "Jo"), COACH_HOME=str(root / "home")) as coach:
        coach.until(LINE[:20])
        for wording in questions:
            coach.press("A few words. ")
            coach.rest(0.3)
            coach.press(F2)
            took.append(coach.until(wording[:SEEN_OF_A_QUESTION]))
        coach.press(CTRL_Q)
        coach.end()
    return took


def measure(root: Path) -> list[Line]:
    """The ratios, and the milliseconds of F2, in homes made in this folder."""
    lines = [line for size in SIZES for line in _letters(root / str(size), size)]
    took = [one for turn in range(SESSIONS) for one in _asked_next(root / f"next-{turn}")]
    return [
        *lines,
        ("F2 to the next question, ms, median", statistics.median(took) * 1000, ""),
        ("F2 to the next question, ms, 95th percentile", _percentile(took, 95) * 1000, "100"),
    ]
