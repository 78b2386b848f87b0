"""A sheet as a Word document of Coach's own looks, and the template that one may start from."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from coach.documents.sheet import Sheet
from coach.documents.sheet import plain as words
from coach.documents.word_blocks import BlockWriter
from coach.documents.word_text import put_spans
from coach.text import printable

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

LANGUAGE = "en-GB"
_FONT = "Calibri"
_INK, _GREY = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x4A, 0x4A, 0x4A)
_SIZES = {"Heading 1": (20, 0, 4), "Heading 2": (14, 18, 4), "Heading 3": (12, 12, 3)}
"""Points of letters, and of the room before and after."""


def render_word(sheet: Sheet, now: datetime) -> bytes:
    """The whole file."""
    document = empty_document()
    put_about(document, sheet.about)
    writer = BlockWriter(document)
    writer.heading(sheet.title, 1)
    writer.blocks(sheet.opening)
    for part in sheet.parts:
        writer.part(part)
    if sheet.beneath:
        put_rule(document)
    for part in sheet.beneath:
        writer.part(part)
    if sheet.closing:
        put_rule(document)
        writer.blocks(sheet.closing)
    return save(document, sheet.title, now)


def empty_document() -> Document:
    """An empty page of A4 with Coach's styles and numbered pages."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(22)
    _set_styles(document)
    put_page_numbers(section.footer.paragraphs[0])
    return document


def put_about(document: Document, about: str) -> None:
    """Say at the head of each page whose document it is, and how it stands."""
    paragraph = document.sections[0].header.paragraphs[0]
    put_spans(paragraph, words(about))
    _small(paragraph)


def put_page_numbers(paragraph: Paragraph) -> None:
    """*Page 2 of 5*, by Word's own fields."""
    paragraph.add_run("\tPage ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")
    _small(paragraph)


def put_rule(document: Document) -> None:
    """A line across the page."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(18)
    properties = paragraph._p.get_or_add_pPr()
    _border(properties, "bottom", 1 if properties.find(qn("w:pStyle")) is not None else 0)


def _border(properties: Any, side: str, place: int) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", "6B6B6B")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties.insert(place, borders)


def save(document: Document, title: str, now: datetime) -> bytes:
    """The bytes, with nobody's user name in what Word keeps about a file."""
    kept = document.core_properties
    kept.title, kept.author, kept.last_modified_by = printable(title)[:255], "Coach", "Coach"
    kept.comments = kept.keywords = kept.subject = kept.category = ""
    kept.language, kept.revision = LANGUAGE, 1
    kept.created = kept.modified = now.replace(microsecond=0, tzinfo=None)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_styles(document: Document) -> None:
    styles = document.styles
    normal = cast("ParagraphStyle", styles["Normal"])
    _set_font(normal, 11, _INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    _set_language(document)
    for name, (size, before, after) in _SIZES.items():
        style = cast("ParagraphStyle", styles[name])
        _set_font(style, size, _INK)
        style.font.bold = True
        looks = style.paragraph_format
        looks.space_before, looks.space_after, looks.keep_with_next = Pt(before), Pt(after), True
    quote = cast("ParagraphStyle", styles["Quote"])
    _set_font(quote, 11, _INK)
    quote.font.italic = quote.font.cs_italic = False
    quote.paragraph_format.left_indent = Pt(18)
    _border(quote.element.get_or_add_pPr(), "left", 0)
    aside = cast("ParagraphStyle", styles.add_style("Aside", WD_STYLE_TYPE.PARAGRAPH))
    aside.base_style = normal
    _set_font(aside, 10, _GREY)


def _set_font(style: ParagraphStyle, size: int, ink: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), ink
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _set_language(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), LANGUAGE)


def _field(paragraph: Paragraph, code: str) -> None:
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _small(paragraph: Paragraph) -> None:
    for run in paragraph._p.iter(qn("w:r")):
        properties = run.get_or_add_rPr()
        for name, value in (("color", "4A4A4A"), ("sz", "18"), ("szCs", "18")):
            one = OxmlElement(f"w:{name}")
            one.set(qn("w:val"), value)
            properties.append(one)
