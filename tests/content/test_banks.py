"""Question banks are checked with file, line and key, and never stand in each other's way."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.banks import check_bank, load_banks, read_shelf
from coach.content.library import Library
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Bank, Banks, QuestionSource
from coach.yaml_text import SIZE_LIMIT

HEAD = """bank: {bank}
title: A title
about: What it is for.
parts: [discuss]
questions:
"""
QUESTION = """  - id: {id}
    text: What else?
    stages: [reflection]
    functions: [support]
    stakeholders: [staff]
    themes: [feelings]
    depth: opening
    source: {{document: Leeds, section: "3.4"}}
"""


def a_bank(name: str, *ids: str) -> str:
    """A sound bank with a question for each id; the first question is on line 6."""
    return HEAD.format(bank=name) + "".join(QUESTION.format(id=one) for one in ids)


def a_shelf(folder: Path, **banks: str | bytes) -> Banks:
    """A folder of banks by their file names, loaded."""
    for name, text in banks.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / f"{name}.yaml").write_bytes(data)
    return load_banks(folder)


def loose_ends(folder: Path) -> list[str]:
    """What leads nowhere in the banks of a folder."""
    shelf = read_shelf(folder)
    return [str(fault) for fault in shelf.loose_ends(shelf.built_in)]


def changed(old: str, new: str) -> str:
    """The bank `odd`, with one thing wrong."""
    text = a_bank("odd", "odd-one", "odd-two")
    assert old in text
    return text.replace(old, new, 1)


def test_a_sound_bank_is_read_whole(tmp_path: Path) -> None:
    extra = "    follow_ups: [own-one]\n    beside: own-one\n    for: [asye]\n"
    banks = a_shelf(tmp_path, own=a_bank("own", "own-one", "own-two") + extra)
    assert banks.faults == ()
    [bank] = banks.banks
    assert (bank.id, bank.title) == ("own", "A title")
    question = bank.questions[1]
    assert question.id == "own-two" and question.text == "What else?"
    assert question.stages == (Stage.REFLECTION,)
    assert question.functions == (Function.SUPPORT,)
    assert question.stakeholders == (Stakeholder.STAFF,)
    assert (question.themes, question.depth) == (("feelings",), Depth.OPENING)
    assert question.source == QuestionSource("Leeds", "3.4")
    assert (question.bank, question.parts) == ("own", (Part.DISCUSS,))
    assert (question.follow_ups, question.beside) == (("own-one",), "own-one")
    assert question.for_groups == ("asye",)


def test_banks_come_by_file_name_and_questions_in_their_order(tmp_path: Path) -> None:
    banks = a_shelf(tmp_path, b=a_bank("b", "b-2", "b-1"), a=a_bank("a", "a-1"))
    assert [bank.id for bank in banks.banks] == ["a", "b"]
    assert [question.id for question in banks.questions] == ["a-1", "b-2", "b-1"]
    assert banks.find("b-1") is banks.questions[2]
    assert banks.find("c-1") is None
    assert banks.themes() == ("feelings",)


def test_an_empty_folder_has_no_banks_and_no_faults(tmp_path: Path) -> None:
    assert load_banks(tmp_path) == Banks(())
    assert load_banks(tmp_path / "nowhere") == Banks(())


WRONG = [
    ("title: A", "titel: A", "odd.yaml, line 2, titel: this key is not known here"),
    ("title: A title\n", "", "odd.yaml, line 1: the key “title” is missing"),
    ("stages:", "stage:", "odd.yaml, line 8, questions[0].stage: this key is not known here"),
    (
        "[reflection]",
        "[reflexion]",
        "odd.yaml, line 8, questions[0].stages[0]: “reflexion” is not known here",
    ),
    ("[support]", "support", "odd.yaml, line 9, questions[0].functions: should be a list"),
    ("[staff]", "[]", "odd.yaml, line 10, questions[0].stakeholders: needs at least one value"),
    ("[feelings]", "[]", "odd.yaml, line 11, questions[0].themes: needs at least one value"),
    ("opening", "deep", "odd.yaml, line 12, questions[0].depth: “deep” is not known here"),
    ("opening", "challenging", "odd.yaml, line 6, questions[0]: a challenging question needs"),
    ("[discuss]", "[]", "odd.yaml, line 4, parts: needs at least one part"),
    ("[discuss]", "[talk]", "odd.yaml, line 4, parts[0]: “talk” is not known here"),
    ("bank: odd", "bank: even", "odd.yaml, line 1, bank: should be the file's name, odd"),
    ("odd-one", "Odd One", "odd.yaml, line 6, questions[0].id: should be lower-case words"),
    ("odd-two", "odd-one", "odd.yaml, line 14, questions[1].id: the id odd-one stands here twice"),
    ("What else?", "'  '", "odd.yaml, line 7, questions[0].text: has no words"),
    ("What else?", "a " * 26, "odd.yaml, line 7, questions[0].text: has 26 words; 25 is the most"),
    ("What else?", "Who? Why?", "odd.yaml, line 7, questions[0].text: asks more than one thing"),
    (
        "What else?",
        '"What\\e[31m else?"',
        "odd.yaml, line 7, questions[0].text: holds characters that cannot be shown",
    ),
    ("What else?", "' What else?'", "odd.yaml, line 7, questions[0].text: holds characters that"),
    (
        "What else?",
        "5",
        "odd.yaml, line 7, questions[0].text: should be words, and is a whole",
    ),
    ('"3.4"', "3.4", "odd.yaml, line 13, questions[0].source.section: should be words"),
    (
        "A title",
        '"A \\e[1m title"',
        "odd.yaml, line 2, title: holds characters that cannot be shown",
    ),
    (
        "[feelings]",
        '["\\x9bx"]',
        "odd.yaml, line 11, questions[0].themes[0]: holds characters that cannot be shown",
    ),
    (
        "Leeds",
        '"\\x07"',
        "odd.yaml, line 13, questions[0].source.document: holds characters that cannot be shown",
    ),
    ("    text:", "\ttext:", "odd.yaml, line 7: "),
    ("    depth: opening", "    depth: *deep", "odd.yaml, line 12: aliases"),
    ("    depth:", "    id: again\n    depth:", "odd.yaml, line 12, questions[0].id: this key"),
]


@pytest.mark.parametrize(("old", "new", "fault"), WRONG, ids=[new.strip() for _, new, _ in WRONG])
def test_a_fault_names_file_line_and_key_and_the_other_banks_load(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    banks = a_shelf(tmp_path, a=a_bank("a", "a-1"), odd=changed(old, new), z=a_bank("z", "z-1"))
    assert [bank.id for bank in banks.banks] == ["a", "z"]
    assert banks.faults[0].startswith(fault)
    assert all(told.startswith("odd.yaml, line ") and told.isprintable() for told in banks.faults)


HOSTILE = {
    "empty": b"",
    "a list": b"- a\n- b\n",
    "a word": b"hello",
    "forty thousand levels": b"[" * 40_000,
    "a billion laughs": b"a: &a [x, x]\nb: &b [*a, *a]\n",
    "more than a megabyte": b"bank: odd\n#" + b"x" * SIZE_LIMIT,
    "not UTF-8": b"bank: odd\ntitle: caf\xe9\n",
    "a null": b"bank: odd\x00",
    "an object": b"!!python/object/apply:os.system ['false']",
    "two documents": b"bank: odd\n---\nbank: odd\n",
    "an escape": b"bank: \x1b]0;title\x07",
    "an unknown key with an escape": b'bank: odd\n"\\e[31mtitle": x\n',
    "a database": bytes(range(256)) * 10,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_told_of_and_the_other_banks_load(tmp_path: Path, data: bytes) -> None:
    banks = a_shelf(tmp_path, a=a_bank("a", "a-1"), odd=data, z=a_bank("z", "z-1"))
    assert [bank.id for bank in banks.banks] == ["a", "z"]
    assert banks.faults
    assert all(told.startswith("odd.yaml, line ") and told.isprintable() for told in banks.faults)


def test_a_folder_and_a_broken_link_among_the_banks_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "link.yaml").symlink_to(tmp_path / "gone")
    banks = a_shelf(tmp_path, a=a_bank("a", "a-1"))
    assert [bank.id for bank in banks.banks] == ["a"]
    assert len(banks.faults) == 2
    assert "folder.yaml" in banks.faults[0] and "cannot be read" in banks.faults[0]
    assert "link.yaml" in banks.faults[1]


def test_an_id_of_another_bank_is_told_of_and_the_first_bank_stays(tmp_path: Path) -> None:
    banks = a_shelf(tmp_path, a=a_bank("a", "same"), b=a_bank("b", "b-1", "same"))
    assert [bank.id for bank in banks.banks] == ["a"]
    assert banks.faults == ("b.yaml, line 14, questions[1].id: another bank has the id same too",)


def test_a_question_that_leads_nowhere_is_told_of_and_its_bank_still_serves(
    tmp_path: Path,
) -> None:
    extra = "    follow_ups: [a-1, gone]\n    beside: gone-too\n"
    banks = a_shelf(tmp_path, a=a_bank("a", "a-1") + extra)
    assert banks.faults == () and [bank.id for bank in banks.banks] == ["a"]
    assert loose_ends(tmp_path) == [
        "a.yaml, line 14, questions[0].follow_ups[1]: no question has the id gone",
        "a.yaml, line 15, questions[0].beside: no question has the id gone-too",
    ]


def test_one_broken_bank_is_not_blamed_on_those_that_lead_to_it(tmp_path: Path) -> None:
    leads = a_bank("a", "a-1") + "    follow_ups: [odd-one]\n"
    banks = a_shelf(tmp_path, a=leads, odd=changed("opening", "deep"))
    assert len(banks.faults) == 1
    assert banks.faults[0].startswith("odd.yaml")
    assert loose_ends(tmp_path) == []


def test_several_faults_of_one_bank_are_told_at_once(tmp_path: Path) -> None:
    text = changed("odd-one", "Odd").replace("[feelings]", "[]", 1).replace("odd-two", "Two", 1)
    banks = a_shelf(tmp_path, odd=text)
    assert [fault.split(":")[0] for fault in banks.faults] == [
        "odd.yaml, line 6, questions[0].id",
        "odd.yaml, line 11, questions[0].themes",
        "odd.yaml, line 14, questions[1].id",
    ]


def test_a_bank_of_one_s_own_is_checked_among_the_others(tmp_path: Path) -> None:
    a_shelf(tmp_path, a=a_bank("a", "a-1"))
    others = read_shelf(tmp_path)
    mine = tmp_path / "mine.yaml"
    mine.write_text(a_bank("mine", "mine-1") + "    follow_ups: [a-1, mine-1, gone]\n")
    bank, faults = check_bank(mine, others)
    assert isinstance(bank, Bank) and bank.id == "mine"
    assert faults == (
        "mine.yaml, line 14, questions[0].follow_ups[2]: no question has the id gone",
        "mine.yaml, line 7, questions[0].text: all but the same as a-1 in a",
        "mine.yaml, line 14, questions[0].follow_ups: they lead back to mine-1, by way of mine-1",
    )


def test_a_bank_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    bank, faults = check_bank(tmp_path / "gone.yaml", read_shelf(tmp_path))
    assert bank is None
    [fault] = faults
    assert str(tmp_path / "gone.yaml") in fault and "it cannot be read" in fault


def test_an_edited_bank_is_read_as_it_now_stands(tmp_path: Path) -> None:
    a_shelf(tmp_path, a=a_bank("a", "a-1"))
    assert Library(prompts=tmp_path).banks().questions[0].text == "What else?"
    edited = a_bank("a", "a-1").replace("What else?", "What more?")
    (tmp_path / "a.yaml").write_text(edited)
    assert Library(prompts=tmp_path).banks().questions[0].text == "What more?"


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_whatever_a_question_says_it_is_taken_or_told_of(text: str) -> None:
    quoted = json.dumps(text)
    with tempfile.TemporaryDirectory() as folder:
        banks = a_shelf(Path(folder), a=a_bank("a", "a-1").replace("What else?", quoted))
    assert bool(banks.banks) is not bool(banks.faults)
    for question in banks.questions:
        assert question.text == text
        assert not [c for c in text if unicodedata.category(c) in ("Cc", "Zl", "Zp")]
