"""The full-text indexes, in one list: whatever is erased is erased from each of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Index:
    """A full-text index whose rowid is the `seq` of the rows that it indexes."""

    name: str
    table: str
    """Whose rows it indexes."""


INDEXES: tuple[Index, ...] = (
    Index("note_search", "note"),
    Index("case_note_search", "note"),
)


def unindex(connection: sqlite3.Connection, table: str, seqs: Iterable[int]) -> None:
    """Take rows of a table out of every index that has them."""
    rows = [(seq,) for seq in seqs]
    for index in INDEXES:
        if index.table == table:
            connection.executemany(f"DELETE FROM {index.name} WHERE rowid = ?", rows)


def rebuild(connection: sqlite3.Connection) -> None:
    """Build every index anew, since it would keep the words of rows that were taken out."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    for index in INDEXES:
        if index.name in there:
            connection.execute(f"INSERT INTO {index.name} ({index.name}) VALUES ('rebuild')")
