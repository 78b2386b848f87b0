"""Booking a series ahead: a rhythm, the days it falls on, and the working day each is held on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from coach.domain.policy import Span, Unit
from coach.domain.spans import add_months
from coach.domain.working_days import WorkingDays
from coach.errors import BadInput

_RHYTHM = re.compile(r"(?:every )?(?:(\d{1,2}) )?(week|fortnight|month)s?", re.ASCII)


def rhythm(words: str) -> Span:
    """A rhythm as people say it: 4 weeks, fortnight, month. Raises BadInput."""
    found = _RHYTHM.fullmatch(" ".join(words.lower().split()))
    number = int(found[1] or 1) if found else 0
    if found is None or number == 0:
        raise BadInput(
            f"“{words.strip()[:40]}” is no rhythm; write it as 4 weeks, fortnight or month.",
            "every",
        )
    if found[2] == "month":
        return Span(number, Unit.MONTHS)
    return Span(number * (2 if found[2] == "fortnight" else 1), Unit.WEEKS)


def series(
    every: Span, first: date, months: int, holidays: frozenset[date] = frozenset()
) -> tuple[date, ...]:
    """The days of a series from `first` on, for so many months; each a working day.

    Each is counted from the first, so that neither a holiday nor a short month shifts the others.
    """
    calendar = WorkingDays(holidays)
    end = add_months(first, months)
    days: list[date] = []
    place = 0
    while (falls := _after(every, first, place)) <= end:
        days.append(calendar.on_or_after(falls))
        place += 1
    return tuple(dict.fromkeys(days))


def _after(every: Span, first: date, times: int) -> date:
    if every.unit is Unit.MONTHS:
        return add_months(first, every.number * times)
    return first + timedelta(weeks=every.number * times)
