"""Working days: Monday to Friday less the holidays given, counted either way and between."""

from __future__ import annotations

from datetime import date, timedelta

from coach.values import dataclass

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked. Without holidays it knows weekends alone."""

    holidays: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.weekday() < 5 and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        return day if self.is_worked(day) else self.after(day, 1)

    def after(self, day: date, count: int) -> date:
        """The day on which so many working days have passed since a day; itself for none.

        It stops at the last day that a calendar has.
        """
        while count > 0 and day < date.max:
            day += _DAY
            count -= self.is_worked(day)
        return day

    def before(self, day: date, count: int) -> date:
        """The day from which so many working days are left until a day; itself for none.

        From one working day to another it is the inverse of `after`. It stops at the first day
        that a calendar has.
        """
        while count > 0 and day > date.min:
            day -= _DAY
            count -= self.is_worked(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after `first` up to and with `last`; negative backwards."""
        if last < first:
            return -self.between(last, first)
        off = sum(first < day <= last and day.weekday() < 5 for day in self.holidays)
        return _weekdays(last) - _weekdays(first) - off

    def without(self, days: frozenset[date]) -> WorkingDays:
        """The same with more days off, as while somebody is absent."""
        return WorkingDays(self.holidays | days)


def _weekdays(day: date) -> int:
    """Mondays to Fridays from the first day of the calendar, which is a Monday, to this one."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
