"""The log and quick talks as people type them."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.builders import Home, Ran, coach_here

Capture = pytest.CaptureFixture[str]


def log(home: Home, capsys: Capture, *words: str) -> Ran:
    """`coach log` with words; it has to succeed."""
    ran = coach_here(home, "log", *words, capsys=capsys)
    assert (ran.status, ran.err) == (0, ""), ran.err
    return ran


def test_a_supervisor_books_moves_and_misses_and_reads_it_back(home: Home, capsys: Capture) -> None:
    home.add()
    log(home, capsys, "book", "Jo", "--every", "week", "--from", "2026-11-02", "--months", "1")
    move = ("--planned", "2026-11-02", "--rearranged", "2026-11-04", "--by", "supervisor")
    said = log(home, capsys, "add", "Jo", *move, "--reason", "court").out
    assert said == "2 November 2026: re-arranged to 4 November 2026.\n"
    log(home, capsys, "add", "Jo", "--planned", "2026-11-09", "--missed", "--by", "supervisee")
    shown = log(home, capsys, "show", "Jo").out
    assert "to 4 November 2026, by you, court" in shown
    assert "first planned for 2 November 2026" in shown
    assert "One of the last three was moved, by you." in shown
    assert "One of the last three was missed, by Jo Bennett." in shown
    found = json.loads(log(home, capsys, "show", "--json").out)
    assert [entry["status"] for entry in found["entries"]] == [
        "re-arranged", "planned", "missed", "planned", "planned", "planned",
    ]  # fmt: skip
    assert found["patterns"][0]["words"][0] == "One of the last three was moved, by you."
    assert "Mon 23 Nov  Jo Bennett" in log(home, capsys, "month").out


def test_without_a_rhythm_the_policy_s_is_booked_from_the_day_one_is_due(
    home: Home, capsys: Capture
) -> None:
    new = ("--staff-group", "newly-qualified", "--policy", "leeds", "--start", "2026-11-16")
    coach_here(home, "person", "add", "--name", "Sam Lee", *new, capsys=capsys)
    said = log(home, capsys, "book", "Sam").out.splitlines()
    assert said[0].startswith("By Leeds 4.4: weekly for the first 6 weeks, then fortnightly")
    assert said[1:3] == ["Mon 23 November 2026: booked", "Mon 30 November 2026: booked"]
    assert log(home, capsys, "book", "Sam", "--from", "2027-03-02", "--every", "month").out
    refused = coach_here(home, "log", "book", "Sam", "--months", "6", capsys=capsys)
    assert (refused.status, refused.out) == (2, "") and "--every" in refused.err


def test_the_same_told_again_is_said_and_a_second_session_needs_a_word(
    home: Home, capsys: Capture
) -> None:
    home.add()
    words = ("add", "Jo", "--planned", "2024-02-29", "--held", "2024-02-29")
    assert log(home, capsys, *words).out == "29 February 2024: held.\n"
    assert "already" in log(home, capsys, *words).out
    log(home, capsys, *words, "--second")
    assert log(home, capsys, "show", "Jo").out.count("2024-02-29") == 2
    log(home, capsys, "remove", "Jo", "--planned", "2024-02-29")
    assert log(home, capsys, "show", "Jo").out.count("2024-02-29") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "Jo", "--planned", "2026-12-01", "--held", "2026-12-01"), "still to come"),
        (("add", "Jo", "--planned", "2026-11-01", "--held", "2026-11-01", "--missed"), "not both"),
        (("add", "Jo", "--planned", "2027-02-29"), "in the calendar"),
        (("add", "Jo", "--planned", "2026-11-01", "--missed", "--reason", "x" * 61), "at most 60"),
        (("book", "Jo", "--every", "often", "--from", "2026-12-01"), "no rhythm"),
        (("month", "2026-13"), "no month"),
        (("remove", "Jo", "--planned", "2026-11-01"), "no formal session"),
        (("import", "nowhere.csv"), "cannot be read"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    home: Home, capsys: Capture, words: tuple[str, ...], said: str
) -> None:
    home.add()
    ran = coach_here(home, "log", *words, capsys=capsys)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert home.services.database.rows("SELECT * FROM session") == []


def test_a_file_is_taken_in_and_said(home: Home, capsys: Capture, tmp_path: Path) -> None:
    home.add()
    file = tmp_path / "log.csv"
    file.write_bytes(b"\xef\xbb\xbfperson,planned,held\r\nJo Bennett,02/11/2026,02/11/2026\r\n")
    assert "1 new, 0 planned before" in log(home, capsys, "import", str(file)).out
    assert "0 new" in log(home, capsys, "import", str(file)).out
    assert "reason" in coach_here(home, "log", "import", "--help", capsys=capsys).out


def test_a_quick_talk_asks_for_what_was_not_said(
    home: Home, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.add()
    typed = "urgent\nThe school rang.\nVisit today | now\nNobody has been\n\nother\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    ran = coach_here(home, "quick", "Jo", capsys=capsys)
    assert "Urgent talk of 22 November 2026 is kept. It does not stand in for a session." in ran.out
    (entry,) = json.loads(coach_here(home, "log", "show", "Jo", "--json", capsys=capsys).out)[
        "entries"
    ]
    assert (entry["kind"], entry["asked_by"], entry["in_coach"]) == ("urgent", "other", True)
    (decision,) = home.services.database.rows("SELECT what, reason FROM decision")
    assert decision == {"what": "Visit today | now", "reason": "Nobody has been"}


def test_a_quick_talk_in_one_line_is_endorsed_where_the_policy_asks(
    home: Home, capsys: Capture
) -> None:
    policy = next(p for p in home.services.content.policies() if p.id == "cafcass")
    home.services.people.add("Jo Bennett", policy)
    coach_here(home, "quick", "Jo", "--request", "--asked", "09:10", capsys=capsys)
    talk = ("--kind", "urgent", "--about", "A bruise", "--decided", "Visit | Unseen")
    ran = coach_here(home, "quick", "Jo", *talk, "--endorsed-by", "supervisor", capsys=capsys)
    assert "The policy asks the supervisee to endorse it" in ran.out
    assert "waits for Jo Bennett" in log(home, capsys, "show", "Jo").out
    ran = coach_here(home, "quick", "Jo", "--endorse", "supervisee", capsys=capsys)
    assert ran.out == "Urgent talk of 22 November 2026: endorsed by the supervisee.\n"
    (entry,) = home.services.log.show(home.services.people.find("Jo"))
    assert entry.asked_at is not None and (entry.asked_at.hour, entry.asked_at.minute) == (9, 10)
    assert entry.supervisor_endorsed_on == date(2026, 11, 22)
    assert coach_here(home, "quick", "Jo", "--endorse", "supervisee", capsys=capsys).status == 2


def test_a_quick_talk_left_half_way_keeps_nothing(
    home: Home, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.add()
    monkeypatch.setattr(sys, "stdin", io.StringIO("urgent\n"))
    ran = coach_here(home, "quick", "Jo", capsys=capsys)
    assert ran.status == 2 and "Stopped" in ran.err
    assert home.services.database.rows("SELECT * FROM session") == []


def test_the_log_of_somebody_who_left_is_shown_and_ends_with_their_last_day(
    home: Home, capsys: Capture
) -> None:
    home.add()
    home.clock.move_on(days=9)
    log(home, capsys, "add", "Jo", "--planned", "2026-11-25")
    left = coach_here(home, "person", "leave", "Jo", "--on", "2026-11-27", capsys=capsys)
    assert left.status == 0, left.err
    log(home, capsys, "add", "Jo", "--planned", "2026-11-25", "--held", "2026-11-25")
    assert "2026-11-25  formal  held" in log(home, capsys, "show", "Jo").out
    late = ("log", "add", "Jo", "--planned", "2026-11-28")
    ran = coach_here(home, *late, capsys=capsys)
    assert ran.status == 2 and "comes after they left on 27 November 2026" in ran.err
