"""Coverage as commands print it, and the page of conversations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.domain.coverage import CELLS
from tests.builders import Home, coach_here
from tests.transcripts import PAGE, page

CELL = {"stage", "function", "stakeholder"}


def test_the_page_of_conversations_is_what_the_coach_asks(tmp_path: Path) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(tmp_path)


def test_coverage_of_somebody_counts_what_was_asked(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:stage reflection\n:next\n:stage plan\n:close\n")
    found = json.loads(coach_here(home, "coverage", "Jo", "--json", capsys=capsys).out)
    assert [(one["stage"], one["function"], one["stakeholder"]) for one in found] == list(CELLS)
    assert all(set(one) == {*CELL, "asked"} for one in found)
    asked = {one["stage"] for one in found if one["asked"]}
    assert {"reflection", "plan"} <= asked and "analysis" not in asked
    told = coach_here(home, "coverage", "Jo", capsys=capsys).out.splitlines()
    assert told[0] == "Questions asked with Jo Bennett, the last 6 sessions:"
    shown = sum(int(word) for line in told[1:] for word in line.split() if word.isdecimal())
    assert shown == sum(one["asked"] for one in found)


def test_coverage_of_nobody_and_of_nothing(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    ran = coach_here(home, "coverage", "Kim", capsys=capsys)
    assert (ran.status, ran.out) == (2, "") and "Nobody called “Kim”" in ran.err
    home.add()
    found = json.loads(coach_here(home, "coverage", "Jo", "--json", capsys=capsys).out)
    assert len(found) == 64 and not any(one["asked"] for one in found)
    assert "least" not in coach_here(home, "coverage", "Jo", capsys=capsys).out


def test_coverage_of_the_banks_has_no_cell_under_four(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(coach_here(home, "questions", "coverage", "--json", capsys=capsys).out)
    assert len(found) == 64 and all(set(one) == {*CELL, "questions"} for one in found)
    assert min(one["questions"] for one in found) >= 4
    told = coach_here(home, "questions", "coverage", capsys=capsys).out.splitlines()
    assert told[0].split() == ["Stage", "Function", "service-user", "staff", "organisation",
                               "partners"]  # fmt: skip
    rows = [line.split() for line in told if line.split()[0] in ("experience", "plan")]
    first = [str(one["questions"]) for one in found[:4]]
    assert rows[0] == ["experience", "management", *first]


def test_the_check_names_the_formula_and_each_bank_s_reading_age(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = coach_here(home, "questions", "check", capsys=capsys)
    assert ran.status == 0 and "Automated Readability Index" in ran.out
    assert "self-care: reading age" in ran.out and "Sound: " in ran.out
