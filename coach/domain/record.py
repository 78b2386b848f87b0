"""Records: what remains of a session, in two documents for two readers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.row import Row
from coach.domain.session import SessionKind
from coach.errors import RecordIsFinal


class RecordKind(StrEnum):
    """Which file a record belongs to."""

    PERSONAL = "personal"
    CASE = "case"


class RecordStatus(StrEnum):
    """How far a record has come."""

    DRAFT = "draft"
    CLOSED = "closed"


class EntryKind(StrEnum):
    """What one entry of a record is."""

    NOTE = "note"
    ACTION = "action"
    DECISION = "decision"
    DISAGREEMENT = "disagreement"
    RISK = "risk"
    LINE = "line"
    """A plain sentence of Coach's own."""


@dataclass(frozen=True)
class Fact:
    """One named thing about an entry: the question, the reason, the owner."""

    label: str
    words: str


@dataclass(frozen=True)
class RecordEntry:
    """One thing said, decided or agreed."""

    kind: EntryKind
    words: str
    facts: tuple[Fact, ...] = ()

    def fact(self, label: str) -> str:
        """The words under a label, or nothing."""
        return next((fact.words for fact in self.facts if fact.label == label), "")


@dataclass(frozen=True)
class RecordSection:
    """One heading of a record and what stands under it."""

    heading: str
    entries: tuple[RecordEntry, ...]


@dataclass(frozen=True, kw_only=True)
class Record(Row):
    """The record of one session for one reader: the pair, or one case's file."""

    file_id: str
    session_id: str
    kind: RecordKind
    case_id: str | None = None
    status: RecordStatus = RecordStatus.DRAFT
    policy_id: str
    policy_version: int
    version: int = 0
    """The number of its newest version; 0 before there is one."""
    closed_at: datetime | None = None

    def revise(self) -> Record:
        """The record with one version more. Raises RecordIsFinal once it is closed."""
        if self.status is RecordStatus.CLOSED:
            raise RecordIsFinal("This record is closed; later words are an addendum.")
        return replace(self, version=self.version + 1)

    def close(self, now: datetime) -> Record:
        """Let it stand as it is. Raises RecordIsFinal if it is closed already or is empty."""
        if self.status is RecordStatus.CLOSED:
            raise RecordIsFinal("This record is closed already.")
        if self.version == 0:
            raise RecordIsFinal("A record without a version cannot be closed.")
        return replace(self, status=RecordStatus.CLOSED, closed_at=now)


@dataclass(frozen=True)
class RecordPaper:
    """A record with all that its document shows."""

    record: Record
    supervisee: str
    supervisor: str
    held_on: date
    case: str | None
    policy_name: str
    privacy: str
    sections: tuple[RecordSection, ...]
    session_kind: SessionKind = SessionKind.FORMAL


@dataclass(frozen=True)
class RecordListing:
    """A record as listings show it."""

    record: Record
    person: str
    held_on: date
    case: str | None
    path: str | None
    """Where its document was written, if it was."""
    supervisor: str = ""
    """Whose session it was; a hand-over brings records of others along."""
    is_from_elsewhere: bool = False
    """Whether it was composed in another home, and so has been filed from there."""
    session_kind: SessionKind = SessionKind.FORMAL
