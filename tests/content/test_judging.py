"""What a sound bank may still get wrong: closed questions, doubles, rings, gaps, hard words."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from coach.content.judging import (
    ALIKE,
    CELL_LEAST,
    CLOSED_STARTS,
    INVITATIONS,
    follow_up_rings,
    judge,
    near_doubles,
    reading_ages,
    weaknesses,
)
from coach.domain.coverage import CELLS
from coach.domain.model import Stage
from coach.domain.question import Bank, Banks, Question
from coach.yaml_text import Fault
from tests.domain.builders import a_question


def a_shelf(*questions: Question) -> Banks:
    """One bank."""
    return Banks((Bank("reflection", "T", questions),))


def fault_at(question: Question, key: str, what: str) -> Fault:
    """As a shelf tells it, of banks that stand in no file."""
    return Fault(question.bank, 1, f"{question.id}.{key}", what)


def judged(*questions: Question) -> list[str]:
    """What is said of one bank of these."""
    return judge(a_shelf(*questions), fault_at)


@pytest.mark.parametrize("word", sorted(CLOSED_STARTS))
def test_a_closed_start_is_told_of(word: str) -> None:
    for text in (f"{word} it help?", f"{word.capitalize()} it help?", f"“{word} it help?”"):
        assert "yes or no" in weaknesses(text)[0], text
    assert weaknesses(f"{word.replace(chr(39), '’')} it help?")


@pytest.mark.parametrize(
    "text",
    [
        "What helped?",
        "How did it end, and who saw?",
        "Tell me about the room.",
        "“What now?” What did they say?",
        "If she were here, what would she say?",
        "Whose idea was it?",
        "Issues aside, what helped?",
    ],
)
def test_an_open_question_or_an_invitation_is_fine(text: str) -> None:
    assert weaknesses(text) == []


@pytest.mark.parametrize("text", ["The dog.", "And then", "", "Your plan for Monday."])
def test_what_neither_asks_nor_invites_is_told_of(text: str) -> None:
    assert "question mark" in weaknesses(text)[0]


def test_no_invitation_is_a_closed_start() -> None:
    assert not CLOSED_STARTS & INVITATIONS


def test_near_doubles_are_found_in_any_order_of_words() -> None:
    one = a_question("one", text="What did you see at the door that day?")
    same = a_question("same", text="That day at the door, what did you see?")
    other = a_question("other", text="Who waited behind the school gate?")
    assert near_doubles([one, other, same]) == [(same, one)]
    assert near_doubles([other, same], [one]) == [(same, one)]
    assert near_doubles([one], [other]) == []
    assert judged(one, other, same)[0] == (
        "reflection, line 1, same.text: all but the same as one in reflection"
    )


@settings(max_examples=60)
@given(st.lists(st.text("abc ", min_size=1, max_size=30), max_size=12))
def test_each_question_with_a_near_double_before_it_is_told_of(texts: list[str]) -> None:
    questions = [a_question(f"q{n}", text=text) for n, text in enumerate(texts)]
    told = near_doubles(questions)
    for question, other in told:
        assert fuzz.token_sort_ratio(question.text, other.text) >= ALIKE
    alike = {
        later.id
        for earlier, later in combinations(questions, 2)
        if fuzz.token_sort_ratio(earlier.text, later.text) >= ALIKE
    }
    assert {question.id for question, _ in told} == alike


def test_follow_ups_that_lead_back_are_told_of_once_a_ring_and_no_others() -> None:
    def leading(**to: str) -> list[Question]:
        return [a_question(one, follow_ups=tuple(after)) for one, after in to.items()]

    def rings(**to: str) -> list[str]:
        return [first.id + last.id for first, last in follow_up_rings(leading(**to))]

    assert rings(a="b", b="c", c="") == []
    assert rings(a="bc", b="d", c="d", d="") == []
    assert rings(a="a") == ["aa"]
    assert rings(a="b", b="c", c="a") == ["ac"]
    assert rings(a="b", b="cd", c="b", d="") == ["bc"]
    assert rings(a="b", b="a", c="d", d="c") == ["ab", "cd"]
    assert rings(a="z") == []
    many = [a_question(f"q{n}", follow_ups=(f"q{(n + 1) % 5000}",)) for n in range(5000)]
    assert follow_up_rings(many) == [(many[0], many[-1])]


def test_a_cell_with_fewer_than_four_is_told_of() -> None:
    words = ("door", "school", "river", "kitchen")
    questions = [
        a_question(one, text=f"What of the {one}, and whose {one[::-1]} is it?") for one in words
    ]
    cell = "reflection / support / staff"
    assert not [said for said in judged(*questions) if said.startswith(cell)]
    said = judged(*questions[1:])
    assert f"{cell}: 3 questions; {CELL_LEAST} is the least" in said
    assert sum("is the least" in one for one in said) == len(CELLS)


def test_a_question_that_serves_more_than_four_cells_belongs_to_none() -> None:
    wide = a_question("wide", stages=tuple(Stage)[:3], functions=tuple("ab"))  # type: ignore[arg-type]
    assert wide.cell_count == 6
    assert not a_shelf(wide).cell_counts()
    assert not a_shelf(a_question("g", in_groups=True)).cell_counts()


def test_harder_words_have_an_older_reading_age() -> None:
    hard = "Which organisational accountabilities characterise multidisciplinary deliberation?"
    ages = [
        reading_ages(a_shelf(a_question("q", text=text)).banks)["reflection"]
        for text in ("What did he say to her?", hard)
    ]
    assert ages[0] < 12 < ages[1]
    assert reading_ages([Bank("none", "T", ())]) == {}


def test_the_reading_age_opens_no_socket() -> None:
    code = (
        "import socket\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, *a, **k): raise AssertionError('a socket')\n"
        "def refuse(*a, **k): raise AssertionError('a name was looked up')\n"
        "socket.socket, socket.getaddrinfo = Refused, refuse\n"
        "from coach.content.library import Library\n"
        "print(len(Library().reading_ages(Library().banks().banks)))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10
