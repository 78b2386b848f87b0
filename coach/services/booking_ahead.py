"""Booking three months ahead by a pair's own rhythm: the days are shown before they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.booking import Pace, first_to_book, pace_on, rhythm, series_by
from coach.domain.meeting_timescales import rhythm_of
from coach.domain.policy import Every, Policy, source_of
from coach.domain.rhythm import how_often, rhythm_in_words
from coach.domain.seeing import Seen
from coach.domain.session import SessionKind
from coach.domain.spans import add_months
from coach.domain.timescale import Day
from coach.domain.working_days import WorkingDays
from coach.services.log import BOOKED_MONTHS, Booked
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.domain.people import Supervisee
    from coach.services.log import LogService
    from coach.services.ports import Clock, Content
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class Proposal:
    """The days of a series, not booked yet."""

    days: tuple[date, ...]
    """Those that the log has no session on."""
    rhythm: str
    """In words, as *weekly for the first 6 weeks, then fortnightly*."""
    source: str
    """The policy and its section; empty where no policy says it."""
    every: str
    """How far apart the first two are, as it can be typed."""
    until: date
    """How far the series looks ahead."""
    policy: str
    is_chosen: bool = False
    """Whether somebody said the rhythm themselves."""


class BookingService:
    """What one key books."""

    def __init__(
        self,
        stores: Stores,
        content: Content,
        clock: Clock,
        log: LogService,
        holidays: Callable[[], frozenset[date]],
    ) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._log = log
        self._holidays = holidays

    def propose(
        self, supervisee: Supervisee, first: date | None = None, every: str = ""
    ) -> Proposal:
        """The days to book for three months, by the policy's rhythm for this person.

        Where the policy gives none it is our own proposal. A `first` day or a rhythm, as *2
        weeks*, may be said instead. Raises BadInput for what is no rhythm, SettingsFaulty.
        """
        seen = self._seen(supervisee)
        rules = seen.policy.frequency_for(seen.facts.staff_group)
        if every:
            rules = (Every(span=rhythm(every), section=""),)
        counted, today = rhythm_of(seen), self._clock.today()
        begins = first or first_to_book(rules, counted, self._last_planned(supervisee), today)
        until = add_months(first or today, BOOKED_MONTHS)
        pace = pace_on(rules, counted, begins)
        there = {
            one.planned_on
            for one in self._log.show(supervisee)
            if one.kind is SessionKind.FORMAL and one.is_planned
        }
        return Proposal(
            tuple(day for day in series_by(rules, counted, begins, until) if day not in there),
            _in_words(pace),
            source_of(seen.policy, pace.rule) if pace.rule is not None and not every else "",
            str(pace.every),
            until,
            seen.policy.name,
            is_chosen=bool(every),
        )

    def book(self, supervisee: Supervisee, proposal: Proposal) -> Booked:
        """Take the days of a proposal, all or none. Raises BeforeStart, AfterLeaving, BadInput."""
        return self._log.book_days(supervisee, proposal.days)

    def _last_planned(self, supervisee: Supervisee) -> date | None:
        """The last formal session in the diary from today on."""
        today = self._clock.today()
        planned = (
            one.on
            for one in self._log.show(supervisee)
            if one.kind is SessionKind.FORMAL and one.is_planned and one.on >= today
        )
        return max(planned, default=None)

    def _seen(self, supervisee: Supervisee) -> Seen:
        policies: dict[str, Policy] = {one.id: one for one in self._content.policies()}
        policy = policies.get(supervisee.pair.policy_id) or self._content.policies()[0]
        today = self._clock.today()
        (facts,) = self._stores.facts.facts(today, 1, self._clock.zone(), supervisee.file.id)
        return Seen(facts, Day.of(today, WorkingDays(self._holidays())), policy, policies)


def _in_words(pace: Pace) -> str:
    return rhythm_in_words(pace.rule) if pace.rule is not None else how_often(pace.every)
