"""Records, their versions and sections, and which document is whose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from coach.domain.record import Record, RecordListing, RecordSection
from coach.domain.record_answers import RecordVersion
from coach.domain.session import SessionKind
from coach.files import digest
from coach.storage.rows import HomeStamp, Table, reader_values

if TYPE_CHECKING:
    from coach.domain.people import Reader
    from coach.services.ports import Clock, Ids
    from coach.storage.database import Database, Row


class Stamped:
    """Adds the rows that are no domain value of their own."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, stamp: HomeStamp) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids
        self._stamp = stamp

    def insert(self, table: str, values: Row) -> str:
        """Insert a row with everything that every row carries; return its id."""
        home_id, owner_id = self._stamp.read()
        now = msgspec.to_builtins(self._clock.now())
        row_id = self._ids.new()
        stamp: dict[str, Any] = {
            "id": row_id,
            "home_id": home_id,
            "written_by": owner_id,
            "created_at": now,
            "updated_at": now,
            "revision": 1,
        }
        self._database.insert(table, {**stamp, **values})
        return row_id


class RecordStore(Table[Record]):
    """Records. A version is only ever added; its sections hold words apart from their hashes."""

    name, kind = "record", Record

    def __init__(self, database: Database, clock: Clock, ids: Ids, stamp: HomeStamp) -> None:
        super().__init__(database, clock, stamp)
        self._stamped = Stamped(database, clock, ids, stamp)

    def add_version(self, record: Record, sections: tuple[RecordSection, ...]) -> RecordVersion:
        """Keep the record's newest version, number `record.version`."""
        now = self._clock.now()
        texts = [msgspec.json.encode(section.entries).decode() for section in sections]
        hashes = [digest(text.encode()) for text in texts]
        with self.database.atomic():
            version_id = self._stamped.insert(
                "record_version",
                {
                    "record_id": record.id,
                    "number": record.version,
                    "composed_at": msgspec.to_builtins(now),
                    "hash": digest("\n".join(hashes).encode()),
                },
            )
            for position, section in enumerate(sections):
                self._stamped.insert(
                    "record_section",
                    {
                        "version_id": version_id,
                        "position": position,
                        "heading": section.heading,
                        "text": texts[position],
                        "hash": hashes[position],
                    },
                )
        return RecordVersion(id=version_id, number=record.version, composed_at=now)

    def sections(self, record: Record, version: int | None = None) -> tuple[RecordSection, ...]:
        """The sections of a record's newest version, or of an earlier one."""
        rows = self.database.rows(
            "SELECT s.heading, s.text FROM record_section s "
            "JOIN record_version v ON v.id = s.version_id "
            "WHERE v.record_id = ? AND v.number = ? ORDER BY s.position",
            (record.id, version or record.version),
        )
        return tuple(
            msgspec.convert(
                {"heading": row["heading"], "entries": msgspec.json.decode(row["text"] or "[]")},
                RecordSection,
            )
            for row in rows
        )

    def listing(self, file_id: str, reader: Reader) -> list[RecordListing]:
        """A file's records, newest first; a talk between sessions after its day's session."""
        found = {
            record.id: record
            for record in self.find("t.file_id = :file", {"file": file_id}, reader)
        }
        rows = self.database.rows(
            f"""SELECT t.id, s.held_on, s.kind AS session_kind, p.name, c.reference, d.path,
                 v.name AS supervisor, v.id AS supervisor_id,
                 t.home_id <> (SELECT id FROM home ORDER BY seq LIMIT 1) AS elsewhere
               FROM record t
               JOIN session s ON s.id = t.session_id
               JOIN pair r ON r.id = s.pair_id
               JOIN person v ON v.id = r.supervisor_id
               JOIN supervision_file f ON f.id = t.file_id
               JOIN person p ON p.id = f.supervisee_id
               LEFT JOIN case_reference c ON c.id = t.case_id
               LEFT JOIN document d ON d.owner_row = t.id AND d.kind = t.kind || '-record'
               WHERE t.file_id = :file AND ({self.visible(reader, "t")})
               ORDER BY s.held_on DESC, s.kind IN ('informal', 'urgent'), s.seq DESC, t.kind DESC,
                 t.seq""",
            {"file": file_id, **reader_values(reader)},
        )
        return [
            RecordListing(
                record=found[row["id"]],
                person=row["name"],
                held_on=date.fromisoformat(row["held_on"]),
                case=row["reference"],
                path=row["path"],
                supervisor=row["supervisor"],
                supervisor_id=row["supervisor_id"],
                is_from_elsewhere=bool(row["elsewhere"]),
                session_kind=SessionKind(row["session_kind"]),
            )
            for row in rows
        ]
