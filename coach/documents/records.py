"""A record as Markdown with front matter, and read back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from coach.documents.escaping import escape_line, quoted, table
from coach.documents.record_life import render_life
from coach.documents.record_reading import read_words
from coach.domain.days import spoken
from coach.domain.naming import TALK_TITLES
from coach.domain.proof import RecordHead
from coach.domain.record import RecordKind, RecordPaper
from coach.domain.record_layout import ACTION_HEADER, BlockKind, LaidSection, lay_out
from coach.domain.session import SessionKind
from coach.yaml_text import dump

SCHEMA_VERSION = 1
"""The shape of our documents; it goes into their front matter."""
TITLES = {RecordKind.PERSONAL: "Supervision record", RecordKind.CASE: "Case record"}
NOTHING_PLACED = "Nothing was placed in this record."


def front_matter(values: dict[str, object]) -> str:
    """The block of facts at the head of a document."""
    return f"---\n{dump(values)}---\n"


def render_record(paper: RecordPaper) -> str:
    """A record as its document: facts, the words, and beneath a rule how it stands."""
    sections = tuple(map(lay_out, paper.sections))
    blocks = [render_words(paper)]
    if paper.life is not None:
        blocks += render_life(paper.life, sections)
    return front_matter(facts_of(paper)) + "\n\n".join(blocks) + "\n"


def facts_of(paper: RecordPaper) -> dict[str, object]:
    """What the head of the document says for programs."""
    record = paper.record
    facts: dict[str, object] = {
        "kind": f"{record.kind}-record",
        "schema_version": SCHEMA_VERSION,
        "record": record.id,
        "record_version": record.version,
        "status": record.status.value,
        "session": record.session_id,
        "date": paper.held_on.isoformat(),
        "policy": f"{record.policy_id} {record.policy_version}",
    }
    if record.kind is RecordKind.CASE:
        facts |= {"case": paper.case or "", "recorded_by": paper.supervisor}
    else:
        facts |= {"supervisee": paper.supervisee, "supervisor": paper.supervisor}
    if paper.session_kind in TALK_TITLES:
        facts["session_kind"] = paper.session_kind.value
    return facts


def render_words(paper: RecordPaper) -> str:
    """The words, from the title on: people's in quotations, actions in a table."""
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
    blocks = [
        f"\n# {title}",
        escape_line(who),
        escape_line(note),
    ]
    for section in paper.sections:
        blocks += _section(lay_out(section))
    if not paper.sections:
        blocks.append(NOTHING_PLACED)
    return "\n\n".join(blocks)


def head_lines(head: RecordHead) -> tuple[str, str]:
    """The title of a personal record, and the line beneath it that says who and when."""
    title = title_of(RecordKind.PERSONAL, head.session_kind)
    return title, f"{head.supervisee} with {head.supervisor}, {spoken(head.held_on)}"


def title_of(kind: RecordKind, session_kind: SessionKind) -> str:
    """What a record is called; that of a talk never reads as a session's."""
    if kind is RecordKind.PERSONAL:
        return TALK_TITLES.get(session_kind, TITLES[kind])
    return TITLES[kind]


def _section(section: LaidSection) -> list[str]:
    blocks = [f"## {escape_line(section.heading)}"]
    for kind, some in groupby(section.blocks, lambda block: block.kind):
        found = list(some)
        if kind is BlockKind.ROW:
            blocks.append(table(ACTION_HEADER, [block.parts for block in found]))
        elif kind is BlockKind.ITEM:
            blocks.append("\n".join(f"- {escape_line(block.text)}" for block in found))
        else:
            blocks += [_WRITTEN[kind](block.text) for block in found]
    return blocks


_WRITTEN: dict[BlockKind, Callable[[str], str]] = {
    BlockKind.STRONG: lambda text: f"**{escape_line(text)}**",
    BlockKind.QUOTE: quoted,
    BlockKind.ASIDE: lambda text: f"*{escape_line(text)}*",
    BlockKind.LINE: escape_line,
}


@dataclass(frozen=True)
class ReadRecord:
    """What a record's document says, found by the tokens of its Markdown."""

    facts: dict[str, object]
    headings: tuple[str, ...]
    quotations: tuple[str, ...]
    """Notes, decisions, risks and accounts, in the order in which they stand."""
    actions: tuple[tuple[str, ...], ...]
    """What, why, who, by when."""


def read_record(text: str) -> ReadRecord:
    """Read a record's document back. Raises ContentFaulty where its front matter is broken."""
    found = read_words(text.encode("utf-8", "surrogatepass"), "front matter")
    blocks = [*found.head, *(block for section in found.sections for block in section.blocks)]
    return ReadRecord(
        found.facts,
        tuple(section.heading for section in found.sections),
        tuple(block.text for block in blocks if block.kind is BlockKind.QUOTE),
        tuple(block.parts for block in blocks if block.kind is BlockKind.ROW),
    )
