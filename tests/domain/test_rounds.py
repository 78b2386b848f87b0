"""The clock of a meeting: early ends, two more minutes, a pause, back a round, a calm cue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.rounds import Cue, RunningRounds
from coach.errors import RoundsOver
from tests.domain.test_group_structure import made

MOVES = ("go", "hold", "keep", "end_round", "back", "two_more")


def begun(*minutes: int) -> RunningRounds:
    """A meeting whose first round runs from second 0."""
    return RunningRounds.of(made(list(minutes))).go(0)


def test_a_round_counts_down_and_says_so_at_one_minute_and_at_the_end() -> None:
    running = begun(5, 3)
    assert (running.seconds_left(0), running.cue(0)) == (300, Cue.NONE)
    assert running.cue(239) is Cue.NONE
    assert running.cue(240) is Cue.LAST_MINUTE
    assert (running.seconds_left(330), running.cue(330)) == (-30, Cue.OVER)


def test_a_round_of_one_minute_says_so_halfway() -> None:
    assert (begun(1).cue(29), begun(1).cue(30)) == (Cue.NONE, Cue.LAST_MINUTE)


def test_a_pause_stops_the_clock() -> None:
    held = begun(5).hold(100)
    assert (held.seconds_left(5_000), held.is_running) == (200, False)
    assert held.go(5_000).seconds_left(5_010) == 190


def test_a_round_ended_early_leaves_its_time_and_the_next_one_runs() -> None:
    running = begun(5, 3).end_round(60)
    assert (running.round.id, running.seconds_left(70)) == ("r1", 170)
    assert running.spent[0] == 60


def test_a_paused_round_that_is_ended_leaves_the_next_one_paused() -> None:
    running = begun(5, 3).hold(30).end_round(60)
    assert not running.is_running and running.seconds_left(900) == 180


def test_back_a_round_stands_still_with_the_time_it_had_taken() -> None:
    running = begun(5, 3).end_round(60).back(100)
    assert (running.round.id, running.is_running, running.seconds_left(999)) == ("r0", False, 240)
    assert running.end_round(999).seconds_left(999) == 180 - 40


def test_two_more_minutes_count_from_now_where_the_round_is_over() -> None:
    assert begun(5).two_more(60).seconds_left(60) == 300 - 60 + 120
    assert begun(5).two_more(400).seconds_left(400) == 120


def test_after_the_last_round_nothing_runs() -> None:
    over = begun(5).end_round(10)
    assert over.is_over and not over.is_running
    assert (over.seconds_left(99), over.cue(99)) == (0, Cue.NONE)
    for move in ("go", "end_round", "two_more"):
        with pytest.raises(RoundsOver):
            getattr(over, move)(20)
    assert over.back(20).round.id == "r0"


@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 400)), max_size=30))
def test_time_spent_is_never_lost_and_never_more_than_has_gone_by(
    moves: list[tuple[str, int]],
) -> None:
    running, now = begun(5, 3, 4), 0.0
    for move, seconds in moves:
        before = sum(running.keep(now).spent)
        now += seconds
        if running.is_over and move in ("go", "end_round", "two_more"):
            continue
        running = getattr(running, move)(now)
        after = sum(running.keep(now).spent)
        assert before <= after <= now
        assert 0 <= running.at <= 3
        assert not (running.is_over and running.is_running)
