"""The full-text indexes, in one list: whatever is erased is erased from each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.storage.search_sources import BY_TABLE, NOTES, puttings_in, takings_out
from coach.values import dataclass

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


@dataclass(frozen=True)
class Index:
    """A full-text index; its rowid is a place in `search_line`, which names the row."""

    name: str
    about: str
    """Which rows it has."""


INDEXES: tuple[Index, ...] = (
    Index("word_search", "everything that is no case material"),
    Index("case_word_search", "case material"),
)
_BEFORE = ("note_search", "case_note_search")
"""Indexes of notes alone, in copies of databases made before; their rowid is the note's `seq`."""


def unindex(connection: sqlite3.Connection, table: str, seqs: Iterable[int]) -> None:
    """Take rows of a table out of every index that has them, also in a copy made long ago."""
    rows, there = [(seq,) for seq in seqs], _tables(connection)
    if table in BY_TABLE and "search_line" in there:
        for statement in takings_out(BY_TABLE[table], "?"):
            connection.executemany(statement, rows)
    if table == NOTES.table:
        for name in there.intersection(_BEFORE):
            connection.executemany(f"DELETE FROM {name} WHERE rowid = ?", rows)


def index_note(connection: sqlite3.Connection, seq: int) -> None:
    """Let a note be found as it stands, or not at all where it was taken back or stays behind."""
    for statement in (*takings_out(NOTES, "?1"), *puttings_in(NOTES, "?1")):
        connection.execute(statement, (seq,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Build every index anew, since it would keep the words of rows that were taken out."""
    there = _tables(connection)
    for name in (*(index.name for index in INDEXES), *_BEFORE):
        if name in there:
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
