"""A record as Markdown with front matter, and read back again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.documents.escaping import escape_line, quoted, table
from coach.domain.days import spoken
from coach.domain.naming import TALK_TITLES
from coach.domain.record import EntryKind, RecordEntry, RecordKind, RecordPaper, RecordSection
from coach.domain.session import SessionKind
from coach.yaml_text import dump, load

if TYPE_CHECKING:
    from markdown_it.token import Token

SCHEMA_VERSION = 1
"""The shape of our documents; it goes into their front matter."""
TITLES = {RecordKind.PERSONAL: "Supervision record", RecordKind.CASE: "Case record"}
_ACTION_HEADER = ("What", "Why", "Who", "By when")


def front_matter(values: dict[str, object]) -> str:
    """The block of facts at the head of a document."""
    return f"---\n{dump(values)}---\n"


def render_record(paper: RecordPaper) -> str:
    """A record as its document. People's words stand in quotations, actions in a table."""
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
        who = (
            f"Case {paper.case}. Discussed in supervision by {paper.supervisee} (supervisee) "
            f"and {paper.supervisor} (supervisor)"
        )
        note = "To be filed on the child's record. It is not for the personal record."
    else:
        facts |= {"supervisee": paper.supervisee, "supervisor": paper.supervisor}
        who = f"{paper.supervisee} with {paper.supervisor}"
        note = paper.privacy
    if paper.session_kind in TALK_TITLES:
        facts["session_kind"] = paper.session_kind.value
    blocks = [
        front_matter(facts) + f"\n# {title_of(record.kind, paper.session_kind)}",
        escape_line(f"{who}, {spoken(paper.held_on)}"),
        escape_line(note),
    ]
    for section in paper.sections:
        blocks += _section(section)
    if not paper.sections:
        blocks.append("Nothing was placed in this record.")
    return "\n\n".join(blocks) + "\n"


def title_of(kind: RecordKind, session_kind: SessionKind) -> str:
    """What a record is called; that of a talk never reads as a session's."""
    if kind is RecordKind.PERSONAL:
        return TALK_TITLES.get(session_kind, TITLES[kind])
    return TITLES[kind]


def _section(section: RecordSection) -> list[str]:
    blocks = [f"## {escape_line(section.heading)}"]
    actions = [entry for entry in section.entries if entry.kind is EntryKind.ACTION]
    if actions:
        rows = [(a.words, a.fact("Why"), a.fact("Who"), a.fact("By when")) for a in actions]
        blocks.append(table(_ACTION_HEADER, rows))
    for entry in section.entries:
        if entry.kind is not EntryKind.ACTION:
            blocks += _ENTRIES[entry.kind](entry)
    return blocks


def _note(entry: RecordEntry) -> list[str]:
    question = entry.fact("Question")
    aside = [f"{f.label.lower()}: {f.words}" for f in entry.facts if f.label != "Question"]
    blocks = [f"**{escape_line(question)}**"] if question else []
    blocks.append(quoted(entry.words))
    if aside:
        blocks.append(f"*{escape_line(' · '.join(aside))}*")
    return blocks


def _statement(entry: RecordEntry) -> list[str]:
    """Words with named facts beneath them: a decision, a risk."""
    facts = [f"- {escape_line(f.label)}: {escape_line(f.words)}" for f in entry.facts]
    return [quoted(entry.words), *(["\n".join(facts)] if facts else [])]


def _risk(entry: RecordEntry) -> list[str]:
    """A bare *No* would read as no risk, so the question stands above it."""
    return ["**Is the child safe now?**", *_statement(entry)]


def _disagreement(entry: RecordEntry) -> list[str]:
    blocks = []
    for fact in entry.facts:
        blocks += [f"**{escape_line(fact.label)}**", quoted(fact.words)]
    return blocks


def _line(entry: RecordEntry) -> list[str]:
    aside = "; ".join(f"{f.label.lower()}: {f.words}" for f in entry.facts)
    return [escape_line(entry.words + (f" ({aside})" if aside else ""))]


_ENTRIES = {
    EntryKind.NOTE: _note,
    EntryKind.DECISION: _statement,
    EntryKind.RISK: _risk,
    EntryKind.DISAGREEMENT: _disagreement,
    EntryKind.LINE: _line,
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
    from markdown_it import MarkdownIt  # only reading back needs it; writing does without
    from mdit_py_plugins.front_matter import front_matter_plugin

    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text)
    facts: dict[str, object] = {}
    headings: list[str] = []
    quotations: list[str] = []
    rows: list[list[str]] = []
    paragraphs: list[str] | None = None
    for place, token in enumerate(tokens):
        if token.type == "front_matter":
            value = load(token.content.encode(), "front matter").value
            facts = value if isinstance(value, dict) else {}
        elif token.type == "heading_open" and token.tag == "h2":
            headings.append(_plain(tokens[place + 1]))
        elif token.type == "blockquote_open":
            paragraphs = []
        elif token.type == "blockquote_close":
            quotations.append("\n\n".join(paragraphs or []))
            paragraphs = None
        elif token.type == "inline" and paragraphs is not None:
            paragraphs.append(_plain(token))
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "td_open":
            rows[-1].append(_plain(tokens[place + 1]))
    return ReadRecord(
        facts, tuple(headings), tuple(quotations), tuple(tuple(row) for row in rows if row)
    )


def _plain(inline: Token) -> str:
    """The words of an inline token, signs taken away."""
    words = []
    for child in inline.children or []:
        if child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        else:
            words.append(child.content)
    return "".join(words)
