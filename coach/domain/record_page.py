"""A whole record as it is read: who and when, the words, and beneath them how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.naming import TALK_TITLES
from coach.domain.proof import ProofOfCopy, RecordHead
from coach.domain.record import RecordKind, RecordPaper
from coach.domain.record_answers import BOTH, RecordReply
from coach.domain.record_layout import Block, BlockKind, LaidSection, lay_out
from coach.domain.record_words import ACCOUNT_TITLES, standing_lines, status_words
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.record_life import RecordLife
    from coach.domain.session import SessionKind

TITLES = {RecordKind.PERSONAL: "Supervision record", RecordKind.CASE: "Case record"}
NOTHING_PLACED = "Nothing was placed in this record."
STANDING = "How this record stands"
SIGNATURES = "Signatures"
QUESTIONS = "Asked about a section"
ADDENDA = "Added later"
BEFORE_TALK = ("Immediate risk", "Check-in", "Looking back", "Agenda", "Caseload")
AFTER_TALK = (
    *("Reflections on the work", "Decisions", "Agreed actions", "Disagreement", "Self-care"),
    *("How the time was spent", "Closing", "Next session"),
)
"""Headings that a personal record may have, in their order, around what was talked through."""
CASE_HEADINGS = (
    *("Immediate risk", "What happened", "What it stirred", "What it means", "What comes next"),
    *("Also noted", "Looking back", "Agenda", "Decisions", "Agreed actions", "Disagreement"),
)


@dataclass(frozen=True)
class RecordPage:
    """A record, ready for any kind of document: they differ in looks and in nothing else."""

    title: str
    who: str
    note: str
    """What is said about its readers."""
    sections: tuple[LaidSection, ...]
    standing: tuple[LaidSection, ...]
    """How it stands, then signatures, questions, accounts and addenda; none of a case record."""


def page_of(paper: RecordPaper) -> RecordPage:
    """A record as it is read."""
    record = paper.record
    if record.kind is RecordKind.CASE:
        title = title_of(record.kind, paper.session_kind)
        who = (
            f"Case {paper.case}. Discussed in supervision by {paper.supervisee} (supervisee) "
            f"and {paper.supervisor} (supervisor), {spoken(paper.held_on)}"
        )
        note = "To be filed on the child's record. It is not for the personal record."
    else:
        head = RecordHead(paper.held_on, paper.session_kind, paper.supervisee, paper.supervisor)
        title, who = head_lines(head)
        note = paper.privacy
    sections = tuple(map(lay_out, paper.sections))
    standing = standing_of(paper.life, sections) if paper.life is not None else ()
    return RecordPage(title, who, note, sections, standing)


def head_lines(head: RecordHead) -> tuple[str, str]:
    """The title of a personal record, and the line beneath it that says who and when."""
    title = title_of(RecordKind.PERSONAL, head.session_kind)
    return title, f"{head.supervisee} with {head.supervisor}, {spoken(head.held_on)}"


def title_of(kind: RecordKind, session_kind: SessionKind) -> str:
    """What a record is called; that of a talk never reads as a session's."""
    if kind is RecordKind.PERSONAL:
        return TALK_TITLES.get(session_kind, TITLES[kind])
    return TITLES[kind]


def state_of(paper: RecordPaper) -> str:
    """How it stands, in a few words."""
    return status_words(paper.life) if paper.life is not None else paper.record.status.value


def proof_line(proof: ProofOfCopy) -> str:
    """A proof of copy as a line beneath the record."""
    return (
        f"Proof of copy, {proof.kind.value} {spoken(proof.made_at.date())}, version "
        f"{proof.version}, for {proof.name}: {proof.hash}"
    )


def standing_of(life: RecordLife, sections: tuple[LaidSection, ...]) -> tuple[LaidSection, ...]:
    """What stands beneath the words; nothing for a case record, which is not shared."""
    if life.record.kind is RecordKind.CASE:
        return ()
    parts = [LaidSection(STANDING, tuple(_lines(standing_lines(life))))]
    if life.signed:
        signed = [f"{one.name} ({one.by_whom}), {spoken(one.signed_on)}" for one in life.signed]
        items = (Block(BlockKind.ITEM, (line,)) for line in signed)
        parts.append(LaidSection(SIGNATURES, tuple(items)))
    if life.accounts:
        parts += [_account(life, title, by) for by, title in ACCOUNT_TITLES.items() if by in BOTH]
    if life.queries:
        asked = [block for one in life.queries for block in _question(one, sections)]
        parts.append(LaidSection(QUESTIONS, tuple(asked)))
    if life.addenda:
        added = [
            block
            for one in life.addenda
            for block in (
                Block(
                    BlockKind.STRONG,
                    (f"{one.name} ({one.by_whom}), {spoken(one.added_on)}: {one.reason}",),
                ),
                Block(BlockKind.QUOTE, (one.words,)),
            )
        ]
        parts.append(LaidSection(ADDENDA, tuple(added)))
    return tuple(parts)


def _lines(lines: list[str]) -> list[Block]:
    return [Block(BlockKind.LINE, (line,)) for line in lines]


def _account(life: RecordLife, title: str, by: object) -> LaidSection:
    """Both in the same form, the supervisor's first; one that is awaited says so."""
    one = next((account for account in life.accounts if account.by_whom is by), None)
    blocks = _said(one) if one else _lines(["Not written yet."])
    return LaidSection(title, tuple(blocks))


def _said(reply: RecordReply) -> list[Block]:
    by = f"{reply.name} ({reply.by_whom}), {spoken(reply.replied_on)}"
    return [Block(BlockKind.QUOTE, (reply.words,)), Block(BlockKind.ASIDE, (by,))]


def _question(reply: RecordReply, sections: tuple[LaidSection, ...]) -> list[Block]:
    place = reply.section if reply.section is not None else -1
    known = 0 <= place < len(sections)
    heading = f"{place + 1}. {sections[place].heading}" if known else "A section"
    return [Block(BlockKind.STRONG, (heading,)), *_said(reply)]
