"""A record's document says what was written, word for word, whatever the words look like."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.documents.escaping import escape_block, escape_line
from coach.documents.records import ReadRecord, read_record, render_record
from coach.documents.renderer import MarkdownRenderer
from coach.domain.case_composing import compose_case
from coach.domain.composing import compose_personal
from coach.domain.record import EntryKind, Fact, RecordEntry, RecordKind
from coach.domain.record import RecordStatus as S
from coach.domain.row import Destination, Voice
from coach.errors import BadInput, ContentFaulty
from coach.text import clean_line, clean_name, clean_note
from tests.domain.builders import (
    a_case,
    a_decision,
    a_disagreement,
    a_note,
    a_paper,
    a_record,
    a_risk,
    a_section,
    an_action,
    asked,
    material,
)

SIGNS = (
    *"\\`*_[]<>#~&|$-+=:!^%@.)>{}()\"'/",
    *("# ", "## ", "> ", "- ", "+ ", "* ", "1. ", "1) ", "    ", "\t", "---", "***", "===", "~~~"),
    *("```", "| a | b |", "|---|", ":--", "<b>", "<!--", "-->", "<script>", "</", "&amp;", "&#35;"),
    *("[a](b)", "![a](b)", "[a]: b", "[^1]", "http://a.b", "<http://a.b>", "\\\\", "\\|", "\\\n"),
    *("\n", "\n\n", "\n\n\n", "\r\n", "  \n", "\u00a0", "\u2003", "\u3000", "\u200b", "\u2028"),
    *(
        "\x1b[31m",
        "\x00",
        "\x85",
        "\ufeff",
        "\u202e",
        "e\u0301",
        "٣.",
        "a",
        "Jo",
        "1",
        "999999999.",
    ),
)
raw = st.lists(
    st.sampled_from(SIGNS) | st.text(st.characters(exclude_categories=()), max_size=3), max_size=14
).map("".join)
notes = raw.map(clean_note).filter(bool)
lines = raw.map(clean_line).filter(bool)
loose_lines = raw.map(clean_line)


@st.composite
def _names(draw: st.DrawFn) -> str:
    try:
        return clean_name(draw(raw))
    except BadInput:
        assume(False)
        raise


names = _names()
HARD_NOTES = [
    "# not a heading",
    "> not a quotation\n> at all",
    "- not\n- a list\n\n1. nor\n2. this",
    "---\n***\n===\n~~~\n```\ncode\n```",
    "| a | b |\n|---|---|\n| c | d |",
    "a\n---\nb\n===",
    "    four blanks\n\tand a tab",
    "\u00a0\u3000wide blanks before",
    "ends with a backslash\\\nand goes on\\",
    "\\\\\n\\|\n\\\\|",
    "<script>alert(1)</script> <!-- & --> &amp; &#35;",
    "[a](http://b) ![c](d) <http://e.f> [g]: h",
    "*a* _b_ **c** __d__ ~~e~~ `f`",
    "[^1]: note\n\n: term\n%%\n@x\n^y\n$z$",
    "one\n\ntwo\nthree\n\n\tfour",
    "He said: “It’s fine” – twice… 😀 名",
    "10:30\n2026-11-22\n999999999. x\n1) y\n٣. z",
]


def entry(kind: EntryKind, words: str, **facts: str) -> RecordEntry:
    """An entry with facts by their labels, `_` for a blank."""
    named = tuple(Fact(label.replace("_", " "), said) for label, said in facts.items())
    return RecordEntry(kind, words, named)


def reread(*sections: Any, **given_: Any) -> ReadRecord:
    """What the document of some sections says."""
    return read_record(render_record(a_paper(*sections, **given_)))


@given(lines, st.lists(notes, min_size=1, max_size=4), loose_lines)
def test_notes_are_read_back_as_they_were_written(
    heading: str, written: list[str], question: str
) -> None:
    facts = {"Question": question, "Voice": "both"} if question else {"Voice": "both"}
    section = a_section(heading, *(entry(EntryKind.NOTE, note, **facts) for note in written))
    found = reread(section)
    assert found.headings == (heading,)
    assert found.quotations == tuple(written)
    assert found.actions == ()


@pytest.mark.parametrize("note", HARD_NOTES)
def test_a_note_that_looks_like_markdown_is_still_words(note: str) -> None:
    written = clean_note(note)
    assert written == note
    found = reread(a_section("Closing", entry(EntryKind.NOTE, written), entry(EntryKind.NOTE, "x")))
    assert found.quotations == (written, "x")
    assert found.headings == ("Closing",)


@given(st.lists(st.tuples(lines, loose_lines, loose_lines, loose_lines), min_size=1, max_size=3))
def test_actions_are_read_back_as_they_were_written(
    rows: list[tuple[str, str, str, str]],
) -> None:
    actions = [
        entry(EntryKind.ACTION, what, Why=why, Who=who, By_when=when)
        for what, why, who, when in rows
    ]
    found = reread(a_section("Agreed actions", *actions), a_section("Closing"))
    assert found.actions == tuple(rows)
    assert found.headings == ("Agreed actions", "Closing")
    assert found.quotations == ()


@given(lines, loose_lines, lines, lines)
def test_decisions_and_both_accounts_are_read_back_as_they_were_written(
    what: str, reason: str, supervisor: str, supervisee: str
) -> None:
    session = material(
        decisions=(a_decision(what, reason=reason),),
        disagreements=(a_disagreement(supervisor, supervisee),),
        risks=(a_risk(what, told=reason),),
    )
    found = reread(*compose_personal(session))
    assert found.headings == ("Immediate risk", "Decisions", "Disagreement")
    assert found.quotations == (what, what, supervisor, supervisee)


@given(names, names, names, loose_lines)
def test_the_facts_at_the_head_are_the_names_as_they_stand(
    supervisee: str, supervisor: str, case: str, privacy: str
) -> None:
    found = reread(supervisee=supervisee, supervisor=supervisor, privacy=privacy)
    assert found.facts["supervisee"] == supervisee
    assert found.facts["supervisor"] == supervisor
    assert (found.headings, found.quotations, found.actions) == ((), (), ())
    record = a_record(kind=RecordKind.CASE, case_id="k1").revise()
    found = reread(supervisor=supervisor, case=case, record=record)
    assert found.facts["case"] == case
    assert found.facts["recorded_by"] == supervisor


def test_a_case_reference_like_a_number_is_the_reference_when_read() -> None:
    record = a_record(kind=RecordKind.CASE, case_id="k1").revise()
    for reference in ("12e4", "007", "1234", "2026-11-22", "no"):
        assert reread(record=record, case=reference).facts["case"] == reference


def test_a_record_says_at_its_head_what_it_is() -> None:
    assert reread(record=a_record(id="rec").revise().revise()).facts == {
        "kind": "personal-record",
        "schema_version": 1,
        "record": "rec",
        "record_version": 2,
        "status": "draft",
        "session": "s",
        "date": "2026-11-22",
        "policy": "plain 1",
        "supervisee": "Jo Bennett",
        "supervisor": "Amara Okafor",
    }
    assert reread(record=a_record(version=1, status=S.SHARED)).facts["status"] == "shared"


def test_a_case_record_says_between_whom_the_case_was_discussed() -> None:
    record = a_record(kind=RecordKind.CASE, case_id="k1").revise()
    text = render_record(a_paper(record=record, case="K1"))
    said = "Discussed in supervision by Jo Bennett (supervisee) and Amara Okafor (supervisor)"
    assert f"# Case record\n\nCase K1. {said}, 22 November 2026" in text
    assert "To be filed on the child's record." in text


def test_an_empty_record_says_that_it_is_empty() -> None:
    assert "Nothing was placed in this record." in render_record(a_paper())
    with_words = render_record(a_paper(a_section("Closing", entry(EntryKind.LINE, "Kept."))))
    assert "Nothing was placed" not in with_words


@given(loose_lines)
def test_a_line_is_one_paragraph_of_words(words: str) -> None:
    rendered = f"before\n\n{escape_line(words)}\n\nafter\n"
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(rendered)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inner = [token for token in tokens if token.type == "inline"]
    assert len(inner) == (3 if words else 2)
    kinds = {child.type for token in inner for child in token.children or []}
    assert kinds <= {"text", "text_special"}


@given(notes)
def test_a_note_keeps_its_lines_on_any_reader_of_markdown(words: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(escape_block(words))
    assert html.count("<p>") == words.count("\n\n") + 1
    breaks = words.count("\n") - 2 * words.count("\n\n")
    assert html.count("<br") == breaks
    tags = html.replace("<p>", "").replace("</p>", "").replace("<br />", "")
    assert "<" not in tags


def test_a_note_stands_under_its_question_with_its_voice_and_marking() -> None:
    note = a_note("He waits.", asked_question_id="q", voice=Voice.SUPERVISEE)
    session = material(notes=(note,), asked=(asked("q", "What *is* he doing?"),))
    text = render_record(a_paper(*compose_personal(session)))
    said = "*in the words of: the supervisee*"
    assert f"**What \\*is\\* he doing?**\n\n> He waits.\n\n{said}" in text


def test_a_case_record_reads_back_as_it_was_composed() -> None:
    placed = {"destination": Destination.CASE, "case_id": "k1"}
    session = material(
        cases=(a_case(1),),
        notes=(a_note("Kept | as *is*.\n\n# Twice", **placed),),
        actions=(an_action(why="To hear | them", **placed),),
    )
    record = a_record(kind=RecordKind.CASE, case_id="k1").revise()
    found = reread(*compose_case(session, "k1"), record=record, case="K1")
    assert found.headings == ("Also noted", "Agreed actions")
    assert found.quotations == ("Kept | as *is*.\n\n# Twice",)
    assert found.actions == (("Ring the school", "To hear | them", "", ""),)


def test_a_document_with_a_broken_head_is_told_of() -> None:
    with pytest.raises(ContentFaulty, match="front matter, line 3, kind"):
        read_record("---\nkind: a\nkind: b\n---\n\n# Record\n")
    with pytest.raises(ContentFaulty, match="aliases"):
        read_record("---\na: &a 1\nb: *a\n---\n")


def test_a_document_without_a_head_has_no_facts() -> None:
    assert read_record("## Closing\n\n> Kept.\n") == ReadRecord({}, ("Closing",), ("Kept.",), ())
    assert read_record("---\n- a list\n---\n").facts == {}
    assert read_record("") == ReadRecord({}, (), (), ())


@given(raw.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_any_document_is_read_or_told_of(text: str) -> None:
    try:
        found = read_record(f"---\n{text}\n---\n{text}")
    except ContentFaulty as error:
        assert str(error)
    else:
        assert isinstance(found, ReadRecord)


def test_the_same_paper_is_always_the_same_document() -> None:
    paper = a_paper(a_section("Closing", entry(EntryKind.NOTE, "Kept.")))
    assert MarkdownRenderer().record(paper) == render_record(paper)
    assert render_record(paper).endswith("\n") and not render_record(paper).endswith("\n\n")
