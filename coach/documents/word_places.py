"""Finds the paragraphs of a Word template, and writes into text that Word has split over runs."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from coach.documents.direction import reads_from_right
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", re.IGNORECASE)
_TWIP = 635
"""EMU in a twentieth of a point, which is what Word measures cells in."""
_PADDING = 137_160


class Scope(StrEnum):
    """Where a paragraph lies."""

    BODY = "body"
    EDGE = "edge"
    """At the head or foot of pages, or in a box: short words only."""


@dataclass(frozen=True)
class Place:
    """One paragraph of a template."""

    element: Any
    scope: Scope
    width: int | None
    """Of the cell that it lies in, in EMU; None outside a table."""


def paragraphs_of(document: Document) -> Iterator[Place]:
    """Every paragraph: the body with its tables and boxes, then heads and feet of pages."""
    for element in document.element.body.iter(qn("w:p")):
        in_box = any(one.tag == qn("w:txbxContent") for one in element.iterancestors())
        yield Place(element, Scope.EDGE if in_box else Scope.BODY, cell_width(element))
    wanted = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for relation in document.part.rels.values():
        if relation.reltype in wanted and not relation.is_external:
            for element in relation.target_part.element.iter(qn("w:p")):
                yield Place(element, Scope.EDGE, None)


def cell_width(element: Any) -> int | None:
    """How much room the cell of a paragraph has, in EMU; None outside a table."""
    cell = element.getparent()
    if cell is None or cell.tag != qn("w:tc"):
        return None
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    size = width.get(qn("w:w"), "") if width is not None else ""
    kind = width.get(qn("w:type")) if width is not None else ""
    if kind != "dxa" or not size.isdecimal() or int(size) * _TWIP <= 4 * _PADDING:
        return 3_000_000
    return int(size) * _TWIP - _PADDING


def _pieces(element: Any) -> list[Any]:
    """The texts of a paragraph that are its own, and not those of a box in it."""
    return [
        one
        for one in element.iter(qn("w:t"))
        if next(up for up in one.iterancestors() if up.tag == qn("w:p")) is element
    ]


def text_of(element: Any) -> str:
    """The text of a paragraph, however it is split."""
    return "".join(one.text or "" for one in _pieces(element))


def put_inline(element: Any, start: int, end: int, words: str) -> None:
    """Put words in the place of some letters; their first run gives the looks."""
    at, is_put = 0, False
    for piece in _pieces(element):
        text = piece.text or ""
        here, at = at, at + len(text)
        if at <= start or here >= end:
            continue
        before, behind = text[: max(0, start - here)], text[max(0, end - here) :]
        _write(piece, before + ("" if is_put else words) + behind)
        is_put = True
    if reads_from_right(words) and text_of(element).strip() == words.strip():
        from docx.text.paragraph import Paragraph

        from coach.documents.word_text import mark_from_right

        mark_from_right(Paragraph(element, None))  # type: ignore[arg-type]


def _write(piece: Any, text: str) -> None:
    """Text with its line breaks, which Word has as elements of their own."""
    first, *rest = text.split("\n")
    _set(piece, first)
    last = piece
    for line in rest:
        for one in (OxmlElement("w:br"), OxmlElement("w:t")):
            last.addnext(one)
            last = one
        _set(last, line)


def _set(piece: Any, text: str) -> None:
    piece.text = text.replace("\t", " ")
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def name_of(heading: str) -> str:
    """A heading as it stands in a placeholder: small letters and digits, parted by hyphens."""
    return re.sub(r"[\W_]+", "-", heading.casefold()).strip("-")


def heading_text(document: Document, element: Any) -> str:
    """What a heading of the template says, as names are compared; empty for what is none."""
    text = _NUMBERING.sub("", text_of(element)).strip().rstrip(":")
    if not text or len(text) > 300:
        return ""
    style = _style_of(document, element)
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    name = name_of(text)
    if outline is not None or re.match(r"(?i)(heading|title|subtitle)", style):
        return name
    return name if name_of(style) == name else ""


def _style_of(document: Document, element: Any) -> str:
    mark = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    wanted = mark.get(qn("w:val")) if mark is not None else None
    if wanted is None:
        return ""
    return next((one.name or "" for one in document.styles if one.style_id == wanted), "")


def empty_cell_beside(element: Any) -> Any:
    """The empty cell to the right of a label that fills its own; None where there is none."""
    cell = element.getparent()
    if cell is None or cell.tag != qn("w:tc") or len(cell.findall(qn("w:p"))) != 1:
        return None
    beside = cell.getnext()
    if beside is None or beside.tag != qn("w:tc") or beside.find(qn("w:tbl")) is not None:
        return None
    words = "".join(one.text or "" for one in beside.iter(qn("w:t")))
    return beside if not words.strip() and beside.findall(qn("w:p")) else None
