"""Fixtures that every room shares."""

from __future__ import annotations

import gc
import signal
import sqlite3
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from coach.content import policies
from coach.storage import database
from tests.builders import Home, home_at

READ_PROFILE = policies._read
MIGRATE = database._migrate

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("steady")


def pytest_configure() -> None:
    """A run in the background ignores Ctrl+C, and so would every process that a test starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.set_threshold(100_000, 20, 100)


def pytest_collection_finish() -> None:
    """What is imported by now stays, and need not be looked through for garbage again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_file_by_file() -> Iterator[None]:
    """What a test left open is found in its own file; by itself a full round has become rare."""
    yield
    gc.collect()
    gc.freeze()  # what is kept, as caches are, need not be looked through after every file


@cache
def _new_database() -> sqlite3.Connection:
    """A new home's database, made by every migration once in this process."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    MIGRATE(made, Path("new.db"))
    return made


def _copied(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a database up to date: a new one page by page, any other as ever."""
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        MIGRATE(connection, path)
    else:
        _new_database().backup(connection)


@lru_cache(maxsize=64)
def _read_as_it_stands(path: Path, _changed: int, _size: int) -> policies._Profile:
    return READ_PROFILE(path)


def _read_once(path: Path) -> policies._Profile:
    """A policy's file, parsed once for as long as it does not change."""
    if not path.is_file():
        return READ_PROFILE(path)
    found = path.stat()
    return _read_as_it_stands(path, found.st_mtime_ns, found.st_size)


@pytest.fixture(autouse=True)
def _homes_are_quickly_made(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The storage and the content have tests of their own, where all is done as in a real home."""
    room = request.path.parent.name
    if room != "storage":
        monkeypatch.setattr(database, "_migrate", _copied)
    if room != "content":
        monkeypatch.setattr(policies, "_read", _read_once)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home of its own."""
    made = home_at(tmp_path / "home")
    yield made
    made.services.close()
