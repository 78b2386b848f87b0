"""What is due, marks and the calendar, as people type them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from tests.builders import Home, Ran, coach_here, coach_process, environment

KEYS = ["person", "kind", "due", "state", "reason", "source"]


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Coach on a home with Sam, newly qualified in Leeds, and Jo in Tameside."""

    def ran(*words: str) -> Ran:
        return coach_here(home, *words, capsys=capsys)

    new = ("--staff-group", "newly-qualified", "--policy", "leeds")
    ran("person", "add", "--name", "Sam Lee", "--start", "2026-09-07", *new)
    ran("person", "add", "--name", "Jo Bennett", "--start", "2026-11-02", "--policy", "tameside")
    return ran


def listed(ran: Ran) -> list[dict[str, str]]:
    assert ran.status == 0, ran.err
    return json.loads(ran.out)  # type: ignore[no-any-return]  # a list, by docs/json.md


def test_due_lists_everybody_soonest_first_with_reason_and_source(run) -> None:  # type: ignore[no-untyped-def]
    found = listed(run("due", "--json"))
    assert [list(one) for one in found] == [KEYS] * len(found)
    assert [one["due"] for one in found] == sorted(one["due"] for one in found)
    assert {"Sam Lee", "Jo Bennett", "Supervisor"} == {one["person"] for one in found}
    (sam,) = (one for one in found if (one["person"], one["kind"]) == ("Sam Lee", "session"))
    assert sam == {
        "person": "Sam Lee",
        "kind": "session",
        "due": "2026-12-06",  # added on 22 November: what was before is not on file
        "state": "ok",
        "reason": "fortnightly until the 6 months review; "
        "from 22 November 2026, the first day on file",
        "source": "Leeds 4.4",
    }
    table = run("due").out.splitlines()
    assert table[0].split() == ["Due", "State", "Person", "What", "Source", "Why"]
    assert len(table) == len(found) + 1


def test_due_of_one_person_on_any_day(run) -> None:  # type: ignore[no-untyped-def]
    found = listed(run("due", "Jo", "--on", "2026-11-27", "--json"))
    assert {one["person"] for one in found} == {"Jo Bennett"}
    (session,) = (one for one in found if one["kind"] == "session")
    assert (session["due"], session["state"]) == ("2026-12-02", "soon")
    assert run("due", "Kim").status == 2
    assert "There is no 2026-02-30 in the calendar" in run("due", "--on", "2026-02-30").err
    assert listed(run("due", "supervisor", "--json"))[0]["kind"] == "training"


def test_who_has_no_day_for_the_next_session_is_named_with_the_reason(run) -> None:  # type: ignore[no-untyped-def]
    said = "No day for the next session of Kit Moss: Bracknell Forest goes by staff group"
    added = run("person", "add", "--name", "Kit Moss", "--policy", "bracknell-forest")
    assert said in added.err and said in run("due", "Kit").err
    assert said not in run("due", "Kit", "--json").err and said not in run("due", "Jo").err
    assert run("person", "edit", "Kit", "--staff-group", "social-worker").err == ""


def test_a_review_that_is_marked_is_no_longer_due_until_it_is_unmarked(run) -> None:  # type: ignore[no-untyped-def]
    def reviews() -> int:
        return sum(one["kind"] == "asye-review" for one in listed(run("due", "Sam", "--json")))

    assert reviews() == 4
    told = run("mark", "Sam", "asye-review", "--on", "2026-11-20")
    assert told.out == "Marked: asye-review “3 months” on 20 November 2026.\n"
    assert run("mark", "Sam", "asye-review", "--on", "2026-11-20", "--name", "3").out.startswith(
        "Marked already"
    )
    assert reviews() == 3
    (kept,) = listed(run("marks", "Sam", "--json"))
    assert kept == {
        "person": "Sam Lee",
        "kind": "asye-review",
        "on": "2026-11-20",
        "name": "3 months",
        "count": 1,
    }
    assert "3 months" in run("marks", "Sam").out
    assert run("mark", "Sam", "asye-review", "--undo").out.startswith("Taken back")
    assert reviews() == 4 and "Nothing is marked" in run("marks", "Sam").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Sam", "session"), "it goes into the log"),
        (("Sam", "party"), "What can be marked is: agreement,"),
        (("Kim", "audit"), "Nobody called “Kim”"),
        (("Sam", "audit", "--on", "2026-11-23"), "still to come"),
        (("Sam", "audit", "--name", "x"), "Only a review or a case has a name"),
        (("Sam", "audit", "--supervisor"), "Of a supervisor there is"),
        (("Sam", "shift", "--count", "61"), "1 to 60 shifts"),
        (("Sam", "audit", "--undo"), "No audit is marked"),
    ],
)
def test_what_cannot_be_marked_is_said_and_changes_nothing(run, words, said) -> None:  # type: ignore[no-untyped-def]
    told = run("mark", *words)
    assert (told.status, told.out) == (2, "") and said in told.err
    assert listed(run("marks", "Sam", "--json")) == []


def test_the_supervisor_is_marked_by_name_or_by_way_of_a_supervisee(run) -> None:  # type: ignore[no-untyped-def]
    run("setup", "--name", "Amara Osei")
    assert run("mark", "Amara Osei", "training", "--on", "2026-05-05").status == 0
    assert run("mark", "Sam", "absence", "--on", "2026-11-02", "--supervisor").status == 0
    assert [one["kind"] for one in listed(run("marks", "amara osei", "--json"))] == [
        "absence",
        "training",
    ]
    (training,) = listed(run("due", "Amara Osei", "--json"))
    assert (training["due"], training["source"]) == ("2031-05-05", "Leeds 4.18")
    (away,) = (one for one in listed(run("due", "Sam", "--json")) if one["kind"] == "absence")
    assert (away["due"], away["state"]) == ("2026-11-16", "late")


def test_what_the_log_says_moves_what_is_due(run) -> None:  # type: ignore[no-untyped-def]
    def dates(kind: str) -> list[tuple[str, str]]:
        found = listed(run("due", "Sam", "--json"))
        return [(one["due"], one["source"]) for one in found if one["kind"] == kind]

    held = ("log", "add", "Sam", "--planned", "2026-11-03", "--held", "2026-11-03")
    assert run(*held).status == 0
    assert dates("session") == [("2026-11-17", "Leeds 4.4")]
    assert dates("record") == [("2026-11-17", "Leeds 4.13, our reading")]
    moved = ("log", "add", "Sam", "--planned", "2026-11-17", "--rearranged", "2026-11-25")
    assert run(*moved, "--reason", "absence", "--by", "supervisee").status == 0
    assert dates("rearrange") == [("2026-11-24", "Leeds 4.9")]
    assert dates("agenda") == [("2026-11-22", "Leeds 4.7")]  # booked at short notice, today
    run("mark", "Sam", "absence", "--on", "2026-11-16")
    assert dates("rearrange") == []  # counted from the return, which has no day yet
    run("mark", "Sam", "return", "--on", "2026-11-20")
    assert dates("rearrange") == [("2026-11-27", "Leeds 4.9")]


def test_an_urgent_request_of_the_log_has_its_hours(run) -> None:  # type: ignore[no-untyped-def]
    run("person", "edit", "Jo", "--policy", "south-gloucestershire")
    assert run("log", "add", "Jo", "--planned", "2026-11-20", "--kind", "urgent").status == 0
    found = [one for one in listed(run("due", "Jo", "--json")) if one["kind"] == "urgent"]
    assert [(one["due"], one["state"]) for one in found] == [("2026-11-21", "late")]


def test_the_calendar_goes_to_a_file_or_to_the_screen(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "due.ics"
    assert run("calendar", "--output", str(file)).status == 0
    written = file.read_bytes()
    assert b"\r\n" in written and b"\r\r\n" not in written
    found = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert len(found) == len(listed(run("due", "--json")))
    assert run("calendar").out.encode() == written
    told = run("calendar", "--output", str(tmp_path))
    assert told.status == 2 and "cannot be written" in told.err


def test_a_switch_of_policy_says_what_falls_due_otherwise(run) -> None:  # type: ignore[no-untyped-def]
    told = run("person", "edit", "Jo", "--policy", "cafcass").out
    assert "What is due changes with it:" in told
    assert "  session: 14 December 2026 instead of 2 December 2026 (Cafcass 3.2: every 6" in told
    assert "What is due" not in run("person", "edit", "Jo", "--role", "Manager").out


def test_without_rules_or_with_a_bad_file_of_holidays_a_sentence_says_so(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.add()
    assert "Nothing is due" in coach_here(home, "due", capsys=capsys).out
    assert coach_here(home, "calendar", capsys=capsys).status == 2
    assert listed(coach_here(home, "due", "--json", capsys=capsys)) == []
    (home.services.places.config).mkdir(parents=True, exist_ok=True)
    (home.services.places.config / "holidays.yaml").write_text("2026-13-01: No\n")
    told = coach_here(home.again(), "due", capsys=capsys)
    assert (told.status, told.out) == (2, "")
    assert "holidays.yaml, line 1, 2026-13-01" in told.err and told.err.count("\n") == 1


def test_a_closing_day_of_ones_own_moves_what_is_counted_in_working_days(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    def reply(home: Home) -> str:
        found = listed(coach_here(home, "due", "Sam", "--json", capsys=capsys))
        return next(one["due"] for one in found if one["kind"] == "reply")

    coach_here(home, "person", "add", "--name", "Sam", "--policy", "leeds", capsys=capsys)
    coach_here(home, "mark", "Sam", "record", "--on", "2026-11-20", capsys=capsys)
    assert reply(home) == "2026-11-27"
    home.services.places.config.mkdir(parents=True, exist_ok=True)
    (home.services.places.config / "holidays.yaml").write_text("2026-11-25: Office closed\n")
    assert reply(home.again()) == "2026-11-30"


def test_due_loads_no_screens_no_writer_and_no_calendar(tmp_path: Path) -> None:
    coach_process(tmp_path, "person", "add", "--name", "Jo", "--policy", "leeds")
    code = (
        "import sys\n"
        "from coach.__main__ import main\n"
        "sys.argv = ['coach', 'due', '--json']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = ('textual', 'sqlite_utils', 'icalendar', 'rich', 'holidays')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert '"kind": "session"' in done.stdout
