"""What a sound bank may still get wrong: closed questions, doubles, rings, gaps, hard words."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from coach.content.judging import (
    CELL_LEAST,
    CLOSED_STARTS,
    INVITATIONS,
    judge,
    near_doubles,
    reading_ages,
    weaknesses,
)
from coach.domain.coverage import CELLS
from coach.domain.model import Stage
from coach.domain.question import Bank, Banks, Question
from tests.domain.builders import a_question


def a_shelf(*questions: Question) -> Banks:
    """One bank."""
    return Banks((Bank("reflection", "T", questions),))


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
    assert near_doubles([one, other, same]) == [(one, same)]
    said = judge(a_shelf(one, other, same))
    assert "reflection, one: all but the same as same in reflection" in said


def test_a_cell_with_fewer_than_four_is_told_of() -> None:
    words = ("door", "school", "river", "kitchen")
    questions = [
        a_question(one, text=f"What of the {one}, and whose {one[::-1]} is it?") for one in words
    ]
    cell = "reflection / support / staff"
    assert not [said for said in judge(a_shelf(*questions)) if said.startswith(cell)]
    said = judge(a_shelf(*questions[1:]))
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
        reading_ages(a_shelf(a_question("q", text=text)))["reflection"]
        for text in ("What did he say to her?", hard)
    ]
    assert ages[0] < 12 < ages[1]
    assert reading_ages(Banks((Bank("none", "T", ()),))) == {}


def test_the_reading_age_opens_no_socket() -> None:
    code = (
        "import socket\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, *a, **k): raise AssertionError('a socket')\n"
        "def refuse(*a, **k): raise AssertionError('a name was looked up')\n"
        "socket.socket, socket.getaddrinfo = Refused, refuse\n"
        "from coach.content.library import Library\n"
        "print(len(Library().reading_ages()))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10
