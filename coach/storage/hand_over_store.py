"""Gathers the rows of a supervision file that are shared, and keeps what went out and came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.hand_over import Fields, HandOverEntry
from coach.storage.database import SCHEMA_VERSION, Database, Row
from coach.storage.hand_over_putting import Putting
from coach.storage.hand_over_tables import LOOSE, TABLES, Goes, owner_column
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.services.ports import Clock
    from coach.storage.session_store import NoteStore


class HandOverStore(Table[HandOverEntry]):
    """What went out and what came in."""

    name, kind = "hand_over", HandOverEntry

    def __init__(
        self, database: Database, clock: Clock, stamp: HomeStamp, notes: NoteStore
    ) -> None:
        super().__init__(database, clock, stamp)
        self._clock, self._notes = clock, notes

    @property
    def schema(self) -> int:
        """Which schema the rows are of."""
        return SCHEMA_VERSION

    def came_in(self, bundle_id: str) -> HandOverEntry | None:
        """The entry of a file that was taken over, if it was."""
        found = self.find("t.bundle_id = :id AND t.direction = 'in'", {"id": bundle_id}, None)
        return found[0] if found else None

    def went_out(self, file_id: str) -> list[HandOverEntry]:
        """The files that went out, oldest first."""
        where = "t.file_id = :file AND t.direction = 'out' AND t.withdrawn_at IS NULL"
        return self.find(where, {"file": file_id}, None)

    def gather(self, file_id: str) -> dict[str, tuple[Fields, ...]]:
        """Every shared row of a supervision file, by table; what they point to is there too."""
        gathered: dict[str, list[Row]] = {}
        links: dict[str, list[Row]] = {}
        ids: dict[str, set[str]] = {}
        for goes in TABLES:
            rows = self._rows_of(goes, file_id)
            ids[goes.name] = {row["id"] for row in rows}
            while True:  # a row that stays may be what another points to
                kept = [row for row in rows if self._holds(goes.name, row, ids)]
                ids[goes.name] = {row["id"] for row in kept}
                if len(kept) == len(rows):
                    break
                rows = kept
            gathered[goes.name] = rows
            for link in goes.links:
                links[link] = self._links_of(goes.name, link, ids[goes.name])
        people = {
            row[column]
            for name, rows in gathered.items()
            for column, target in self._references(name)
            for row in rows
            if target == "person" and row[column]
        }
        homes = {row["home_id"] for rows in gathered.values() for row in rows}
        persons = self._with_ids("person", people)
        homes |= {row["home_id"] for row in persons}
        found = {"home": self._with_ids("home", homes), "person": persons, **gathered, **links}
        return {name: tuple(rows) for name, rows in found.items()}

    def _rows_of(self, goes: Goes, file_id: str) -> list[Row]:
        """Rows that stand, and those taken back that the other home may know from before."""
        known = "(SELECT max(created_at) FROM hand_over WHERE file_id = :file)"
        return _without_seq(
            self.database.rows(
                f"SELECT t.* FROM {goes.name} t WHERE ({goes.where}) AND "
                f"(t.withdrawn_at IS NULL OR (t.created_at <= {known} "
                "AND t.id NOT IN (SELECT erased_id FROM tombstone))) ORDER BY t.seq",
                {"file": file_id},
            )
        )

    def _with_ids(self, table: str, ids: set[str]) -> list[Row]:
        rows = self.database.rows(f"SELECT t.* FROM {table} t ORDER BY t.seq")
        return _without_seq([row for row in rows if row["id"] in ids])

    def _links_of(self, table: str, link: str, ids: set[str]) -> list[Row]:
        owner = owner_column(table, link)
        rows = self.database.rows(f"SELECT * FROM {link} ORDER BY seq")
        return _without_seq([row for row in rows if row[owner] in ids])

    def _holds(self, table: str, row: Row, ids: Mapping[str, set[str]]) -> bool:
        """Whether everything that a row points to goes along; loose ends are cut."""
        for column, target in self._references(table):
            if row[column] is None or target in ("person", "home"):
                continue
            if row[column] not in ids.get(target, set()):
                if (table, column) not in LOOSE:
                    return False
                row[column] = None
        return True

    def _references(self, table: str) -> list[tuple[str, str]]:
        found = self.database.rows(f"PRAGMA foreign_key_list({table})")
        return [(row["from"], row["table"]) for row in found]

    def put(self, file_id: str, tables: Mapping[str, tuple[Fields, ...]]) -> dict[str, int]:
        """Put rows in that are not here yet, and those whose revision is higher than ours.

        Returns how many of each table were new or changed; for use inside a unit of work. Raises
        FileRefused for rows that do not fit together or are something else's.
        """
        return Putting(self.database, self._clock, self._stamp, self._notes, file_id).put(tables)


def _without_seq(rows: list[Row]) -> list[Row]:
    return [{column: row[column] for column in row if column != "seq"} for row in rows]
