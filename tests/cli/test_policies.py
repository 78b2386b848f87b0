"""Policies and the people who work by them, as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.content.library import Library
from coach.settings import read_settings
from tests.builders import Home, Ran, coach_here, coach_process, somebody_at
from tests.content.test_own_policies import TEN_LINES


class Typed:
    """Somebody at the command line of one home."""

    def __init__(self, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys

    def __call__(self, *words: str) -> Ran:
        """Run one command."""
        return coach_here(self.home, *words, capsys=self._capsys)

    def people(self, *words: str) -> list[dict[str, str]]:
        """Everybody listed."""
        found: list[dict[str, str]] = json.loads(self("people", *words, "--json").out)
        return found


@pytest.fixture
def coach(home: Home, capsys: pytest.CaptureFixture[str]) -> Typed:
    """The command line of a home with a policy of its own, and one that extends itself."""
    folder = home.services.places.config / "policies"
    folder.mkdir(parents=True)
    (folder / "our-service.yaml").write_text(TEN_LINES)
    (folder / "ring.yaml").write_text("policy: ring\nversion: 1\nname: R\nextends: ring\n")
    return Typed(home, capsys)


RING = "Left out of the policies: ring.yaml, line 4, extends: extends itself"


def test_the_list_has_ones_own_and_says_which_was_left_out(coach: Typed) -> None:
    ran = coach("policy", "list")
    assert ran.status == 0 and ran.err.startswith(RING)
    assert "our-service            Our service            1        your own, on leeds" in ran.out
    listed = json.loads(coach("policy", "list", "--json").out)
    assert [one["policy"] for one in listed if one["own"]] == ["our-service"]
    assert len(listed) == 7


def test_a_policy_is_shown_in_words_with_sections_and_marks(coach: Typed) -> None:
    shown = " ".join(coach("policy", "show", "South Gloucestershire").out.split())
    for words in (
        "Assistance with change: support, mediation (2.3, our reading)",
        "All relevant staff (other) at least 6 in any 12 months (3.1)",
        "Sessions that count: formal.",
        "Support issues (App 2, our reading) check in, self care, what serves Support",
        "Urgent, 24 hours (3.4, our reading) Urgent supervision is set up, counted from",
    ):
        assert words in shown
    shown = " ".join(coach("policy", "show", "our").out.split())
    for words in (
        "The personal record Immediate risk (Leeds 4.13, our proposal) risks Wellbeing (Leeds 4.11",
        "Also noted (last, where there is more) Nothing of a case stands there, not even its ref",
        "nowhere else. (Leeds 4.13, our reading)",
        "Our service (our-service, version 1) your own, on leeds",
        "Social worker (social-worker) every 3 weeks (2)",
        "weekly for the first 6 weeks, then fortnightly until the review “6 months”, else for 6 "
        "months from the start, then monthly (Leeds 4.4)",
        "Record, 5 working days (6) You both have a copy.",
        "Reply, 5 working days (Leeds 4.13, our reading)",
        "11 months, final: month 11 (Leeds 4.6)",
        "A record that nobody answers in time counts as agreed.",
        "agreement: supervision agreement",
    ):
        assert words in shown


@pytest.mark.parametrize("policy", [one.id for one in Library().policies()])
def test_every_rule_of_every_policy_is_shown_both_ways(coach: Typed, policy: str) -> None:
    (held,) = [one for one in Library().policies() if one.id == policy]
    shown = " ".join(coach("policy", "show", policy).out.split())
    told = json.loads(coach("policy", "show", policy, "--json").out)
    for rule in (*held.rules, *held.deadlines):
        assert rule.words in shown
    assert all(len(line) <= 80 for line in coach("policy", "show", policy).out.splitlines())
    assert [one["words"] for one in told["rules"]] == [rule.words for rule in held.rules]
    assert [one["heading"] for one in told["personal_record"]] == [
        one.heading for one in held.personal_record if one.heading in shown
    ]
    assert told["personal_case_limit"]["limit"] in ("nothing", "words")
    assert [len(g["frequency"]) for g in told["staff_groups"]] == [
        len(group.frequency) for group in held.staff_groups
    ]


def test_one_that_is_not_there_is_refused_with_the_choices(coach: Typed) -> None:
    ran = coach("policy", "show", "[b]ring")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no policy “[b]ring”; there is: plain, bracknell-forest, " in ran.err


def test_the_ten_lines_of_the_page_are_checked_and_worked_by(coach: Typed, tmp_path: Path) -> None:
    file = tmp_path / "our-service.yaml"
    file.write_text(TEN_LINES)
    ran = coach("policy", "check", str(file))
    assert (ran.status, ran.out) == (0, "Sound: Our service, version 1.\n")
    coach("person", "add", "--name", "Jo", "--policy", "our-service")
    assert coach.people()[0]["policy"] == "our-service"


def test_checking_names_file_line_key_and_what_was_expected(coach: Typed, tmp_path: Path) -> None:
    file = tmp_path / "our-service.yaml"
    file.write_text(TEN_LINES.replace("5 working-days", "5 sleeps"))
    ran = coach("policy", "check", str(file))
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith(
        "our-service.yaml, line 10, deadlines[0].within: should be a number and one of: hours, "
    )
    assert coach("policy", "check", str(tmp_path / "no.yaml")).status == 2
    wrong_end = file.rename(tmp_path / "our-service.yml")
    ran = coach("policy", "check", str(wrong_end))
    assert ran.out.startswith("our-service.yml, line 1: the file's name should end in .yaml")
    ran = coach("policy", "check")
    assert ran.status == 1 and ran.out.startswith("ring.yaml, line 4, extends: ")


def test_setup_takes_one_of_ones_own(coach: Typed) -> None:
    assert coach("setup", "--name", "Amara", "--policy", "our-service").status == 0
    assert read_settings(coach.home.services.places.config).policy == "our-service"
    coach("person", "add", "--name", "Jo", "--staff-group", "agency")
    (jo,) = coach.people()
    assert (jo["policy"], jo["staff_group"]) == ("our-service", "agency")
    refused = coach("setup", "--name", "Amara", "--policy", "ring")
    assert refused.status == 2 and refused.err.startswith("There is no policy “ring”; there is")


def test_a_policy_that_went_missing_is_said_and_the_plain_one_used(coach: Typed) -> None:
    coach("setup", "--name", "Amara", "--policy", "our-service")
    (coach.home.services.places.config / "policies" / "our-service.yaml").unlink()
    again = Typed(coach.home.again(), coach._capsys)
    ran = again("person", "add", "--name", "Jo")
    assert ran.status == 0 and "There is no policy “our-service”" in ran.err
    assert "The plain one is used" in ran.err and again.people()[0]["policy"] == "plain"


# People


def test_somebody_is_added_changed_let_go_and_brought_back(coach: Typed) -> None:
    words = ("--start", "2026-09-01", "--policy", "Leeds", "--agreement-on", "2026-10-01")
    group = "Newly qualified SOCIAL worker"
    assert coach("person", "add", "--name", "Jo", *words, "--staff-group", group).status == 0
    ran = coach("person", "edit", "Jo", "--name", "Jo B", "--policy", "our", "--role", "Lead")
    assert ran.out.splitlines() == [
        "Jo B: name Jo B, was Jo.",
        "Jo B: role Lead, was none.",
        "Jo B: policy our-service, was leeds.",
        "The policy holds from now on; sessions so far keep the one they had.",
    ]
    ran = coach("person", "leave", "Jo", "--on", "2026-11-22")
    assert ran.out.startswith("Jo B left on 22 November 2026. The file and its records are kept.")
    assert coach.people() == [] and coach.people("--left")[0]["left"] == "2026-11-22"
    assert "left on 22 November 2026" in coach("line", "Jo").err
    assert coach("record", "list", "Jo").status == 0
    assert coach("person", "leave", "Jo", "--undo").status == 0
    (jo,) = coach.people()
    assert (jo["left"], jo["start"], jo["staff_group"]) == (None, "2026-09-01", "newly-qualified")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("add", "--name", "Sam", "--staff-group", "x"), "There is no staff group “x” for Plain"),
        (("add", "--name", "Sam", "--policy", "x"), "There is no policy “x”; there is: plain"),
        (("add", "--name", "Sam", "--agreement-on", "2030-01-01"), "1 January 2030 is still to"),
        (("edit", "Jo"), "Say what to change: --name"),
        (("edit", "Jo", "--name", ""), "A name needs at least one letter"),
        (("edit", "Jo", "--start", "2026-02-30"), "There is no 2026-02-30"),
        (("edit", "Kim", "--role", "x"), "Nobody called “Kim” is here"),
        (("leave", "Jo"), "Say either when they left"),
        (("leave", "Jo", "--undo"), "Nobody called “Jo” has left"),
        (("leave", "Jo", "--on", "2026-11-21"), "21 November 2026 is before their time with you"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    coach: Typed, words: tuple[str, ...], why: str
) -> None:
    coach("person", "add", "--name", "Jo")
    before = coach.people()
    ran = coach("person", *words)
    assert (ran.status, ran.out) == (2, "")
    assert why in ran.err.splitlines()[-1] and coach.people() == before


def test_a_mistake_is_taken_back_once_it_is_confirmed(tmp_path: Path) -> None:
    somebody_at(tmp_path, "Jo")
    asked = coach_process(tmp_path, "person", "remove", "Jo", given=b"n\n")
    assert asked.status == 2 and "nothing is kept yet" in asked.out
    assert coach_process(tmp_path, "person", "remove", "Jo", given=b"y\n").status == 0
    assert coach_process(tmp_path, "people", "--json").out == "[]\n"


def test_somebody_with_words_kept_is_not_removed(coach: Typed) -> None:
    jo = coach.home.add("Jo")
    coach.home.hold(jo, "A word\n:place 1 personal\n:close\n")
    ran = coach("person", "remove", "Jo", "--yes")
    assert ran.status == 2 and "coach person leave" in ran.err and len(coach.people()) == 1
