"""One autosave against the same row by raw sqlite3, and resuming among many sessions."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.homes import home, past_sessions
from benchmarks.rounds import Line, ratio
from coach.composition import Services
from coach.domain.discussion import Note
from coach.domain.people import Reader, Supervisee

WORDS = "She described the flat, and then she was quiet for a while. " * 60
"""About 4 kB, a long note."""
PAST = 500


def _autosave(services: Services, supervisee: Supervisee) -> Callable[[], None]:
    """Save a note that is being written, as the screens will: one row, one transaction."""
    session = services.sessions.open(supervisee, services.people.owner().id)
    note = [session.noting.note(WORDS)]
    texts = itertools.count()

    def save() -> None:
        note[0] = services.stores.notes.save(
            Note(**{**vars(note[0]), "words": f"{WORDS}{next(texts)}"})
        )

    return save


def _raw(services: Services) -> Callable[[], None]:
    """The same update on the same row through the standard library alone."""
    connection = services.database.connection
    (row_id,) = connection.execute("SELECT id FROM note").fetchone()
    texts = itertools.count()

    def save() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE note SET words = ?, updated_at = ? WHERE id = ?",
            (f"{WORDS}{next(texts)}", "2026-11-22T14:00:00Z", row_id),
        )
        connection.execute("COMMIT")

    return save


def _resume(services: Services, supervisee: Supervisee) -> Callable[[], None]:
    owner_id = services.people.owner().id
    opened = services.sessions.open(supervisee, owner_id)
    opened.asking.next()

    def resume() -> None:
        again = services.sessions.open(supervisee, owner_id)
        again.noting.all()
        services.stores.cases.lines(supervisee.file.id, again.talk.session.id)
        services.stores.records.listing(supervisee.file.id, Reader(owner_id, supervisee.file.id))

    return resume


def measure() -> list[Line]:
    """The ratios."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        services, (jo,) = home(root / "one", "Jo Bennett")
        saving = ratio(_autosave(services, jo), _raw(services), rounds=15, each=40)
        few, (few_jo,) = home(root / "few", "Jo Bennett")
        many, (many_jo,) = home(root / "many", "Jo Bennett")
        past_sessions(few, few_jo, 5)
        past_sessions(many, many_jo, PAST)
        resuming = ratio(_resume(many, many_jo), _resume(few, few_jo), rounds=9, each=15)
        for each in (services, few, many):
            each.close()
    return [
        ("an autosave / the same row by raw sqlite3", saving, "2"),
        (f"resuming among {PAST} past sessions / among 5", resuming, "1.5"),
    ]
