"""Puts the blocks of a sheet into a Word document: at its end, or behind a paragraph of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Pt

from coach.documents.sheet import (
    Grid,
    Item,
    Items,
    Para,
    Picture,
    Quote,
    SheetBlock,
    SheetPart,
    words_of,
)
from coach.documents.sheet import plain as plain_spans
from coach.documents.word_text import put_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_STEP = Pt(18)
"""How far a quotation or a list goes in."""
_LONG_CELL = 600
"""Letters of a cell from which its row may go over a page's end."""
_HEADINGS = {1: 16, 2: 13, 3: 11}
"""Points of a heading where a template has no style for it."""


class BlockWriter:
    """Writes blocks one after the other."""

    def __init__(self, document: Document, after: Any = None, *, width: int | None = None) -> None:
        """Behind the element `after`, else at the end; in a cell, `width` is how wide it is."""
        self._document = document
        self._after = after
        self._width = width
        self._names = {style.name for style in document.styles}

    def part(self, part: SheetPart) -> None:
        """A heading and its blocks."""
        if part.heading:
            self.heading(part.heading, part.level)
        self.blocks(part.blocks)

    def heading(self, text: str, level: int) -> None:
        """A heading, in its real style."""
        paragraph = self._paragraph(f"Heading {level}" if level else "Title")
        put_spans(paragraph, plain_spans(text))
        paragraph.paragraph_format.keep_with_next = True
        if f"Heading {level}" not in self._names:
            for run in paragraph.runs:
                run.bold, run.font.size = True, Pt(_HEADINGS.get(level, 11))

    def blocks(self, blocks: Iterable[SheetBlock], depth: int = 0, style: str = "") -> None:
        """Blocks in their order, `depth` steps in from the margin."""
        for block in blocks:
            if isinstance(block, Para):
                self._para(block, depth, style)
            elif isinstance(block, Quote):
                self.blocks(block.blocks, depth + (1 if style else 0), "Quote")
            elif isinstance(block, Items):
                for item in block.items:
                    self._item(item, depth, style)
            elif isinstance(block, Grid):
                self._grid(block)
            elif isinstance(block, Picture):
                self._para(Para(plain_spans(words_of(block))), depth, style)

    def _para(self, para: Para, depth: int, style: str) -> Paragraph:
        wanted = style or ("Aside" if para.is_aside else "")
        paragraph = self._paragraph(wanted)
        put_spans(paragraph, para.spans)
        looks = paragraph.paragraph_format
        has_style = wanted in self._names
        if style and not has_style:
            looks.left_indent = _STEP
        if depth:
            _go_in(paragraph, _STEP * (depth + (1 if style else 0)))
        if para.leads:
            looks.keep_with_next = True
            looks.space_before = Pt(8)
        if para.is_aside and not has_style:
            for run in paragraph.runs:
                run.italic = True
        return paragraph

    def _item(self, item: Item, depth: int, style: str) -> None:
        """The sign stands as it was written, hanging before the words."""
        inside = depth + 1
        first, *rest = item.blocks or (Para(()),)
        if not isinstance(first, Para):
            first, rest = Para(()), [first, *rest]
        sign = item.number or "•"
        spans = (*plain_spans(f"{sign}\t"), *first.spans)
        paragraph = self._paragraph(style)
        put_spans(paragraph, spans)
        looks = paragraph.paragraph_format
        _go_in(paragraph, _STEP * (inside + (1 if style else 0)))
        looks.first_line_indent = -_STEP
        looks.space_after = Pt(3)
        self.blocks(rest, inside, style)

    def _grid(self, grid: Grid) -> None:
        columns = len(grid.header)
        table = self._document.add_table(rows=1 + len(grid.rows), cols=columns)
        if "Table Grid" in self._names:
            table.style = "Table Grid"
        table.autofit = False
        widths = _widths(grid, self._width or _text_width(self._document))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(width)
        for number, (row, values) in enumerate(
            zip(table.rows, (grid.header, *grid.rows), strict=True)
        ):
            for cell, spans, width in zip(row.cells, values, widths, strict=True):
                _fill(cell, spans, is_head=number == 0)
                cell.width = Emu(width)
            properties = row._tr.get_or_add_trPr()
            if max(sum(len(one.text) for one in cell) for cell in values) < _LONG_CELL:
                properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
        self._place(table._tbl)
        space = self._paragraph("")
        space.paragraph_format.space_after = Pt(0)
        space.paragraph_format.line_spacing = Pt(8)

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph(style=style if style in self._names else None)
        self._place(paragraph._p)
        return paragraph

    def _place(self, element: Any) -> None:
        if self._after is not None:
            self._after.addnext(element)
            self._after = element


def _go_in(paragraph: Paragraph, how_far: int) -> None:
    """Word turns left and right by itself where a paragraph is read from the right."""
    paragraph.paragraph_format.left_indent = Emu(how_far)


def _fill(cell: _Cell, spans: Any, *, is_head: bool) -> None:
    paragraph = cell.paragraphs[0]
    put_spans(paragraph, spans)
    looks = paragraph.paragraph_format
    looks.space_before = looks.space_after = Pt(2)
    if is_head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "ECECEC")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
        looks.keep_with_next = True
        for run in paragraph.runs:
            run.bold = True


def _text_width(document: Document) -> int:
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return int(Pt(450))
    return int(page - left - right)


def _widths(grid: Grid, whole: int) -> list[int]:
    shares = grid.widths or (1,) * len(grid.header)
    return [whole * share // sum(shares) for share in shares]
