"""Erases rows in one database, the home's own or a copy of it, each with its tombstone first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from coach.files import digest
from coach.storage.database import APPLICATION_ID
from coach.storage.erasing_tables import BOUND, Bound
from coach.storage.searches import rebuild, unindex
from coach.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

REASON = "erased once it was filed on the child's record"


@dataclass(frozen=True)
class Stamp:
    """Who erases, when, and in which home."""

    home_id: str
    by: str
    at: str
    new_id: Callable[[], str]


Ids = Mapping[str, Iterable[str]]


def erase_case(
    connection: sqlite3.Connection, case_id: str, also: Ids, stamp: Stamp
) -> dict[str, int]:
    """Empty the words of a case, and of further rows by table; how many of each kind.

    For use inside a transaction. Rows that are empty already are left alone, so that doing it
    twice is doing it once.
    """
    counts = {}
    for bound in BOUND:
        columns = _columns(connection, bound.table)
        if columns:
            found = _rows(connection, bound, columns, case_id, tuple(also.get(bound.table, ())))
            _bury(connection, bound, found, stamp)
            _empty(connection, bound, columns, found, stamp)
            counts[bound.table] = len(found)
    counts["draft"] = _drop_drafts(connection, case_id)
    return counts


def count_case(connection: sqlite3.Connection, case_id: str) -> dict[str, int]:
    """How many rows of each kind hold words of a case."""
    return {
        bound.table: len(_rows(connection, bound, columns, case_id, ()))
        for bound in BOUND
        if (columns := _columns(connection, bound.table))
    }


def words_of(connection: sqlite3.Connection, case_id: str) -> list[str]:
    """What people wrote of a case; what Coach composed of it or asked is left aside."""
    return [
        words
        for bound in BOUND
        if bound.is_withdrawn and bound.words and bound.has_hash
        if (columns := _columns(connection, bound.table))
        for row in _rows(connection, bound, columns, case_id, ())
        for words in row[3:]
    ]


def drop_notes(connection: sqlite3.Connection, note_ids: Iterable[str]) -> int:
    """Delete notes for good; how many. For use inside a transaction.

    What was typed in the windows of their sessions and never taken goes too.
    """
    note_ids, dropped = tuple(note_ids), 0
    if _columns(connection, "draft"):
        connection.execute(
            "DELETE FROM draft WHERE owner_id IN (SELECT session_id FROM note "
            "WHERE id IN (SELECT value FROM json_each(?)))",
            (json.dumps(note_ids),),
        )
    for note_id in note_ids:
        found = connection.execute("SELECT seq FROM note WHERE id = ?", (note_id,)).fetchall()
        unindex(connection, "note", (seq for (seq,) in found))
        connection.execute("UPDATE note SET conflict_of = NULL WHERE conflict_of = ?", (note_id,))
        connection.execute("UPDATE session_place SET note_id = NULL WHERE note_id = ?", (note_id,))
        connection.execute("DELETE FROM note_function WHERE note_id = ?", (note_id,))
        dropped += connection.execute("DELETE FROM note WHERE id = ?", (note_id,)).rowcount
    return dropped


def forget(connection: sqlite3.Connection) -> None:
    """Leave nothing of what was erased in pages that are free, in indexes or in a scratch file."""
    connection.execute("PRAGMA temp_store = MEMORY")
    rebuild(connection)
    connection.execute("VACUUM")


def erase_in_copy(path: Path, act: Callable[[sqlite3.Connection], object], *, again: bool) -> None:
    """Erase in a copy of the database. Raises sqlite3.Error where it cannot be.

    A copy that held nothing of it is not written anew, unless a kill may have come in between.
    """
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise sqlite3.DatabaseError("not a copy of Coach's")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("BEGIN IMMEDIATE")
        before = connection.total_changes
        try:
            act(connection)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        if again or connection.total_changes > before:
            forget(connection)
    finally:
        connection.close()


def _drop_drafts(connection: sqlite3.Connection, case_id: str) -> int:
    """Words in windows that were never taken: about the case, or of a session that spoke of it."""
    if not _columns(connection, "draft"):
        return 0
    return connection.execute(
        "DELETE FROM draft WHERE owner_id IN (SELECT session_id FROM discussion "
        " WHERE case_id = :case UNION SELECT session_id FROM note WHERE case_id = :case) "
        "OR owner_id = (SELECT file_id FROM case_reference WHERE id = :case) "
        "AND lower(trim(json_extract(words, '$.case'))) = "
        "(SELECT lower(reference) FROM case_reference WHERE id = :case)",
        {"case": case_id},
    ).rowcount


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """The columns of a table; none where a copy is older than the table."""
    return frozenset(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def _rows(
    connection: sqlite3.Connection,
    bound: Bound,
    columns: frozenset[str],
    case_id: str,
    also: tuple[str, ...],
) -> list[tuple[str, ...]]:
    """Id, seq, hash where it has one, and words of each row that is bound and not empty yet."""
    words = [column for column in bound.words if column in columns]
    filled = " OR ".join(f"t.{column} IS NOT :empty" for column in words) or "1"
    hashed = f"t.{bound.hash_column}" if bound.hash_column else "NULL"
    chosen = ", ".join(("t.id", "t.seq", hashed, *(f"t.{column}" for column in words)))
    return connection.execute(
        f"SELECT {chosen} FROM {bound.table} t WHERE ({filled}) AND (({bound.where}) "
        "OR t.id IN (SELECT value FROM json_each(:also))) ORDER BY t.seq",
        {"case": case_id, "empty": bound.empty, "also": json.dumps(also)},
    ).fetchall()


def _bury(
    connection: sqlite3.Connection, bound: Bound, rows: list[tuple[str, ...]], stamp: Stamp
) -> None:
    """A tombstone for each row: what, when, who, and a hash of its words."""
    connection.executemany(
        "INSERT INTO tombstone (id, home_id, written_by, created_at, updated_at, revision, "
        "erased_table, erased_id, hash, reason, erased_at) "
        "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
        [
            (
                *(stamp.new_id(), stamp.home_id, stamp.by, stamp.at, stamp.at),
                *(bound.table, row[0], _hash(bound, row), REASON, stamp.at),
            )
            for row in rows
        ],
    )


def _hash(bound: Bound, row: tuple[str, ...]) -> str:
    if not bound.has_hash:
        return ""
    return row[2] if bound.hash_column else digest(json.dumps(row[3:]).encode())


def _empty(
    connection: sqlite3.Connection,
    bound: Bound,
    columns: frozenset[str],
    rows: list[tuple[str, ...]],
    stamp: Stamp,
) -> None:
    unindex(connection, bound.table, (int(row[1]) for row in rows))
    values = [{"id": row[0], "empty": bound.empty, "at": stamp.at} for row in rows]
    words = [column for column in bound.words if column in columns]
    if not words:
        connection.executemany(f"DELETE FROM {bound.table} WHERE id = :id", values)
        return
    changes = ", ".join(f"{column} = :empty" for column in words)
    if bound.is_withdrawn:  # and nobody's older copy of the row may be written over it
        changes += ", withdrawn_at = coalesce(withdrawn_at, :at), revision = revision + 1"
        changes += ", updated_at = :at"
    connection.executemany(f"UPDATE {bound.table} SET {changes} WHERE id = :id", values)
