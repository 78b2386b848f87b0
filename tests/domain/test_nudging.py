"""Nudges go by the structure of a discussion alone: each shows where it should, and not else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.model import Stage
from coach.domain.nudging import NUDGES, NudgeKind, Shape, nudge, nudges

EXPERIENCE, REFLECTION, ANALYSIS, PLAN = Stage
SETTLED = {EXPERIENCE: 400.0}

SHOWN = {
    NudgeKind.QUICK_FIX: Shape((EXPERIENCE, PLAN), {EXPERIENCE: 600.0, PLAN: 60.0}),
    NudgeKind.THIN_EXPERIENCE: Shape(
        (EXPERIENCE, ANALYSIS), {EXPERIENCE: 60.0, ANALYSIS: 10.0}, {EXPERIENCE: 1}
    ),
    NudgeKind.LEAP_TO_THEORY: Shape((EXPERIENCE, ANALYSIS), SETTLED),
    NudgeKind.CIRCLING: Shape(
        (EXPERIENCE, REFLECTION), {EXPERIENCE: 900.0, REFLECTION: 900.0}, session_gone=0.7
    ),
    NudgeKind.PARALYSIS: Shape(
        (REFLECTION, ANALYSIS) * 3, {REFLECTION: 400.0, ANALYSIS: 400.0}, session_gone=0.5
    ),
    NudgeKind.STALLED_PLAN: Shape(
        tuple(Stage), dict.fromkeys(Stage, 300.0), actions=2, unsettled_actions=1
    ),
    NudgeKind.CARRIED_AGAIN: Shape(most_carried=3),
}
NOT_SHOWN = [
    (NudgeKind.QUICK_FIX, {"notes": {ANALYSIS: 1}}),
    (NudgeKind.QUICK_FIX, {"seconds": {EXPERIENCE: 600.0, ANALYSIS: 130.0}}),
    (NudgeKind.QUICK_FIX, {"path": (PLAN,)}),  # the cycle may be entered anywhere
    (NudgeKind.THIN_EXPERIENCE, {"notes": {EXPERIENCE: 1}}),
    (NudgeKind.THIN_EXPERIENCE, {"questions": {EXPERIENCE: 2}}),
    (NudgeKind.THIN_EXPERIENCE, {"seconds": {EXPERIENCE: 120.0}}),
    (NudgeKind.THIN_EXPERIENCE, {"path": (EXPERIENCE,)}),
    (NudgeKind.THIN_EXPERIENCE, {"path": (ANALYSIS, EXPERIENCE, PLAN)}),
    (NudgeKind.LEAP_TO_THEORY, {"notes": {REFLECTION: 1}}),
    (NudgeKind.LEAP_TO_THEORY, {"path": (ANALYSIS,)}),
    (NudgeKind.LEAP_TO_THEORY, {"seconds": {EXPERIENCE: 400.0, REFLECTION: 130.0}}),
    (NudgeKind.CIRCLING, {"session_gone": 0.6}),
    (NudgeKind.CIRCLING, {"notes": {ANALYSIS: 1}}),
    (NudgeKind.CIRCLING, {"seconds": {EXPERIENCE: 100.0, REFLECTION: 100.0}}),
    (NudgeKind.CIRCLING, {"path": (EXPERIENCE, REFLECTION, ANALYSIS)}),
    (NudgeKind.PARALYSIS, {"path": (REFLECTION, ANALYSIS) * 2}),
    (NudgeKind.PARALYSIS, {"actions": 1}),
    (NudgeKind.PARALYSIS, {"path": (*(REFLECTION, ANALYSIS) * 3, PLAN)}),
    (NudgeKind.STALLED_PLAN, {"unsettled_actions": 0}),
    (NudgeKind.STALLED_PLAN, {"path": (EXPERIENCE, PLAN, ANALYSIS)}),
    (NudgeKind.CARRIED_AGAIN, {"most_carried": 2}),
]


@pytest.mark.parametrize("kind", NudgeKind)
def test_each_pattern_shows_in_a_discussion_of_its_shape(kind: NudgeKind) -> None:
    assert nudge(SHOWN[kind], frozenset(), frozenset()) is kind


@pytest.mark.parametrize(("kind", "but"), NOT_SHOWN)
def test_a_pattern_does_not_show_where_one_thing_is_otherwise(
    kind: NudgeKind, but: dict[str, object]
) -> None:
    assert kind not in nudges(replace(SHOWN[kind], **but))  # type: ignore[arg-type]


def test_nothing_is_said_before_anything_has_happened() -> None:
    assert nudges(Shape()) == []
    assert nudges(Shape(path=(EXPERIENCE,))) == []


def test_each_is_in_plain_words_with_one_question_at_most() -> None:
    assert set(NUDGES) == set(NudgeKind)
    for words in NUDGES.values():
        assert words.count("?") == 1 and words.endswith("?") and len(words.split()) <= 25


STAGES = st.sampled_from(Stage)
SHAPES = st.builds(
    Shape,
    path=st.lists(STAGES, max_size=8).map(tuple),
    seconds=st.dictionaries(STAGES, st.floats(0, 4000)),
    questions=st.dictionaries(STAGES, st.integers(0, 9)),
    notes=st.dictionaries(STAGES, st.integers(0, 3)),
    actions=st.integers(0, 2),
    unsettled_actions=st.integers(0, 2),
    most_carried=st.integers(0, 5),
    session_gone=st.floats(0, 2),
)


@settings(max_examples=60)
@given(st.lists(SHAPES, max_size=12), st.frozensets(st.sampled_from(NudgeKind)))
def test_none_is_said_twice_and_none_that_is_turned_off(
    shapes: list[Shape], off: frozenset[NudgeKind]
) -> None:
    told: list[NudgeKind] = []
    for shape in shapes:
        kind = nudge(shape, frozenset(told), off)
        if kind is not None:
            assert kind in nudges(shape)
            told.append(kind)
    assert len(set(told)) == len(told) and not off & set(told)
