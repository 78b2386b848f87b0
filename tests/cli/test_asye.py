"""The newly qualified year as people type it."""

from __future__ import annotations

import json

import pytest

from tests.builders import Home, Ran, coach_here

NEW = ("--staff-group", "newly-qualified", "--start", "2026-08-31")


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Coach on a home with Sam in Leeds and Jo in Tameside, both newly qualified."""

    def ran(*words: str) -> Ran:
        return coach_here(home, *words, capsys=capsys)

    ran("person", "add", "--name", "Sam Lee", "--policy", "leeds", *NEW)
    ran("person", "add", "--name", "Jo Bennett", "--policy", "tameside", *NEW)
    return ran


def group(run, name: str, day: str) -> None:  # type: ignore[no-untyped-def]
    assert run("log", "add", name, "--planned", day, "--held", day, "--kind", "group").status == 0


def test_what_has_happened_and_what_is_next_is_told(run) -> None:  # type: ignore[no-untyped-def]
    run("mark", "Sam", "initial-assessment", "--on", "2026-09-04")
    run("mark", "Sam", "observation", "--on", "2026-10-04")
    run("mark", "Sam", "observation", "--on", "2026-11-04")
    group(run, "Sam", "2026-11-10")
    run(
        "log",
        "add",
        "Sam",
        "--planned",
        "2026-11-11",
        "--held",
        "2026-11-11",
        "--kind",
        "mentoring",
    )
    said = run("asye", "Sam").out
    for line in (
        "Sam Lee · newly qualified year by Leeds · 22 Nov 2026",
        "Next: 3 months review: by 30 Nov 2026",
        "◉ 12 Oct 2026 to 28 Feb 2027  fortnightly, to the 6 months review, 0 sessions held",
        "● initial assessment: done 04 Sep 2026, against Knowledge and Skills Statements",
        "Practice observed: 04 Oct 2026, 04 Nov 2026; the policy sets no number.",
        "A tenth of the working week is kept for development (Leeds 4.6)",
        "The group of 10 November 2026 comes besides one-to-one and does not count (Leeds 4.8).",
        "1 session held, the last on 11 Nov 2026; they come besides and do not count.",
    ):
        assert line in said, said
    assert "Next: 3 months review: soon" in run("asye", "Sam", "--on", "2026-11-24").out


def test_the_year_as_json_on_any_day(run) -> None:  # type: ignore[no-untyped-def]
    for day in ("0001-01-01", "2026-11-22", "9999-12-31"):
        found = json.loads(run("asye", "Sam", "--on", day, "--json").out)
        assert found["on"] == day and found["next"]["name"] == "initial assessment"
    assert [one["due"] for one in found["steps"]][1:5] == [
        "2026-11-30",
        "2027-02-28",
        "2027-05-31",
        "2027-07-31",
    ]
    assert [one["now"] for one in found["phases"]] == [False, False, True]


def test_in_tameside_an_offer_on_record_makes_a_group_count(run) -> None:  # type: ignore[no-untyped-def]
    group(run, "Jo", "2026-11-10")
    said = run("asye", "Jo").out
    assert "no offer of one-to-one is on record in the 3 months before it" in said
    assert "It is not on record that one-to-one was ever offered" in said
    assert run("mark", "Jo", "one-to-one-offered", "--on", "2026-09-10").status == 0
    said = run("asye", "Jo").out
    assert "One-to-one was offered on 10 Sep 2026." in said
    found = json.loads(run("asye", "Jo", "--json").out)
    assert found["groups"][0]["counts"] and found["groups"][0]["offered"] == "2026-09-10"
    assert "counts, as one-to-one was offered" in run("due", "Jo").out


def test_long_leave_is_told_and_whether_it_moved_the_year(run) -> None:  # type: ignore[no-untyped-def]
    run("mark", "Sam", "absence", "--on", "2026-09-21")
    assert "Away since 21 Sep 2026, 62 days so far" in run("asye", "Sam").out
    run("mark", "Sam", "return", "--on", "2026-11-02")
    said = run("asye", "Sam").out
    assert "Away 42 days, 21 Sep 2026 to 02 Nov 2026: the policy does not say that leave" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Pat",), "Pat Poe is not in the staff group newly-qualified"),
        (("Kim",), "The first day of Kim Lin in the post is not known"),
        (("Nobody",), "Nobody"),
        (("Sam", "--on", "2026-02-30"), "There is no 2026-02-30 in the calendar"),
    ],
)
def test_who_has_no_such_year_gets_one_sentence(run, arguments, sentence: str) -> None:  # type: ignore[no-untyped-def]
    run("person", "add", "--name", "Pat Poe", "--start", "2026-08-31", "--policy", "leeds")
    run("person", "add", "--name", "Kim Lin", "--policy", "leeds", *NEW[:2])
    ran = run("asye", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert sentence in ran.err
    assert run("mark", "Pat", "end-assessment").status == 2


def test_the_policy_shows_its_year_and_its_groups(run) -> None:  # type: ignore[no-untyped-def]
    said = run("policy", "show", "tameside").out
    assert "Counts where an offer of one-to-one is on record (1, our reading)" in said
    assert "The offer is not older than 3 months (1, our proposal)" in said
    assert "Protected time (10 %)" in run("policy", "show", "leeds").out
    assert json.loads(run("policy", "show", "leeds", "--json").out)["groups"]["section"] == "4.8"
