"""What the services need to write records as HTML and Word."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from coach.domain.policy import Policy
    from coach.domain.proof import ProofOfCopy
    from coach.domain.record import RecordKind, RecordPaper


class Format(StrEnum):
    """What a document is written as; each is the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"


@dataclass(frozen=True)
class ExportPaper:
    """A record with what its other documents show beside it."""

    paper: RecordPaper
    proofs: tuple[ProofOfCopy, ...]
    """Of the version that is shown."""
    headings: tuple[str, ...]
    """What the policy has records hold, whether this one has it or not."""
    now: datetime


@dataclass(frozen=True)
class FilledDocument:
    """A template with a record in it, and what found no place there."""

    data: bytes
    without_place: tuple[str, ...] = ()
    """Headings that stand at its end instead."""
    unknown: tuple[str, ...] = ()
    """Placeholders that mean nothing; they stand as they were."""


class ExportDocuments(Protocol):
    """Records as documents that other programs open."""

    def html(self, export: ExportPaper) -> bytes: ...
    def word(self, export: ExportPaper) -> bytes: ...
    def fill(self, export: ExportPaper, template: bytes, name: str) -> FilledDocument:
        """Raises FileRefused with one sentence."""
        ...

    def template(self, policy: Policy, kind: RecordKind, now: datetime) -> bytes:
        """A Word template to begin with."""
        ...
