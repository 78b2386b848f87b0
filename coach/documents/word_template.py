"""Fills a council's own Word template with a record: by placeholders, and under its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass as changeable
from dataclasses import field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from coach.documents.sheet import Para, Sheet, SheetPart, plain, words_of
from coach.documents.word import put_rule, save
from coach.documents.word_blocks import BlockWriter
from coach.documents.word_package import checked
from coach.documents.word_places import (
    Place,
    Scope,
    cell_width,
    empty_cell_beside,
    heading_text,
    name_of,
    paragraphs_of,
    put_inline,
    text_of,
)
from coach.errors import FileRefused
from coach.services.export_ports import FilledDocument
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]{1,120}?)\s*\}\}")
DISCUSSED = "Discussed"
"""How the headings of what was talked through begin, whatever their topic."""
OF_SEVERAL = frozenset({"sections", "rest", "discussion", "standing"})
"""Names that stand for several sections, each with its heading."""
WITH_HEADING = " with heading"
"""What may stand behind a section's name in a placeholder; where it is empty, both stay away."""
_WHO = frozenset({"record.supervisee", "record.supervisor", "record.date"})
NO_PLACE = "What the template has no place for"


@dataclass(frozen=True)
class Filling:
    """What there is to fill a template with."""

    sheet: Sheet
    kind: str
    """*personal* or *case*: how the names of its sections begin."""
    lines: dict[str, str]
    """Short facts by the name of their placeholder."""
    headings: tuple[str, ...]
    """Every heading that such a record may have; one with nothing under it stays empty."""


@changeable
class _Work:
    document: Document
    filling: Filling
    placed: set[int] = field(default_factory=set)
    """Sections that stand somewhere, each by its own identity: two may be called alike."""
    used: set[str] = field(default_factory=set)
    """Names of placeholders that were found."""
    found: int = 0
    unknown: list[str] = field(default_factory=list)


def fill_template(filling: Filling, template: bytes, name: str, now: datetime) -> FilledDocument:
    """The template with the record in it. Raises FileRefused with one clear sentence."""
    document = _opened(template, name)
    work = _Work(document, filling)
    _refuse_other_kind(filling.kind, document, name)
    places = list(paragraphs_of(document))  # before anything of ours stands in it
    for place in places:
        _fill_placeholders(work, place)
    for place in places:
        if place.scope is Scope.BODY:
            _fill_under_heading(work, place)
    for place in places:
        _fill_placeholders(work, place, rest=True)
    if not work.found:
        raise FileRefused(
            f"{name} has neither a placeholder like {{{{ {filling.kind}.sections }}}} nor a "
            "heading of this record, so nothing was written; a template to begin with is made by: "
            "coach record template --output FILE"
        )
    left = [one for one in filling.sheet.parts if id(one) not in work.placed]
    _put_rest(work, left)
    data = save(document, filling.sheet.title, now)
    return FilledDocument(data, tuple(one.heading for one in left), tuple(work.unknown))


def _opened(template: bytes, name: str) -> Document:
    data = checked(template, name)
    try:
        return docx.Document(BytesIO(data))
    except Exception as error:  # python-docx and lxml raise all kinds for a file that is no Word
        raise FileRefused(
            f"{name} was not filled: Word's own parts are missing or broken in it. Nothing was "
            "written."
        ) from error


def _refuse_other_kind(kind: str, document: Document, name: str) -> None:
    """What goes on a child's file and what does not each have templates of their own."""
    other = "case" if kind == "personal" else "personal"
    for place in paragraphs_of(document):
        found = _PLACEHOLDER.findall(text_of(place.element))
        if any(one.casefold().startswith(f"{other}.") for one in found):
            raise FileRefused(
                f"{name} was not filled: it is a template for {other} records and this is a {kind} "
                "record. Nothing was written."
            )


def _fill_placeholders(work: _Work, place: Place, *, rest: bool = False) -> None:
    """All but the one for what is left over; with `rest`, that one, once all else has its place."""
    text = text_of(place.element)
    for match in reversed(list(_PLACEHOLDER.finditer(text))):
        wanted = match[1].strip()
        if (wanted.casefold() == f"{work.filling.kind}.rest") is not rest:
            continue
        parts = _parts(work, wanted.casefold())
        line = work.filling.lines.get(wanted.casefold())
        if parts is None and line is None:
            work.unknown.append(wanted)
            continue
        work.found += 1
        work.used.add(wanted.casefold())
        behind = text[match.end() :].strip()
        if parts is not None and place.scope is Scope.BODY and not behind:
            put_inline(place.element, match.start(), match.end(), "")
            _put_parts(work, place, parts, wanted.casefold())
        else:
            said = line if parts is None else _said(parts)
            put_inline(place.element, match.start(), match.end(), said or "")
        work.placed.update(map(id, parts or ()))


def _parts(work: _Work, wanted: str) -> tuple[SheetPart, ...] | None:
    """The sections that a placeholder stands for; None for a name that is no section's."""
    sheet, kind = work.filling.sheet, work.filling.kind
    if wanted == f"{kind}.sections":
        return sheet.parts
    if wanted == f"{kind}.rest":
        return tuple(one for one in sheet.parts if id(one) not in work.placed)
    if wanted == "record.standing":
        return sheet.beneath
    head, _, tail = wanted.removesuffix(WITH_HEADING).partition(".")
    if head != kind:
        return None
    is_talk = tail == "discussion"
    found = tuple(
        one
        for one in sheet.parts
        if name_of(one.heading) == tail or (is_talk and one.heading.startswith(DISCUSSED))
    )
    if found:
        return found
    known = {"discussion", *map(name_of, work.filling.headings)}
    return () if tail in known else None


def _said(parts: tuple[SheetPart, ...]) -> str:
    return "\n".join(words_of(block) for part in parts for block in part.blocks)


def _put_parts(work: _Work, place: Place, parts: tuple[SheetPart, ...], wanted: str) -> None:
    writer = BlockWriter(work.document, place.element, width=place.width)
    for part in parts:
        if wanted.endswith(WITH_HEADING) or wanted.partition(".")[2] in OF_SEVERAL:
            writer.part(part)
        else:
            writer.blocks(part.blocks)
    if not text_of(place.element).strip():
        _take_out(place.element)


def _take_out(element: Any) -> None:
    """An emptied paragraph goes, where a cell keeps another one as its last."""
    parent = element.getparent()
    has_section = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    has_drawing = any(True for _ in element.iter(qn("w:drawing"), qn("w:pict")))
    if parent is not None and not has_section and not has_drawing:
        last = parent[-1] if len(parent) else None
        if last is not element:
            parent.remove(element)


def _fill_under_heading(work: _Work, place: Place) -> None:
    said = heading_text(work.document, place.element)
    cell = empty_cell_beside(place.element)
    wanted = said or (name_of(text_of(place.element)) if cell is not None else "")
    if not wanted:
        return
    found = [
        one
        for one in work.filling.sheet.parts
        if one.heading and id(one) not in work.placed and name_of(one.heading) == wanted
    ]
    if not found:
        work.found += wanted in map(name_of, work.filling.headings)
        return
    work.found += len(found)
    work.placed.update(map(id, found))
    after = cell.findall(qn("w:p"))[-1] if cell is not None else place.element
    writer = BlockWriter(work.document, after, width=None if cell is None else cell_width(after))
    for part in found:
        writer.blocks(part.blocks)
    if cell is not None:
        _take_out(after)


def _put_rest(work: _Work, left: list[SheetPart]) -> None:
    """What has no place stands at the end, so that no word is missing."""
    sheet, used = work.filling.sheet, work.used
    put_rule(work.document)
    writer = BlockWriter(work.document)
    if "record.who" not in used and not used >= _WHO:
        writer.blocks(sheet.opening[:1])
    if "record.privacy" not in used:
        writer.blocks(sheet.opening[1:])
    if left:
        writer.heading(NO_PLACE, 2)
        for part in left:
            writer.part(SheetPart(part.heading, part.blocks, 3))
    if sheet.beneath and "record.standing" not in used:
        for part in sheet.beneath:
            writer.part(part)
    if not sheet.beneath and "record.state" not in used:
        writer.blocks((Para(plain(work.filling.lines["record.state"])),))
    writer.blocks(sheet.closing)
