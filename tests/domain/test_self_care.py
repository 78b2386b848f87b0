"""The self-care plan keeps every version of itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.self_care import (
    CARE_LABELS,
    CareKind,
    SelfCareItem,
    SelfCarePlan,
    latest_version,
)
from coach.errors import IllegalMove
from tests.domain.builders import TODAY


def an_entry(words: str, since: int, **given_: Any) -> SelfCareItem:
    """Something that helps, from a version on."""
    kept = {"id": words, "person_id": "p", "file_id": "f", "kind": CareKind.HELPS}
    return SelfCareItem(**{**kept, "words": words, "since_version": since, **given_})


def plan_of(items: list[SelfCareItem], version: int | None = None) -> SelfCarePlan:
    """Jo's plan."""
    return SelfCarePlan.of("Jo", items, version, TODAY)


@st.composite
def histories(draw: st.DrawFn) -> list[SelfCareItem]:
    """A plan as it grew: each version adds a thing or leaves one out."""
    items: list[SelfCareItem] = []
    for version in range(1, draw(st.integers(0, 12)) + 1):
        standing = [place for place, item in enumerate(items) if item.until_version is None]
        if standing and draw(st.booleans()):
            place = draw(st.sampled_from(standing))
            items[place] = items[place].end(version)
        else:
            items.append(an_entry(f"thing {version}", version))
    return items


def test_a_plan_with_nothing_in_it_is_version_nought() -> None:
    assert plan_of([]) == SelfCarePlan("Jo", 0, (), TODAY)
    assert plan_of([], 0).version == 0


@given(histories())
def test_each_version_differs_from_the_one_before_by_one_thing(items: list[SelfCareItem]) -> None:
    latest = latest_version(items)
    for version in range(1, latest + 1):
        before = set(plan_of(items, version - 1).items)
        now = set(plan_of(items, version).items)
        assert len(before ^ now) == 1
    assert plan_of(items).version == latest
    assert plan_of(items) == plan_of(items, latest)
    assert plan_of(items, 0).items == ()


@given(histories(), st.integers(1, 5))
def test_a_version_that_never_was_is_refused(items: list[SelfCareItem], more: int) -> None:
    for version in (latest_version(items) + more, -more):
        with pytest.raises(IllegalMove, match=f"there is no {version}"):
            plan_of(items, version)


@given(histories())
def test_the_latest_plan_holds_just_what_nobody_left_out(items: list[SelfCareItem]) -> None:
    assert list(plan_of(items).items) == [i for i in items if i.until_version is None]


def test_an_item_stands_from_its_version_until_the_one_that_leaves_it_out() -> None:
    item = an_entry("A walk", 2).end(4)
    assert [item.stands_in(version) for version in range(6)] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]


def test_an_item_is_left_out_once() -> None:
    with pytest.raises(IllegalMove, match="no longer in the plan"):
        an_entry("A walk", 1).end(2).end(3)


def test_every_kind_of_item_has_a_heading_of_its_own() -> None:
    assert set(CARE_LABELS) == set(CareKind)
    assert len(set(CARE_LABELS.values())) == len(CareKind)
