"""The lives of records: steps, signatures, replies, addenda and proofs, each row only added."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from coach.domain.proof import ProofOfCopy
from coach.domain.record import Record
from coach.domain.record_answers import (
    RecordAddendum,
    RecordReply,
    RecordSignature,
    RecordStep,
    RecordVersion,
)
from coach.domain.record_life import RecordLife
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.services.ports import Clock
    from coach.storage.database import Database, Row

T = TypeVar("T")
_RECORDS = "SELECT id FROM record WHERE {such}"
_VERSIONS = f"SELECT v.id FROM record_version v WHERE v.record_id IN ({_RECORDS})"


class StepTable(Table[RecordStep]):
    """Steps."""

    name, kind = "record_step", RecordStep


class SignatureTable(Table[RecordSignature]):
    """Signatures."""

    name, kind = "record_signature", RecordSignature


class ReplyTable(Table[RecordReply]):
    """Replies. Who may read them goes by the record that they were found by."""

    name, kind = "record_reply", RecordReply


class AddendumTable(Table[RecordAddendum]):
    """Addenda. Who may read them goes by the record that they were found by."""

    name, kind = "record_addendum", RecordAddendum


class ProofTable(Table[ProofOfCopy]):
    """Proofs of copy."""

    name, kind = "proof_of_copy", ProofOfCopy


class RecordTable(Table[Record]):
    """Records by themselves."""

    name, kind = "record", Record


class RecordLifeStore:
    """What was done with records."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._records = RecordTable(database, clock, stamp)
        self._steps = StepTable(database, clock, stamp)
        self._signatures = SignatureTable(database, clock, stamp)
        self._replies = ReplyTable(database, clock, stamp)
        self._addenda = AddendumTable(database, clock, stamp)
        self._proofs = ProofTable(database, clock, stamp)

    def of(self, record: Record) -> RecordLife:
        """The life of one record, as it was found."""
        found = self._lives([record], "id = :id", {"id": record.id})
        return found[record.id]

    def of_file(self, file_id: str) -> dict[str, RecordLife]:
        """Every record's life by its id, in six queries for them all."""
        parameters = {"file": file_id}
        records = self._records.find("t.file_id = :file", parameters, None)
        return self._lives(records, "file_id = :file", parameters)

    def _lives(self, records: list[Record], such: str, parameters: Row) -> dict[str, RecordLife]:
        rows = self._database.rows(
            "SELECT id, record_id, number, composed_at FROM record_version "
            f"WHERE record_id IN ({_RECORDS.format(such=such)}) ORDER BY number",
            parameters,
        )
        record_of = {row["id"]: row["record_id"] for row in rows}
        versions = defaultdict(list)
        for row in rows:
            at = datetime.fromisoformat(row["composed_at"])
            versions[row["record_id"]].append(
                RecordVersion(id=row["id"], number=row["number"], composed_at=at)
            )
        mine = f"t.version_id IN ({_VERSIONS.format(such=such)})"
        of_record = f"t.record_id IN ({_RECORDS.format(such=such)})"
        steps = _by(self._steps.find(mine, parameters, None), lambda one: record_of[one.version_id])
        signatures = _by(
            self._signatures.find(mine, parameters, None), lambda one: record_of[one.version_id]
        )
        replies = _by(
            self._replies.find(mine, parameters, None), lambda one: record_of[one.version_id]
        )
        addenda = _by(self._addenda.find(of_record, parameters, None), lambda one: one.record_id)
        return {
            record.id: RecordLife(
                record,
                tuple(versions[record.id]),
                steps[record.id],
                signatures[record.id],
                replies[record.id],
                addenda[record.id],
            )
            for record in records
        }

    def add_step(self, row: RecordStep) -> RecordStep:
        """Keep a step."""
        return self._steps.add(row)

    def add_signature(self, row: RecordSignature) -> RecordSignature:
        """Keep a signature."""
        return self._signatures.add(row)

    def add_reply(self, row: RecordReply) -> RecordReply:
        """Keep a reply."""
        return self._replies.add(row)

    def add_addendum(self, row: RecordAddendum) -> RecordAddendum:
        """Keep an addendum."""
        return self._addenda.add(row)

    def add_proof(self, row: ProofOfCopy) -> ProofOfCopy:
        """Keep a proof of copy."""
        return self._proofs.add(row)

    def proofs_of(self, record_id: str) -> list[ProofOfCopy]:
        """The proofs of one record, in their order."""
        if not self._database.exists():
            return []
        return self._proofs.find("t.record_id = :id", {"id": record_id}, None, "t.number")

    def proofs(self, file_id: str) -> list[ProofOfCopy]:
        """The chain of a supervision file, in its order."""
        return self._proofs.find("t.file_id = :file", {"file": file_id}, None, "t.number")


def _by(rows: Iterable[T], record_of: Callable[[T], str]) -> defaultdict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[record_of(row)].append(row)
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})
