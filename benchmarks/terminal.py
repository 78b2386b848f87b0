"""A program on a pseudo-terminal of its own: keys go in, and frames are timed as they come out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from benchmarks.rounds import as_installed

COLUMNS, ROWS = 100, 30
LIMIT_SECONDS = 20.0
ENTER, CTRL_Q, F2 = "\r", "\x11", "\x1bOQ"
_FRAME_END = b"\x1b[?2026l"
_FRAMES_ASKED, _FRAMES_TAKEN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""A program asks whether frames may be marked from begin to end; terminals of today say yes."""
_ESCAPE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])", re.DOTALL
)
_OURS = ("COLUMNS", "LINES", "NO_COLOR", "TERM_PROGRAM", "TMUX", "PYTHONUNBUFFERED")
"""What is set in the terminal that the benchmarks are run from is not passed on."""


class NotDrawn(Exception):
    """What was waited for did not come."""


class Terminal:
    """A running program. Times are in seconds, from its start or from the last key."""

    def __init__(self, words: Sequence[str], **environment: str) -> None:
        around = {name: value for name, value in as_installed().items() if name not in _OURS}
        around.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", **environment)
        self._heard = bytearray()
        self._answered = self._over = False
        self._since = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            _become(words, around)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)
        os.set_blocking(self._terminal, False)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if not self._over:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def press(self, keys: str) -> None:
        """Press keys; from now on only what they bring about counts as drawn."""
        while self._read(0) is not None:
            pass
        self._heard.clear()
        self._since = time.perf_counter()
        os.write(self._terminal, keys.encode())

    def until(self, *markers: str) -> float:
        """The time to the end of the first frame by which every marker was drawn.

        A marker must stand in one line, and be drawn in one go. Raises NotDrawn.
        """
        wanted = [marker.encode() for marker in markers]
        end = time.perf_counter() + LIMIT_SECONDS
        looked_to = 0
        while (came := self._read(end - time.perf_counter())) is not None:
            whole = self._heard.rfind(_FRAME_END)
            if whole < looked_to:
                continue
            looked_to = whole + 1
            text = _ESCAPE.sub(b"", bytes(self._heard[:whole]))
            if all(marker in text for marker in wanted):
                return came - self._since
        seen = _ESCAPE.sub(b"", bytes(self._heard[-2000:])).decode(errors="replace")
        raise NotDrawn(f"{markers} not drawn; the last of what was: {seen}")

    def rest(self, seconds: float) -> None:
        """Press nothing for a while; what is drawn meanwhile is taken in."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def idle_cpu(self, seconds: float) -> float:
        """Milliseconds of processor time a second while nothing is pressed. Linux only."""
        before, began = self._cpu_nanoseconds(), time.perf_counter()
        self.rest(seconds)
        used = self._cpu_nanoseconds() - before
        return used / 1e6 / (time.perf_counter() - began)

    def peak_memory(self) -> int:
        """The most memory it has held so far, in kB. Linux only."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"VmHWM:\s+(\d+)", status)
        assert found is not None  # the kernel always writes it of a running program
        return int(found[1])

    def end(self) -> float:
        """The time until the program was gone. Raises NotDrawn where it stays or fails."""
        end = time.perf_counter() + LIMIT_SECONDS
        while self._read(end - time.perf_counter()) is not None:
            pass
        if time.perf_counter() >= end:
            raise NotDrawn("The program did not end.")
        _, status = os.waitpid(self._pid, 0)
        took = time.perf_counter() - self._since
        self._over = True
        if status != 0:
            raise NotDrawn(f"The program ended with {os.waitstatus_to_exitcode(status)}.")
        return took

    def _cpu_nanoseconds(self) -> int:
        total = 0
        for thread in Path(f"/proc/{self._pid}/task").iterdir():
            with suppress(FileNotFoundError):  # a thread may end meanwhile
                total += int((thread / "schedstat").read_text(encoding="ascii").split()[0])
        return total

    def _read(self, seconds: float) -> float | None:
        """Take in what comes next; the moment it came, or None: nothing did, or it was the end."""
        if not select.select([self._terminal], [], [], max(0.0, seconds))[0]:
            return None
        came = time.perf_counter()
        try:
            data = os.read(self._terminal, 65_536)
        except OSError:  # how Linux tells that the program is gone
            return None
        self._heard += data
        if not self._answered and _FRAMES_ASKED in self._heard:
            os.write(self._terminal, _FRAMES_TAKEN)
            self._answered = True
        return came if data else None


def _become(words: Sequence[str], environment: Mapping[str, str]) -> None:
    """In the new process: turn into the program."""
    try:
        os.execvpe(words[0], list(words), environment)
    finally:
        os._exit(127)
