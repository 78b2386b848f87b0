"""The balance describes the talk: shares that add up, and words that are true."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.balance import Balance, SessionBalance, minutes_of, shares_of
from coach.domain.balance_words import in_words
from coach.domain.function_names import MODEL, NamedFunction
from coach.domain.model import Function
from tests.domain.builders import TODAY

M, D, S, E = Function

talk = st.fixed_dictionaries(
    {}, optional={f: st.integers(0, 144_000).map(lambda quarter: quarter / 4) for f in Function}
)


def named(function: Function) -> NamedFunction:
    """A function by the model's own name."""
    return MODEL.with_id(function)


def a_balance(*sessions: dict[Function, float]) -> Balance:
    """Jo's sessions, one a week, in minutes by function."""
    return Balance(
        "Jo Bennett",
        tuple(
            SessionBalance(
                f"s{place}",
                TODAY + timedelta(weeks=place),
                {function: minutes * 60 for function, minutes in minutes.items()},
            )
            for place, minutes in enumerate(sessions)
        ),
    )


@given(talk)
def test_shares_add_up_to_exactly_one_with_three_decimals(seconds: dict[Function, float]) -> None:
    shares = shares_of(seconds)
    if shares is not None:
        assert round(sum(shares.values()), 3) == 1.0
        assert sum(round(share * 1000) for share in shares.values()) == 1000
        assert all(share == round(share, 3) and 0 <= share <= 1 for share in shares.values())
        assert list(shares) == list(Function)


@given(talk)
def test_there_are_no_shares_where_the_minutes_round_to_nothing(
    seconds: dict[Function, float],
) -> None:
    nothing = round(sum(seconds.values()) / 60, 1) == 0
    assert (shares_of(seconds) is None) is nothing


@given(st.lists(st.integers(0, 8).map(lambda quarter: quarter / 4), min_size=4, max_size=4))
def test_a_few_seconds_are_weighed_by_the_same_rule(seconds: list[float]) -> None:
    shares = shares_of(dict(zip(Function, seconds, strict=True)))
    assert (shares is None) is (round(sum(seconds) / 60, 1) == 0)


@given(talk)
def test_more_seconds_never_have_a_smaller_share(seconds: dict[Function, float]) -> None:
    shares = shares_of(seconds)
    if shares is not None:
        for more, fewer in permutations(Function, 2):
            if seconds.get(more, 0.0) > seconds.get(fewer, 0.0):
                assert shares[more] >= shares[fewer]


@given(talk)
def test_a_share_is_within_a_thousandth_of_the_truth(seconds: dict[Function, float]) -> None:
    shares, total = shares_of(seconds), sum(seconds.values())
    if shares is not None:
        for function in Function:
            assert abs(shares[function] - seconds.get(function, 0.0) / total) < 0.001 + 1e-9


def test_the_thousandth_left_over_goes_to_one_of_three_equal_functions() -> None:
    shares = shares_of({M: 60, D: 60, S: 60})
    assert shares is not None
    assert sorted(shares.values()) == [0.0, 0.333, 0.333, 0.334]


def test_seconds_below_nothing_count_as_nothing() -> None:
    assert shares_of({M: -500, D: 60}) == {M: 0.0, D: 1.0, S: 0.0, E: 0.0}


def test_minutes_are_told_to_one_decimal_for_every_function() -> None:
    assert minutes_of({M: 90, S: 100}) == {M: 1.5, D: 0.0, S: 1.7, E: 0.0}


def test_the_window_adds_its_sessions_up() -> None:
    window = a_balance({M: 10, S: 5}, {S: 15}, {})
    assert window.window_seconds == {M: 600, D: 0, S: 1200, E: 0}
    assert window.window_minutes == {M: 10.0, D: 0.0, S: 20.0, E: 0.0}
    assert window.window_shares == {M: 0.333, D: 0.0, S: 0.667, E: 0.0}
    assert window.sessions[2].shares is None
    assert window.sessions[0].minutes[M] == 10.0


def test_a_function_over_half_of_three_in_a_row_is_dominant() -> None:
    assert a_balance({M: 51, S: 49}, {M: 60, S: 40}, {M: 9, D: 1}).dominant() == (named(M),)


def test_exactly_half_is_not_over_half() -> None:
    assert a_balance({M: 60, S: 40}, {M: 60, S: 40}, {M: 50, S: 50}).dominant() == ()


def test_two_sessions_are_too_few_to_be_dominant() -> None:
    assert a_balance({M: 1}, {M: 1}).dominant() == ()


def test_only_the_last_three_sessions_with_minutes_say_what_dominates() -> None:
    assert a_balance({S: 9}, {M: 9}, {}, {M: 9}, {M: 9}).dominant() == (named(M),)
    assert a_balance({M: 9}, {M: 9}, {M: 9}, {S: 9}).dominant() == ()


def test_a_function_under_a_twentieth_of_four_sessions_is_missing() -> None:
    four = [{M: 48, D: 48, S: 4}] * 4
    assert a_balance(*four).missing() == (named(S), named(E))
    assert a_balance(*four[:3]).missing() == ()
    assert a_balance(*four[:3], {}).missing() == ()  # a session without minutes does not count


def test_exactly_a_twentieth_is_not_missing() -> None:
    assert a_balance(*[{M: 45, D: 45, S: 5, E: 5}] * 4).missing() == ()


def test_nothing_is_missing_from_a_window_without_minutes() -> None:
    assert a_balance({}, {}, {}, {}).missing() == ()
    assert in_words(a_balance()) == (
        "No minutes have been kept yet, so there is nothing to weigh.",
    )


def test_the_words_name_what_dominates_and_what_is_missing_and_then_ask() -> None:
    words = in_words(a_balance(*[{M: 90, D: 10}] * 4))
    assert [sentence.split()[0] for sentence in words[:-1]] == [
        "Management",
        "Support",
        "Mediation",
    ]
    assert "over half" in words[0] and "under 5%" in words[1]
    assert words[-1].endswith("?")


def test_an_even_window_is_said_to_be_even() -> None:
    words = in_words(a_balance(*[{M: 25, D: 25, S: 25, E: 25}] * 4))
    assert words[0].startswith("No function is consistently dominant and none is missing over")
    assert words[-1].endswith("?")


@given(st.lists(talk, max_size=6))
def test_the_words_say_only_what_the_figures_say(sessions: list[dict[Function, float]]) -> None:
    balance = a_balance(*sessions)
    words = " ".join(in_words(balance))
    for function in Function:
        name = function.capitalize()
        assert (f"{name} took over half" in words) is (named(function) in balance.dominant())
        assert (f"{name} is missing" in words) is (named(function) in balance.missing())
    assert "score" not in words.lower()
