"""Records as HTML and Word: every word comes through, and nothing of it is anything but words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.documents.exports import RecordExports
from coach.documents.html import render_html
from coach.documents.note_words import blocks_of
from coach.documents.sheet import Grid, Items, Para, Picture, Quote, Sheet, SheetPart, words_of
from coach.domain.record import (
    EntryKind,
    Fact,
    Record,
    RecordEntry,
    RecordKind,
    RecordPaper,
    RecordSection,
)
from coach.services.export_ports import ExportPaper
from coach.text import clean_note, printable

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
ACTION = RecordEntry(
    EntryKind.ACTION,
    "Ring the school",
    (Fact("Why", "Nobody has"), Fact("Who", "Jo"), Fact("By when", "4 December 2026")),
)


def paper(*notes: str, headings: tuple[str, ...] = ("Check-in",)) -> ExportPaper:
    """A personal record with some notes under each heading, and an action."""
    record = Record(
        id="01R", file_id="f", session_id="s", kind=RecordKind.PERSONAL, policy_id="leeds",
        policy_version=3, version=1,
    )  # fmt: skip
    said = tuple(RecordEntry(EntryKind.NOTE, one) for one in notes)
    sections = [RecordSection(one, said) for one in headings]
    sections.append(RecordSection("Agreed actions", (ACTION,)))
    about = "Supervision is private, not confidential."
    made = RecordPaper(
        record, "Jo Bennett", "Amara Osei", date(2026, 11, 22), None, "Leeds", about,
        tuple(sections),
    )  # fmt: skip
    return ExportPaper(made, (), (), NOW)


class Words(HTMLParser):
    """The text of HTML, with its elements counted."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.levels = "", Counter[str](), list[int]()
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._is_style = tag == "style"
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        given = dict(attrs)
        assert not {"src", "href", "onload", "onclick"} & given.keys()
        if tag == "br":
            self.text += "\n"
        elif tag == "li":
            self.text += f"{given.get('value') or ''} "

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False
        self.text += "\n" if tag in ("p", "li", "td", "th", "h1", "h2", "h3") else ""

    def handle_data(self, data: str) -> None:
        self.text += "" if self._is_style else data


def html_of(export: ExportPaper) -> Words:
    """The HTML of a record, read."""
    words = Words()
    words.feed(RecordExports().html(export).decode("utf-8"))
    return words


def word_of(export: ExportPaper) -> docx.document.Document:
    """The Word document of a record, opened."""
    return docx.Document(BytesIO(RecordExports().word(export)))


def word_text(document: docx.document.Document) -> str:
    """All its text, each paragraph a line."""
    return "\n".join(
        "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in paragraph.iter(
            qn("w:t"), qn("w:br")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )  # fmt: skip


def letters(text: str) -> Counter[str]:
    """What is compared: everything but blanks, and signs that may have become a look."""
    return Counter(one for one in text if not one.isspace() and one not in "*_>-+|:•·.)")


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"
NOTES = st.text(
    st.one_of(
        st.sampled_from(list("*_>-+|:#`[]()<>&\\\n\t 1.)~=!")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)


BARE = paper()
WITHOUT = letters(html_of(BARE).text), letters(word_text(word_of(BARE)))


@settings(max_examples=25, deadline=None)
@given(st.lists(NOTES, min_size=1, max_size=3))
def test_all_words_in_are_all_words_out_in_both(notes: list[str]) -> None:
    export = paper(*notes)
    wanted = letters(printable("\n".join(notes)))
    assert letters(html_of(export).text) - WITHOUT[0] == wanted
    assert letters(word_text(word_of(export))) - WITHOUT[1] == wanted


@given(NOTES)
def test_what_is_kept_is_read_as_blocks_without_losing_a_letter(note: str) -> None:
    said = clean_note(note)
    found = blocks_of(said)
    assert letters("\n".join(map(words_of, found))) == letters(printable(said))


def test_lists_quotes_tables_and_emphasis_of_a_note_are_those_in_both() -> None:
    note = "So *glad*, and **sure**.\n\n- one\n- two\n\n> She said so\n\n" + TABLE
    assert [type(one) for one in blocks_of(note)] == [Para, Items, Quote, Grid]
    html = html_of(paper(note))
    assert (html.tags["em"], html.tags["ul"], html.tags["table"]) == (1, 1, 2)
    document = word_of(paper(note))
    italic = [run.text for one in document.paragraphs for run in one.runs if run.italic]
    assert italic == ["glad"] and len(document.tables) == 2


@pytest.mark.parametrize(
    "note",
    ["<b>bold</b>", "<script>alert(1)</script>", "# no heading", "[a](http://b.example)",
     "![x](http://y.example/z.png)", "5*3*2", "`code`", "| a | b |\n|---|---|\n| 1 | 2 | lost |",
     "&lt; stays", "a\\*b", "[x]: http://gone.example"],
)  # fmt: skip
def test_everything_else_stays_the_letters_that_it_is(note: str) -> None:
    assert (
        note.split()
        == " ".join(one.text for one in blocks_of(note) if isinstance(one, Para)).split()
    )
    assert note.split()[0] in html_of(paper(note)).text
    assert note.split()[0] in word_text(word_of(paper(note)))


def test_numbers_of_a_list_stay_as_they_were_written() -> None:
    note = "3. third\n3. third again\n9. ninth"
    assert "3.third\n3.third again\n9.ninth" in word_text(word_of(paper(note)))
    assert re.findall(r"(\d) (third|ninth)", html_of(paper(note)).text) == [
        ("3", "third"), ("3", "third"), ("9", "ninth"),
    ]  # fmt: skip


def test_controls_that_xml_forbids_are_shown_as_signs() -> None:
    document = word_of(paper("a\x00b\x0bc\x1bd\ufffee"))
    assert "a␀b␋c␛d\ufffde" in word_text(document)
    assert "a␀b␋c␛d\ufffde" in html_of(paper("a\x00b\x0bc\x1bd\ufffee")).text


def test_twenty_thousand_words_come_through_in_their_order() -> None:
    words = [f"word{n}" for n in range(20_000)]
    notes = [" ".join(words[n : n + 500]) for n in range(0, 20_000, 500)]
    for text in (html_of(paper(*notes)).text, word_text(word_of(paper(*notes)))):
        assert re.findall(r"word\d+", text) == words


def test_words_from_the_right_are_marked_so_and_emoji_stay() -> None:
    note = "مرحبا بكم in Leeds\n\n- שלום\n\n👩‍👧 and all"
    document = word_of(paper(note))
    marked = [
        p.text
        for p in document.paragraphs
        if p._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    ]
    assert marked == ["مرحبا بكم in Leeds", "•\tשלום"]
    assert "👩‍👧 and all" in word_text(document) and "👩‍👧 and all" in html_of(paper(note)).text
    assert b'<ul dir="rtl">' in RecordExports().html(paper(note))


def test_headings_of_html_go_down_one_step_at_a_time_and_nothing_is_fetched() -> None:
    data = RecordExports().html(paper("A note."))
    html = html_of(paper("A note."))
    assert html.levels == [1, 2, 2] and html.tags["th"] == 4
    assert b'<html lang="en-GB">' in data and b"default-src 'none'" in data
    assert data.count(b'scope="col"') == 4
    assert b"http" not in data.replace(b"http-equiv", b"") and b"url(" not in data
    assert b"<title>Supervision record" in data and b"@media print" in data


def test_a_picture_stands_in_html_with_its_words() -> None:
    drawing = '<?xml version="1.0"?>\n<svg role="img"><title>Balance</title></svg>'
    part = SheetPart("Balance", (Picture(drawing, "Mostly management."),))
    data = render_html(Sheet("Balance", "Balance", (), (part,))).decode()
    assert '<figure>\n<svg role="img">' in data and "<figcaption>Mostly management." in data


def test_word_has_real_headings_a_repeated_header_numbered_pages_and_its_language() -> None:
    document = word_of(paper("A note."))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style and p.text}
    assert styles["Supervision record"] == "Heading 1"
    assert (styles["Check-in"], styles["A note."]) == ("Heading 2", "Quote")
    first = document.tables[0].rows[0]._tr
    assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    footer = document.sections[0].footer._element
    fields = [one.get(qn("w:instr")) for one in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "draft" in document.sections[0].header.paragraphs[0].text
    language = next(document.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "en-GB"
    kept = document.core_properties
    assert (kept.author, kept.last_modified_by, kept.language) == ("Coach", "Coach", "en-GB")
    assert kept.title == "Supervision record" and kept.comments == ""


def test_a_record_without_words_says_so() -> None:
    export = paper()
    empty = replace(export, paper=replace(export.paper, sections=()))
    assert "Nothing was placed" in html_of(empty).text
    assert "Nothing was placed" in word_text(word_of(empty))
