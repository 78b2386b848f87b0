"""A record as Markdown with front matter, and read back again."""

from __future__ import annotations

from coach.documents.escaping import escape_line
from coach.documents.record_blocks import written
from coach.documents.record_life import render_standing
from coach.documents.record_reading import read_words
from coach.domain.naming import TALK_TITLES
from coach.domain.record import RecordKind, RecordPaper
from coach.domain.record_layout import BlockKind
from coach.domain.record_page import NOTHING_PLACED, RecordPage, page_of
from coach.values import dataclass
from coach.yaml_text import dump

SCHEMA_VERSION = 1
"""The shape of our documents; it goes into their front matter."""


def front_matter(values: dict[str, object]) -> str:
    """The block of facts at the head of a document."""
    return f"---\n{dump(values)}---\n"


def render_record(paper: RecordPaper) -> str:
    """A record as its document: facts, the words, and beneath a rule how it stands."""
    page = page_of(paper)
    blocks = [_render_words(page), *render_standing(page.standing)]
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


def _render_words(page: RecordPage) -> str:
    """The words, from the title on."""
    blocks = [f"\n# {page.title}", escape_line(page.who), escape_line(page.note)]
    for section in page.sections:
        blocks += [f"## {escape_line(section.heading)}", *written(section.blocks)]
    if not page.sections:
        blocks.append(NOTHING_PLACED)
    return "\n\n".join(blocks)


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
