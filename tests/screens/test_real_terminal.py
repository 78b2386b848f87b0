"""The app as a real process on a real terminal: killed in mid-sentence, hung up, crashed."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builders import coach_process, environment, somebody_at

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no pseudo-terminals here")
LEFT_SCREEN = b"\x1b[?1049l"
"""What a program writes to give the terminal's own screen back."""


class Terminal:
    """A pseudo-terminal with Coach on it."""

    def __init__(self, root: Path, *words: str, code: str = "", **env: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        command = ["-c", code] if code else ["-m", "coach"]
        self.process = subprocess.Popen(
            [sys.executable, *command, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=environment(root, **{"TERM": "xterm-256color", **env}),
        )
        os.close(slave)
        self.heard = b""
        self._leaves = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self._leaves.is_set():
            try:
                if not select.select([self.master], [], [], 0.05)[0]:
                    continue
                data = os.read(self.master, 65_536)
            except OSError:
                return
            if not data:
                return
            self.heard += data

    def type(self, words: str) -> None:
        os.write(self.master, words.encode())

    def until(self, seen: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            if seen():
                return
            time.sleep(0.02)
        raise AssertionError(f"never seen: {what}; heard: {self.heard[-2000:]!r}")

    def until_heard(self, words: str) -> None:
        self.until(lambda: words.encode() in self.heard, words)

    def hang_up(self) -> None:
        """Close the window; while somebody still reads from it, it is not closed."""
        self._leaves.set()
        self._reader.join(5)
        os.close(self.master)
        self.master = -1

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(20)
        if self.master >= 0:
            os.close(self.master)
        self._reader.join(5)


@contextmanager
def on_a_terminal(root: Path, *words: str, code: str = "", **env: str) -> Iterator[Terminal]:
    terminal = Terminal(root, *words, code=code, **env)
    try:
        yield terminal
    finally:
        terminal.end()


def words_in(root: Path) -> list[str]:
    connection = sqlite3.connect(root / "data" / "coach.db")
    try:
        return [row[0] for row in connection.execute("SELECT words FROM note ORDER BY number")]
    finally:
        connection.close()


def kept_in_windows(root: Path) -> dict[str, str]:
    connection = sqlite3.connect(root / "data" / "coach.db")
    try:
        return {
            field: words
            for (filled,) in connection.execute("SELECT words FROM draft")
            for field, words in json.loads(filled).items()
        }
    finally:
        connection.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    somebody_at(tmp_path, "Jo Bennett", owner="Amara")
    return tmp_path


def test_killed_in_mid_sentence_it_resumes_with_every_word_marked_saved(root: Path) -> None:
    with on_a_terminal(root, "session", "Jo") as they:
        they.until_heard("Note")
        they.type("The first sentence.")
        they.until_heard("Saved ")
        assert words_in(root) == ["The first sentence."]
        they.type(" And half of")
        they.process.kill()
    kept = words_in(root)
    assert len(kept) == 1 and kept[0].startswith("The first sentence.")
    with on_a_terminal(root) as they:
        they.until_heard("Resume: check-in")
        they.type("s")
        they.until_heard("The first sentence.")
        they.type(" Then on.")
        they.until(lambda: words_in(root)[0].endswith(" Then on."), "the rest")


def test_killed_while_a_window_is_filled_every_word_marked_saved_stands_there_again(
    root: Path,
) -> None:
    with on_a_terminal(root, "session", "Jo") as they:
        they.until_heard("Note")
        they.type("\x1b[17~")  # F6
        they.until_heard("What will be done?")
        they.type("Ring the school")
        they.until(lambda: "what" in kept_in_windows(root), "the first line kept")
        drawn = len(they.heard)
        they.type("\r")
        they.until(lambda: len(they.heard) > drawn, "the next line in hand")
        they.type("To hear their view")
        they.until(lambda: "view" in kept_in_windows(root).get("why", ""), "the next line kept")
        saved = kept_in_windows(root)
        assert saved["what"] == "Ring the school" and saved["why"] == "To hear their view"
        they.process.kill()
    with on_a_terminal(root, "session", "Jo") as they:
        they.until_heard("Note")
        they.type("\x1b[17~")
        they.until_heard("Ring the school")
        they.until_heard(saved["why"])
        they.type("\x13")  # Ctrl+S takes them
        they.until_heard("Action saved")
        assert kept_in_windows(root) == {}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_kill_saves_the_last_key_and_gives_the_terminal_back(
    root: Path, how: signal.Signals
) -> None:
    with on_a_terminal(root, "session", "Jo") as they:
        they.until_heard("Note")
        they.type("typed a moment ago")
        they.until_heard("ago")
        they.process.send_signal(how)
        assert they.process.wait(20) == 128 + how
        they.until(lambda: LEFT_SCREEN in they.heard, "the terminal given back")
    assert words_in(root) == ["typed a moment ago"]


def test_a_closed_window_saves_the_last_key(root: Path) -> None:
    with on_a_terminal(root, "session", "Jo") as they:
        they.until_heard("Note")
        they.type("typed a moment ago")
        they.until_heard("ago")
        they.hang_up()
        they.process.wait(20)
    assert words_in(root) == ["typed a moment ago"]


BEHIND_ANOTHER = """
import signal, subprocess, sys

signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(subprocess.call([sys.executable, "-m", "coach", *sys.argv[1:]]))
"""
"""What is opened by a program that waits for it, as make does, hears of no closed window."""


def test_a_closed_window_is_noticed_also_where_nobody_tells_of_it(root: Path) -> None:
    with on_a_terminal(root, "session", "Jo", code=BEHIND_ANOTHER) as they:
        they.until_heard("Note")
        they.type("typed a moment ago")
        they.until_heard("ago")
        they.hang_up()
        assert they.process.wait(20) == 128 + signal.SIGHUP
    assert words_in(root) == ["typed a moment ago"]


CRASHES = """
import sys
from coach.screens.session import SessionScreen
def fail(self):
    secret = self.query_one("#note").text
    raise RuntimeError("a fault with " + secret)
SessionScreen.action_meters = fail
sys.argv = ["coach", "session", "Jo"]
from coach.__main__ import main
main()
"""


def test_a_fault_of_ours_saves_says_one_sentence_and_shows_nobodys_notes(root: Path) -> None:
    with on_a_terminal(root, code=CRASHES) as they:
        they.until_heard("Note")
        they.type("a private thought")
        they.until_heard("thought")
        they.type("\x1b[20~")  # F9
        assert they.process.wait(20) == 70
        they.until(lambda: LEFT_SCREEN in they.heard, "the terminal given back")
        they.until_heard("fault of its own")
        after = they.heard.split(LEFT_SCREEN)[-1].decode(errors="replace")
    assert "private" not in after and "Traceback" not in after and "secret" not in after
    assert "Every word marked Saved is safe" in " ".join(after.split())
    assert words_in(root) == ["a private thought"]
    log = (root / "data" / "faults.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log and "private" not in log


@pytest.mark.parametrize("env", [{"TERM": "nosuch"}, {"LC_ALL": "C", "PYTHONUTF8": "0"},
                                 {"NO_COLOR": "1"}, {"TERM": "vt100"}])  # fmt: skip
def test_odd_terminals_still_keep_every_word(root: Path, env: dict[str, str]) -> None:
    with on_a_terminal(root, "session", "Jo", **env) as they:
        they.until_heard("Note")
        they.type("kept")
        they.until(lambda: words_in(root) == ["kept"], "the word kept")
        they.type("\x11")  # Ctrl+Q
        assert they.process.wait(20) == 0


def test_without_colour_no_colour_is_sent(root: Path) -> None:
    with on_a_terminal(root, NO_COLOR="1", COLORTERM="truecolor") as they:
        they.until_heard("Jo Bennett")
        they.type("q")
        they.process.wait(20)
    import re

    coloured = set(re.findall(rb"\x1b\[[0-9;]*[34]8;2;(\d+);(\d+);(\d+)", they.heard))
    assert coloured and all(red == green == blue for red, green, blue in coloured)


def test_in_sixteen_colours_the_chosen_line_is_black_on_white(root: Path) -> None:
    with on_a_terminal(root, TERM="xterm") as they:
        they.until_heard("Jo Bennett")
        they.type("q")
        they.process.wait(20)
    import re

    colours = re.findall(rb"\x1b\[([0-9;]*)mJo Bennett", they.heard)
    assert colours and all({b"30", b"107"} <= set(one.split(b";")) for one in colours), colours


def test_the_screens_are_refused_in_a_sentence_where_there_is_no_terminal(root: Path) -> None:
    ran = coach_process(root, "session", "Jo")
    assert ran.status == 2
    assert ran.err == "The screens need a terminal; on plain lines it is: coach line NAME\n"


def test_nothing_slow_is_imported_before_the_first_frame(root: Path) -> None:
    code = """
import sys
from coach.app import CoachApp
seen = []
ready = CoachApp.on_ready
def on_ready(self):
    slow = "sqlite_utils yaml markdown_it docx icalendar rapidfuzz textual.widgets._text_area"
    seen.extend(m for m in slow.split() if m in sys.modules)
    ready(self)
    self.exit(0)
CoachApp.on_ready = on_ready
sys.argv = ["coach"]
from coach.__main__ import main
try:
    main()
finally:
    print("IMPORTED", seen)
"""
    with on_a_terminal(root, code=code) as they:
        they.process.wait(20)
        they.until_heard("IMPORTED []")
