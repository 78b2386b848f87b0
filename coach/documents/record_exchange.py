"""A shared record as a file: its words, its proof, and a form that anybody can fill in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from coach.documents.proof_text import (
    FENCE,
    LARGEST,
    find_block,
    read_proofs,
    write_block,
)
from coach.documents.record_form import PROOF_TITLE, read_form, write_form
from coach.documents.record_reading import ReadWords, read_words
from coach.documents.records import render_record
from coach.domain.proof import ProofOfCopy, RecordHead
from coach.domain.record import RecordKind, RecordStatus
from coach.domain.record_exchange import ReadCopy, RecordCopy, Travelling
from coach.domain.record_layout import lay_out
from coach.domain.record_page import head_lines
from coach.domain.session import SessionKind
from coach.errors import ContentFaulty, FileRefused
from coach.text import clean_name
from coach.values import dataclass, read_back
from coach.yaml_text import YamlFaulty

if TYPE_CHECKING:
    from coach.domain.record_life import RecordLife

PROOF_HOW = (
    "Coach reads this to check that the words above are those that were shared. Keep this file: a "
    "proof convinces where each of you has the other's."
)
_HEAD = 2
"""Blocks of the head that say what the facts say: the title, and who with whom on which day."""
_MOST_HEAD = 4


@dataclass(frozen=True, kw_only=True)
@read_back
class _Facts:
    kind: str
    record: str
    record_version: int
    status: RecordStatus
    session: str
    date: date
    policy: str
    supervisee: str
    supervisor: str
    session_kind: SessionKind = SessionKind.FORMAL
    schema_version: int = 1


class MarkdownCopies:
    """Shared records as documents and back."""

    def write(self, copy: RecordCopy) -> str:
        """The record's own document, with its proofs and, where it asks for one, a form."""
        paper, life = copy.paper, copy.paper.life
        sections = tuple(map(lay_out, paper.sections))
        blocks = [render_record(paper).rstrip("\n")]
        if copy.asks:
            blocks += write_form(sections, copy.answer)
        block = write_block(copy.proofs, travelling(life) if life else None)
        blocks += [PROOF_TITLE, PROOF_HOW, f"{FENCE}\n{block}```"]
        return "\n\n".join(blocks) + "\n"

    def write_proofs(self, proofs: tuple[ProofOfCopy, ...]) -> str:
        """Proofs as a file of their own."""
        return write_block(proofs)

    def read_proofs(self, data: bytes, name: str) -> tuple[ProofOfCopy, ...]:
        """Proofs from their own file, or out of a document. Raises FileRefused."""
        return read_proofs(data, name)

    def read(self, data: bytes, name: str) -> ReadCopy:
        """A record's document of any kind. Raises FileRefused with line and reason."""
        if len(data) > LARGEST:
            raise FileRefused(f"{name}: a record has at most {LARGEST // 1_000_000} MB.")
        try:
            words = read_words(data, name)
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise FileRefused(f"{name}, line {line}: this is not UTF-8 text.") from None
        except YamlFaulty as error:
            raise FileRefused(str(error)) from None
        except ContentFaulty as error:
            raise FileRefused(str(error)) from None
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        facts = _facts(words, name)
        block = find_block("\n".join(lines), name)
        answer, places = read_form(lines, name)
        policy_id, _, policy_version = facts.policy.rpartition(" ")
        head = RecordHead(
            facts.date,
            facts.session_kind,
            clean_name(facts.supervisee),
            clean_name(facts.supervisor),
        )
        return ReadCopy(
            record_id=facts.record,
            session_id=facts.session,
            version=facts.record_version,
            status=facts.status,
            policy_id=policy_id,
            policy_version=int(policy_version) if policy_version.isdecimal() else 1,
            head=head,
            stray=_stray(words, head),
            sections=words.sections,
            bytes_hash=words.bytes_hash,
            proofs=block.proofs if block else (),
            travelling=block.travelling if block else None,
            answer=answer,
            lines={**_fact_lines(lines), **places},
        )


def travelling(life: RecordLife) -> Travelling:
    """What goes along of a record's life: all about its newest version, and what came after."""
    mine = life.version_id
    return Travelling(
        life.record.file_id,
        tuple(one for one in life.steps if one.version_id == mine),
        life.signed,
        tuple(one for one in life.replies if one.version_id == mine),
        life.addenda,
    )


def _facts(words: ReadWords, name: str) -> _Facts:
    if not words.facts:
        raise FileRefused(f"{name}, line 1: a record begins with facts between two lines of ---.")
    if words.facts.get("kind") != f"{RecordKind.PERSONAL}-record":
        raise FileRefused(f"{name}, line 2: this is no personal supervision record.")
    try:
        return msgspec.convert(words.facts, _Facts, strict=False)
    except msgspec.ValidationError as error:
        raise FileRefused(f"{name}: the facts at its head are not a record's ({error}).") from None


def _fact_lines(lines: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines[:40], 1):
        key, colon, _ = line.partition(":")
        if colon:
            found.setdefault(key.strip(), number)
    return found


def _stray(words: ReadWords, head: RecordHead) -> tuple[str, ...]:
    """Where the head that people read is not what the facts say."""
    shown = tuple(block.parts[-1] for block in words.head[:_HEAD])
    title, who = head_lines(head)
    ours = (f"h1 {title}", who)
    if shown != ours or len(words.head) > _MOST_HEAD:
        return ("the head",)
    return ()
