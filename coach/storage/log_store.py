"""The log: sessions as what was planned and what became of it, across people too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.domain.log import LogEntry
from coach.domain.session import SessionKind, SessionStatus
from coach.storage.rows import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.storage.database import Row

_DAY = "coalesce(t.held_on, t.planned_on)"


class LogStore(Table[LogEntry]):
    """Entries of the log: rows of `session`, without the place where a conversation stands."""

    name, kind = "session", LogEntry

    def of_files(self, file_ids: Sequence[str]) -> list[LogEntry]:
        """Every entry that stands of some supervision files, by day."""
        return self.find(
            "t.file_id IN (SELECT value FROM json_each(:files)) AND t.withdrawn_at IS NULL",
            {"files": json.dumps(list(file_ids))},
            None,
            f"{_DAY}, t.seq",
        )

    def between(self, first: date, last: date) -> list[LogEntry]:
        """Every entry of a stretch of days that stands, by day, whosever it is."""
        return self.find(
            f"{_DAY} BETWEEN :first AND :last AND t.withdrawn_at IS NULL",
            {"first": first.isoformat(), "last": last.isoformat()},
            None,
            f"{_DAY}, t.seq",
        )

    def booked(self, file_id: str, on: date, kind: SessionKind | None = None) -> LogEntry | None:
        """What is booked for the two of them on a day, of a kind if one is said.

        Otherwise the formal session comes before any other.
        """
        found = self.find(
            "t.file_id = :file AND t.status = :status AND t.planned_on = :on "
            "AND t.kind IN ('formal', 'clinical', 'mentoring') AND t.withdrawn_at IS NULL "
            "AND (:kind IS NULL OR t.kind = :kind)",
            {
                "file": file_id,
                "status": SessionStatus.PLANNED.value,
                "on": on.isoformat(),
                "kind": kind.value if kind else None,
            },
            None,
            "t.kind <> 'formal', t.seq LIMIT 1",
        )
        return found[0] if found else None

    def add_all(self, entries: Sequence[LogEntry]) -> None:
        """Keep many new entries, all or none; their links are put in when every row stands."""
        if not entries:
            return
        rows = [self.new_row(entry) for entry in entries]
        linked = [row for row in rows if row["moved_to"] is not None]
        columns = list(rows[0])
        values = ", ".join("NULL" if c == "moved_to" else f":{c}" for c in columns)
        with self.database.atomic():
            self.database.run_many(
                f"INSERT INTO session ({', '.join(columns)}) VALUES ({values})", rows
            )
            self.database.run_many("UPDATE session SET moved_to = :moved_to WHERE id = :id", linked)

    def from_row(self, found: Row) -> LogEntry:
        """A row as an entry; the first schema keeps nobody as no letters."""
        return super().from_row({**found, "moved_by": found["moved_by"] or None})

    def _to_row(self, row: LogEntry) -> Row:
        values = super()._to_row(row)
        return {**values, "moved_by": values["moved_by"] or ""}
