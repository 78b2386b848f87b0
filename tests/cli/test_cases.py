"""Case material at the command line: listed, checked for, filed, erased."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import Home, coach_here, coach_process
from tests.traces import holding

SCRIPT = (
    ":topic A\n:case K1\nHe hid in snickerbeck wood.\n:part check-in\n:to personal\n"
    "Danny's aunt rang 0117 496 0123.\n:close\n"
)


def test_names_are_listed_from_options_and_a_file_and_taken_off(
    home: Home, tmp_path: Path, capsys
) -> None:  # type: ignore[no-untyped-def]
    home.services.cases.add(home.add(), "K1")
    names = tmp_path / "names.txt"
    names.write_text("# the family\nEve Ottershaw\n", encoding="utf-8")
    said = coach_here(
        home, "case", "identifiers", "Jo", "k1", "--add", "Danny Ottershaw", "--add",
        "danny ottershaw", "--file", str(names), capsys=capsys,
    )  # fmt: skip
    assert said.out == "Listed: 2 new, 1 there already.\nDanny Ottershaw\nEve Ottershaw\n"
    off = coach_here(
        home, "case", "identifiers", "Jo", "K1", "--remove", "Eve Ottershaw", "--json",
        capsys=capsys,
    )  # fmt: skip
    assert json.loads(off.out) == {"case": "K1", "identifiers": ["Danny Ottershaw"]}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("identifiers", "Jo", "K9"), "K9 is not on the caseload of Jo"),
        (("identifiers", "Jo", "K1", "--add", "D"), "at least two letters or figures"),
        (("identifiers", "Jo", "K1", "--add", "Eve Hart", "--remove", "Eva"), "not listed for"),
        (("identifiers", "Jo", "K1", "--file", "/nowhere"), "cannot be read"),
        (("filed", "Jo", "K1"), "No record of case K1 waits"),
        (("filed", "Jo", "K1", "--undo"), "is ticked off"),
        (("filed", "Jo", "K1", "--on", "2026-02-30"), "no 2026-02-30"),
        (("erase", "Jo", "K1", "--yes"), "Nothing is kept here of case K1"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_changed(
    home: Home, arguments: tuple[str, ...], sentence: str, capsys  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    home.services.cases.add(home.add(), "K1")
    said = coach_here(home, "case", *arguments, capsys=capsys)
    assert said.status == 2 and sentence in said.err and "Traceback" not in said.err
    case = home.services.case_filing.case(home.services.people.find("Jo"), "K1")
    assert home.services.identifiers.of_case(case) == []


def test_a_record_is_checked_and_the_answer_is_its_status(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    jo = home.add()
    home.hold(jo, SCRIPT)
    coach_here(home, "case", "identifiers", "Jo", "K1", "--add", "Danny Ottershaw", capsys=capsys)
    said = coach_here(home, "record", "check", "Jo", capsys=capsys)
    assert said.status == 1 and "promises nothing" in said.out
    assert "Danny" in said.out and "possessive" in said.out and "very likely" in said.out
    found = json.loads(coach_here(home, "record", "check", "Jo", "--json", capsys=capsys).out)
    assert [(one["kind"], one["cases"]) for one in found] == [
        ("possessive", ["K1"]), ("phone number", []),
    ]  # fmt: skip
    listed = json.loads(coach_here(home, "record", "list", "Jo", "--json", capsys=capsys).out)
    case_record = next(one["id"] for one in listed if one["case"])
    clean = coach_here(home, "record", "check", "Jo", "--id", case_record, capsys=capsys)
    assert clean.status == 0 and "Nothing was found" in clean.out


def test_a_case_is_filed_and_erased_by_real_processes(home: Home) -> None:
    home.hold(home.add(), SCRIPT)
    home.services.close()
    refused = coach_process(home.root, "case", "erase", "Jo", "K1", "--yes")
    assert refused.status == 2 and "not ticked off" in refused.err
    wrong = coach_process(home.root, "case", "filed", "Jo", "K1", "--on", "2026-01-01")
    assert wrong.status == 2 and "filed then or later" in wrong.err
    filed = coach_process(home.root, "case", "filed", "Jo", "K1")
    assert filed.status == 0 and filed.out.startswith("Case K1, 2026-11-22: filed on ")
    kept = coach_process(home.root, "case", "erase", "Jo", "K1", given=b"no\n")
    assert (
        kept.status == 1
        and "To be erased for good, of case K1: 1 section of its records" in kept.out
    )
    assert "snickerbeck" in str(holding(home.root, ["snickerbeck"]))
    gone = coach_process(home.root, "case", "erase", "Jo", "K1", given=b"yes\n")
    assert gone.status == 0 and "Nothing was found that it could not reach." in gone.out
    assert holding(home.root, ["snickerbeck"]) == {}
    shown = coach_process(home.root, "record", "list", "Jo")
    assert shown.status == 0 and "case K1" in shown.out
