"""Records: what remains of a session, in two documents for two readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.row import Row
from coach.domain.session import SessionKind
from coach.errors import NotShared, RecordIsFinal
from coach.values import dataclass, read_back

if TYPE_CHECKING:
    from coach.domain.record_life import RecordLife


class RecordKind(StrEnum):
    """Which file a record belongs to."""

    PERSONAL = "personal"
    CASE = "case"


class RecordStatus(StrEnum):
    """How far a record has come."""

    DRAFT = "draft"
    SHARED = "shared"
    SIGNED = "signed"
    """Both have signed the same version."""
    DISPUTED = "disputed"
    """Both have given their account of where they differ."""
    DEEMED = "deemed"
    """Agreed by silence, where the policy has it so; never shown as signed."""


FINAL = frozenset({RecordStatus.SIGNED, RecordStatus.DISPUTED, RecordStatus.DEEMED})
"""Where a record takes no other words; later ones are addenda."""


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
@read_back
class Fact:
    """One named thing about an entry: the question, the reason, the owner."""

    label: str
    words: str


@dataclass(frozen=True)
@read_back
class RecordEntry:
    """One thing said, decided or agreed."""

    kind: EntryKind
    words: str
    facts: tuple[Fact, ...] = ()

    def fact(self, label: str) -> str:
        """The words under a label, or nothing."""
        return next((fact.words for fact in self.facts if fact.label == label), "")


@dataclass(frozen=True)
@read_back
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
    """When its session was closed and it was composed."""

    @property
    def is_final(self) -> bool:
        """Whether its words stand for good."""
        return self.status in FINAL

    def revise(self) -> Record:
        """The record with one version more, which nobody has been given yet.

        Raises RecordIsFinal once it is settled.
        """
        if self.is_final:
            raise RecordIsFinal(
                "This record is settled and its words stay as they are; later words are an "
                "addendum. Nothing was changed."
            )
        return replace(self, version=self.version + 1, status=RecordStatus.DRAFT)

    def to(self, status: RecordStatus) -> Record:
        """The record one arrow further. Raises RecordIsFinal, or NotShared."""
        if (self.status, status) in ARROWS:
            return replace(self, status=status)
        if self.is_final:
            raise RecordIsFinal("This record is settled and stays as it is; nothing was changed.")
        raise NotShared(f"A record that is {self.status} does not become {status} at one go.")


ARROWS = frozenset(
    {
        (RecordStatus.DRAFT, RecordStatus.SHARED),
        (RecordStatus.SHARED, RecordStatus.SIGNED),
        (RecordStatus.SHARED, RecordStatus.DISPUTED),
        (RecordStatus.SHARED, RecordStatus.DEEMED),
        (RecordStatus.DEEMED, RecordStatus.DISPUTED),
    }
)
"""The ways forward besides a new version, which is a draft again."""


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
    life: RecordLife | None = None
    """Signatures, answers, both accounts and addenda; None where only the words are tried out."""


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
    supervisor_id: str = ""
    is_from_elsewhere: bool = False
    """Whether it was composed in another home, and so has been filed from there."""
    session_kind: SessionKind = SessionKind.FORMAL
