"""What can be searched: one line a row in the order of time, and an index of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.storage.search_sources import OF_CASE, SOURCES, minute_of

if TYPE_CHECKING:
    import sqlite3

_INDEX = """CREATE VIRTUAL TABLE {name} USING fts5(words, about,
 tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3')"""
STATEMENTS: tuple[str, ...] = (
    "DROP TABLE IF EXISTS note_search",
    "DROP TABLE IF EXISTS case_note_search",
    """CREATE TABLE search_line (
  place INTEGER PRIMARY KEY, of_table TEXT NOT NULL, row_seq INTEGER NOT NULL,
  UNIQUE (of_table, row_seq)
) STRICT""",
    _INDEX.format(name="word_search"),
    _INDEX.format(name="case_word_search"),
)


def fill(connection: sqlite3.Connection) -> None:
    """Let everything be found that is here already; the oldest first, each at a place of its own.

    Where nothing is, as in a new home, it is seven short looks.
    """
    rows = [
        (minute, row_id, source, seq)
        for source in SOURCES
        for minute, row_id, seq in connection.execute(
            f"SELECT {minute_of(source)}, n.id, n.seq FROM {source.table} n "
            f"WHERE {source.stands} AND trim({source.text}) <> ''"
        )
    ]
    rows.sort(key=lambda row: row[:2])  # within a minute their ids tell which came first
    place = 0
    for minute, _, source, seq in rows:
        place = max(minute, place + 1)
        connection.execute(
            "INSERT INTO search_line (place, of_table, row_seq) VALUES (?, ?, ?)",
            (place, source.table, seq),
        )
    for source in SOURCES:
        for index, which in (("word_search", f"NOT ({OF_CASE})"), ("case_word_search", OF_CASE)):
            connection.execute(
                f"INSERT INTO {index} (rowid, words, about) "
                f"SELECT l.place, {source.text}, {source.about} FROM {source.table} n "
                "JOIN search_line l ON l.of_table = ? AND l.row_seq = n.seq "
                f"WHERE {which} ORDER BY l.place",
                (source.table,),
            )
