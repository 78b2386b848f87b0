"""A structure fits the people and the time there are, and keeps its order when it is scaled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.group_structures import Structures, load_structures
from coach.content.shelves import built_in
from coach.domain.group_structure import GroupRole, GroupStructure, Round
from coach.domain.row import Destination
from coach.errors import BadInput

SHIPPED = load_structures(built_in("data") / "group-structures")
WITH_TIMES = {
    "action-learning": 35,
    "bells-that-ring": 60,
    "case-group": 60,
    "five-phase": 50,
    "intervision": 45,
    "kolb-round": 50,
    "reflecting-team": 45,
    "reflective-case-discussion": 50,
    "short-form": 20,
    "two-presenters": 90,
}


def shipped(structure_id: str) -> GroupStructure:
    """One that comes with Coach."""
    return next(one for one in SHIPPED.found if one.id == structure_id)


def made(minutes: list[int]) -> GroupStructure:
    """A structure with rounds of some lengths."""
    rounds = tuple(
        Round(f"r{i}", f"Round {i}", length, ("everyone",), "", "", "", "")
        for i, length in enumerate(minutes)
    )
    roles = (GroupRole("presenter", "Presenter", ""), GroupRole("many", "Member", "", True))
    return GroupStructure("own", 1, "Our own", "", "", None, 2, 8, roles, rounds)


def test_ten_structures_come_with_coach_with_their_times() -> None:
    assert SHIPPED.faults == ()
    assert {one.id: one.total_minutes for one in SHIPPED.found} == WITH_TIMES


def test_the_reflective_case_discussion_is_never_written_down() -> None:
    assert not shipped("reflective-case-discussion").writes
    assert [one.minutes for one in shipped("reflective-case-discussion").rounds] == [10, 25, 15]


def test_only_the_case_group_goes_to_the_case_and_names_the_family() -> None:
    assert [one.id for one in SHIPPED.found if not one.anonymised] == ["case-group"]
    assert shipped("case-group").destination is Destination.CASE
    assert shipped("case-group").rating


def test_two_presenters_have_the_same_rounds_each() -> None:
    both = shipped("two-presenters")
    first, second = ([one for one in both.rounds if one.dilemma == n] for n in (1, 2))
    assert [one.minutes for one in first] == [one.minutes for one in second]
    assert [role.id for role in both.presenting] == ["presenter", "second-presenter"]


def test_a_presenter_never_speaks_while_the_group_wonders() -> None:
    [wonders] = [one for one in shipped("intervision").rounds if one.id == "first-round"]
    assert "presenter" not in wonders.speaks


def test_a_group_of_one_or_of_forty_is_told_why_it_does_not_fit() -> None:
    assert "at least 4" in shipped("intervision").fits(1)
    assert "two groups" in shipped("intervision").fits(40)
    assert shipped("intervision").fits(6) == ""


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 300))
def test_scaled_rounds_fill_the_time_and_keep_order_and_proportion(
    lengths: list[int], minutes: int
) -> None:
    structure = made(lengths)
    if minutes < len(lengths):
        with pytest.raises(BadInput):
            structure.scaled_to(minutes)
        return
    scaled = structure.scaled_to(minutes)
    assert scaled.total_minutes == minutes
    assert [one.id for one in scaled.rounds] == [one.id for one in structure.rounds]
    assert all(one.minutes >= 1 for one in scaled.rounds)
    for a, one in zip(lengths, scaled.rounds, strict=True):
        for b, other in zip(lengths, scaled.rounds, strict=True):
            if a > b:
                assert one.minutes >= other.minutes


def written(folder: Path, name: str, change: tuple[str, str]) -> Structures:
    """A shipped structure with one thing changed, as a mentor's own."""
    text = (built_in("data") / "group-structures" / "short-form.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    changed = text.replace(change[0], change[1], 1).replace(
        "structure: short-form", f"structure: {name}"
    )
    (folder / f"{name}.yaml").write_text(changed, encoding="utf-8")
    return load_structures(built_in("data") / "group-structures", folder)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("minutes: 4", "minutes: 0"), "from 1 to 240 minutes"),
        (("id: presenter", "id: bringer"), "somebody has to bring the dilemma"),
        (("speaks: [presenter]", "speaks: [nobody]"), "should be everyone or some of"),
        (("speaks: [presenter]", "speaks: []"), "should be everyone or some of"),
        (("least: 3", "least: 9"), "from least to 100"),
        (("id: clarify", "id: present"), "present stands here twice"),
        (("minutes: proposal", "minutes: guess"), "source or proposal"),
        (("others: Listen.", "colour: red"), "colour"),
    ],
)
def test_a_faulty_structure_of_ones_own_is_left_out_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    structures = written(tmp_path, "ours", change)
    assert len(structures.found) == len(WITH_TIMES)
    assert all("ours.yaml" in fault for fault in structures.faults)
    assert any(said in fault for fault in structures.faults)


def test_a_mentors_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    structures = written(tmp_path, "short-form", ("minutes: 7", "minutes: 12"))
    mine = next(one for one in structures.found if one.id == "short-form")
    assert (mine.total_minutes, mine.is_own) == (25, True)
    assert len(structures.found) == len(WITH_TIMES)
