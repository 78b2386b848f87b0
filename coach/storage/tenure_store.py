"""How a supervisee's time ends: pairs that change or end, who left, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.people import Pair, Person, Supervisee
from coach.storage.people_store import FileTable, PairTable, PersonTable

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database
    from coach.storage.rows import HomeStamp

_APART = ("pair", "agreement")
"""Tables that hold a row of everybody's, or may, before anything is kept of them."""


class TenureStore:
    """Pairs and those who left."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._clock = clock
        self._people = PersonTable(database, clock, stamp)
        self._files = FileTable(database, clock, stamp)
        self._pairs = PairTable(database, clock, stamp)

    def save_pair(self, pair: Pair) -> Pair:
        """Keep a changed pair. Raises StaleRevision."""
        return self._pairs.save(pair)

    def save_person(self, person: Person) -> Person:
        """Keep a changed person. Raises StaleRevision."""
        return self._people.save(person)

    def left(self) -> list[Supervisee]:
        """Everybody who left, each with the last of their pairs."""
        if not self._database.exists():
            return []
        pairs = {
            pair.file_id: pair for pair in self._pairs.find("t.withdrawn_at IS NULL", {}, None)
        }
        people = {person.id: person for person in self._people.find("1", {}, None)}
        return [
            Supervisee(person, file, pairs[file.id], people[pairs[file.id].supervisor_id])
            for file in self._files.find("t.withdrawn_at IS NULL", {}, None)
            if (person := people[file.supervisee_id]).left_on is not None and file.id in pairs
        ]

    def last_held_on(self, file_id: str) -> date | None:
        """When the last session was held."""
        found = self._database.rows(
            "SELECT max(held_on) AS last FROM session WHERE file_id = ? AND held_on IS NOT NULL"
            " AND withdrawn_at IS NULL",
            (file_id,),
        )[0]["last"]
        return date.fromisoformat(found) if found else None

    def kept_of(self, supervisee: Supervisee) -> list[str]:
        """The tables in which anything stands of somebody, besides that they are here.

        It asks the database which tables point to a file or a person, so that one added later
        counts too.
        """
        ids = {
            "file": supervisee.file.id,
            "person": supervisee.person.id,
            "pair": supervisee.pair.id,
        }
        found = [
            table
            for table, columns in self._pointing().items()
            if self._has_rows(table, columns, ids)
        ]
        worded = """SELECT 1 FROM agreement_section s JOIN agreement a ON a.id = s.agreement_id
            WHERE a.file_id = :file AND s.withdrawn_at IS NULL LIMIT 1"""
        others = "SELECT 1 FROM pair WHERE file_id = :file AND id <> :pair LIMIT 1"
        found += ["agreement"] if self._database.rows(worded, ids) else []
        found += ["pair"] if self._database.rows(others, ids) else []
        return found

    def _pointing(self) -> dict[str, set[str]]:
        """Tables with a column that names a file or a person, and their columns."""
        tables: dict[str, set[str]] = {}
        for row in self._database.rows(
            "SELECT m.name AS name, c.name AS field FROM sqlite_schema m"
            " JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        ):
            tables.setdefault(row["name"], set()).add(row["field"])
        keys = {"file_id", "person_id", "owner_id"}
        return {
            name: columns
            for name, columns in tables.items()
            if columns & keys and name not in _APART
        }

    def _has_rows(self, table: str, columns: set[str], ids: dict[str, str]) -> bool:
        whose = {"file_id": ":file", "person_id": ":person", "owner_id": "IN (:person, :file)"}
        points = " OR ".join(
            f"{column} {to if to.startswith('IN') else f'= {to}'}"
            for column, to in whose.items()
            if column in columns
        )
        standing = " AND withdrawn_at IS NULL" if "withdrawn_at" in columns else ""
        sql = f"SELECT 1 FROM {table} WHERE ({points}){standing} LIMIT 1"
        return bool(self._database.rows(sql, ids))

    def withdraw(self, supervisee: Supervisee) -> None:
        """Take somebody back, with file and pair and the dates of agreements; rows stay."""
        now = self._clock.now()
        self._people.save(replace(supervisee.person, withdrawn_at=now))
        self._files.save(replace(supervisee.file, withdrawn_at=now))
        self._pairs.save(replace(supervisee.pair, withdrawn_at=now))
        self._database.run(
            "UPDATE agreement SET withdrawn_at = :now, updated_at = :now, revision = revision + 1"
            " WHERE file_id = :file AND withdrawn_at IS NULL",
            {"now": now.isoformat().replace("+00:00", "Z"), "file": supervisee.file.id},
        )
