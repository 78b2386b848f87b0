"""Words as the runs of a Word paragraph: looks, line breaks, and the direction they are read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from coach.documents.direction import directions, reads_from_right

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from coach.documents.sheet import Span, Spans

_BEFORE_BIDI = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr",
    "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs",
    "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN")  # fmt: skip
"""What the order of Word's own schema has before the mark of direction."""


def put_spans(paragraph: Paragraph, spans: Spans) -> None:
    """Write spans at the end of a paragraph; one that begins from the right is marked so."""
    for span in spans:
        for text, is_right in directions(span.text):
            _dress(paragraph.add_run(text), span, is_right)
    if reads_from_right("".join(one.text for one in spans)):
        mark_from_right(paragraph)


def mark_from_right(paragraph: Paragraph) -> None:
    """Mark a paragraph as read from the right."""
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is not None:
        return
    mark = OxmlElement("w:bidi")
    before = {qn(name) for name in _BEFORE_BIDI}
    place = sum(1 for child in properties if child.tag in before)
    properties.insert(place, mark)


def _dress(run: Run, span: Span, is_right: bool) -> None:
    if span.strong:
        run.bold = True
        run.font.cs_bold = True
    if span.emphasis:
        run.italic = True
        run.font.cs_italic = True
    if is_right:
        run.font.rtl = True
