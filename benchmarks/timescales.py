"""What is due of 2,000 people with ten years of sessions behind them, as a whole process."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.homes import COACH, home
from benchmarks.rounds import Line, as_installed
from coach.composition import Services
from coach.domain.people import Pair, Person, SupervisionFile
from coach.machine import UlidIds

PEOPLE = 2_000
SESSIONS = 120
"""Ten years of months."""
TODAY = date(2026, 11, 22)
POLICIES = ("leeds", "tameside", "cafcass", "south-gloucestershire", "bracknell-forest")
GROUPS = ("social-worker", "newly-qualified", "team-manager", "other")
_SESSION = """INSERT INTO session (id, home_id, written_by, created_at, updated_at, revision,
  file_id, pair_id, kind, status, planned_on, original_on, held_on, agreed_minutes,
  policy_id, policy_version, risk_raised)
VALUES (?, ?, ?, ?, ?, 1, ?, ?, 'formal', ?, ?, ?, ?, 90, ?, 1, 0)"""


def crowd(root: Path) -> None:
    """A home with everybody in it, their sessions held, some of them moved."""
    services, _ = home(root)
    owner = services.people.owner()
    kept = services.stores.people.home()
    assert kept is not None  # it was set up just now
    with services.stores.atomic():
        for number in range(PEOPLE):
            pair = _add(services, owner.id, number)
            services.database.connection.executemany(_SESSION, _sessions(kept.id, owner.id, pair))
    services.close()


def _add(services: Services, owner_id: str, number: int) -> Pair:
    ids = services.ids
    person = Person(
        id=ids.new(),
        name=f"Person {number:04}",
        staff_group=GROUPS[number % len(GROUPS)],
        start_on=TODAY - timedelta(days=3_650),
    )
    file = SupervisionFile(id=ids.new(), supervisee_id=person.id)
    pair = Pair(
        id=ids.new(),
        file_id=file.id,
        supervisor_id=owner_id,
        policy_id=POLICIES[number % len(POLICIES)],
        policy_version=1,
        started_on=TODAY - timedelta(days=3_650),
    )
    services.stores.people.add_supervisee(person, file, pair)
    return pair


def _sessions(home_id: str, owner_id: str, pair: Pair) -> Iterator[tuple[object, ...]]:
    ids = UlidIds()
    for place in range(SESSIONS):
        on = (TODAY - timedelta(days=30 * place + 5)).isoformat()
        moved = place % 9 == 0
        status = "missed" if moved and place % 2 else "held"
        held = on if status == "held" else None
        yield (
            *(ids.new(), home_id, owner_id, f"{on}T10:00:00Z", f"{on}T10:00:00Z"),
            *(pair.file_id, pair.id, status, on, on if moved else None, held, pair.policy_id),
        )


def measure() -> list[Line]:
    """Seconds from the command to its last line, the median of five."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        crowd(root)
        asked = f"{PEOPLE:,} people, ten years"
        return [
            (f"coach due, {asked}, seconds", _seconds(root, "due"), "1"),
            (f"coach due --json, {asked}, seconds", _seconds(root, "due", "--json"), "1"),
        ]


def _seconds(root: Path, *words: str) -> float:
    environment = {**as_installed(), "COACH_HOME": str(root)}
    took = []
    for _ in range(6):
        began = time.perf_counter()
        subprocess.run([*COACH, *words], env=environment, stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took[1:])  # the first compiles what was never compiled
