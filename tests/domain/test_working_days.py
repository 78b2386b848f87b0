"""Working days: forwards, backwards and between, over weekends, Christmas and Easter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.policy import Span, Unit
from coach.domain.rhythm import how_often
from coach.domain.spans import add_months, earlier, end_of_month, later
from coach.domain.working_days import WorkingDays
from tests.bank_holidays import england

ENGLAND = WorkingDays(frozenset(england()))
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))
counts = st.integers(0, 60)
spans = st.builds(Span, st.integers(1, 40), st.sampled_from(Unit))


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-11-03", 5, "2026-11-10"),  # Tuesday to Tuesday
        ("2026-11-06", 1, "2026-11-09"),  # over a weekend
        ("2026-11-07", 1, "2026-11-09"),  # from a Saturday, the Monday is the first
        ("2026-12-23", 5, "2027-01-04"),  # Christmas, Boxing Day observed on the 28th, New Year
        ("2026-04-02", 5, "2026-04-13"),  # Good Friday and Easter Monday
        ("2022-09-16", 1, "2022-09-20"),  # the State Funeral
        ("2026-11-03", 0, "2026-11-03"),
        ("2024-02-28", 1, "2024-02-29"),
    ],
)
def test_so_many_working_days_on_and_back(day: str, count: int, then: str) -> None:
    first, last = date.fromisoformat(day), date.fromisoformat(then)
    assert ENGLAND.after(first, count) == last
    assert ENGLAND.between(first, last) == count
    if ENGLAND.is_worked(first):
        assert ENGLAND.before(last, count) == first


@given(days, counts)
def test_counting_back_undoes_counting_on(day: date, count: int) -> None:
    then = ENGLAND.after(day, count)
    assert ENGLAND.between(day, then) == count
    if ENGLAND.is_worked(day):
        assert ENGLAND.before(then, count) == day
    if count and ENGLAND.is_worked(day):
        assert ENGLAND.after(ENGLAND.before(day, count), count) == day


@given(days, days, days)
def test_stretches_add_up_and_a_stretch_backwards_is_negative(a: date, b: date, c: date) -> None:
    assert ENGLAND.between(a, b) + ENGLAND.between(b, c) == ENGLAND.between(a, c)
    assert ENGLAND.between(a, b) == -ENGLAND.between(b, a)


@given(days, st.integers(0, 400))
def test_between_counts_each_worked_day_once(day: date, length: int) -> None:
    stretch = [day + timedelta(days=n + 1) for n in range(length)]
    worked = sum(map(ENGLAND.is_worked, stretch))
    assert ENGLAND.between(day, day + timedelta(days=length)) == worked


@given(days, days, spans)
def test_a_later_day_never_has_an_earlier_end(a: date, b: date, span: Span) -> None:
    first, last = sorted((a, b))
    assert later(first, span, ENGLAND) <= later(last, span, ENGLAND)
    assert earlier(first, span, ENGLAND) <= earlier(last, span, ENGLAND)
    assert earlier(first, span, ENGLAND) < first < later(first, span, ENGLAND)


def test_days_off_are_days_off_for_one_count_alone() -> None:
    away = frozenset(date(2026, 11, day) for day in range(4, 7))
    assert ENGLAND.without(away).after(date(2026, 11, 3), 2) == date(2026, 11, 10)
    assert ENGLAND.after(date(2026, 11, 3), 2) == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_months_clamp_to_their_ends(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_the_ends_of_the_calendar_are_reached_and_not_passed() -> None:
    assert ENGLAND.after(date.max, 3) == date.max and ENGLAND.before(date.min, 3) == date.min
    assert later(date.max, Span(2, Unit.WEEKS), ENGLAND) == date.max
    assert earlier(date.min, Span(2, Unit.DAYS), ENGLAND) == date.min
    assert end_of_month(date(2024, 2, 3)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("span", "said", "days_later"),
    [
        (Span(1, Unit.WEEKS), "weekly", 7),
        (Span(2, Unit.WEEKS), "fortnightly", 14),
        (Span(6, Unit.WEEKS), "every 6 weeks", 42),
        (Span(1, Unit.MONTHS), "monthly", 30),
        (Span(1, Unit.YEARS), "yearly", 365),
        (Span(24, Unit.HOURS), "every 24 hours", 1),
        (Span(36, Unit.HOURS), "every 36 hours", 2),
        (Span(10, Unit.DAYS), "every 10 days", 10),
    ],
)
def test_spans_as_people_say_them(span: Span, said: str, days_later: int) -> None:
    assert how_often(span) == said
    first = date(2026, 11, 3)
    assert (later(first, span, ENGLAND) - first).days == days_later
