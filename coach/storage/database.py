"""The connection factory: opens, checks and migrates a home's database, and speaks its errors."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from coach.errors import NewerDatabase, NotACoachDatabase, StorageFailed
from coach.files import FILE_MODE, explain, make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

APPLICATION_ID = 0x436F6163
"""Marks a SQLite file as Coach's own."""
SCHEMA_VERSION = 14
"""How many migrations this version of Coach knows."""
BUSY_SECONDS = 5.0
"""How long to wait while another window is writing."""

Row = dict[str, Any]


class Database:
    """One home's database. It opens at the first use."""

    def __init__(self, path: Path, opened: Callable[[], object] | None = None) -> None:
        """`opened` is called once where erasing was begun and not ended before."""
        self.path = path
        self._opened = opened
        self._busy_seconds = BUSY_SECONDS
        self._connection: sqlite3.Connection | None = None

    def be_quick(self, busy_seconds: float) -> None:
        """Wait no longer than this while another program is writing."""
        self._busy_seconds = busy_seconds
        if self._connection is not None:
            self._connection.execute(f"PRAGMA busy_timeout = {round(busy_seconds * 1000)}")

    def exists(self) -> bool:
        """Whether there is anything on the disk yet."""
        try:
            return self.path.exists()
        except OSError:  # a folder that may not be looked into: opening it says so
            return True

    @property
    def connection(self) -> sqlite3.Connection:
        """The one connection of this process."""
        if self._connection is None:
            self._connection = connect(self.path, self._busy_seconds)
            self._resume()
        return self._connection

    def _resume(self) -> None:
        """Have erasing ended that a kill came in between; a home that has none pays one look."""
        if self._opened is not None and self.rows("SELECT 1 FROM erasing LIMIT 1"):
            opened, self._opened = self._opened, None
            opened()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """What a query finds. Raises StorageFailed."""
        with translated(self.path):
            cursor = self.connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, found, strict=True)) for found in cursor.fetchall()]

    def run(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one statement and return how many rows it touched. Raises StorageFailed."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).rowcount

    def run_many(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run one statement for every row, all inside a unit of work. Raises StorageFailed."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    def insert(self, table: str, row: Row) -> None:
        """Insert one row. Raises StorageFailed."""
        with translated(self.path):
            columns = ", ".join(map(_quoted, row))
            places = ", ".join("?" * len(row))
            self.connection.execute(
                f"INSERT INTO {_quoted(table)} ({columns}) VALUES ({places})", tuple(row.values())
            )

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All of it or none. The write lock is taken at once, so that a read is never stale."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with translated(self.path):
                connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Several reads of one and the same moment; another program may write meanwhile."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with translated(self.path):
            connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def close(self) -> None:
        """Give the file back."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _quoted(name: str) -> str:
    """A table's or column's name as SQL takes any name: some come from another home's file."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Say the driver's errors in one sentence each."""
    try:
        yield
    except sqlite3.Error as error:
        raise _said(error, path) from error
    except UnicodeError as error:  # what the driver raises on torn text
        raise _damaged(path) from error


def _damaged(path: Path) -> StorageFailed:
    return StorageFailed(
        f"The database {path} is damaged; it was left as it is. Bring back a copy of it."
    )


def _said(error: sqlite3.Error, path: Path) -> StorageFailed:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotACoachDatabase(
            f"{path} is not a Coach database; it was left as it is. Move it away and try again."
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return _damaged(path)
    reasons = {
        sqlite3.SQLITE_BUSY: "another program is holding the database; wait a moment, then again",
        sqlite3.SQLITE_LOCKED: "another program is holding the database; wait a moment, then again",
        sqlite3.SQLITE_FULL: "the disk is full; make some room, then again",
        sqlite3.SQLITE_READONLY: "this account may not write to the database",
        sqlite3.SQLITE_IOERR: "the disk gave an error, or is full",
        sqlite3.SQLITE_CANTOPEN: "the database or its folder cannot be opened for writing",
    }
    reason = reasons.get(code, f"the database refused ({error})")
    return StorageFailed(f"Not done: {reason}. What was saved before is safe in {path}.")


def connect(
    path: Path,
    busy_seconds: float = BUSY_SECONDS,
    migrate: Callable[[sqlite3.Connection, Path], None] | None = None,
) -> sqlite3.Connection:
    """Open a home's database, made and brought up to date if need be.

    WAL with synchronous FULL, so that *Saved* means saved; foreign keys, secure deletion and
    recursive triggers for every connection. Raises NotACoachDatabase, NewerDatabase,
    StorageFailed.
    """
    try:
        make_folder(path.parent)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE))
    except OSError as error:
        raise StorageFailed(
            f"The database cannot be made at {path}: {explain(error)}. Nothing was changed."
        ) from error
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=busy_seconds)
        try:
            _check_whose(connection, path)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > SCHEMA_VERSION:
                raise NewerDatabase(
                    f"{path} was written by a newer Coach; it was left as it is. "
                    "Bring this Coach up to date to open it."
                )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA recursive_triggers = ON")
            if version < SCHEMA_VERSION:
                (migrate or _migrate)(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_look(path: Path) -> sqlite3.Connection:
    """A second connection to a home's database, for another thread: it only reads.

    Raises sqlite3.Error; it may be interrupted from any thread.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    connection.execute("PRAGMA query_only = ON")
    return connection


def _check_whose(connection: sqlite3.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise NotACoachDatabase(
            f"{path} is another program's database; it was left as it is. "
            "Move it away and try again."
        )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from coach.storage.migrations import bring_up_to_date  # only when there is something to do

    bring_up_to_date(connection, path, datetime.now(UTC))
