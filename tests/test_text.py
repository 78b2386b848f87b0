"""The cleaner keeps every word that can be seen and lets nothing through that acts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import BadInput
from coach.text import NAME_LIMIT, clean_line, clean_name, clean_note, folded, printable

OVERRIDES = {*map(chr, range(0x202A, 0x202F)), "\ufeff"}
MARKS = {*OVERRIDES, *map(chr, range(0x2066, 0x206A)), "\u061c", "\u200e", "\u200f"}
PICTURES = {*map(chr, range(0x2400, 0x2422)), "\ufffd"}

hostile = st.sampled_from(
    [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA1)),
        *sorted(MARKS),
        "\ud800",
        "\udcff",
        "\u2028",
        "\u2029",
        "\u3000",
        "\x1b[31m",
        "\x1b]0;title\x07",
        "\x9b2J",
        "\r\n",
        "\n\n\n\n",
        "e\u0301",
        "Jo",
        " ",
    ]
)
anything = st.lists(hostile | st.characters(exclude_categories=()), max_size=30).map("".join)


def is_control(character: str) -> bool:
    """Whether a character acts on a terminal instead of standing on it."""
    return unicodedata.category(character) in ("Cc", "Cs")


def seen(text: str) -> list[str]:
    """The characters of a text that can be seen, apart, and without our symbols for controls."""
    shown = "".join(character for character in text if character not in OVERRIDES)
    return [
        character
        for character in unicodedata.normalize("NFD", shown)
        if not (is_control(character) or character.isspace() or character in PICTURES)
    ]


@given(anything)
def test_a_note_loses_no_character_that_can_be_seen(raw: str) -> None:
    assert seen(clean_note(raw)) == seen(raw)
    assert seen(clean_line(raw)) == seen(raw)


@given(anything)
def test_cleaning_a_clean_text_changes_nothing(raw: str) -> None:
    for clean in (clean_note, clean_line):
        once = clean(raw)
        assert clean(once) == once


@given(anything)
def test_a_clean_note_holds_nothing_that_acts_on_a_screen(raw: str) -> None:
    note = clean_note(raw)
    assert not [c for c in note if is_control(c) and c not in "\n\t"]
    assert not OVERRIDES.intersection(note)
    assert unicodedata.is_normalized("NFC", note)
    note.encode("utf-8")


@given(anything)
def test_a_clean_note_has_no_loose_blanks_or_empty_stretches(raw: str) -> None:
    note = clean_note(raw)
    assert note == note.strip("\n")
    assert "\n\n\n" not in note
    assert all(line == line.rstrip() for line in note.split("\n"))


@given(anything)
def test_a_clean_line_is_one_line(raw: str) -> None:
    line = clean_line(raw)
    assert len(line.splitlines()) <= 1
    assert line == " ".join(line.split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_becomes_one_kind(end: str) -> None:
    assert clean_note(f"one{end}two") == "one\ntwo"
    assert clean_line(f"one{end}two") == "one two"


def test_a_control_in_a_note_is_shown_as_a_symbol() -> None:
    assert clean_note("a\x1b[31mb\x00c\x7fd\x9be") == "a␛[31mb␀c␡d\ufffde"


def test_blanks_before_a_line_and_tabs_within_it_stay() -> None:
    assert clean_note("\n\n  first\n\tsecond\tpart  \n\n\n\nthird\n") == (
        "  first\n\tsecond\tpart\n\nthird"
    )


def test_direction_marks_that_arabic_and_hebrew_need_stay_in_notes() -> None:
    assert clean_note("\u2067שלום\u2069 \u200fكيف") == "\u2067שלום\u2069 \u200fكيف"


@given(anything)
def test_a_name_never_acts_or_turns_the_line_round(raw: str) -> None:
    try:
        name = clean_name(raw)
    except BadInput:
        return
    assert not [c for c in name if is_control(c)]
    assert not MARKS.intersection(name)
    assert name == " ".join(name.split())
    assert 0 < len(name) <= NAME_LIMIT
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("  Jo   Bennett ", "Jo Bennett"),
        ("\x1b[31mJo\x1b[0m", "Jo"),
        ("\x1b]0;owned\x07Jo", "Jo"),
        ("\x1b]8;;http://evil\x1b\\Jo\x1b]8;;\x1b\\", "Jo"),
        ("\x9b2JJo", "Jo"),
        ("Jo\u202eenne\u202c", "Joenne"),
        ("Zoe\u0308", "Zoë"),
        ("<b>[red]Jo[/]", "<b>[red]Jo[/]"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_acts(raw: str, name: str) -> None:
    assert clean_name(raw) == name


@pytest.mark.parametrize("end", ["\n", "\r\n", "\t", "\u2028", "\r", "\x85"])
def test_a_line_end_in_a_name_parts_two_words(end: str) -> None:
    assert clean_name(f"Jo{end}Bennett") == "Jo Bennett"


@pytest.mark.parametrize("raw", ["", "  ", "\n\t", "\x00", "\x1b[31m", "\u202e", "\u3000"])
def test_a_name_of_nothing_is_refused(raw: str) -> None:
    with pytest.raises(BadInput, match="A title needs at least one letter; nothing was changed"):
        clean_name(raw, "title")


@pytest.mark.parametrize("raw", ["\u200b", "\u2060", "\u200d\u200c", "\u00ad"])
def test_a_name_that_nobody_could_see_is_refused(raw: str) -> None:
    with pytest.raises(BadInput, match="at least one letter"):
        clean_name(raw)


def test_a_paste_is_not_a_name() -> None:
    assert len(clean_name("x" * NAME_LIMIT)) == NAME_LIMIT
    with pytest.raises(BadInput, match="at most 500 characters and this one has 501"):
        clean_name("x" * (NAME_LIMIT + 1))


@given(anything)
def test_nothing_printed_acts_on_a_terminal(raw: str) -> None:
    shown = printable(raw)
    assert not [c for c in shown if is_control(c) and c not in "\n\t"]
    assert not OVERRIDES.intersection(shown)
    assert printable(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other"), [("JO", "jo"), ("Ｊｏ", "Jo"), ("STRASSE", "straße"), ("Zoe\u0308", "ZOË")]
)
def test_names_that_differ_only_in_shape_are_the_same_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert folded("Jo") != folded("Joe")
