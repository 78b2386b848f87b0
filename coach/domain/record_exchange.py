"""A record on its way between two homes, or to somebody without Coach, and the answer to it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.record_answers import RecordAddendum, RecordReply, RecordSignature, RecordStep
from coach.values import dataclass, read_back

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.domain.proof import ProofOfCopy, RecordHead
    from coach.domain.record import RecordPaper, RecordStatus
    from coach.domain.record_layout import LaidSection


class AnswerKind(StrEnum):
    """What an answer says as a whole."""

    AGREE = "agree"
    COMMENT = "comment"
    DISSENT = "dissent"


@dataclass(frozen=True)
class Comment:
    """What somebody would like to see changed in one section."""

    section: int
    """Its place, from 0."""
    words: str
    line: int = 0


@dataclass(frozen=True)
class RecordAnswer:
    """An answer as the form holds it."""

    kind: AnswerKind
    name: str
    on: date
    comments: tuple[Comment, ...] = ()
    account: str = ""
    """The person's own account, where they do not agree."""


@dataclass(frozen=True)
class RecordCopy:
    """A shared record as it leaves a home."""

    paper: RecordPaper
    proofs: tuple[ProofOfCopy, ...]
    """Of this version."""
    answer: RecordAnswer | None = None
    """What the form at the end says already."""
    asks: bool = True
    """Whether there is a form; a settled record asks for nothing."""


@dataclass(frozen=True)
@read_back
class Travelling:
    """What stands beneath the words, as it travels."""

    file: str
    steps: tuple[RecordStep, ...] = ()
    signatures: tuple[RecordSignature, ...] = ()
    replies: tuple[RecordReply, ...] = ()
    addenda: tuple[RecordAddendum, ...] = ()


@dataclass(frozen=True)
class ReadCopy:
    """A record's document as it was read."""

    record_id: str
    session_id: str
    version: int
    status: RecordStatus
    policy_id: str
    policy_version: int
    head: RecordHead
    stray: tuple[str, ...]
    """What stands at its head, and is not what the facts there say."""
    sections: tuple[LaidSection, ...]
    bytes_hash: str
    proofs: tuple[ProofOfCopy, ...] = ()
    travelling: Travelling | None = None
    """None where the document carries no proof of copy."""
    answer: RecordAnswer | None = None
    """None where the form is empty, or there is none."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where something stands, for a sentence that refuses it."""

    def line(self, what: str) -> int:
        """The line on which something stands; the first where it is not known."""
        return self.lines.get(what, 1)
