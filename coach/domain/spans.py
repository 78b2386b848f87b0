"""Spans of a policy laid on the calendar: months clamp to their ends, hours become days."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from coach.domain.policy import Span, Unit

if TYPE_CHECKING:
    from coach.domain.working_days import WorkingDays

SHORTEST_MONTH, DECEMBER = 28, 12


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or back; the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, end_of_month(date(year, month + 1, 1)).day))


def add_days(day: date, days: int) -> date:
    """So many days on, or back, no further than a calendar goes."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def end_of_month(day: date) -> date:
    """The last day of its month."""
    if day.month == DECEMBER:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def later(day: date, span: Span, calendar: WorkingDays) -> date:
    """The day on which a span from a day is over; a part of a day counts as a whole one."""
    if span.unit is Unit.WORKING_DAYS:
        return calendar.after(day, span.number)
    return _moved(day, span, 1)


def earlier(day: date, span: Span, calendar: WorkingDays) -> date:
    """The last day from which a whole span is left until a day."""
    if span.unit is Unit.WORKING_DAYS:
        return calendar.before(day, span.number)
    return _moved(day, span, -1)


def _moved(day: date, span: Span, way: int) -> date:
    number = way * span.number
    match span.unit:
        case Unit.YEARS:
            return add_months(day, 12 * number)
        case Unit.MONTHS:
            return add_months(day, number)
        case Unit.WEEKS:
            return add_days(day, 7 * number)
        case Unit.HOURS:
            return add_days(day, way * -(-span.number // 24))
        case _:
            return add_days(day, number)


def moment_after(moment: datetime, span: Span, zone: tzinfo | None) -> datetime:
    """When hours counted from a moment are over, by the clock on the wall."""
    return (moment + timedelta(hours=span.number)).astimezone(zone)
