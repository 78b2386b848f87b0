"""Erases words for good: in the home's database, its copies, its free pages and its log."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from coach.domain.case_filing import Erasing, Going
from coach.services.case_ports import OldWords
from coach.storage import erasing_rows as rows
from coach.storage.database import Database, translated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.services.ports import Clock, Ids
    from coach.storage.rows import HomeStamp


class ErasingStore:
    """What is erased, and what of it is still to be done."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, stamp: HomeStamp) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids
        self._stamp = stamp

    def counts(self, case_id: str) -> tuple[Going, ...]:
        """How many rows of each kind hold words of a case."""
        with translated(self._database.path):
            found = rows.count_case(self._database.connection, case_id)
        return _going(found)

    def words(self, case_id: str) -> list[str]:
        """What was said of a case, as people wrote it."""
        with translated(self._database.path):
            return rows.words_of(self._database.connection, case_id)

    def count_where(self, table: str, case_id: str, where: str) -> int:
        """How many of a case's own rows of a table satisfy a condition and stand."""
        [found] = self._database.rows(
            f"SELECT count(*) AS n FROM {table} t WHERE t.case_id = :case "
            f"AND t.destination <> 'personal' AND t.withdrawn_at IS NULL AND {where}",
            {"case": case_id},
        )
        return int(found["n"])

    def open_actions(self, case_id: str) -> int:
        """Of a case's actions, those still open."""
        return self.count_where("agreed_action", case_id, "t.status = 'open'")

    def waiting_items(self, case_id: str) -> int:
        """Of a case's agenda items, those that wait for a session."""
        return self.count_where(
            "agenda_item", case_id, "t.status = 'open' AND t.session_id IS NULL"
        )

    def in_no_record(self, case_id: str) -> int:
        """Of a case's notes, those that no record holds."""
        return self.count_where("note", case_id, "t.destination <> 'case'")

    def erased_records(self, file_id: str) -> frozenset[str]:
        """The records of a file of which a section was erased, and none stands."""
        found = self._database.rows(
            "SELECT r.id FROM record r JOIN record_version v ON v.record_id = r.id "
            "JOIN record_section s ON s.version_id = v.id WHERE r.file_id = :file "
            "GROUP BY r.id HAVING count(s.text) = 0",
            {"file": file_id},
        )
        return frozenset(row["id"] for row in found)

    def old_words(self, file_id: str) -> list[OldWords]:
        """Sections of versions of personal records that a later version has replaced."""
        found = self._database.rows(
            "SELECT s.id, s.text FROM record_section s "
            "JOIN record_version v ON v.id = s.version_id JOIN record r ON r.id = v.record_id "
            "WHERE r.file_id = :file AND r.kind = 'personal' AND v.number < r.version "
            "AND s.text IS NOT NULL AND s.hash NOT IN (SELECT n.hash FROM record_section n "
            " JOIN record_version w ON w.id = n.version_id "
            " WHERE w.record_id = r.id AND w.number = r.version AND n.text IS NOT NULL)",
            {"file": file_id},
        )
        return [OldWords(row["id"], row["text"]) for row in found]

    def left_behind(self, note_ids: Sequence[str]) -> list[str]:
        """Of some notes, those that are to be left behind still."""
        found = self._database.rows(
            "SELECT id FROM note WHERE destination = 'leave-behind' "
            "AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(note_ids)),),
        )
        return [row["id"] for row in found]

    def begin(self, erasing: Erasing, sections: Sequence[str] = ()) -> tuple[Going, ...]:
        """Erase words and note that the rest is to be done; all in one transaction.

        `sections` are sections of other records that hold words of the case.
        """
        now = msgspec.to_builtins(self._clock.now())
        with self._database.atomic(), translated(self._database.path):
            connection = self._database.connection
            connection.execute(
                "INSERT INTO erasing (id, file_id, case_id, note_ids, begun_at) "
                "VALUES (?, ?, ?, ?, ?)",
                (
                    erasing.id,
                    erasing.file_id,
                    erasing.case_id,
                    json.dumps(erasing.note_ids),
                    now,
                ),
            )
            counts = self._erase(connection, erasing, {"record_section": sections})
        return _going(counts)

    def _erase(
        self, connection: sqlite3.Connection, erasing: Erasing, also: Mapping[str, Sequence[str]]
    ) -> dict[str, int]:
        if erasing.case_id is None:
            return {"note": rows.drop_notes(connection, erasing.note_ids)}
        home_id, owner_id = self._stamp.read()
        at = msgspec.to_builtins(self._clock.now())
        stamp = rows.Stamp(home_id, owner_id, at, self._ids.new)
        return rows.erase_case(connection, erasing.case_id, also, stamp)

    def unfinished(self) -> list[Erasing]:
        """What was begun and not ended, the oldest first."""
        found = self._database.rows("SELECT id, file_id, case_id, note_ids FROM erasing")
        return [
            Erasing(row["id"], row["file_id"], row["case_id"], tuple(json.loads(row["note_ids"])))
            for row in found
        ]

    def erase_in_copies(self, erasing: Erasing, *, again: bool) -> list[str]:
        """Erase the same in each copy of the database; the paths of those that it could not.

        `again` where it was begun before and may have been cut short.
        """
        also: dict[str, list[str]] = {}
        for row in self._database.rows("SELECT erased_table, erased_id FROM tombstone"):
            also.setdefault(row["erased_table"], []).append(row["erased_id"])
        missed = []
        for row in self._database.rows("SELECT DISTINCT path FROM backup_copy ORDER BY path"):
            try:
                copy = Path(row["path"])
                if copy.exists():
                    rows.erase_in_copy(
                        copy, lambda there: self._erase(there, erasing, also), again=again
                    )
            except (sqlite3.Error, OSError, ValueError):
                missed.append(str(row["path"]))
        return missed

    def forget(self) -> bool:
        """Leave nothing of what was erased in the database's free pages and log.

        False where another window has it open; it is to be done again then.
        """
        connection = self._database.connection
        try:
            rows.forget(connection)
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return False
        return bool(busy == 0)

    def end(self, erasing_id: str) -> None:
        """All of it is done."""
        with self._database.atomic():
            self._database.run("DELETE FROM erasing WHERE id = ?", (erasing_id,))


def _going(counts: Mapping[str, int]) -> tuple[Going, ...]:
    return tuple(Going(table, count) for table, count in counts.items() if count)
