"""A policy's own names for the functions: five are not made up from four."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.library import Library
from coach.content.shelves import built_in
from coach.domain.balance import Balance, SessionBalance
from coach.domain.balance_words import in_words
from coach.domain.felt import FeltShares, felt_seconds, figures_of, whole_per_cent
from coach.domain.function_names import MODEL, FunctionNames, names_by
from coach.domain.model import Function
from coach.errors import BadInput
from tests.domain.builders import TODAY

M, D, S, E = Function
POLICIES = Library().policies()
SOUTH_GLOUCESTERSHIRE = names_by(POLICIES, "south-gloucestershire")
BRACKNELL = names_by(POLICIES, "bracknell-forest")
OPEN_DEVELOPMENT = "professional-development-or-best-practice"
OPEN_SUPPORT = "support-or-change"

talk = st.dictionaries(st.sampled_from(Function), st.floats(0, 36_000), max_size=4)


def a_balance(
    names: FunctionNames, *sessions: dict[Function, float], said: str = "", of: Function = D
) -> Balance:
    """Sessions in minutes; where one is said, all the time of one function served that."""
    laid = []
    for place, minutes in enumerate(sessions):
        seconds = {function: spent * 60 for function, spent in minutes.items()}
        told = {(said, of): seconds.get(of, 0.0)} if said else {}
        laid.append(SessionBalance(f"s{place}", TODAY, names.lay_out(seconds, told), names=names))
    return Balance("Jo", tuple(laid), names)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
@given(talk)
def test_no_second_is_lost_or_counted_twice(policy, seconds) -> None:  # type: ignore[no-untyped-def]
    laid = FunctionNames.of(policy).lay_out(seconds, {})
    assert sum(laid.values()) == pytest.approx(sum(seconds.values()))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_each_name_has_a_letter_of_its_own_and_each_function_a_name(policy) -> None:  # type: ignore[no-untyped-def]
    names = FunctionNames.of(policy)
    letters = [one.letter for one in names.all]
    assert len(set(letters)) == len(letters) and all(letters)
    assert [one.name for one in names.own][: len(policy.functions)] == [
        one.name for one in policy.functions
    ]
    assert all(names.under(function).stands_for for function in Function)
    assert len(set(names.ids)) == len(names.ids)


def test_the_same_work_under_two_names_is_told_apart_only_where_somebody_said_so() -> None:
    laid = SOUTH_GLOUCESTERSHIRE.lay_out({D: 600, E: 60}, {("best-practice", D): 200})
    assert laid["best-practice"] == 200 and laid[OPEN_DEVELOPMENT] == 400
    assert laid["professional-development"] == 0
    assert laid["change"] == 60  # mediation has one name there


def test_another_policy_s_function_goes_by_the_model_s() -> None:
    assert MODEL.lay_out({D: 600}, {("best-practice", D): 200}) == {M: 0, D: 600, S: 0, E: 0}


def test_two_names_over_four_functions_leave_nothing_open() -> None:
    assert BRACKNELL.open == ()
    laid = BRACKNELL.lay_out({M: 10, D: 20, S: 30, E: 40}, {})
    assert list(laid.values()) == [50, 50]
    words = in_words(a_balance(BRACKNELL, *[{M: 90, D: 10}] * 4))
    assert "one is nearly always over half" in " ".join(words)
    assert a_balance(BRACKNELL, *[{M: 90, D: 10}] * 4).dominant() == ()


def test_what_is_left_open_dominates_under_both_names() -> None:
    words = in_words(a_balance(SOUTH_GLOUCESTERSHIRE, *[{D: 90, M: 10}] * 3))
    assert words[0].startswith(
        "Professional development and Encouragement of best practice together took over half of"
    )
    said = a_balance(SOUTH_GLOUCESTERSHIRE, *[{D: 90, M: 10}] * 3, said="best-practice")
    assert [one.id for one in said.dominant()] == ["best-practice"]


def test_what_cannot_be_told_is_not_called_missing() -> None:
    balance = a_balance(SOUTH_GLOUCESTERSHIRE, *[{M: 50, D: 50}] * 4)
    assert [one.id for one in balance.unsure()] == ["professional-development", "best-practice"]
    assert [one.id for one in balance.missing()] == ["support", "change"]
    said = a_balance(SOUTH_GLOUCESTERSHIRE, *[{M: 50, D: 50}] * 4, said="best-practice")
    assert "professional-development" in [one.id for one in said.missing()]


@given(
    st.integers(2, 8),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from([-5, 5])), max_size=60),
)
def test_whatever_is_turned_the_shares_sum_to_a_hundred(count: int, turns) -> None:  # type: ignore[no-untyped-def]
    felt = FeltShares.even(count)
    for place, by in turns:
        before = felt.shares[place % count]
        felt = felt.turn(place % count, by)
        assert sum(felt.shares) == 100 and all(0 <= share <= 100 for share in felt.shares)
        assert felt.shares[place % count] == min(100, max(0, before + by))


def test_what_somebody_set_stays_while_others_can_make_up_for_it() -> None:
    felt = FeltShares.even(4)
    for place, times in ((0, 7), (1, 4)):
        for _ in range(times):
            felt = felt.turn(place, 5)
    assert felt.shares[:2] == (60, 30)


@given(st.lists(st.floats(0, 100), min_size=5, max_size=5).filter(lambda found: sum(found) > 1))
def test_shares_that_somebody_gave_come_back_as_whole_per_cent(figures: list[float]) -> None:
    seconds = felt_seconds(figures, SOUTH_GLOUCESTERSHIRE)
    told = whole_per_cent(seconds, [one.id for one in SOUTH_GLOUCESTERSHIRE.own])
    assert sum(told) == 100
    for figure, share in zip(figures, told, strict=True):
        assert abs(figure * 100 / sum(figures) - share) < 1.1


@pytest.mark.parametrize(
    "words", ["", "1 2", "a b c d", "40 40 20 -1", "0 0 0 0", "nan 1 1 1", "101 0 0 0", "help=4"]
)
def test_figures_that_are_none_get_one_sentence(words: str) -> None:
    with pytest.raises(BadInput, match=r"figure|function"):
        felt_seconds(figures_of(words, MODEL), MODEL)


def test_figures_can_be_given_by_name() -> None:
    assert figures_of("support=60%, management=40", MODEL) == [40, 0, 60, 0]
    assert figures_of("40 0 60 0", MODEL) == [40, 0, 60, 0]


def test_the_checkout_s_own_policies_are_read() -> None:
    assert (built_in("data") / "policies").is_dir() and len(SOUTH_GLOUCESTERSHIRE.own) == 5
    assert {one.id for one in SOUTH_GLOUCESTERSHIRE.open} == {OPEN_DEVELOPMENT, OPEN_SUPPORT}
