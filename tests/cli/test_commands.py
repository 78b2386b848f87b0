"""Commands as people type them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach.cli.root import run
from coach.machine import SystemClock
from tests.builders import Home, coach_here, coach_process, environment
from tests.json_examples import PAGE, page


def test_the_page_of_json_examples_is_what_the_commands_print(tmp_path: Path) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(tmp_path)


def test_somebody_can_be_added_before_setup_and_the_owner_is_the_supervisor(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = coach_here(home, "person", "add", "--name", "Jo Bennett", capsys=capsys)
    assert ran.status == 0 and "Jo Bennett is here now" in ran.out
    (one,) = json.loads(coach_here(home, "people", "--json", capsys=capsys).out)
    assert (one["name"], one["supervisor"], one["role"]) == ("Jo Bennett", "Supervisor", "")


def test_setup_names_the_owner_once_and_renames_them_after(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    coach_here(home, "person", "add", "--name", "Jo", capsys=capsys)
    for name in ("Amara", "Amara Osei"):
        assert coach_here(home, "setup", "--name", name, capsys=capsys).status == 0
    (one,) = json.loads(coach_here(home, "people", "--json", capsys=capsys).out)
    assert one["supervisor"] == "Amara Osei"


def test_setup_sends_documents_where_it_is_told(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = tmp_path / "my documents"
    coach_here(home, "setup", "--name", "Amara", "--documents", str(chosen), capsys=capsys)
    told = json.loads(coach_here(home, "where", "--json", capsys=capsys).out)
    assert told["documents"] == str(chosen)
    again = home.again()
    again.hold(again.add(), "a note\n:close\n")
    assert (chosen / "Jo Bennett" / "Supervision file.md").exists()


def test_setup_without_a_name_or_with_an_unknown_policy_changes_nothing(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coach_here(home, "setup", "--name", "A", "--policy", "x", capsys=capsys).status == 2
    assert coach_here(home, "setup", "--name", " ", capsys=capsys).status == 2
    assert home.services.people.is_set_up() is False


def test_coach_home_moves_data_settings_and_documents_together(tmp_path: Path) -> None:
    told = json.loads(coach_process(tmp_path / "there", "where", "--json").out)
    assert set(told) == {"data", "config", "documents", "database"}
    assert all(Path(path).is_relative_to(tmp_path / "there") for path in told.values())


def test_a_synced_folder_is_pointed_out(tmp_path: Path) -> None:
    ran = coach_process(tmp_path / "OneDrive - Council", "where")
    assert "looks like a synced folder" in ran.out


def test_case_references_come_from_a_file_all_or_none(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.add()
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("worker,Reference\nJo,K1\nJo,K2\nJo,k1\n", encoding="utf-8")
    bad.write_text("reference,worker\nK7,Jo\n,Jo\n", encoding="utf-8")
    ran = coach_here(home, "case", "import", "Jo", str(good), capsys=capsys)
    assert ran.out == "Taken in: 2 new, 1 there already.\n"
    ran = coach_here(home, "case", "import", "Jo", str(bad), capsys=capsys)
    assert (ran.status, ran.err) == (
        2,
        "Line 3: A case reference needs at least one letter; nothing was changed.\n",
    )
    listed = json.loads(coach_here(home, "case", "list", "Jo", "--json", capsys=capsys).out)
    assert [one["case"] for one in listed] == ["K1", "K2"]


def test_two_people_of_one_name_are_told_apart_by_their_ids(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    first = home.add("Jo Bennett", "Social worker")
    second = home.add("Jo Bennett", "Student")
    ran = coach_here(home, "balance", "Jo Bennett", capsys=capsys)
    assert ran.status == 2 and "2 people answer to “Jo Bennett”" in ran.err
    assert "Student" in ran.err
    for one in (first, second):
        home.hold(one, "a note\n:close\n")
        assert coach_here(home, "balance", one.person.id, capsys=capsys).status == 0
    records = [p for p in home.documents() if p.endswith("Supervision.md")]
    assert sorted(records) == [
        "Jo Bennett (2)/Records/2026-11-22 Supervision.md",
        "Jo Bennett/Records/2026-11-22 Supervision.md",
    ]


def test_a_name_is_found_by_its_start_or_a_surname_in_any_case(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.add("Jo Bennett")
    home.add("Sam Bent")
    for wanted in ("jo", "BENNETT", "Jo Bennett", "sam", "bent"):
        assert coach_here(home, "balance", wanted, capsys=capsys).status == 0, wanted
    assert coach_here(home, "balance", "ben", capsys=capsys).status == 2
    ran = coach_here(home, "balance", "Kim", capsys=capsys)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "Nobody called “Kim” is here; `coach people` lists everybody.\n"


def test_every_listing_of_an_empty_home_is_valid_json_or_a_sentence(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(coach_here(home, "people", "--json", capsys=capsys).out) == []
    assert json.loads(coach_here(home, "actions", "--json", capsys=capsys).out) == []
    assert "Nobody here yet" in coach_here(home, "people", capsys=capsys).out
    assert coach_here(home, "actions", capsys=capsys).out == "No open actions.\n"
    home.add()
    told = json.loads(coach_here(home, "balance", "Jo", "--json", capsys=capsys).out)
    assert told["sessions"] == [] and told["window"]["share"] is None
    plan = json.loads(coach_here(home, "self-care", "Jo", "--json", capsys=capsys).out)
    assert (plan["version"], plan["items"]) == (0, [])
    assert json.loads(coach_here(home, "record", "list", "Jo", "--json", capsys=capsys).out) == []


def test_a_record_is_shown_as_its_document_has_it(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.hold(home.add(), ":topic A\nA note.\n:close\n")
    shown = coach_here(home, "record", "show", "Jo", capsys=capsys).out
    assert shown == home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


def test_documents_that_went_missing_are_written_again(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.hold(home.add(), ":topic A\nA note.\n:close\n")
    before = home.documents()
    (home.services.documents_root / "Jo Bennett/Records/2026-11-22 Supervision.md").unlink()
    assert coach_here(home, "record", "write", "Jo", capsys=capsys).status == 0
    assert home.documents() == before


def test_questions_are_listed_by_what_they_serve(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("questions", "list", "--stage", "plan", "--function", "mediation", "--json")
    found = json.loads(coach_here(home, *words, capsys=capsys).out)
    assert found
    for one in found:
        assert "plan" in one["stages"] and "mediation" in one["functions"]
        assert set(one) == {"id", "text", "stages", "functions", "stakeholders", "themes",
                            "depth", "source", "bank"}  # fmt: skip


def test_checking_a_bank_names_file_line_and_key(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coach_here(home, "questions", "check", capsys=capsys).status == 0
    bank = tmp_path / "mine.yaml"
    bank.write_text("bank: mine\ntitle: T\nabout: A\nparts: [discuss]\nquestoins: []\n")
    ran = coach_here(home, "questions", "check", str(bank), capsys=capsys)
    assert ran.status == 1
    assert "mine.yaml, line 5, questoins:" in ran.out
    missing = coach_here(home, "questions", "check", str(tmp_path / "no.yaml"), capsys=capsys)
    assert missing.status == 2


def test_an_own_bank_is_shown_as_plain_text_and_one_left_out_is_named(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home.services.places.config / "banks"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(
        "bank: ours\nquestions:\n  - id: ours-b\n    text: '[b]What[/b] of {it} & %s?'\n"
        "    themes: ['[i]odd[/i]']\nhide: [gone]\n"
    )
    (folder / "team.yaml").write_text('bank: team\nquestions:\n  - id: e\n    text: "a\\e[1m?"\n')
    ran = coach_here(home, "questions", "list", "--theme", "[i]odd[/i]", capsys=capsys)
    assert ran.out == "[b]What[/b] of {it} & %s?  [ours: ours-b]\n1 question\n"
    assert ran.status == 0 and ran.err.startswith("Left out of the question banks: team.yaml, li")
    assert "team.yaml" in coach_here(home, "questions", "coverage", capsys=capsys).err
    (folder / "team.yaml").unlink()
    again = home.again()
    ran = coach_here(again, "questions", "list", "--search", "zzz", capsys=capsys)
    assert (ran.out, ran.err) == ("0 questions\n", "")  # it serves though it hides what is nowhere
    ran = coach_here(again, "questions", "check", capsys=capsys)
    assert ran.out == "ours.yaml, line 6, hide[0]: no question has the id gone\n"
    ran = coach_here(again, "questions", "check", str(folder / "ours.yaml"), capsys=capsys)
    assert ran.status == 1 and "hide[0]" in ran.out
    (folder / "ours.yaml").write_text("bank: ours\nquestions: []\n")
    ran = coach_here(home, "questions", "check", str(folder / "ours.yaml"), capsys=capsys)
    assert (ran.status, ran.out) == (0, "Sound: 0 questions.\n")


def test_the_demo_is_a_believable_pair_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = coach_process(tmp_path, "demo")
    assert ran.status == 0 and "nobody here is real" in ran.out
    assert not (tmp_path / "data" / "coach.db").exists()

    monkeypatch.setenv("COACH_HOME", str(tmp_path))

    def demo(*words: str) -> Any:
        capsys.readouterr()
        assert run(["--demo", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert len(demo("people")) == 3
    assert [case["case"] for case in demo("case", "list", "Jo")] == ["K1", "K2", "K3"]
    personal = [one for one in demo("record", "list", "Jo") if one["kind"] == "personal"]
    assert len(personal) == 8
    today = SystemClock().today().isoformat()
    actions = demo("actions", "Jo")
    assert any(one["late"] for one in actions) and any(one["due"] > today for one in actions)
    balance = demo("balance", "Jo")
    assert len(balance["sessions"]) == 6
    assert abs(sum(balance["window"]["share"].values()) - 1) < 1e-9
    again = coach_process(tmp_path, "demo", given=b":close\n")
    assert "Resumed" in again.out and again.status == 0
    fresh = coach_process(tmp_path, "demo", "--reset")
    assert "Making the demo" in fresh.err and "A new session" in fresh.out


@pytest.mark.parametrize(
    "words", [["--version"], ["people"], ["--help"], ["questions", "check"], ["policy", "list"]]
)
def test_plain_commands_never_import_the_screen_library(tmp_path: Path, words: list[str]) -> None:
    code = (
        "import sys; sys.argv = ['coach', *sys.argv[1:]]\n"
        "from coach.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('textual', 'sqlite_utils', 'markdown_it') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_output_cut_short_by_its_reader_is_no_fault(tmp_path: Path) -> None:
    listing = subprocess.Popen(
        [sys.executable, "-m", "coach", "questions", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert listing.stdout is not None and listing.stderr is not None
    listing.stdout.readline()
    listing.stdout.close()
    assert listing.stderr.read() == b""
    assert listing.wait(30) == 0
    listing.stderr.close()


def test_a_fault_of_our_own_is_one_sentence_without_anybodys_words(
    home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise RuntimeError("a secret from a note")

    monkeypatch.setattr("coach.services.people.PeopleService.everyone", fail)
    ran = coach_here(home, "people", capsys=capsys)
    assert ran.status == 2
    assert ran.err.startswith("Coach met a fault of its own; what was saved is safe.")
    log = (home.services.places.data / "faults.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log and "secret" not in log + ran.err + ran.out


@pytest.mark.skipif(os.name != "posix", reason="locales are set otherwise on Windows")
def test_a_terminal_without_utf8_still_gets_every_line(tmp_path: Path) -> None:
    env = environment(tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    coach_process(tmp_path, "person", "add", "--name", "Zoë", env=env)
    ran = coach_process(tmp_path, "line", "Zo", given="café\n:notes\n".encode(), env=env)
    assert ran.status == 0 and "1. caf?" in ran.out
    assert "1. café" in coach_process(tmp_path, "line", "Zo", given=b":notes\n").out
