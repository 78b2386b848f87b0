"""Bank holidays in, iCalendar out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from coach.domain.booked import Booked
    from coach.domain.timescale import Timescale


def as_icalendar(timescales: Iterable[Timescale], booked: Iterable[Booked], now: datetime) -> str:
    """Timescales, and sessions in the diary, as a calendar file as of a moment."""
    from coach.calendars import timescale_calendar  # 55 ms of library that only this pays for

    return timescale_calendar.as_icalendar(timescales, booked, now)
