"""What the services need to keep records and to know which file on disk is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.people import Reader
    from coach.domain.proof import ProofOfCopy
    from coach.domain.record import Record, RecordListing, RecordSection
    from coach.domain.record_answers import (
        RecordAddendum,
        RecordReply,
        RecordSignature,
        RecordStep,
        RecordVersion,
    )
    from coach.domain.record_exchange import ReadCopy, RecordCopy
    from coach.domain.record_life import RecordLife


class RecordStore(Protocol):
    """Records, their versions and sections."""

    def add(self, row: Record) -> Record: ...
    def save(self, row: Record) -> Record: ...
    def get(self, row_id: str, reader: Reader) -> Record: ...
    def add_version(self, record: Record, sections: tuple[RecordSection, ...]) -> RecordVersion: ...
    def sections(self, record: Record, version: int | None = None) -> tuple[RecordSection, ...]: ...
    def listing(self, file_id: str, reader: Reader) -> list[RecordListing]: ...


class RecordLifeStore(Protocol):
    """What was done with records; its rows are only ever added."""

    def of(self, record: Record) -> RecordLife: ...
    def of_file(self, file_id: str) -> dict[str, RecordLife]:
        """Every record's life by its id, in a few queries for them all."""
        ...

    def add_step(self, row: RecordStep) -> RecordStep: ...
    def add_signature(self, row: RecordSignature) -> RecordSignature: ...
    def add_reply(self, row: RecordReply) -> RecordReply: ...
    def add_addendum(self, row: RecordAddendum) -> RecordAddendum: ...
    def add_proof(self, row: ProofOfCopy) -> ProofOfCopy: ...
    def proofs(self, file_id: str) -> list[ProofOfCopy]:
        """The chain of a supervision file, in its order."""
        ...

    def proofs_of(self, record_id: str) -> list[ProofOfCopy]: ...


@dataclass(frozen=True)
class FiledDocument:
    """A file that Coach wrote: whose it is, where it is, and its hash as written."""

    kind: str
    owner_id: str
    path: str
    """Relative to the documents folder, with forward slashes."""
    sha256: str
    coming: str = ""
    """The hash of what was about to be written there, should a crash have come between."""


class DocumentStore(Protocol):
    """Which file is whose."""

    def find(self, kind: str, owner_id: str) -> FiledDocument | None: ...
    def of_owner(self, owner_id: str) -> list[FiledDocument]: ...
    def taken(self, path: str, owner_id: str) -> bool: ...
    def put(self, document: FiledDocument) -> None: ...


class CopyDocuments(Protocol):
    """Shared records as files and back."""

    def write(self, copy: RecordCopy) -> str: ...
    def write_proofs(self, proofs: tuple[ProofOfCopy, ...]) -> str: ...
    def read(self, data: bytes, name: str) -> ReadCopy:
        """Raises FileRefused with line and reason."""
        ...

    def read_proofs(self, data: bytes, name: str) -> tuple[ProofOfCopy, ...]:
        """From a file of proofs, or out of a document. Raises FileRefused."""
        ...
