"""Today: everybody at a glance, those with a session open first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.timescale import Timescale
    from coach.domain.today import TodayLine
    from coach.services.ports import Clock
    from coach.services.store_ports import Stores


class TodayService:
    """What needs to be seen when Coach opens."""

    def __init__(
        self, stores: Stores, clock: Clock, all_due: Callable[[], list[Timescale]]
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._all_due = all_due

    def due(self) -> dict[str, tuple[Timescale, ...]]:
        """What is due of each person by their id, soonest first; the owner's own too.

        It reads the policies, and so comes after the first frame. Raises SettingsFaulty for a bad
        file of holidays, ContentFaulty for a bad policy.
        """
        found: dict[str, tuple[Timescale, ...]] = {}
        for one in self._all_due():
            found[one.person_id] = (*found.get(one.person_id, ()), one)
        return found

    def lines(self) -> list[TodayLine]:
        """Everybody, by name; those with a session under way first."""
        zone = self._clock.zone()
        found = [
            replace(line, urgent_asked_at=line.urgent_asked_at.astimezone(zone))
            if line.urgent_asked_at
            else line
            for line in self._stores.people.today(self._clock.today())
        ]
        return sorted(
            found,
            key=lambda line: (line.under_way_since is None, folded(line.name), line.person_id),
        )
