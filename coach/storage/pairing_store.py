"""Pairs that end and begin, and the files whose pair has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.people import Pair, Person, Supervisee, SupervisionFile
from coach.storage.people_store import FileTable, PairTable, PersonTable

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database
    from coach.storage.rows import HomeStamp


class PairingStore:
    """Who supervised whom, and who does now."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._people = PersonTable(database, clock, stamp)
        self._files = FileTable(database, clock, stamp)
        self._pairs = PairTable(database, clock, stamp)

    def save(self, pair: Pair) -> Pair:
        """Keep a pair that has changed."""
        return self._pairs.save(pair)

    def begin(
        self, pair: Pair, person: Person | None = None, file: SupervisionFile | None = None
    ) -> Pair:
        """Keep a new pair, with a person or a file that comes along with it."""
        with self._database.atomic():
            if person is not None:
                self._people.add(person)
            if file is not None:
                self._files.add(file)
            return self._pairs.add(pair)

    def rename_file(self, old: str, new: str) -> None:
        """Give a file that no pair was ever on the id that another home knows it by."""
        tables = self._database.rows(
            "SELECT s.name FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f "
            "WHERE s.type = 'table' AND f.\"table\" = 'supervision_file' AND f.\"from\" = 'file_id'"
        )
        with self._database.atomic():
            self._database.run("PRAGMA defer_foreign_keys = ON")
            self._database.run("UPDATE supervision_file SET id = ? WHERE id = ?", (new, old))
            for table in tables:
                self._database.run(
                    f"UPDATE {table['name']} SET file_id = ? WHERE file_id = ?", (new, old)
                )
            self._database.run("UPDATE draft SET owner_id = ? WHERE owner_id = ?", (new, old))

    def latest(self, file_id: str) -> Supervisee | None:
        """The file with its newest pair, ended or not; None where no such file is here."""
        files = self._files.find("t.id = :file", {"file": file_id}, None)
        pairs = self._pairs.find(
            "t.file_id = :file AND t.withdrawn_at IS NULL", {"file": file_id}, None
        )
        if not files or not pairs:
            return None
        pair = max(pairs, key=lambda one: (one.ended_on is None, one.started_on, one.id))
        people = {one.id: one for one in self._people.find("1", {}, None)}
        return Supervisee(
            people[files[0].supervisee_id], files[0], pair, people[pair.supervisor_id]
        )

    def under_way(self, file_id: str) -> list[Pair]:
        """The pairs on a file whose time has not ended; there is one at most, but for a moment."""
        return self._pairs.find(
            "t.file_id = :file AND t.ended_on IS NULL AND t.withdrawn_at IS NULL",
            {"file": file_id},
            None,
        )

    def former(self) -> list[Supervisee]:
        """Everybody whose newest pair has ended."""
        found = (self.latest(file.id) for file in self._files.find("1", {}, None))
        return [one for one in found if one is not None and one.pair.ended_on is not None]
