"""Puts what was said in a session in other words, or with a case, as its record now has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.services.case_ports import Undoing
from coach.storage.session_store import NoteStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.services.ports import Clock, Ids
    from coach.storage.database import Database
    from coach.storage.rows import HomeStamp

_WORDS = {
    "note": ("words",),
    "agreed_action": ("what", "why"),
    "decision": ("what", "reason"),
    "disagreement": ("supervisor_account", "supervisee_account"),
    "immediate_risk": ("safe_now", "told", "acts", "by_when"),
    "agenda_item": ("title",),
    "discussion": ("title",),
    "action_review": ("reason",),
}
"""What a personal record is composed of; in the first column stand the words of an entry."""
_PLACED = "session_id = :session AND destination = 'personal' AND withdrawn_at IS NULL"


class RewordingStore:
    """Each change is remembered, so that all of them can be put back."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, stamp: HomeStamp) -> None:
        self._database = database
        self._clock = clock
        self._notes = NoteStore(database, clock, stamp)

    def reword(self, session_id: str, before: str, after: str) -> list[Undoing]:
        """Put words that a session placed in the personal record in other words."""
        return [
            self._change(Undoing(table, row_id, column, before), after)
            for table, columns in _WORDS.items()
            for column in columns
            for row_id in self._found(table, column, session_id, before)
        ]

    def move(self, session_id: str, words: str, case_id: str) -> list[Undoing]:
        """Place what was placed in the personal record with a case."""
        undoing = []
        for table, columns in _WORDS.items():
            for row_id in self._found(table, columns[0], session_id, words):
                [row] = self._database.rows(f"SELECT case_id FROM {table} WHERE id = ?", (row_id,))
                was = Undoing(table, row_id, "case_id", row["case_id"])
                undoing.append(self._change(was, case_id))
                undoing.append(
                    self._change(Undoing(table, row_id, "destination", "personal"), "case")
                )
        return undoing

    def put_back(self, undoing: Sequence[Undoing]) -> None:
        """Put everything back as it was, the last change first."""
        for one in reversed(undoing):
            self._change(one, one.before)

    def _found(self, table: str, column: str, session_id: str, words: str) -> Iterator[str]:
        found = self._database.rows(
            f"SELECT id FROM {table} WHERE {_PLACED} AND {column} = :words",
            {"session": session_id, "words": words},
        )
        return (row["id"] for row in found)

    def _change(self, was: Undoing, value: str | None) -> Undoing:
        self._database.run(
            f"UPDATE {was.table} SET {was.column} = :value, revision = revision + 1, "
            "updated_at = :now WHERE id = :id",
            {
                "value": value,
                "id": was.row_id,
                "now": msgspec.to_builtins(self._clock.now()),
            },
        )
        if was.table == "note":
            for note in self._notes.find("t.id = :id", {"id": was.row_id}, None):
                self._notes.index(note)
        return was
