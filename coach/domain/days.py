"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from coach.errors import BadInput

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?", re.ASCII)
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}))?", re.ASCII)
_IN = re.compile(r"(?:in )?(\d{1,2}|a|one|two|three|four|five|six|eight) (day|week)s?", re.ASCII)
_NAMED = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?:the )?(\d.*)", re.ASCII)
"""A date with its weekday before it, as Coach writes dates itself."""
_AS_WRITTEN = re.compile(r"\d{4}|\bweeks?\b|\bdays?\b|tomorrow")
"""Words that leave no doubt which day is meant."""
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WAYS = "2026-12-01, 1 Dec, 1/12, Friday or two weeks"


def day(words: str, today: date | None = None) -> date | None:
    """A date as 2026-12-01, 1/12/2026 or 1 December 2026, or None for no words.

    With `today`, also 1 Dec, 1/12 or a weekday's name, each the next such day, or *two weeks*.
    Raises BadInput, also for 30 February, and for a weekday that the date does not fall on.
    """
    named, sought = _without_weekday(words)
    found = _day(sought.removeprefix("next ").removeprefix("on "), words, today)
    return _falling_on(found, named)


def _without_weekday(words: str) -> tuple[str, str]:
    """The weekday that stands before a date, as *fri*, and the rest in small letters."""
    sought = " ".join(words.lower().split()).replace(" of ", " ").removeprefix("the ")
    named = _NAMED.fullmatch(sought)
    return (named[1], named[2]) if named else ("", sought)


def _falling_on(found: date | None, named: str) -> date | None:
    if found is None or not named or f"{found:%A}".lower().startswith(named):
        return found
    raise BadInput(f"{spoken(found)} is a {found:%A}; nothing was changed.", "due")


def _day(sought: str, words: str, today: date | None) -> date | None:
    if not sought:
        return None
    iso = _ISO.fullmatch(sought)
    if iso:
        return _existing(int(iso[1]), int(iso[2]), int(iso[3]))
    has_year = re.search(r"\d{4}$", sought) is not None
    if today is not None or has_year:  # with its year said, a date needs no day to count from
        found = _spoken_day(sought, today or date.min)
        if found is not None:
            return found
    ways = f"write it as {'2026-12-01' if today is None else WAYS}"
    raise BadInput(f"“{words.strip()[:40]}” is no date; {ways}.", "due")


def past_day(words: str, today: date, about: str) -> date | None:
    """As `day`, for a day that has been: 1 Sep is the last one, Friday was last week's.

    A day to come is taken as it is written. Raises BadInput about the field given.
    """
    named, sought = _without_weekday(words)
    sought = sought.removeprefix("last ")
    if sought == "yesterday":
        return today - timedelta(days=1)
    try:
        found = day(sought, today)
        if found is None or found <= today or _AS_WRITTEN.search(sought):
            return _falling_on(found, named)
        if sought[0].isdigit():
            return _falling_on(_existing(found.year - 1, found.month, found.day), named)
        weeks = 1 if found - timedelta(days=7) < today else 2  # today is called today
        return found - timedelta(days=7 * weeks)
    except BadInput as error:
        raise BadInput(str(error), about) from None


def _spoken_day(sought: str, today: date) -> date | None:
    slashed, worded, later = (p.fullmatch(sought) for p in (_SLASHED, _WORDED, _IN))
    if sought in ("today", "tomorrow"):
        return today + timedelta(days=sought == "tomorrow")
    if slashed:
        return _next(int(slashed[1]), int(slashed[2]), slashed[3], today)
    if later:  # before the months: *2 weeks* looks like a day of one
        count = _COUNTS.get(later[1]) or int(later[1])
        return today + timedelta(days=count * (7 if later[2] == "week" else 1))
    if worded:
        months = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(worded[2])]
        return _next(int(worded[1]), months[0], worded[3], today) if len(months) == 1 else None
    named = [n for n, name in enumerate(_WEEKDAYS) if len(sought) > 2 and name.startswith(sought)]
    if len(named) == 1:
        return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)
    return None


def _next(day_: int, month: int, year: str | None, today: date) -> date:
    """That day of the year said, else the next one that is not past."""
    if year is not None:
        return _existing(int(year), month, day_)
    this_year = _existing(today.year, month, day_)
    return this_year if this_year >= today else _existing(today.year + 1, month, day_)


def _existing(year: int, month: int, day_: int) -> date:
    try:
        return date(year, month, day_)
    except ValueError:
        said = f"{year:04}-{month:02}-{day_:02}"
        raise BadInput(f"There is no {said} in the calendar; nothing was changed.", "due") from None


@lru_cache(maxsize=2_000)
def spoken(date_: date) -> str:
    """A date as people say it: 2 November 2026."""
    return f"{date_.day} {date_:%B %Y}"
