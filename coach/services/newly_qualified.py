"""Gathers the newly qualified year of one person, as it stands on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.meeting_timescales import session
from coach.domain.newly_qualified import YearTimeline, timeline
from coach.domain.session import SessionStatus
from coach.domain.staff_groups import NEWLY_QUALIFIED
from coach.errors import NotNewlyQualified, StartUnknown
from coach.text import printable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Supervisee
    from coach.services.store_ports import Stores
    from coach.services.timescales import TimescaleService


class YearService:
    """The year of somebody newly qualified."""

    def __init__(self, stores: Stores, timescales: TimescaleService) -> None:
        self._stores = stores
        self._timescales = timescales

    def is_in_it(self, supervisee: Supervisee) -> bool:
        """Whether somebody is newly qualified."""
        return supervisee.person.staff_group == NEWLY_QUALIFIED

    def of(self, supervisee: Supervisee, on: date | None = None) -> YearTimeline:
        """The year on a day, today unless told otherwise.

        Raises NotNewlyQualified, StartUnknown, and NotFound where the policy is gone.
        """
        who = printable(supervisee.person.name)
        if not self.is_in_it(supervisee):
            raise NotNewlyQualified(
                f"{who} is not in the staff group newly-qualified, so there is no such year to "
                "show; if they are newly qualified, say so with: "
                "coach person edit NAME --staff-group newly-qualified"
            )
        if supervisee.person.start_on is None:
            raise StartUnknown(
                f"The first day of {who} in the post is not known, and the year is counted from "
                "it; say it with: coach person edit NAME --start 2026-09-01"
            )
        seen = self._timescales.seen(supervisee, on)
        has_left = seen.facts.has_left(seen.day.on)
        return timeline(
            seen, self._held(supervisee, seen.day.on), None if has_left else session(seen)
        )

    def _held(self, supervisee: Supervisee, on: date) -> dict[str, list[date]]:
        """Every session held by a day, by kind."""
        found: dict[str, list[date]] = {}
        for entry in self._stores.log.of_files([supervisee.file.id]):
            day = entry.held_on
            if entry.status is SessionStatus.HELD and day is not None and day <= on:
                found.setdefault(entry.kind.value, []).append(day)
        return found
