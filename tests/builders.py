"""Small builders: a clock that stands still, a home of its own, a pair in the middle of talk."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from coach.cli.root import run
from coach.composition import Services
from coach.domain.people import Supervisee
from coach.line.session import run_line
from coach.paths import Places
from coach.services.pair_session import PairSession


class StandingClock:
    """A clock that moves only when told. It begins at 14:00 on 22 November 2026."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
        self.ticked = 1_000.0

    def move_on(self, *, minutes: float = 0, days: int = 0) -> None:
        """Let time pass; days pass on the calendar only, as in a closed laptop."""
        self.moment += timedelta(minutes=minutes, days=days)
        self.ticked += minutes * 60

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def ticks(self) -> float:
        return self.ticked

    def zone(self) -> tzinfo:
        return UTC


class CountingIds:
    """Identifiers that count, so that what is written is the same each time."""

    def __init__(self, home: str = "TEST") -> None:
        self.last = 0
        self._home = home
        """Four letters, so that two homes never count the same."""

    def new(self) -> str:
        self.last += 1
        return f"01{self._home}{self.last:020d}"


@dataclass
class Home:
    """A home in a folder of its own."""

    root: Path
    clock: StandingClock
    services: Services

    def add(self, name: str = "Jo Bennett", role: str = "Social worker") -> Supervisee:
        """Add a supervisee."""
        policy = self.services.content.policies()[0]
        return self.services.people.add(name, policy, role)

    def open(self, supervisee: Supervisee) -> PairSession:
        """Open the pair's session."""
        return self.services.sessions.open(supervisee, self.services.people.owner().id)

    def hold(self, supervisee: Supervisee, script: str) -> str:
        """Play a script of plain lines; return what was printed."""
        out = io.StringIO()
        run_line(
            self.open(supervisee),
            io.BytesIO(script.encode("utf-8", "surrogateescape")),
            out,
            prompt=False,
            privacy="Private, not confidential.",
        )
        return out.getvalue()

    def documents(self) -> dict[str, str]:
        """Every document, by its path under the documents folder."""
        root = self.services.documents_root
        return {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    def again(self) -> Home:
        """The same home opened by another process's services, on the same clock."""
        return Home(self.root, self.clock, Services(self.services.places, self.clock))


def home_at(root: Path, letters: str = "TEST") -> Home:
    """A home under a folder, with a clock that stands and identifiers that count."""
    clock = StandingClock()
    return Home(root, clock, Services(Places.under(root), clock, CountingIds(letters)))


def somebody_at(root: Path, *names: str, owner: str = "") -> None:
    """A home by the real clock with people in it, for a process to find as another left it."""
    services = Services(Places.under(root))
    if owner:
        services.set_up(owner)
    for name in names:
        services.people.add(name, services.content.policies()[0], "")
    services.close()


@dataclass(frozen=True)
class Ran:
    """What a command line gave."""

    status: int
    out: str
    err: str


def coach_here(home: Home, *arguments: str, capsys) -> Ran:  # type: ignore[no-untyped-def]
    """Run a command line in this process, on a home."""
    capsys.readouterr()
    status = run(arguments, home.services)
    captured = capsys.readouterr()
    return Ran(status, captured.out, captured.err)


HELD_OFF = ("COACH", "PYTEST", "COLORTERM")
"""What a process of its own does not get from the tests."""


def environment(root: Path, **more: str) -> dict[str, str]:
    """The environment of a real process that works in a home under a folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(HELD_OFF)}
    return {**kept, "COACH_HOME": str(root), "PYTHONWARNINGS": "error", **more}


def coach_process(
    root: Path, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None
) -> Ran:
    """Run `coach` as a real process to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        input=given,
        capture_output=True,
        env=dict(env) if env else environment(root),
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
