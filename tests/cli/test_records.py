"""A record's life on the command line, with one sentence for everything that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import Home, coach_here

SCRIPT = ":part close\n:to personal\nCall the *school*.\n:close\n"


@pytest.fixture
def jo(home: Home) -> Home:
    """A home in which Jo's record waits."""
    home.services.set_up("Amara Osei")
    home.hold(home.add(), SCRIPT)
    return home


def test_it_is_shared_signed_by_both_added_to_and_checked(
    jo: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.md"
    ran = coach_here(jo, "record", "share", "Jo", "--output", str(out), capsys=capsys)
    proof = tmp_path / "out.proof.json"
    assert ran.out == f"Written: {out}\nIts proof of copy, to keep apart: {proof}\n"
    ran = coach_here(jo, "record", "sign", "Jo", capsys=capsys)
    assert ran.out == (
        "Record of 22 November 2026, version 1: shared; signed by Amara Osei; "
        "waits for Jo Bennett.\n"
    )
    told = json.loads(coach_here(jo, "record", "list", "Jo", "--json", capsys=capsys).out)[0]
    assert (told["status"], told["waits_for"]) == ("shared", ["supervisee"])
    text = out.read_text(encoding="utf-8").replace("- Answer:", "- Answer: agree")
    out.write_text(
        text.replace("- Name:", "- Name: Jo Bennett").replace("- Date:", "- Date: 2026-11-22"),
        encoding="utf-8",
    )
    ran = coach_here(jo, "record", "import", str(out), capsys=capsys)
    assert ran.out.endswith("Record of 22 November 2026, version 1: signed by both.\n")
    ran = coach_here(jo, "record", "import", str(out), capsys=capsys)
    assert ran.out == "This is here already; nothing was changed.\n"
    words = ("--words", "It rang.", "--reason", "news")
    assert coach_here(jo, "record", "addendum", "Jo", *words, capsys=capsys).status == 0
    assert "It rang." in coach_here(jo, "record", "show", "Jo", capsys=capsys).out
    for what in ("Jo", str(out)):
        ran = coach_here(jo, "record", "verify", what, "--proof", str(proof), capsys=capsys)
        assert (ran.status, ran.out) == (0, "2026-11-22 version 1  intact\n"), what
    out.write_text(out.read_text(encoding="utf-8").replace("school", "schooL"), encoding="utf-8")
    ran = coach_here(jo, "record", "verify", str(out), "--json", capsys=capsys)
    (found,) = json.loads(ran.out)
    assert (ran.status, found["finding"], found["where"]) == (1, "changed", ["Closing"])


def test_it_is_reworded_from_what_was_printed(
    jo: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = coach_here(jo, "record", "show", "Jo", capsys=capsys).out
    edited = tmp_path / "edited.md"
    edited.write_text(shown.replace("school", "head teacher"), encoding="utf-8")
    ran = coach_here(jo, "record", "revise", "Jo", "--from", str(edited), capsys=capsys)
    assert ran.out == "Record of 22 November 2026, version 2: draft.\n"
    assert "head teacher" in coach_here(jo, "record", "show", "Jo", capsys=capsys).out
    ran = coach_here(jo, "record", "revise", "Jo", "--from", str(edited), capsys=capsys)
    assert ran.status == 2 and "not version 2 of that record" in ran.err


REFUSED = (
    (("sign", "Jo"), "A record is signed once it is shared; nothing was changed."),
    (("dispute", "Jo", "--words", "No."), "A record is disputed once it is shared"),
    (("dispute", "Jo"), "with --words or with --file"),
    (("remind", "Jo"), "once it is shared"),
    (("deem", "Jo", "--yes"), "once it is shared"),
    (("query", "Jo", "--section", "1", "--words", "Hm"), "once it is shared"),
    (("addendum", "Jo", "--words", "x", "--reason", "y"), "once a record is settled"),
    (("sign", "Jo", "--name", " "), "at least one letter"),
    (("sign", "Jo", "--id", "zzz"), "no record whose id starts"),
    (("sign", "Kim"), "Nobody called"),
    (("import", "nowhere.md"), "nowhere.md"),
    (("verify", "nowhere.md"), "Nobody called"),
    (("verify", "Jo", "--proof", "nowhere.json"), "nowhere.json"),
)


def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    jo: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, said in REFUSED:
        ran = coach_here(jo, "record", *words, capsys=capsys)
        assert (ran.status, ran.out) == (2, "") and said in ran.err, ran
        assert ran.err.count("\n") == 1
    assert jo.services.database.rows("SELECT count(*) AS n FROM record_signature")[0]["n"] == 0


def test_a_file_that_cannot_be_written_is_told_of_and_the_record_is_shared(
    jo: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    output = str(tmp_path / "file" / "out.md")
    ran = coach_here(jo, "record", "share", "Jo", "--output", output, capsys=capsys)
    assert (ran.status, ran.out) == (2, "") and "could not be written" in ran.err
    assert "The record is shared and every word of it is safe" in ran.err
    listed = json.loads(coach_here(jo, "record", "list", "Jo", "--json", capsys=capsys).out)
    assert listed[0]["status"] == "shared"  # and the same command writes the file again


def test_silence_is_told_and_not_taken_without_a_yes(
    jo: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    coach_here(jo, "record", "share", "Jo", capsys=capsys)
    ran = coach_here(jo, "record", "deem", "Jo", capsys=capsys)
    assert (ran.status, ran.out) == (
        1,
        "Silence does not agree under this record's policy.\n",
    )
    ran = coach_here(jo, "record", "deem", "Jo", "--yes", capsys=capsys)
    assert ran.status == 2 and "Silence does not agree" in ran.err


def test_a_case_record_is_not_shared(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.hold(home.add(), ":topic A\n:case K1\nA note.\n:close\n")
    listed = json.loads(coach_here(home, "record", "list", "Jo", "--json", capsys=capsys).out)
    case = next(one for one in listed if one["kind"] == "case")
    assert case["state"] == "to be filed"
    ran = coach_here(home, "record", "share", "Jo", "--id", case["id"], capsys=capsys)
    assert ran.status == 2 and "goes on the child's record" in ran.err
