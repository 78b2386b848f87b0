"""Finds rows by their words: the newest first as somebody types, the best first in a thread."""

from __future__ import annotations

import heapq
import json
import sqlite3
from contextlib import closing
from itertools import islice
from threading import Event
from typing import TYPE_CHECKING

import msgspec

from coach.domain.finding import Found, Sought, Word
from coach.domain.row import Audience
from coach.domain.session import SessionStatus
from coach.services.search_ports import Hits
from coach.storage.database import Database, Row, connect_to_look, translated
from coach.storage.rows import reader_values
from coach.storage.search_sources import (
    BY_TABLE,
    SLOTS,
    SOURCES,
    Source,
    about_file,
    about_kind,
)
from coach.storage.searches import INDEXES

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from coach.domain.people import Reader

TAKEN_AT_ONCE = 64
"""Places that are looked up together."""
_VISIBLE = "(n.audience <> 'only-mine'{own})"


class SearchStore:
    """Searches on the connection of the home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, sought: Sought, reader: Reader, most: int) -> Hits:
        """The newest first."""
        with translated(self._database.path):
            connection = self._database.connection
            return _found(connection, sought, reader, most, _newest(connection, sought))

    def looking(self) -> Looking:
        """A look of its own, for another thread."""
        assert self._database.connection  # opened, and brought up to date if need be
        return Looking(self._database.path)

    def under_way(self) -> list[str]:
        """The supervision files whose session is open."""
        rows = self._database.rows(
            "SELECT DISTINCT file_id FROM session WHERE status = ? AND withdrawn_at IS NULL",
            (SessionStatus.UNDER_WAY.value,),
        )
        return [row["file_id"] for row in rows]


class Looking:
    """Finds what fits best, on a connection of its own that only reads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopped = Event()
        self._connection: sqlite3.Connection | None = None

    def find(self, sought: Sought, reader: Reader, most: int) -> Hits | None:
        """What fits best first; None where it was stopped."""
        with translated(self._path), closing(connect_to_look(self._path)) as connection:
            self._connection = connection
            if not self._stopped.is_set():
                try:
                    found = _found(connection, sought, reader, most, _best(connection, sought))
                    return None if self._stopped.is_set() else found
                except sqlite3.OperationalError:
                    if not self._stopped.is_set():
                        raise
                finally:
                    self._connection = None
        return None

    def stop(self) -> None:
        """End it now."""
        self._stopped.set()
        connection = self._connection
        if connection is not None:
            try:
                connection.interrupt()
            except sqlite3.ProgrammingError:  # it has just come to its end
                return


def _match(sought: Sought) -> str:
    """What FTS5 is asked for. Words are letters and figures only, so no word can be a command."""
    asked = [_phrase(word) for word in sought.words]
    if sought.file_id is not None:
        asked.append(f'"{about_file(sought.file_id)}"')
    if len(sought.kinds) < len(SOURCES):
        kinds = " OR ".join(f'"{about_kind(kind)}"' for kind in sorted(sought.kinds))
        asked.append(f"({kinds})")
    return " AND ".join(asked)


def _phrase(word: Word) -> str:
    return f'"{" ".join(word)}" *'


def _first_place(sought: Sought) -> int:
    if sought.since is None:
        return 0
    return int(sought.since.timestamp()) // 60 * SLOTS


def _newest(connection: sqlite3.Connection, sought: Sought) -> Generator[int, None, None]:
    """Places from the newest back, both indexes together; no more is read than is taken."""
    cursors = [
        connection.execute(
            f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH ? AND rowid >= ? "
            "ORDER BY rowid DESC",
            (_match(sought), _first_place(sought)),
        )
        for index in INDEXES
    ]
    try:
        yield from (place for (place,) in heapq.merge(*cursors, reverse=True))
    finally:
        for cursor in cursors:
            cursor.close()


def _best(connection: sqlite3.Connection, sought: Sought) -> Generator[int, None, None]:
    """Places of what fits best; of two that fit as well, the newer first."""
    parts = " UNION ALL ".join(
        f"SELECT rowid AS place, bm25({index.name}, 1.0, 0.0) AS score FROM {index.name} "
        f"WHERE {index.name} MATCH :match AND rowid >= :since"
        for index in INDEXES
    )
    cursor = connection.execute(
        f"SELECT place FROM ({parts}) ORDER BY score, place DESC",
        {"match": _match(sought), "since": _first_place(sought)},
    )
    try:
        yield from (place for (place,) in cursor)
    finally:
        cursor.close()


def _found(
    connection: sqlite3.Connection,
    sought: Sought,
    reader: Reader,
    most: int,
    places: Generator[int, None, None],
) -> Hits:
    """The first rows at some places that the reader may see."""
    found: list[Found] = []
    if not sought.words or not sought.kinds or reader.file_id not in (None, sought.file_id):
        return Hits(())
    with closing(places):
        while len(found) <= most:
            some = list(islice(places, TAKEN_AT_ONCE))
            if not some:
                break
            found += _read(connection, some, sought, reader)
    return Hits(tuple(found[:most]), len(found) > most)


def _read(
    connection: sqlite3.Connection, places: list[int], sought: Sought, reader: Reader
) -> list[Found]:
    """What stands at places, in their order: today's words, and only what the reader may see."""
    seqs: dict[str, dict[int, int]] = {}
    for place, table, seq in connection.execute(
        "SELECT place, of_table, row_seq FROM search_line "
        "WHERE place IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    ):
        seqs.setdefault(table, {})[seq] = place
    at: dict[int, Found] = {}
    for table, place_of in seqs.items():
        source = BY_TABLE[table]
        values = {"seqs": json.dumps(list(place_of)), **reader_values(reader)}
        cursor = connection.execute(_row_query(source, reader), values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            found = _as_found(source, dict(zip(names, row, strict=True)))
            is_late_enough = sought.since is None or found.written_at >= sought.since
            if found.kind in sought.kinds and is_late_enough:
                at[place_of[row[0]]] = found
    return [at[place] for place in places if place in at]


def _row_query(source: Source, reader: Reader) -> str:
    """Rows by `seq` with all that is shown of each, read under the rule of `Table.visible`."""
    own = " OR n.owner_id = :reader_owner" if reader.alone else ""
    of_file = "" if reader.alone else "AND n.file_id = :reader_file "
    is_care = source.table == "self_care_item"
    session = "NULL" if is_care else "n.session_id"
    words = ", ".join(f"n.{column} AS word_{at}" for at, column in enumerate(source.words))
    return (
        f"SELECT n.seq, n.id, n.file_id, n.{source.written} AS written_at, n.destination, "
        f"n.audience, n.case_id, {words}, {session} AS session_id, s.status AS session_status, "
        f"{'n.kind' if is_care else repr('')} AS label, "
        f"{'n.others' if is_care else repr('')} AS others, "
        "p.id AS person_id, p.name AS person, p.left_on, c.reference "
        f"FROM {source.table} n "
        "JOIN supervision_file f ON f.id = n.file_id JOIN person p ON p.id = f.supervisee_id "
        "LEFT JOIN case_reference c ON c.id = n.case_id "
        f"LEFT JOIN session s ON s.id = {session} "
        "WHERE n.seq IN (SELECT value FROM json_each(:seqs)) "
        f"AND {source.stands} AND {_VISIBLE.format(own=own)} {of_file}"
        "AND f.withdrawn_at IS NULL"
    )


def _as_found(source: Source, row: Row) -> Found:
    to_case = row["case_id"] is not None and row["destination"] != "personal"
    words = [row[f"word_{at}"] for at in range(len(source.words))]
    return msgspec.convert(
        {
            **{name: row[name] for name in _AS_THEY_ARE},
            "kind": source.kind,
            "has_left": row["left_on"] is not None,
            "words": [one for one in words if one],
            "is_only_mine": row["audience"] == Audience.ONLY_MINE,
            "case_id": row["case_id"] if to_case else None,
            "case": row["reference"] if to_case else None,
        },
        Found,
        strict=False,
    )


_AS_THEY_ARE = (
    "id", "file_id", "person_id", "person", "written_at", "destination", "session_id",
    "session_status", "label", "others",
)  # fmt: skip
