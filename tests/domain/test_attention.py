"""Stretches of talk: corrected by the pair, shared between the functions they served."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.attention import MAX_MINUTES, Source, seconds_by_function
from coach.domain.model import Function
from coach.errors import BadInput
from tests.domain.builders import a_stretch

some_functions = st.lists(st.sampled_from(Function), unique=True)
stretches = st.lists(
    st.builds(
        lambda seconds, functions: a_stretch(seconds, *functions),
        st.integers(0, MAX_MINUTES * 60),
        some_functions,
    ),
    max_size=20,
)


def test_a_stretch_is_measured_until_the_pair_says_otherwise() -> None:
    stretch = a_stretch(90, Function.SUPPORT)
    assert (stretch.source, stretch.by_whom) == (Source.MEASURED, "")


@given(st.floats(0, MAX_MINUTES))
def test_the_pair_s_own_figure_takes_the_place_of_the_measured_one(minutes: float) -> None:
    measured = a_stretch(90, Function.SUPPORT)
    corrected = measured.correct(minutes)
    assert abs(corrected.seconds - minutes * 60) <= 0.5
    assert (corrected.source, corrected.by_whom) == (Source.CORRECTED, "both")
    assert corrected.functions == measured.functions
    assert measured.seconds == 90


@pytest.mark.parametrize(
    "minutes", [-0.01, -1, MAX_MINUTES + 0.01, 1e300, math.inf, -math.inf, math.nan]
)
def test_a_slip_of_the_keyboard_corrects_nothing(minutes: float) -> None:
    with pytest.raises(BadInput, match="nothing was changed"):
        a_stretch(90, Function.SUPPORT).correct(minutes)


@pytest.mark.parametrize(("minutes", "seconds"), [(0, 0), (MAX_MINUTES, 36_000), (1.5, 90)])
def test_nothing_and_ten_hours_are_both_taken(minutes: float, seconds: int) -> None:
    assert a_stretch(7).correct(minutes).seconds == seconds


def test_a_stretch_that_served_two_functions_gives_half_to_each() -> None:
    total = seconds_by_function(
        [a_stretch(60, Function.SUPPORT, Function.MEDIATION), a_stretch(10, Function.SUPPORT)]
    )
    assert total == {
        Function.MANAGEMENT: 0,
        Function.DEVELOPMENT: 0,
        Function.SUPPORT: 40,
        Function.MEDIATION: 30,
    }


def test_no_talk_is_no_seconds_of_every_function() -> None:
    assert seconds_by_function([]) == dict.fromkeys(Function, 0.0)


@given(stretches)
def test_no_second_is_lost_or_counted_twice(talk: list) -> None:  # type: ignore[type-arg]
    total = seconds_by_function(talk)
    served = sum(stretch.seconds for stretch in talk if stretch.functions)
    assert list(total) == list(Function)
    assert math.isclose(sum(total.values()), served, abs_tol=1e-6)
    assert all(seconds >= 0 for seconds in total.values())
