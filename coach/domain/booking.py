"""Booking a series ahead: a rhythm, the days it falls on, and the working day each is held on."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.frequency import Rhythm, next_session, phase_in_force
from coach.domain.policy import AtLeast, EachMonth, EachShifts, Every, Frequency, Phases, Span, Unit
from coach.domain.spans import add_months, later
from coach.domain.working_days import WorkingDays
from coach.errors import BadInput
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

OUR_PROPOSAL = Span(4, Unit.WEEKS)
"""What is proposed where a policy gives no rhythm to book by."""
_WEEKS_A_YEAR = 52
_DAYS_IN = {Unit.HOURS: 0.04, Unit.WEEKS: 7, Unit.MONTHS: 30, Unit.YEARS: 365}
"""About so many days, to tell the shorter of two spans; the other units are days."""
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


@dataclass(frozen=True)
class Pace:
    """How far apart sessions are booked from a day on, and the rule that says so."""

    every: Span
    rule: Frequency | None = None
    """None where it is our proposal."""


def pace_on(rules: Iterable[Frequency], rhythm: Rhythm, on: date) -> Pace:
    """The shortest that the rules ask for on a day; our proposal where they give none.

    At least so many in a year are spread evenly over its weeks. Shifts worked give no days.
    """
    found = [Pace(span, rule) for rule in rules if (span := _apart(rule, rhythm, on)) is not None]
    return min(found, key=_length, default=Pace(OUR_PROPOSAL))


def first_to_book(
    rules: tuple[Frequency, ...], rhythm: Rhythm, planned: date | None, today: date
) -> date:
    """The first day to book: after the last one planned or held, else when one is due; not today.

    `planned` is the last day in the diary from today on.
    """
    known = [day for day in (planned, rhythm.last) if day is not None]
    due = next_session(rules, rhythm)
    if known:
        found = later(max(known), pace_on(rules, rhythm, max(known)).every, rhythm.calendar)
    else:
        found = due.due if due is not None else later(today, OUR_PROPOSAL, rhythm.calendar)
    return max(found, today + timedelta(days=1))


def series_by(
    rules: tuple[Frequency, ...], rhythm: Rhythm, first: date, until: date
) -> tuple[date, ...]:
    """The days of a series by the rules in force on each, up to a day; each a working day.

    Within one rhythm each is counted from its first, so that no holiday shifts the others.
    """
    days: list[date] = []
    start, every, times, falls = first, None, 0, first
    while falls <= until:
        days.append(_worked(falls, rhythm))
        now = pace_on(rules, rhythm, falls).every
        if now != every:
            start, every, times = falls, now, 0
        times += 1
        falls = later(start, Span(now.number * times, now.unit), rhythm.calendar)
    return tuple(dict.fromkeys(days))


def _worked(day: date, rhythm: Rhythm) -> date:
    """The next working day; the last of a month gives way to the one before it."""
    found = rhythm.calendar.on_or_after(day)
    return found if found.month == day.month else rhythm.calendar.before(day, 1)


def _apart(rule: Frequency, rhythm: Rhythm, on: date) -> Span | None:
    match rule:
        case Every():
            return rule.span
        case EachMonth():
            return Span(1, Unit.MONTHS)
        case AtLeast():
            return Span(max(1, _WEEKS_A_YEAR // rule.sessions), Unit.WEEKS)
        case Phases():
            phase = phase_in_force(rule, rhythm, on)
            return phase.every if phase is not None else None
        case EachShifts():
            return None


def _length(pace: Pace) -> float:
    return pace.every.number * _DAYS_IN.get(pace.every.unit, 1)
