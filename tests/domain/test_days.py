"""Dates as people write them: those to come, and those that have been."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.days import day, past_day
from coach.errors import BadInput

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", None),
        ("2024-02-29", date(2024, 2, 29)),
        ("1 Sep", date(2026, 9, 1)),
        ("1 Dec", date(2025, 12, 1)),
        ("22 November", SUNDAY),
        ("1/12/2026", date(2026, 12, 1)),  # a year leaves no doubt
        ("Friday", date(2026, 11, 20)),
        ("last Sunday", date(2026, 11, 15)),
        ("yesterday", date(2026, 11, 21)),
        ("today", SUNDAY),
        ("two weeks", date(2026, 12, 6)),
        ("2 weeks", date(2026, 12, 6)),
        ("in 5 days", date(2026, 11, 27)),
        ("five days", date(2026, 11, 27)),
        ("Fri 20 Nov", date(2026, 11, 20)),
        ("Mon 02 Nov 2026", date(2026, 11, 2)),  # as Coach writes it
        ("the 2nd of September", date(2026, 9, 2)),
    ],
)
def test_a_day_that_has_been_is_the_last_one_of_that_name(words: str, meant: date | None) -> None:
    assert past_day(words, SUNDAY, "start") == meant


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 363))
def test_a_day_and_month_without_a_year_never_leads_to_the_future(today: date, ago: int) -> None:
    meant = today - timedelta(days=ago)
    if (meant.month, meant.day) != (2, 29):
        assert past_day(f"{meant.day} {meant:%B}", today, "start") == meant
    ahead = today + timedelta(days=ago)
    if (ahead.month, ahead.day) != (2, 29):
        assert day(f"{ahead.day} {ahead:%B}", today) == ahead


@pytest.mark.parametrize("words", ["soon", "30 Feb", "2026-13-01", "31/4"])
def test_what_is_no_date_is_refused_about_its_own_field(words: str) -> None:
    with pytest.raises(BadInput) as refused:
        past_day(words, SUNDAY, "start")
    assert refused.value.about == "start"


@pytest.mark.parametrize("words", ["Fri 11 Dec", "Friday, 11 December 2026", "11th of December"])
def test_a_date_may_have_its_weekday_before_it(words: str) -> None:
    assert day(words, SUNDAY) == date(2026, 12, 11)


@pytest.mark.parametrize("words", ["Mon 11 Dec", "Monday 11 December 2026"])
def test_a_weekday_that_the_date_does_not_fall_on_is_asked_about(words: str) -> None:
    with pytest.raises(BadInput, match="11 December 2026 is a Friday; nothing was changed"):
        day(words, SUNDAY)


@pytest.mark.parametrize("words", ["30/11/2026", "30 Nov 2026", "30th of November 2026"])
def test_a_date_with_its_year_needs_no_day_to_count_from(words: str) -> None:
    assert day(words) == date(2026, 11, 30)
    with pytest.raises(BadInput):
        day(words[:5])
