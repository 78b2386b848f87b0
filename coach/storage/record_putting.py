"""Puts the records of a hand-over into a home by the same steps by which they came to stand so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from coach.storage.database import Database, Row

if TYPE_CHECKING:
    from coach.domain.hand_over import Fields

OF_RECORDS = frozenset(
    {
        "record", "record_version", "record_section", "record_step", "record_signature",
        "record_reply", "record_addendum", "proof_of_copy",
    }
)  # fmt: skip
"""The tables whose rows come in here, in the order of each record's life."""
_CLOSED = "closed"
"""What an earlier Coach called a record that nobody had shared."""

PutRow = Callable[[str, Row], bool]
"""Puts a row of a table where it is not here yet; whether it was."""


def of_today(tables: Mapping[str, tuple[Fields, ...]]) -> Mapping[str, tuple[Fields, ...]]:
    """The rows of an earlier Coach's hand-over as they are called now."""
    records = tuple(
        {**row, "status": "draft"} if row.get("status") == _CLOSED else row
        for row in tables.get("record", ())
    )
    return {**tables, "record": records} if "record" in tables else tables


class RecordPutting:
    """Replays lives, so that the triggers hold for what comes in as for what is done here."""

    def __init__(
        self, database: Database, put_row: PutRow, tables: Mapping[str, tuple[Fields, ...]]
    ) -> None:
        self._database = database
        self._put_row = put_row
        self._records = tables.get("record", ())
        self._of_record = {
            name: _by(tables.get(name, ()), "record_id")
            for name in ("record_version", "record_addendum")
        }
        self._of_version = {
            name: _by(tables.get(name, ()), "version_id")
            for name in OF_RECORDS - {"record", "record_version", "record_addendum"}
        }
        self.counts: dict[str, int] = defaultdict(int)

    def put(self) -> dict[str, int]:
        """All of them; how many rows of each table were new or changed."""
        for row in self._records:
            self._put_record(dict(row))
        return dict(self.counts)

    def _put(self, name: str, rows: Iterable[Fields]) -> None:
        for row in rows:
            self.counts[name] += self._put_row(name, dict(row))

    def _put_record(self, row: Row) -> None:
        before = self._standing(row["id"])
        self._put("record", [{**row, "status": "draft", "version": 0}])
        versions = self._of_record["record_version"][row["id"]]
        for version in sorted(versions, key=lambda one: (int(one["number"] or 0), str(one["id"]))):
            self._put_version(row, dict(version))
        self._settle(row)
        self._put("record_addendum", self._of_record["record_addendum"][row["id"]])
        if before and self._standing(row["id"]) != before:
            self.counts["record"] += 1

    def _standing(self, record_id: object) -> tuple[str, int] | None:
        found = self._database.rows("SELECT status, version FROM record WHERE id = ?", (record_id,))
        return (found[0]["status"], found[0]["version"]) if found else None

    def _put_version(self, record: Row, version: Row) -> None:
        found = {name: rows[version["id"]] for name, rows in self._of_version.items()}
        here = self._database.rows("SELECT 1 FROM record_version WHERE id = ?", (version["id"],))
        if not here:
            self._database.run(
                "UPDATE record SET version = ?, status = 'draft' WHERE id = ?",
                (version["number"], record["id"]),
            )
            self._put("record_version", [version])
            self._put("record_section", found["record_section"])
        steps = {kind: _such(found["record_step"], "kind", kind) for kind in _STEPS}
        if steps["shared"]:
            self._put("record_step", steps["shared"])
            proofs = sorted(found["proof_of_copy"], key=lambda one: int(one["number"] or 0))
            self._put("proof_of_copy", proofs)
            self._go(record, version, "shared")
        self._put("record_step", steps["reminded"])
        self._put("record_reply", _such(found["record_reply"], "outcome", "query"))
        self._put("record_signature", found["record_signature"])
        if steps["deemed"]:
            self._put("record_step", steps["deemed"])
            self._go(record, version, "deemed")
        others = [one for one in found["record_reply"] if one.get("outcome") != "query"]
        self._put("record_reply", others)

    def _go(self, record: Row, version: Row, status: str) -> None:
        """One arrow further, unless it is further already."""
        before = {"shared": "draft", "deemed": "shared"}[status]
        self._database.run(
            "UPDATE record SET status = ? WHERE id = ? AND version = ? AND status = ?",
            (status, record["id"], version["number"], before),
        )

    def _settle(self, row: Row) -> None:
        """It takes the state that it came with, where that is newer than ours."""
        columns = [one for one in row if one not in ("id", "home_id", "created_at", "file_id")]
        assignments = ", ".join(f"{column} = :{column}" for column in columns)
        self._database.run(
            f"UPDATE record SET {assignments} WHERE id = :id AND "
            "(revision < :revision OR (revision = :revision AND version = :version))",
            row,
        )


_STEPS = ("shared", "reminded", "deemed")


def _by(rows: Iterable[Fields], column: str) -> defaultdict[object, list[Fields]]:
    found: defaultdict[object, list[Fields]] = defaultdict(list)
    for row in rows:
        found[row.get(column)].append(row)
    return found


def _such(rows: Iterable[Fields], column: str, value: str) -> list[Fields]:
    return [row for row in rows if row.get(column) == value]
