"""A profile's newly qualified year, leave and groups: what is taken over, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.year_rules import GroupPlace, YearPart
from tests.content.test_own_policies import profile, shelf, the

REVIEWED = """year:
  - {what: protected-time, words: A fifth., percent: 20, section: "2"}
  - {what: direct-observation, words: Watched., months: [10, 2, 6], section: "3"}
leave: {at_least: 6 weeks, section: "4"}
"""


def test_an_own_profile_takes_the_year_over_and_changes_its_parts(tmp_path: Path) -> None:
    library = shelf(tmp_path, ours=profile("ours", "leeds", REVIEWED))
    assert library.policy_faults() == ()
    ours, leeds = the(library, "ours"), the(library, "leeds")
    time = ours.year.part(YearPart.PROTECTED_TIME)
    assert time is not None and (time.percent, ours.cite(time)) == (20, "The ours way 2")
    watched = ours.year.part(YearPart.DIRECT_OBSERVATION)
    assert watched is not None and watched.months == (2, 6, 10)
    kept = ours.year.part(YearPart.REDUCED_CASELOAD)
    assert kept is not None and ours.cite(kept) == "Leeds 4.6"
    assert len(ours.year.parts) == len(leeds.year.parts) + 1
    assert ours.year.leave is not None and str(ours.year.leave.at_least) == "6 weeks"
    assert ours.groups is not None and ours.cite(ours.groups) == "Leeds 4.8"


def test_the_rule_on_groups_is_taken_over_with_its_offer(tmp_path: Path) -> None:
    ours = the(shelf(tmp_path, ours=profile("ours", "tameside")), "ours")
    assert ours.groups is not None and ours.groups.offer is not None
    assert ours.groups.place is GroupPlace.STANDS_IN
    assert ours.cite(ours.groups.offer) == "Tameside 1"


PART = 'year: [{what: %s, words: So., section: "1"%s}]\n'
WRONG = [
    (PART % ("initial-assessment", ", months: [0]"), "months[0]: should be a number from 1"),
    (PART % ("initial-assessment", ", months: [1, 2]"), "months: should be one month"),
    (PART % ("protected-time", ", months: [1]"), "months: has no place here"),
    (PART % ("protected-time", ", percent: 101"), "percent: should be a number from 1 to 100"),
    (PART % ("mentoring", ", every: often"), "every: should be a number and one of"),
    (PART % ("party", ""), "year[0].what"),
    (PART.replace("So.", '""') % ("group", ""), "words: has no words"),
    ('leave: {at_least: 3 hours, section: "1"}\n', "at_least: should be days or longer"),
    ('groups: {place: instead, section: "1"}\n', "groups.place"),
    (
        'groups: {place: stands-in, section: "1", offer: {within: 5 working-days, section: "1"}}\n',
        "within: should be days, weeks or longer",
    ),
    (
        'groups: {place: complements, section: "1", offer: {within: 1 week, section: "1"}}\n',
        "offer: has no place here",
    ),
]


@pytest.mark.parametrize(("more", "fault"), WRONG)
def test_a_faulty_year_is_told_by_line_and_key(tmp_path: Path, more: str, fault: str) -> None:
    (told,) = shelf(tmp_path, odd=profile("odd", more=more)).policy_faults()
    assert told.startswith("odd.yaml, line 4") and fault in told


def test_a_part_stands_in_a_year_only_once(tmp_path: Path) -> None:
    twice = PART % ("group", "") + "  # the same again\n"
    twice = twice.replace("]\n", ', {what: group, words: Again., section: "2"}]\n')
    (told,) = shelf(tmp_path, odd=profile("odd", more=twice)).policy_faults()
    assert "the year group stands here twice" in told
