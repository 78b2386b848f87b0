"""Proof of copy: the words of a record in one stable form, their hashes, and what a check finds."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.row import Row, Voice
from coach.domain.session import SessionKind
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.record_layout import LaidSection

FORM = "coach-words-1"
"""The form that the words are hashed in; another form has another name."""
NO_PREVIOUS = ""
"""What stands in the first proof of a supervision file for the one before."""


class ProofKind(StrEnum):
    """On what occasion a proof was made."""

    SHARED = "shared"
    SIGNED = "signed"


@dataclass(frozen=True)
class RecordHead:
    """What stands at the head of a record, as it stood when it was shared."""

    held_on: date
    session_kind: SessionKind
    supervisee: str
    supervisor: str


@dataclass(frozen=True)
class WordHashes:
    """The hashes of one record's words."""

    head: str
    sections: tuple[str, ...]

    @property
    def whole(self) -> str:
        """One hash over all of it."""
        return _hash([FORM, self.head, list(self.sections)])


@dataclass(frozen=True, kw_only=True)
class ProofOfCopy(Row):
    """A receipt for the words of one version: it holds hashes and names, and none of the words."""

    version_id: str
    file_id: str
    record_id: str
    version: int
    number: int
    """Its place in the chain of the supervision file, from 1."""
    kind: ProofKind
    made_for: Voice
    """Which of the two it is for."""
    name: str
    """That person's name on that day."""
    held_on: date
    session_kind: SessionKind
    supervisee: str
    supervisor: str
    hash: str
    """Over all the words."""
    head_hash: str
    sections: str
    """The hash of each section in its order, parted by blanks."""
    bytes_hash: str
    """Over the words as bytes of the document that was written then."""
    previous_hash: str
    """The seal of the proof before it in the chain; empty in the first."""
    made_at: datetime
    seal: str = ""
    """Over everything above, so that a proof itself cannot be changed unnoticed."""

    @property
    def words(self) -> WordHashes:
        """The hashes of the words."""
        return WordHashes(self.head_hash, tuple(self.sections.split()))

    @property
    def head(self) -> RecordHead:
        """What stood at the head of the record."""
        return RecordHead(self.held_on, self.session_kind, self.supervisee, self.supervisor)

    def sealed_over(self) -> str:
        """The seal that it should have."""
        return _hash(
            [
                *("coach-proof-1", self.file_id, self.record_id, self.version, self.number),
                *(self.kind.value, self.made_for.value, self.name, self.held_on.isoformat()),
                *(self.session_kind.value, self.supervisee, self.supervisor, self.hash),
                *(self.head_hash, self.sections, self.bytes_hash, self.previous_hash),
                self.made_at.astimezone(UTC).isoformat(timespec="microseconds"),
            ]
        )

    @property
    def is_whole(self) -> bool:
        """Whether nothing in it was changed since it was made."""
        return self.seal == self.sealed_over() and self.hash == self.words.whole


def canonical(text: str) -> str:
    """Words as they are hashed: NFC, line ends of one kind, no blanks at the ends of lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n")


def hash_words(head: RecordHead, sections: Sequence[LaidSection]) -> WordHashes:
    """The hashes of a record's words; the same whatever file they were read from."""
    facts = [
        head.held_on.isoformat(),
        head.session_kind.value,
        canonical(head.supervisee),
        canonical(head.supervisor),
    ]
    return WordHashes(_hash(facts), tuple(map(_hash_section, sections)))


def _hash_section(section: LaidSection) -> str:
    blocks = [[block.kind.value, *map(canonical, block.parts)] for block in section.blocks]
    return _hash([canonical(section.heading), blocks])


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Finding(StrEnum):
    """What a check of one record finds."""

    INTACT = "intact"
    BYTES = "words intact, bytes changed"
    CHANGED = "changed"
    MISSING = "missing"
    ANOTHER = "another record's proof"
    UNPROVED = "not shared yet"
    """There is no proof of it, as of a draft."""


YES = frozenset({Finding.INTACT, Finding.BYTES, Finding.UNPROVED})
"""Findings that leave the answer at yes."""


@dataclass(frozen=True)
class Verdict:
    """What was found of one record."""

    record_id: str
    finding: Finding
    version: int = 0
    held_on: date | None = None
    where: tuple[str, ...] = ()
    """Which sections, where some are changed; else what is amiss, in words."""

    @property
    def is_yes(self) -> bool:
        """Whether the record can be trusted as far as the proof goes."""
        return self.finding in YES


def compare(
    proof: ProofOfCopy, head: RecordHead, sections: Sequence[LaidSection], bytes_hash: str | None
) -> Verdict:
    """The words at hand against a proof of them; `bytes_hash` where they come from a file."""
    found, meant = hash_words(head, sections), proof.words
    verdict = Verdict(proof.record_id, Finding.INTACT, proof.version, proof.held_on)
    if not proof.is_whole:
        return _as(verdict, Finding.CHANGED, ("the proof itself",))
    where = _differing(found, meant, sections)
    if where:
        return _as(verdict, Finding.CHANGED, where)
    if bytes_hash is not None and bytes_hash != proof.bytes_hash:
        return _as(verdict, Finding.BYTES, ())
    return verdict


def _as(verdict: Verdict, finding: Finding, where: tuple[str, ...]) -> Verdict:
    return Verdict(verdict.record_id, finding, verdict.version, verdict.held_on, where)


def _differing(
    found: WordHashes, meant: WordHashes, sections: Sequence[LaidSection]
) -> tuple[str, ...]:
    """Which parts differ, by their headings; one that is gone by its number."""
    where = ["the head"] if found.head != meant.head else []
    if found.sections == meant.sections:
        return tuple(where)
    if sorted(found.sections) == sorted(meant.sections):
        return (*where, "the order of the sections")
    strange = [n for n, one in enumerate(found.sections) if one not in meant.sections]
    where += [sections[n].heading or f"section {n + 1}" for n in strange]
    if len(found.sections) < len(meant.sections):
        gone = [n for n, one in enumerate(meant.sections, 1) if one not in found.sections]
        where += [f"section {n} is not there" for n in gone[: len(meant.sections)]]
    if not where or where == ["the head"]:
        where.append("a section that stands there twice, or once too few")
    return tuple(where)
