"""Times away from work, and how a long one moves the days of a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.spans import add_days
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Absence:
    """A time away from work."""

    first: date
    back: date | None = None
    """The first day back; None while still away."""

    def covers(self, day: date) -> bool:
        """Whether a day falls into it."""
        return self.first <= day and (self.back is None or day < self.back)

    def days(self) -> frozenset[date]:
        """Every day of one that is over."""
        length = (self.back - self.first).days if self.back else 0
        return frozenset(self.first + timedelta(days=place) for place in range(length))


def after_leave(day: date, start: date, leave: Iterable[Absence]) -> date:
    """A day counted from a start, moved on by every leave that came before it and is over."""
    for one in leave:
        if one.back is not None and one.first < day:
            day = add_days(day, max(0, (one.back - max(one.first, start)).days))
    return day
