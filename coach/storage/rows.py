"""Carries domain values to rows and back; every table of the home goes through here."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from coach.domain.row import Row as DomainRow
from coach.domain.row import Text
from coach.errors import NotFound, StaleRevision
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.people import Reader
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row

R = TypeVar("R", bound=DomainRow)


@dataclass(frozen=True)
class Link:
    """A field of many values, kept in a table of its own."""

    table: str
    owner: str
    """The column that points to the owning row."""
    column: str


class HomeStamp:
    """Whose home this is: stamped on every row."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._found: tuple[str, str] | None = None

    def read(self) -> tuple[str, str]:
        """The home's id and its owner's."""
        if self._found is None:
            rows = self._database.rows("SELECT id, owner_id FROM home ORDER BY seq LIMIT 1")
            if not rows:
                raise NotFound("This home has no owner yet; run: coach setup --name NAME")
            self._found = (rows[0]["id"], rows[0]["owner_id"])
        return self._found


class Table(Generic[R]):
    """One kind of row. Reads are for a Reader; saves compare and swap on the revision."""

    name: str
    kind: type[R]
    links: dict[str, Link] = {}  # noqa: RUF012  # each store declares its own, once
    apart: frozenset[str] = frozenset()
    """Fields that the store keeps elsewhere."""
    computed: dict[str, str] = {}  # noqa: RUF012
    """Of those fields, what one query gives for a row `t`."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self.database = database
        self._clock = clock
        self._stamp = stamp
        self._is_text = issubclass(self.kind, Text)
        self._columns = [
            field.name
            for field in fields(self.kind)
            if field.name not in self.links and field.name not in self.apart
        ]

    def add(self, row: R) -> R:
        """Keep a new row, stamped with the home, the writer and the time."""
        home_id, row = self._with_stamp(row)
        with self.database.atomic():
            self.database.insert(self.name, {**self._to_row(row), "home_id": home_id})
            self._put_links(row)
        return row

    def new_row(self, row: R) -> Row:
        """A new row's values, stamped, for a store that keeps many at once."""
        home_id, row = self._with_stamp(row)
        return {**self._to_row(row), "home_id": home_id}

    def _with_stamp(self, row: R) -> tuple[str, R]:
        """The home's id, and the row with its writer, its time and its first revision."""
        home_id, owner_id = self._stamp.read()
        now = self._clock.now()
        changes: dict[str, Any] = {
            "revision": 1,
            "created_at": now,
            "updated_at": now,
            "written_by": row.written_by or owner_id,
        }
        if isinstance(row, Text):
            changes["owner_id"] = row.owner_id or owner_id
        return home_id, replace(row, **changes)

    def save(self, row: R) -> R:
        """Keep a changed row. Raises StaleRevision where another window was first."""
        saved = replace(row, revision=row.revision + 1, updated_at=self._clock.now())
        values = self._to_row(saved)
        columns = [column for column in values if column not in ("id", "created_at")]
        assignments = ", ".join(f"{column} = :{column}" for column in columns)
        with self.database.atomic():
            changed = self.database.run(
                f"UPDATE {self.name} SET {assignments} WHERE id = :id AND revision = :was",
                {**values, "was": row.revision},
            )
            if changed == 0:
                raise StaleRevision(
                    "Another window changed this first; nothing was written over it."
                )
            self._put_links(saved, again=True)
        return saved

    def get(self, row_id: str, reader: Reader) -> R:
        """The row with an id, if this reader may see it. Raises NotFound."""
        found = self.find("t.id = :id", {"id": row_id}, reader)
        if not found:
            raise NotFound("That is not here, or not for whoever is looking.")
        return found[0]

    def of_session(self, session_id: str, reader: Reader) -> list[R]:
        """The rows of a session that this reader may see, oldest first."""
        return self.find("t.session_id = :session_id", {"session_id": session_id}, reader)

    def find(
        self, where: str, parameters: Row, reader: Reader | None, order: str = "t.seq"
    ) -> list[R]:
        """Rows that satisfy a condition, for a reader; None is for rows that hold no words."""
        chosen = [f"t.{column}" for column in self._columns]
        chosen += [
            f"(SELECT group_concat({link.column}) FROM (SELECT {link.column} FROM {link.table} "
            f"WHERE {link.owner} = t.id ORDER BY seq)) AS {field}"
            for field, link in self.links.items()
        ]
        chosen += [f"({query}) AS {field}" for field, query in self.computed.items()]
        conditions = [where]
        if reader is not None:
            conditions.append(self.visible(reader, "t"))
            parameters = {**parameters, **reader_values(reader)}
        sql = (
            f"SELECT {', '.join(chosen)} FROM {self.name} t "
            f"WHERE {' AND '.join(f'({c})' for c in conditions)} ORDER BY {order}"
        )
        return [self.from_row(found) for found in self.database.rows(sql, parameters)]

    def visible(self, reader: Reader, alias: str) -> str:
        """The condition under which a reader may see a row; the same rule as Reader.may_read."""
        rule = "1" if reader.alone else self._present(reader, alias)
        if not self._is_text:
            return rule
        if reader.alone:
            return f"{alias}.audience <> 'only-mine' OR {alias}.owner_id = :reader_owner"
        return f"{alias}.audience <> 'only-mine' AND {rule}"

    def _present(self, reader: Reader, alias: str) -> str:
        """Which rows those present may see; rows of a file are not a group's."""
        return f"{alias}.file_id = :reader_file"

    def from_row(self, found: Row) -> R:
        """A row as its domain value."""
        for field in self.links:
            found[field] = found[field].split(",") if found[field] else []
        return msgspec.convert(found, self.kind, strict=False)

    def _to_row(self, row: R) -> Row:
        return {column: msgspec.to_builtins(getattr(row, column)) for column in self._columns}

    def _put_links(self, row: R, *, again: bool = False) -> None:
        for field, link in self.links.items():
            if again:
                self.database.run(f"DELETE FROM {link.table} WHERE {link.owner} = ?", (row.id,))
            self.put_link(link, row.id, getattr(row, field))

    def put_link(self, link: Link, owner_id: str, values: Iterable[str]) -> None:
        """Keep the values of a field of many; those already there stay."""
        for value in values:
            self.database.run(
                f"INSERT INTO {link.table} ({link.owner}, {link.column}) VALUES (?, ?) "
                "ON CONFLICT DO NOTHING",
                (owner_id, str(value)),
            )


def reader_values(reader: Reader) -> Row:
    """The parameters that `Table.visible` refers to."""
    return {
        "reader_owner": reader.owner_id,
        "reader_file": reader.file_id,
        "reader_group": reader.group_id,
    }
