"""Search among 200,000 notes, with every key and on Enter, beside raw FTS5 in the same run."""

from __future__ import annotations

import itertools
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.homes import home
from benchmarks.rounds import Line
from coach.composition import Services
from coach.domain.session import Session, SessionStatus
from coach.machine import UlidIds
from coach.storage.search_schema import fill

NOTES, PEOPLE, SESSIONS = 200_000, 100, 20
EACH = NOTES // PEOPLE // SESSIONS
SHOWN = 40
BEGINNING = datetime(2016, 11, 1, 10, 0)
PHRASES = 40
"""What is typed, letter by letter, in a run."""
_NOTE = """INSERT INTO note (id, home_id, written_by, created_at, updated_at, revision, owner_id,
  audience, destination, file_id, session_id, part, voice, number, words, noted_at)
VALUES (?, ?, ?, ?, ?, 1, ?, 'pair', ?, ?, ?, 'discuss', 'both', ?, ?, ?)"""


class Vocabulary:
    """20,000 made words, as unevenly used as those of a language."""

    def __init__(self) -> None:
        self._chance = random.Random(11)
        syllables = ["".join(pair) for pair in itertools.product("bcdfghlmnprstvw", "aeiou")]
        made = ("".join(self._chance.choices(syllables, k=n % 4 + 1)) for n in range(40_000))
        self.words = list(dict.fromkeys(made))[:20_000]
        self._uses = list(itertools.accumulate(1 / (n + 3) for n in range(len(self.words))))

    def note(self) -> str:
        """A few words, as a pair keeps them."""
        count = self._chance.randint(10, 60)
        return " ".join(self._chance.choices(self.words, cum_weights=self._uses, k=count))

    def phrase(self) -> str:
        """One to three words to look for, common ones among them."""
        common, rarer = self.words[:100], self.words[100:5_000:20]
        return " ".join(self._chance.choices(common + rarer, k=self._chance.randint(1, 3)))


def _rows(services: Services, vocabulary: Vocabulary) -> Iterator[tuple[object, ...]]:
    ids, kept, owner = UlidIds(), services.stores.people.home(), services.people.owner().id
    assert kept is not None  # it was set up just now
    for number, who in enumerate(services.people.everyone()):
        for held in range(SESSIONS):
            on = BEGINNING + timedelta(days=180 * held, minutes=90 * number)
            session = services.stores.sessions.add(
                Session(
                    id=ids.new(),
                    file_id=who.file.id,
                    pair_id=who.pair.id,
                    status=SessionStatus.UNDER_WAY,
                    policy_id=who.pair.policy_id,
                    policy_version=who.pair.policy_version,
                )
            )
            for place in range(EACH):
                at = f"{on + timedelta(minutes=place):%Y-%m-%dT%H:%M:%SZ}"
                goes_to = "unplaced" if place % 5 == 0 else "personal"
                stamp = (ids.new(), kept.id, owner, at, at, owner, goes_to)
                yield (*stamp, who.file.id, session.id, place + 1, vocabulary.note(), at)


def _fill(services: Services, raw: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """The same notes in a home and in an index with nothing beside it."""
    raw.execute("CREATE VIRTUAL TABLE bare USING fts5(words)")
    connection = services.database.connection
    with services.stores.atomic():
        connection.executemany(_NOTE, _rows(services, vocabulary))
        fill(connection)
    with raw:
        raw.executemany(
            "INSERT INTO bare (rowid, words) VALUES (?, ?)",
            connection.execute("SELECT seq, words FROM note ORDER BY seq"),
        )


def _milliseconds(ask: Callable[[str], object], typed: list[str]) -> list[float]:
    taken = []
    for words in typed:
        began = time.perf_counter()
        ask(words)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _bare(raw: sqlite3.Connection, order: str) -> Callable[[str], object]:
    """What FTS5 does by itself with the same words, the last of them unfinished."""
    sql = f"SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY {order} LIMIT {SHOWN}"

    def ask(typed: str) -> object:
        return raw.execute(sql, (" ".join(f'"{word}"*' for word in typed.split()),)).fetchall()

    return ask


def measure() -> list[Line]:
    """Milliseconds of a key and of Enter, and each beside raw FTS5."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        services, _ = home(root, *(f"Person {number:03}" for number in range(PEOPLE)))
        raw = sqlite3.connect(root / "bare.db")
        vocabulary = Vocabulary()
        _fill(services, raw, vocabulary)
        searching, scope = services.searching, services.searching.among_all()
        phrases = [vocabulary.phrase() for _ in range(PHRASES)]
        keys = [phrase[:end] for phrase in phrases for end in range(1, len(phrase) + 1)]

        def newest(typed: str) -> object:
            return searching.newest(scope, searching.seek(scope, typed), SHOWN)

        def best(typed: str) -> object:
            return searching.best(scope, searching.seek(scope, typed), SHOWN)

        of_keys, of_bare = (
            _milliseconds(newest, keys),
            _milliseconds(_bare(raw, "rowid DESC"), keys),
        )
        ranked, of_rank = _milliseconds(best, phrases), _milliseconds(_bare(raw, "rank"), phrases)
        raw.close()
        services.close()
    among = f"among {NOTES:,} notes"
    return [
        (f"a key in search {among}, p95 in ms", _p95(of_keys), "16"),
        ("the same / raw FTS5, newest first", _p95(of_keys) / _p95(of_bare), ""),
        (f"Enter in search {among}, p95 in ms", _p95(ranked), "300"),
        ("the same / raw FTS5, by bm25", _p95(ranked) / _p95(of_rank), ""),
    ]
