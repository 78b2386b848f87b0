"""YAML is small, shallow and plain, or its fault is told by file, line and key."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.yaml_text import SIZE_LIMIT, Fault, Tree, YamlFaulty, dump, key_of, load
from coach.yaml_walk import DEPTH_LIMIT


class Colour(StrEnum):
    """Two values that a key may have."""

    RED = "red"
    BLUE = "blue"


class Leaf(msgspec.Struct, forbid_unknown_fields=True):
    """Something in a list."""

    name: str
    colours: list[Colour] = []
    size: int = 0


class Branch(msgspec.Struct, forbid_unknown_fields=True):
    """A whole file."""

    title: str
    leaves: list[Leaf]


def value(text: str) -> Any:
    """What a text says."""
    return load(text.encode(), "f.yaml").value


def faults_of(data: bytes) -> list[Fault]:
    """What is wrong with a text."""
    with pytest.raises(YamlFaulty) as told:
        load(data, "f.yaml")
    return told.value.faults


def fault_of_shape(text: str) -> Fault:
    """The one fault of a text as a Branch."""
    tree = load(text.encode(), "f.yaml")
    with pytest.raises(YamlFaulty) as told:
        tree.convert(Branch)
    [fault] = told.value.faults
    return fault


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026-11-22T14:00:00Z",
        "10:30",
        "no",
        "yes",
        "on",
        "off",
        "No",
        "True",
        "NULL",
        "1_000",
        "0x1F",
        "0o17",
        "007",
        "08",
        ".inf",
        ".nan",
        "1.2.3",
        "12345678901234567890",
        "<<",
        "=",
    ],
)
def test_what_only_looks_like_something_else_stays_text(text: str) -> None:
    assert value(f"k: {text}") == {"k": text}
    assert value(f"k: '{text}'") == {"k": text}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
    ],
)
def test_plain_numbers_and_truths_are_themselves(text: str, meant: object) -> None:
    found = value(f"k: {text}")["k"]
    assert found == meant and type(found) is type(meant)


def test_a_block_of_text_is_text_even_when_it_looks_like_a_number() -> None:
    assert value("k: |\n  12\nj: >-\n  true\n") == {"k": "12\n", "j": "true"}


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x00", "\ufffe"])
def test_a_character_that_yaml_does_not_take_is_told_of_on_its_line(character: str) -> None:
    [fault] = faults_of(f"title: é\nleaves: []\nx: a{character}b\n".encode())
    assert fault.line == 3 and "character" in fault.what


def test_keys_are_always_text() -> None:
    assert value("1: a\nno: b\n2026-11-22: c\n") == {"1": "a", "no": "b", "2026-11-22": "c"}


def test_an_empty_file_says_nothing() -> None:
    assert value("") is None
    assert value("# only a remark\n") is None


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    assert load(b"\xef\xbb\xbfk: v\r\nj: w\r\n", "f.yaml").value == {"k": "v", "j": "w"}


def test_fifty_levels_are_taken_and_one_more_is_not() -> None:
    found = value("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT)
    depth = 1
    while found:
        [found] = found
        depth += 1
    assert depth == DEPTH_LIMIT == 50
    [fault] = faults_of(b"[" * 51 + b"]" * 51)
    assert fault == Fault("f.yaml", 1, "", "nested more than 50 deep")


@pytest.mark.parametrize(
    "data",
    [b"[" * 40_000, b"{" * 40_000, b"- " * 40_000, b"[" * 40_000 + b"]" * 40_000, b"{a: " * 40_000],
    ids=["lists", "mappings", "blocks", "closed", "keyed"],
)
def test_forty_thousand_levels_are_refused_and_nothing_falls_over(data: bytes) -> None:
    [fault] = faults_of(data)
    assert "nested more than 50 deep" in fault.what


def test_the_line_of_what_is_too_deep_is_told() -> None:
    text = "\n".join("  " * level + f"k{level}:" for level in range(60)) + " v\n"
    [fault] = faults_of(text.encode())
    assert (fault.line, fault.what) == (51, "nested more than 50 deep")


def test_one_megabyte_is_taken_and_a_byte_more_is_not() -> None:
    start = b"k: "
    full = start + b"x" * (SIZE_LIMIT - len(start))
    assert len(load(full, "f.yaml").value["k"]) == SIZE_LIMIT - 3
    [fault] = faults_of(full + b"x")
    assert str(fault) == "f.yaml, line 1: the file is larger than one megabyte"


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x\n", "a: &x [1]\nb:\n  <<: *x\n", "- 1\n- &a [*a]\n"]
)
def test_aliases_are_refused_with_their_line(text: str) -> None:
    [fault] = faults_of(text.encode())
    assert "aliases" in fault.what
    assert fault.line == text[: text.index("*")].count("\n") + 1


def test_a_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [lol]"] + [f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 12)]
    assert "aliases" in faults_of("\n".join(lines).encode())[0].what


def test_a_key_that_stands_twice_is_told_with_its_line() -> None:
    told = faults_of(b"a: 1\nb:\n  - c: 1\n    d: 2\n    c: 3\na: 2\n")
    assert [(fault.line, fault.key) for fault in told] == [(5, "b[0].c"), (6, "a")]
    assert all("twice" in fault.what for fault in told)


def test_a_key_is_plain_text() -> None:
    [fault] = faults_of(b"a:\n  ? [b, c]\n  : d\n")
    assert (fault.line, fault.key, fault.what) == (2, "a", "a key must be plain text")


def test_letters_that_are_not_utf_8_are_told_with_their_line() -> None:
    [fault] = faults_of(b"a: 1\nb: caf\xe9\nc: 1\n")
    assert (fault.line, fault.what) == (2, "these are not UTF-8 letters")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a: 1\n\tb: 2\n", 2),
        (b"a: 1\nb:\n\t- c\n", 3),
        (b"a: [1, 2\n", 2),
        (b"a: 'b\n", 2),
        (b"a: 1\n  b: 2\n", 2),
        (b"a: 1\n---\nb: 2\n", 2),
        (b"a: @b\n", 1),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(data: bytes, line: int) -> None:
    [fault] = faults_of(data)
    assert fault.line == line
    assert fault.what


@pytest.mark.parametrize("data", [b"a: \x00", b"a: \x07", b"\x1b[31m", b"a: \xed\xa0\x80"])
def test_controls_are_refused_and_told_without_any(data: bytes) -> None:
    [fault] = faults_of(data)
    assert str(fault).isprintable()


def test_a_tag_makes_nothing_but_plain_values() -> None:
    assert value("a: !!python/object/apply:os.system ['false']\n") == {"a": ["false"]}
    assert value("a: !!python/name:os.system x\n") == {"a": "x"}


@given(
    st.binary(max_size=200) | st.text("[]{}:,-?&*!|>'\"%@`# \n\tab1.~", max_size=60).map(str.encode)
)
def test_any_bytes_are_read_or_told_of_in_printable_lines(data: bytes) -> None:
    try:
        tree = load(data, "f\x1b\n.yaml")
    except YamlFaulty as error:
        assert error.faults
        for fault in error.faults:
            assert 1 <= fault.line <= data.count(b"\n") + data.count(b"\r") + 2
            assert "\n" not in str(fault) and "\x1b" not in str(fault)
    else:
        assert isinstance(tree, Tree)


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30) | st.sampled_from(
    ["1e5", "-.5", "12e4", "no", "10:30", "2026-11-22", "null", "~", "", "- a", "a: b", "#", "007"]
)


@given(st.dictionaries(words.filter(lambda key: len(key) < 20), words, max_size=4))
def test_words_written_are_the_same_words_when_read(given_: dict[str, str]) -> None:
    assert value(dump(given_)) == given_


@pytest.mark.parametrize("reference", ["1e5", "12e4", "3E7", "1.5e3", "-.5", "+1e5"])
def test_a_case_reference_that_looks_like_a_number_stays_text(reference: str) -> None:
    assert value(dump({"case": reference})) == {"case": reference}


@given(st.integers(-(10**17), 10**17), st.booleans())
def test_numbers_and_truths_written_are_the_same_when_read(number: int, truth: bool) -> None:
    kept = {"number": number, "truth": truth, "nothing": None, "list": [number]}
    assert value(dump(kept)) == kept


def test_keys_are_written_in_the_order_given_one_a_line() -> None:
    assert dump({"b": "long " * 60, "a": "名"}).split("\n")[1] == "a: 名"


SOUND = "title: T\nleaves:\n  - name: a\n    colours: [red]\n  - name: b\n    size: 2\n"


def test_a_sound_text_becomes_its_shape() -> None:
    tree = load(SOUND.encode(), "f.yaml")
    assert tree.convert(Branch) == Branch("T", [Leaf("a", [Colour.RED]), Leaf("b", [], 2)])


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "what"),
    [
        ("    size: 2", "    sise: 2", 6, "leaves[1].sise", "not known"),
        ("title: T", "titel: T\ntitle: T", 1, "titel", "not known"),
        ("[red]", "[red, green]", 4, "leaves[0].colours[1]", "“green” is not known here"),
        ("[red]", "red", 4, "leaves[0].colours", "should be a list, as [this, that], and is words"),
        ("size: 2", "size: two", 6, "leaves[1].size", "should be a whole number, and is words"),
        ("  - name: b\n    size: 2", "  - size: 2", 5, "leaves[1]", "the key “name” is missing"),
        ("title: T\n", "", 1, "", "the key “title” is missing"),
        ("title: T", "title: 5", 1, "title", "should be words, and is a whole number"),
        ("title: T", "title:", 1, "title", "should be words, and is nothing"),
    ],
)
def test_what_does_not_fit_is_told_with_line_and_key(
    old: str, new: str, line: int, key: str, what: str
) -> None:
    assert old in SOUND
    fault = fault_of_shape(SOUND.replace(old, new))
    assert (fault.line, fault.key) == (line, key)
    assert what in fault.what
    assert "`" not in fault.what and "$" not in fault.what


def test_an_empty_file_is_told_of_as_a_whole() -> None:
    fault = fault_of_shape("")
    assert (fault.line, fault.key) == (1, "")
    assert fault.what == "should be keys with their values, and is nothing"


@given(words.filter(lambda key: key not in ("title", "leaves") and len(key) < 20))
def test_whatever_a_key_is_called_it_is_told_of_as_not_known(key: str) -> None:
    fault = fault_of_shape(dump({"title": "T", "leaves": [], key: 1}))
    assert fault.what == "this key is not known here"
    assert str(fault).startswith("f.yaml, line ")


def test_a_fault_is_one_printable_line() -> None:
    fault = Fault("bad\n\x1b[31m.yaml", 3, "a.b", "two\nlines")
    assert str(fault) == "bad ␛[31m.yaml, line 3, a.b: two lines"


def test_a_path_is_told_as_people_write_it() -> None:
    assert key_of(("questions", 3, "text")) == "questions[3].text"
    assert key_of(()) == ""
    assert len(key_of(("x" * 500,))) == 120


def test_a_fault_stands_on_the_nearest_line_known() -> None:
    tree = load(b"a:\n  - b: 1\n", "f.yaml")
    assert tree.fault(("a", 0, "c", "d"), "odd").line == 2
    assert tree.fault(("z",), "odd").line == 1


def test_a_second_document_in_a_file_is_told_of_and_not_passed_over() -> None:
    [fault] = faults_of(b"title: a\n---\ntitle: b\n")
    assert fault == Fault("f.yaml", 2, "", "there is a second document")


def test_what_stands_under_a_faulty_key_brings_no_faults_of_its_own() -> None:
    found = faults_of(b"a: 1\na: {b: 1, b: 2}\n? [x, {y: 1, y: 2}]\n: {z: 1, z: 2}\nc: 1\n")
    assert [(one.line, one.what) for one in found] == [
        (2, "this key stands here twice"),
        (3, "a key must be plain text"),
    ]
