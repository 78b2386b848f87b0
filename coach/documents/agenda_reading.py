"""Reads an agenda from Markdown, line by line, so that every fault has its line and its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from coach.documents.agenda_lines import OF_PERFORMANCE, READERS, REPEATED, label_of, plain
from coach.documents.hand_written import HandWritten, line_of
from coach.domain.agenda import (
    AgendaPaper,
    EvidencePaper,
    ItemPaper,
    ItemWords,
    MatterWords,
    same_item,
)
from coach.domain.days import day
from coach.domain.evidence import EvidenceKind
from coach.domain.row import Voice
from coach.domain.session import ItemKind
from coach.errors import BadInput
from coach.text import clean_name, clean_note

if TYPE_CHECKING:
    from datetime import date

FORMAT = "coach-agenda"
VERSION = 1
SIZE_LIMIT = 500_000
"""Bytes in one agenda."""
MOST_ITEMS = 200
LONGEST_TEXT = 50_000
"""Characters of free words under one item, or in one pasted piece."""

_HEADING = re.compile(r"(##|#{1,6}(?=\s|$))(?!#)\s*(.*)")


class _Role(StrEnum):
    SUPERVISOR = "supervisor"
    SUPERVISEE = "supervisee"


class _Front(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    format: str
    version: int
    role: _Role
    from_: str | None = None
    file: str | None = None
    supervisee: str | None = None
    supervisor: str | None = None
    date: str | None = None


@dataclass
class _Item:
    """An item while its lines are read."""

    title: str
    line: int
    found: dict[str, Any] = field(default_factory=dict)
    evidence: list[tuple[EvidenceKind, str, list[str]]] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    quoting: bool = False
    """Whether the line before was of a piece that was pasted in."""


def read_agenda(data: bytes, name: str) -> AgendaPaper:
    """An agenda from its document. Raises FileRefused with the file, the line and the reason."""
    return _Reading(name).read(data)


class _Reading:
    def __init__(self, name: str) -> None:
        self._file = HandWritten(
            name, "an agenda", FORMAT, VERSION, SIZE_LIMIT, f"the format should be {FORMAT}"
        )

    def read(self, data: bytes) -> AgendaPaper:
        lines = self._file.lines(data)
        front, starts = self._file.front(lines, _Front)
        items = self._items(lines, starts)
        if len(items) > MOST_ITEMS:
            raise self._file.fault(items[MOST_ITEMS].line, f"more than {MOST_ITEMS} items")
        role = Voice(front.role)
        papers = tuple(
            self._paper(item, role) for item in items if item.title or self._filled(item)
        )
        self._refuse_twins(papers)
        return AgendaPaper(
            file_id=front.file,
            supervisee=self._name_in(lines, "supervisee", front.supervisee),
            supervisor=self._name_in(lines, "supervisor", front.supervisor),
            from_name=self._name_in(lines, "from", front.from_),
            role=role,
            on=self._date(lines, front.date),
            items=papers,
        )

    def _refuse_twins(self, papers: tuple[ItemPaper, ...]) -> None:
        seen: set[str] = set()
        for paper in papers:
            mark = paper.id or same_item(paper.words.title, paper.raised_by)
            if mark in seen:
                what = "id" if paper.id else "title"
                raise self._file.fault(paper.line, f"another item above has the same {what}")
            seen.add(mark)

    def _name_in(self, lines: list[str], key: str, words: str | None) -> str:
        if words is None or not words.strip():
            return ""
        try:
            return clean_name(words)
        except BadInput as error:
            raise self._file.fault(line_of(lines, key), str(error)) from None

    def _date(self, lines: list[str], words: str | None) -> date | None:
        try:
            return day(words or "")
        except BadInput as error:
            raise self._file.fault(line_of(lines, "date"), str(error)) from None

    def _items(self, lines: list[str], starts: int) -> list[_Item]:
        items: list[_Item] = []
        for number, line in enumerate(lines[starts:], starts + 1):
            heading = _HEADING.fullmatch(line.rstrip())
            if heading is None:
                if items:
                    self._take(items[-1], line, number)
            elif heading[1] == "##":
                items.append(_Item(self._title(heading[2] or "", number), number))
            elif heading[1] != "#" or items:
                raise self._file.fault(number, "an item begins with two signs, as ## The visit")
        return items

    def _title(self, words: str, number: int) -> str:
        if not words.strip():
            return ""
        try:
            return clean_name(plain(words), "title")
        except BadInput as error:
            raise self._file.fault(number, str(error)) from None

    def _take(self, item: _Item, line: str, number: int) -> None:
        """One line under a heading: a label's, a pasted piece's, or free words."""
        if item.quoting and line.startswith(">"):
            item.evidence[-1][2].append(plain(line[1:].removeprefix(" ")))
            return
        item.quoting = False
        key, words, dashed = label_of(line)
        if key is not None:
            self._label(item, key, words, number)
        elif dashed and not any(item.free):
            raise self._file.fault(
                number,
                f"“{line.strip()[:40]}” has no label known here; without its sign it is words",
            )
        else:
            item.free.append(plain(line))

    def _label(self, item: _Item, key: str, words: str, number: int) -> None:
        if key in item.found and key not in REPEATED:
            raise self._file.fault(number, "this label stands here twice")
        if not words:
            return
        try:
            value = READERS[key](plain(words))
        except BadInput as error:
            raise self._file.fault(number, str(error)) from None
        if key == "evidence":
            item.evidence.append((EvidenceKind.REFERENCE, value, []))
        elif key == "pasted":
            item.evidence.append((EvidenceKind.PASTED, value, []))
            item.quoting = True
        else:
            item.found[key] = value

    def _filled(self, item: _Item) -> bool:
        """Whether anything stands under a heading; a blank one of the template is no item."""
        if not (item.found or item.evidence or any(line.strip() for line in item.free)):
            return False
        raise self._file.fault(item.line, "an item needs a title after its two signs")

    def _paper(self, item: _Item, role: Voice) -> ItemPaper:
        found = item.found
        kind = found.get("kind", ItemKind.TOPIC)
        if kind is not ItemKind.PERFORMANCE and OF_PERFORMANCE & set(found):
            raise self._file.fault(
                item.line, "a label here is for items of the kind performance only"
            )
        matter = {key: found[key] for key in OF_PERFORMANCE if found.get(key)}
        words = ItemWords(
            title=item.title,
            functions=found.get("functions", ()),
            case=found.get("case"),
            need=found.get("need"),
            minutes=found.get("minutes"),
            kind=kind,
            detail=self._text(item.free, item.line),
            matter=MatterWords(**matter) if matter else None,
        )
        item_id, number, seal, written_on = found.get("id", (None, 0, "", None))
        by_hand = seal != words.fingerprint()
        return ItemPaper(
            words=words,
            raised_by=found.get("raised_by", role),
            id=item_id,
            number=number + 1 if by_hand else number,
            written_on=None if by_hand else written_on,
            also=found.get("also", ()),
            carried_from=found.get("carried_from"),
            evidence=tuple(
                EvidencePaper(one, title, self._text(lines, item.line))
                for one, title, lines in item.evidence
            ),
            line=item.line,
        )

    def _text(self, lines: list[str], number: int) -> str:
        text = clean_note("\n".join(lines))
        if len(text) > LONGEST_TEXT:
            raise self._file.fault(
                number, f"an item has at most {LONGEST_TEXT:,} characters of words"
            )
        return text
