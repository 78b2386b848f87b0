"""Real processes: killed after every line they acknowledged, hung up, and run two at once."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.builders import coach_process, environment, somebody_at

LINES = [
    "The week was long.",
    ":topic The visit on Tuesday",
    ":case K1",
    "She opened the door and walked away.",
    ":stage reflection",
    "I wanted to leave.",
    ":by supervisee",
    ":stage analysis",
    "He waits for adults to go.",
    ":action Ring the school | To hear their view | supervisor | 2026-12-01",
    "The last word.",
]


class Talking:
    """A `coach line` process that is spoken to line by line."""

    def __init__(self, root: Path, name: str = "Jo Bennett") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "coach", "line", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(root),
        )

    def hear_until(self, *starts: str) -> list[str]:
        """Read lines up to the first that begins with one of these."""
        assert self.process.stdout is not None
        heard: list[str] = []
        for raw in self.process.stdout:
            heard.append(raw.decode().rstrip("\n"))
            if heard[-1].startswith(starts):
                return heard
        raise AssertionError(f"it ended before {starts}: {heard}")

    def say(self, line: str) -> list[str]:
        """Say a line and wait until it is acknowledged."""
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        if line.startswith(":action"):
            return self.hear_until("Action saved")
        if line.startswith(":by"):
            return self.hear_until("The next notes are")
        if line.startswith(":"):
            return self.hear_until("Notes go to: ")
        return self.hear_until("Note ")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it, at once.

        An interrupt that comes just as the process begins to wait for input is only seen with the
        next key, so that people press Ctrl+C again; so does this.
        """
        for _ in range(15):
            self.process.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(2)
                break
        else:
            raise AssertionError(f"it does not end by {how.name}")
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


def notes_in(root: Path) -> list[str]:
    connection = sqlite3.connect(root / "data" / "coach.db")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [row[0] for row in connection.execute("SELECT words FROM note ORDER BY number")]
    finally:
        connection.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    somebody_at(tmp_path, "Jo Bennett")
    return tmp_path


def test_killed_after_every_acknowledged_line_it_resumes_with_every_word(root: Path) -> None:
    said: list[str] = []
    standing: dict[str, str] = {}
    for line in LINES:
        talking = Talking(root)
        heard = talking.hear_until("Notes go to: ")
        if said:
            assert any(one.startswith("Resumed: ") for one in heard)
            now = dict(
                one.partition(", in the words of")[0].split(": ", 1) for one in heard if ": " in one
            )
            for label in ("Part", "Topic", "Case", "Stage", "Question", "Notes go to"):
                assert now.get(label) == standing.get(label), (line, label)
        acknowledged = talking.say(line)
        if not line.startswith(":"):
            said.append(line)
        for one in (*heard, *acknowledged):
            label, _, words = one.partition(": ")
            if label == "Part":  # a new place is told whole; what it lacks is not there
                standing = {}
            words = words.partition(", in the words of")[0]
            standing[label] = words.removesuffix(", new to the caseload")
        talking.kill()
        assert notes_in(root) == said


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_terminal_that_goes_away_leaves_a_session_to_resume(
    root: Path, how: signal.Signals
) -> None:
    talking = Talking(root)
    talking.hear_until("Notes go to: ")
    talking.say("Kept before it went.")
    talking.kill(how)
    assert notes_in(root) == ["Kept before it went."]
    again = coach_process(root, "line", "Jo", given=b":notes\n")
    assert again.status == 0
    assert "Resumed: check-in" in again.out
    assert "1. Kept before it went." in again.out


def test_two_windows_on_one_session_keep_every_note_of_both(root: Path) -> None:
    one, two = Talking(root), Talking(root)
    one.hear_until("Notes go to: ")
    two.hear_until("Notes go to: ")
    for number in range(5):
        one.say(f"from one {number}")
        two.say(f"from two {number}")
    one.say(":stage analysis")
    heard = two.say("still at the check-in here")
    assert heard[-1].endswith("It goes to: not placed yet")
    one.kill()
    two.kill()
    assert len(notes_in(root)) == 11


def test_words_that_find_the_session_closed_elsewhere_stand_in_the_next_one(root: Path) -> None:
    one, two = Talking(root), Talking(root)
    one.hear_until("Notes go to: ")
    two.hear_until("Notes go to: ")
    assert one.process.stdin is not None and two.process.stdin is not None
    one.process.stdin.write(b":close\n")
    one.process.stdin.flush()
    one.hear_until("The session is closed")
    two.process.stdin.write(b"a thought too late\n")
    two.process.stdin.flush()
    two.hear_until("Your last words are kept")
    assert two.process.wait(30) == 2
    one.kill()
    two.kill()
    assert "a thought too late" not in notes_in(root)
    three = Talking(root)
    three.hear_until("Notes go to: ")
    three.kill()
    assert notes_in(root).count("a thought too late") == 1


def test_two_windows_on_two_pairs_do_not_wait_for_each_other(root: Path) -> None:
    somebody_at(root, "Sam Lee")
    one, two = Talking(root), Talking(root, "Sam Lee")
    one.hear_until("Notes go to: ")
    two.hear_until("Notes go to: ")
    for number in range(10):
        one.say(f"jo {number}")
        two.say(f"sam {number}")
    one.kill()
    two.kill()
    assert sorted(notes_in(root)) == sorted(
        [f"jo {n}" for n in range(10)] + [f"sam {n}" for n in range(10)]
    )


def test_two_processes_that_begin_at_once_make_one_home(tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "coach", "person", "add", "--name", f"Person {number}"],
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(6)
    ]
    for process in started:
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
    connection = sqlite3.connect(tmp_path / "data" / "coach.db")
    assert connection.execute("SELECT count(*) FROM home").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM supervision_file").fetchone() == (6,)
    connection.close()
