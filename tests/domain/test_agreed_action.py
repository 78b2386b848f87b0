"""Agreed actions: looked back on, carried, changed, done or dropped with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.agreed_action import ActionStatus, AgreedAction, ReviewOutcome
from coach.errors import ActionSettled, BadInput
from tests.domain.builders import TODAY, an_action

SETTLED = [ActionStatus.DONE, ActionStatus.DROPPED]


def test_an_action_is_open_until_somebody_says_otherwise() -> None:
    assert an_action().status is ActionStatus.OPEN
    assert an_action().times_carried == 0


def test_a_done_action_is_done_with_or_without_a_reason() -> None:
    assert an_action().review(ReviewOutcome.DONE).status is ActionStatus.DONE
    assert an_action().review(ReviewOutcome.DONE, "Quicker than hoped").status == "done"


def test_an_action_is_dropped_only_with_a_reason() -> None:
    with pytest.raises(BadInput, match="nothing was changed"):
        an_action().review(ReviewOutcome.DROP)
    dropped = an_action().review(ReviewOutcome.DROP, "The school rang first")
    assert dropped.status is ActionStatus.DROPPED
    assert dropped.what == "Ring the school"


def test_an_action_is_changed_only_with_new_words() -> None:
    with pytest.raises(BadInput, match="nothing was changed"):
        an_action().review(ReviewOutcome.CHANGE, "It did not fit")
    changed = an_action(why="To hear them").review(ReviewOutcome.CHANGE, "", "Visit the school")
    assert (changed.what, changed.why) == ("Visit the school", "To hear them")
    assert (changed.status, changed.times_carried) == (ActionStatus.OPEN, 1)


@given(st.integers(0, 12))
def test_each_carrying_on_is_counted_and_changes_nothing_else(times: int) -> None:
    action = an_action(due_on=TODAY)
    for _ in range(times):
        action = action.review(ReviewOutcome.CARRY_ON, "No time")
    assert action == replace(an_action(due_on=TODAY), times_carried=times)


@pytest.mark.parametrize("status", SETTLED)
@pytest.mark.parametrize("outcome", ReviewOutcome)
def test_a_settled_action_is_not_reviewed_again(
    status: ActionStatus, outcome: ReviewOutcome
) -> None:
    settled = an_action(status=status)
    with pytest.raises(ActionSettled, match=f"“Ring the school” is {status} already"):
        settled.review(outcome, "A reason", "New words")


def test_looking_back_leaves_the_action_it_looked_at_as_it_was() -> None:
    action = an_action()
    action.review(ReviewOutcome.DONE)
    assert action == an_action()


def test_an_action_is_late_from_the_day_after_it_is_due() -> None:
    action = an_action(due_on=TODAY)
    assert not action.is_late(TODAY - timedelta(days=1))
    assert not action.is_late(TODAY)
    assert action.is_late(TODAY + timedelta(days=1))


@given(st.dates())
def test_an_action_without_a_date_is_never_late(today: date) -> None:
    assert not an_action().is_late(today)


@given(st.dates(), st.sampled_from(SETTLED))
def test_a_settled_action_is_never_late(today: date, status: ActionStatus) -> None:
    action: AgreedAction = an_action(status=status, due_on=date.min)
    assert not action.is_late(today)
