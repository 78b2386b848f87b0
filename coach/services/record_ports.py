"""What the services need to keep records and to know which file on disk is whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from coach.domain.people import Reader
from coach.domain.record import Record, RecordListing, RecordSection


class RecordStore(Protocol):
    """Records, their versions and sections."""

    def add(self, row: Record) -> Record: ...
    def save(self, row: Record) -> Record: ...
    def add_version(self, record: Record, sections: tuple[RecordSection, ...]) -> None: ...
    def sections(self, record: Record) -> tuple[RecordSection, ...]: ...
    def listing(self, file_id: str, reader: Reader) -> list[RecordListing]: ...


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
    def taken(self, path: str, owner_id: str) -> bool: ...
    def put(self, document: FiledDocument) -> None: ...
