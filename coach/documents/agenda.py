"""An agenda as Markdown with front matter that people can also write by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents.agenda_lines import LABELS, label_of, write_line
from coach.documents.agenda_reading import FORMAT, VERSION, read_agenda
from coach.documents.escaping import escape_line
from coach.documents.records import front_matter
from coach.domain.evidence import EvidenceKind
from coach.domain.session import ItemKind, Need

if TYPE_CHECKING:
    from coach.domain.agenda import AgendaPaper, ItemPaper

_HOW = (
    "Each heading with two signs (`##`) is one thing to talk about; add your own in the same way. "
    "Under it there may be lines that begin with Functions, Case, What I need from this or "
    "Minutes; each can be left out, and other words are kept as they are."
)


FOR_BOTH = "For the two of you, to be talked over in a session."


class MarkdownAgendas:
    """Agendas as documents and back."""

    def write(self, paper: AgendaPaper) -> str:
        """An agenda as its document."""
        blocks = [
            front_matter(_facts(paper)) + "\n# Agenda",
            escape_line(f"{paper.supervisee} with {paper.supervisor}") if paper.supervisee else "",
            FOR_BOTH,
            _HOW,
            *(_item(item) for item in paper.items),
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def template(self, paper: AgendaPaper) -> str:
        """An agenda to be filled in by hand: the labels stand there empty, and what they take."""
        needs = ", ".join(Need)
        blanks = "\n".join(f"- {LABELS[key]}:" for key in ("functions", "case", "need", "minutes"))
        blocks = [
            front_matter(_facts(paper)).replace(": null\n", ":\n") + "\n# Agenda",
            _HOW,
            "Functions: management, development, support, mediation. Case: a reference as K1, "
            f"never a name. What I need from this: {needs}. Minutes: a whole number. "
            "Above, say who it is from, and whether your role is supervisor or supervisee.",
            "What you write here is read by both of you once you send it.",
            f"##\n\n{blanks}",
            f"##\n\n{blanks}",
        ]
        return "\n\n".join(blocks) + "\n"

    def read(self, data: bytes, name: str) -> AgendaPaper:
        """An agenda from its document. Raises FileRefused with line and reason."""
        return read_agenda(data, name)


def _facts(paper: AgendaPaper) -> dict[str, object]:
    facts: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "file": paper.file_id,
        "supervisee": paper.supervisee or None,
        "supervisor": paper.supervisor or None,
        "from": paper.from_name or None,
        "role": paper.role.value,
        "date": paper.on.isoformat() if paper.on else None,
    }
    return facts if paper.file_id else {k: v for k, v in facts.items() if k != "file"}


def _item(item: ItemPaper) -> str:
    words = item.words
    lines = [
        write_line("functions", ", ".join(words.functions)) if words.functions else "",
        write_line("case", words.case) if words.case else "",
        write_line("need", words.need) if words.need else "",
        write_line("minutes", str(words.minutes)) if words.minutes else "",
        write_line("raised_by", item.raised_by),
        *_performance(item),
        *_evidence(item),
        write_line("carried_from", item.carried_from) if item.carried_from else "",
        write_line("also", " ".join(item.also)) if item.also else "",
        write_line("id", _sealed(item)) if item.id else "",
    ]
    blocks = [f"## {escape_line(words.title)}", "\n".join(line for line in lines if line)]
    if words.detail:
        blocks.append("\n".join(_detail_line(line) for line in words.detail.split("\n")))
    return "\n\n".join(blocks)


def _sealed(item: ItemPaper) -> str:
    """The id, which wording this is and what it looks like, and when it was written by hand."""
    written = item.written_on.isoformat() if item.written_on else ""
    return f"{item.id} {item.number} {item.words.fingerprint()} {written}".rstrip()


def _performance(item: ItemPaper) -> list[str]:
    if item.words.kind is not ItemKind.PERFORMANCE:
        return []
    lines = [write_line("kind", item.words.kind)]
    matter = item.words.matter
    if matter is None:
        return lines
    for key in ("good", "support", "view"):
        if getattr(matter, key):
            lines.append(write_line(key, getattr(matter, key)))
    if matter.review_on:
        lines.append(write_line("review_on", matter.review_on.isoformat()))
    return lines


def _evidence(item: ItemPaper) -> list[str]:
    lines = []
    for one in item.evidence:
        if one.kind is EvidenceKind.REFERENCE:
            lines.append(write_line("evidence", one.title))
        else:
            lines.append(write_line("pasted", one.title))
            lines += [f"> {escape_line(line)}".rstrip() for line in one.words.split("\n")]
    return lines


def _detail_line(line: str) -> str:
    """A line of free words; one that reads like a labelled line has its colon escaped."""
    escaped = escape_line(line)
    if label_of(escaped)[0] is None:
        return escaped
    return escaped.replace(":", "\\:", 1)
