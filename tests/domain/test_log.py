"""The log: each move once and only where it may be made, a series, and what is said of patterns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.booking import rhythm, series
from coach.domain.disruption import disruption
from coach.domain.log import REASON_LIMIT, DayLimits, LogEntry, Who, tell
from coach.domain.moments import moment
from coach.domain.policy import Span, Unit
from coach.domain.session import SessionKind, SessionStatus
from coach.domain.spans import add_months
from coach.domain.working_days import WorkingDays
from coach.errors import (
    AfterLeaving,
    BadInput,
    BeforeStart,
    EntrySettled,
    IllegalMove,
    KeptInCoach,
    MovedNowhere,
    NotYet,
)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
LIMITS = DayLimits(TODAY, start_on=date(2025, 1, 6))
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
SETTLED = [status for status in SessionStatus if status is not SessionStatus.PLANNED]


def planned(on: date = date(2026, 11, 2), **given: Any) -> LogEntry:
    """A session planned for a day."""
    kept = {"id": f"e{on}", "file_id": "f", "pair_id": "p", "planned_on": on}
    return LogEntry(**{**kept, "policy_id": "plain", "policy_version": 1, **given})


def test_a_session_held_keeps_its_planned_day_beside_the_day_it_was_held() -> None:
    held = planned().hold(date(2026, 11, 4), LIMITS)
    assert (held.status, held.planned_on, held.on) == ("held", date(2026, 11, 2), date(2026, 11, 4))


def test_a_session_moved_twice_keeps_the_day_first_agreed_and_links_on() -> None:
    first, second = planned().rearrange(planned(date(2026, 11, 9)), Who.SUPERVISOR, "court")
    second, third = second.rearrange(planned(date(2026, 11, 16)))
    assert (first.moved_to, second.moved_to) == (second.id, third.id)
    assert (first.moved_by, first.moved_because) == (Who.SUPERVISOR, "court")
    assert second.original_on == third.original_on == date(2026, 11, 2)


MOVES = {
    "hold": lambda entry: entry.hold(TODAY, LIMITS),
    "rearrange": lambda entry: entry.rearrange(planned(date(2026, 12, 1))),
    "miss": lambda entry: entry.miss(LIMITS),
    "cancel": lambda entry: entry.cancel(),
    "begin_talk": lambda entry: entry.begin_talk(TODAY, NOW),
}


@pytest.mark.parametrize("status", SETTLED)
@pytest.mark.parametrize("move", MOVES)
def test_what_the_log_has_settled_is_not_settled_again(move: str, status: SessionStatus) -> None:
    with pytest.raises(EntrySettled, match=f"is {status} already"):
        MOVES[move](planned(status=status))


def test_nothing_is_held_before_the_first_day_in_the_post_or_after_the_last() -> None:
    with pytest.raises(BeforeStart, match="6 January 2025"):
        planned().hold(date(2025, 1, 5), LIMITS)
    with pytest.raises(AfterLeaving):
        planned().hold(date(2026, 11, 2), DayLimits(TODAY, left_on=date(2026, 11, 1)))
    assert planned().hold(date(2001, 2, 28), DayLimits(TODAY)).held_on == date(2001, 2, 28)


def test_a_day_to_come_is_neither_held_nor_missed_and_a_slip_of_the_year_is_said() -> None:
    for move in (
        lambda: planned().hold(TODAY + timedelta(days=1), LIMITS),
        lambda: planned(TODAY + timedelta(days=1)).miss(LIMITS),
    ):
        with pytest.raises(NotYet, match="still to come"):
            move()
    for slip in (date(202, 6, 11), date(2062, 11, 2)):
        with pytest.raises(BadInput, match="check the year"):
            DayLimits(TODAY).allow(slip)


def test_a_session_is_not_moved_to_its_own_day_nor_two_onto_one() -> None:
    with pytest.raises(MovedNowhere):
        planned().rearrange(planned())
    with pytest.raises(MovedNowhere):
        planned().rearrange(planned(date(2026, 12, 1), original_on=date(2026, 11, 30)))


def test_a_reason_is_a_few_words_and_says_that_health_is_no_part_of_it() -> None:
    assert planned().cancel(Who.OTHER, "a" * REASON_LIMIT).moved_because == "a" * REASON_LIMIT
    with pytest.raises(BadInput, match="never says anything of health"):
        planned().cancel(Who.OTHER, "a" * (REASON_LIMIT + 1))


def test_one_session_has_one_outcome() -> None:
    with pytest.raises(BadInput, match="held or missed, not both"):
        tell(TODAY, held_on=TODAY, missed=True)


def test_a_talk_is_endorsed_by_the_two_and_only_once_it_was_held() -> None:
    talk = planned(kind=SessionKind.URGENT, asked_at=NOW)
    with pytest.raises(BadInput, match="after it was asked for"):
        talk.begin_talk(TODAY, NOW - timedelta(minutes=1))
    with pytest.raises(NotYet):
        talk.endorse(Who.SUPERVISOR, TODAY)
    held = talk.begin_talk(TODAY, NOW).end_talk()
    once = held.endorse(Who.SUPERVISEE, TODAY)
    assert once.endorsed_by() == (Who.SUPERVISEE,)
    assert once.endorse(Who.SUPERVISEE, date(2026, 12, 1)) == once
    with pytest.raises(BadInput):
        held.endorse(Who.OTHER, TODAY)
    with pytest.raises(KeptInCoach):
        held.take_out(NOW)


@given(
    st.lists(st.sampled_from(sorted(MOVES)), max_size=4),
    st.dates(date(2024, 1, 1), date(2028, 2, 29)),
)
def test_no_run_of_moves_changes_what_is_settled(moves: list[str], on: date) -> None:
    entry = planned(on)
    settled = None
    for move in moves:
        try:
            found = MOVES[move](entry)
        except IllegalMove:
            continue
        assert settled is None
        entry = found[0] if isinstance(found, tuple) else found
        settled = entry
    assert entry.planned_on == on


# A series


def test_a_series_over_christmas_gives_way_to_working_days_and_keeps_its_rhythm() -> None:
    found = series(rhythm("2 weeks"), date(2026, 12, 11), 1, CHRISTMAS)
    assert found == (date(2026, 12, 11), date(2026, 12, 29), date(2027, 1, 8))


def test_a_monthly_series_from_the_29th_of_february_and_the_31st_ends_with_short_months() -> None:
    leap = series(rhythm("month"), date(2028, 2, 29), 12)
    assert leap[:3] == (
        date(2028, 2, 29),
        date(2028, 3, 29),
        date(2028, 5, 1),
    )  # 29 April: Saturday
    assert leap[-1] == date(2029, 2, 28)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 31), 2) == date(2026, 3, 31)


@given(
    st.sampled_from([Span(n, unit) for unit in (Unit.WEEKS, Unit.MONTHS) for n in (1, 2, 4, 6)]),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(1, 12),
)
def test_a_series_is_working_days_in_order_from_its_first(
    every: Span, first: date, months: int
) -> None:
    found = series(every, first, months, CHRISTMAS)
    assert found[0] == WorkingDays(CHRISTMAS).on_or_after(first)
    assert list(found) == sorted(set(found))
    assert all(day.weekday() < 5 and day not in CHRISTMAS for day in found)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("4 weeks", Span(4, Unit.WEEKS)),
        ("fortnight", Span(2, Unit.WEEKS)),
        ("every month", Span(1, Unit.MONTHS)),
    ],
)
def test_a_rhythm_is_said_as_people_say_it(words: str, span: Span) -> None:
    assert rhythm(words) == span


@pytest.mark.parametrize("words", ["", "0 weeks", "weekly on Mondays", "4", "4 days"])
def test_what_is_no_rhythm_is_said(words: str) -> None:
    with pytest.raises(BadInput, match="is no rhythm"):
        rhythm(words)


# Patterns


def words(*entries: LogEntry) -> tuple[str, ...]:
    """What is said of them on 22 November."""
    return disruption(entries, TODAY).in_words("you", "Jo")


def week(number: int) -> date:
    """The Monday of a week, counted from 5 October."""
    return date(2026, 10, 5) + timedelta(weeks=number)


def held(number: int) -> LogEntry:
    """A session held as planned."""
    return planned(week(number)).hold(week(number), LIMITS)


def moved(number: int, by: Who | None, why: str = "") -> tuple[LogEntry, LogEntry]:
    """A session moved by two days, and then held."""
    onto = planned(week(number) + timedelta(days=2))
    before, after = planned(week(number)).rearrange(onto, by, why)
    return before, after.hold(after.on, LIMITS)


def test_three_of_the_last_five_were_moved_twice_by_you() -> None:
    said = words(
        *(entry for n in range(2) for entry in moved(n, Who.SUPERVISOR, "court")),
        *moved(2, Who.SUPERVISEE),
        held(3),
        held(4),
    )
    assert said == (
        "Three of the last five were moved, twice by you and once by Jo.",
        "Given more than once as the reason: court.",
    )


def test_a_session_moved_twice_is_one_session_and_its_two_entries_are_not_two() -> None:
    first, second = planned(week(0)).rearrange(planned(week(1)), Who.SUPERVISOR)
    second, third = second.rearrange(planned(week(2)), Who.SUPERVISOR)
    said = words(first, second, third.hold(week(2), LIMITS), held(3))
    assert said == ("One of the last two was moved, by you.",)


def test_what_was_missed_or_called_off_is_said_and_a_talk_is_no_planned_session() -> None:
    talk = planned(week(2), kind=SessionKind.URGENT).begin_talk(week(2), NOW).end_talk()
    said = words(
        planned(week(0)).miss(LIMITS, Who.SUPERVISEE),
        planned(week(1)).cancel(),
        talk,
        held(3),
    )
    assert said == (
        "One of the last three was missed, by Jo.",
        "One of the last three was cancelled.",
    )


def test_nothing_moved_is_said_too_and_an_empty_log_says_nothing() -> None:
    assert words() == ()
    assert words(planned(TODAY + timedelta(days=9))) == ()
    assert words(held(0)) == ("The last one was held.",)
    assert words(held(0), held(1)) == ("The last two were held.",)


def test_a_day_that_passed_in_silence_is_named_and_one_moved_ahead_is_not() -> None:
    ahead = planned(week(6)).rearrange(planned(TODAY + timedelta(days=5)), Who.SUPERVISOR)
    assert words(planned(week(0))) == ("Nothing is said yet of 5 October 2026.",)
    assert words(*ahead) == ("The last one was moved, by you.",)


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["held", "moved", "missed"]))))
def test_patterns_never_count_more_than_the_last_five_and_never_score(
    told: list[tuple[int, str]],
) -> None:
    entries: dict[str, LogEntry] = {}
    limits = DayLimits(date(2027, 12, 1))
    for number, what in told:
        if what == "moved":
            pair = planned(week(number)).rearrange(planned(week(number) + timedelta(days=2)))
            entries |= {one.id: one for one in pair}
        else:
            entry = planned(week(number))
            found = entry.hold(entry.on, limits) if what == "held" else entry.miss(limits)
            entries[entry.id] = found
    found_words = disruption(entries.values(), date(2027, 12, 1))
    assert len(found_words.latest) <= 5
    for sentence in found_words.in_words("you", "Jo"):
        assert "%" not in sentence and "score" not in sentence


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("14:05", datetime(2026, 11, 22, 14, 5, tzinfo=UTC)),
        ("yesterday 9.30", datetime(2026, 11, 21, 9, 30, tzinfo=UTC)),
        ("2028-02-29 08:00", datetime(2028, 2, 29, 8, 0, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_moment_is_said_as_people_say_it(said: str, expected: datetime | None) -> None:
    assert moment(said, TODAY, UTC) == expected


@pytest.mark.parametrize("said", ["25:00", "2027-02-29 08:00", "soon", "14"])
def test_what_is_no_moment_is_said(said: str) -> None:
    with pytest.raises(BadInput):
        moment(said, TODAY, UTC)
