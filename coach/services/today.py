"""Today: everybody at a glance, those with a session open first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.today import TodayLine
from coach.text import folded

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.services.store_ports import Stores


class TodayService:
    """What needs to be seen when Coach opens."""

    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores = stores
        self._clock = clock

    def lines(self) -> list[TodayLine]:
        """Everybody, by name; those with a session under way first."""
        found = self._stores.people.today(self._clock.today())
        return sorted(
            found,
            key=lambda line: (line.under_way_since is None, folded(line.name), line.person_id),
        )
