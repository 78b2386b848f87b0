"""The screens against bare Textual apps: first frame, memory, exit, idling, opening a session."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import keys
from benchmarks.bare_app import HELLO
from benchmarks.bare_editor import LINE, note
from benchmarks.homes import BARE_APP, BARE_EDITOR, COACH, home, in_discussion, past_sessions
from benchmarks.rounds import Line, in_turn
from benchmarks.terminal import CTRL_Q, Terminal

PEOPLE, SESSIONS, NOTE_LINES = 10, 500, 50
NAMES = [f"Supervisee {place:02d}" for place in range(PEOPLE)]
READING_SECONDS = 0.5
"""How long nothing is pressed after a first frame; people take longer."""
IDLE_SECONDS = 1.5
FRAMES, LIVES, OPENINGS = 21, 5, 11
"""Rounds of each."""


@dataclass(frozen=True)
class Program:
    """What is run, how its first frame is known to be complete, and the key that leaves it."""

    words: tuple[str, ...]
    drawn: tuple[str, ...]
    leave: str = CTRL_Q
    root: Path = Path()

    def start(self) -> Terminal:
        """Run it."""
        return Terminal(self.words, COACH_HOME=str(self.root))

    def first_frame(self) -> float:
        """Seconds to its first complete frame."""
        with self.start() as running:
            return running.until(*self.drawn)

    def life(self) -> Life:
        """Run it from its start to its end."""
        with self.start() as running:
            running.until(*self.drawn)
            running.rest(READING_SECONDS)
            idle_cpu = running.idle_cpu(IDLE_SECONDS)
            memory = running.peak_memory()
            running.press(self.leave)
            return Life(idle_cpu, memory, running.end())


@dataclass(frozen=True)
class Life:
    """What one life of a program cost."""

    idle_cpu: float
    """Milliseconds of processor time in a second in which nothing is pressed."""
    memory: float
    """The most it held, in kB."""
    exit: float
    """Seconds from the key that leaves to the end of the program."""


def _bare_app() -> Program:
    return Program(BARE_APP, (HELLO,))


def _bare_editor() -> Program:
    return Program((*BARE_EDITOR, str(NOTE_LINES)), (LINE[:20],))


def _today(root: Path) -> tuple[Program, str]:
    """Today of ten people, 500 sessions and one left open; and the words of its question."""
    services, people = home(root, *NAMES)
    for supervisee in people:
        past_sessions(services, supervisee, SESSIONS // PEOPLE)
    question = in_discussion(services, people[3], "She told it slowly.")
    services.close()
    return Program(COACH, ("Today ·", NAMES[-1], "Quit"), "q", root), question


def _session(root: Path) -> Program:
    """A session with a note in hand."""
    services, (jo,) = home(root, "Jo Bennett")
    in_discussion(services, jo, note(NOTE_LINES))
    services.close()
    return Program((*COACH, "session", "Jo"), (LINE[:20], "^G Part"), root=root)


def _ratio(side: Sequence[float], base: Sequence[float]) -> float:
    return statistics.median(one / two for one, two in zip(side, base, strict=True))


def _first_frames(programs: Sequence[Program]) -> list[Line]:
    rounds = in_turn([program.first_frame for program in programs], FRAMES)
    bare, today, editor, session = zip(*rounds, strict=True)
    return [
        ("Today, first complete frame / bare app", _ratio(today, bare), "1.6"),
        ("a session, first complete frame / bare editor", _ratio(session, editor), ""),
    ]


def _lives(programs: Sequence[Program]) -> list[Line]:
    bare, today, editor, session = zip(
        *in_turn([program.life for program in programs], LIVES), strict=True
    )
    found = []
    for name, side, base in (("Today", today, bare), ("a session", session, editor)):
        against = "bare app" if base is bare else "bare editor"
        memory = _ratio([life.memory for life in side], [life.memory for life in base])
        leaving = _ratio([life.exit for life in side], [life.exit for life in base])
        idle = statistics.median(life.idle_cpu for life in side)
        found += [
            (f"{name}, memory / {against}", memory, "1.5"),
            (f"{name}, exit / {against}", leaving, "1.0"),
            (f"{name}, ms of processor time in an idle second", idle, "10"),
        ]
    return found


def _opening(today: Program, question: str) -> float:
    """Seconds from Enter on Today's first line, a session left open, to its question."""
    with today.start() as coach:
        coach.until(*today.drawn)
        coach.rest(READING_SECONDS)
        coach.press("s")
        return coach.until(question[: keys.SEEN_OF_A_QUESTION])


def _openings(today: Program, question: str) -> list[Line]:
    sides: list[Callable[[], float]] = [
        lambda: _opening(today, question),
        _bare_app().first_frame,
    ]
    opened, bare = zip(*in_turn(sides, OPENINGS), strict=True)
    return [("Today, s to the question / bare app, first frame", _ratio(opened, bare), "")]


def measure() -> list[Line]:
    """The ratios."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        today, question = _today(root / "today")
        programs = (_bare_app(), today, _bare_editor(), _session(root / "session"))
        return [
            *_first_frames(programs),
            *_lives(programs),
            *_openings(today, question),
            *keys.measure(root),
        ]
