"""What is due of whom and when, and what another policy would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.booked import Booked, booked_ahead
from coach.domain.forecast import Change, compare, timescales_of, timescales_of_all
from coach.domain.no_date import why_no_session
from coach.domain.policy import AtLeast, DeadlineName, Policy, source_of
from coach.domain.seeing import Seen
from coach.domain.spans import later
from coach.domain.timescale import Day, Kind, Timescale
from coach.domain.working_days import WorkingDays
from coach.errors import NotFound
from coach.text import printable

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.domain.timescale_facts import TimescaleFacts
    from coach.services.ports import Clock, Content, Holidays
    from coach.services.store_ports import Stores

CalendarWriter = Callable[[Iterable[Timescale], Iterable[Booked], datetime], str]
"""Timescales, and sessions in the diary, as a calendar file as of a moment."""


class TimescaleService:
    """Timescales, each asked for on any day; today unless told otherwise."""

    def __init__(
        self,
        stores: Stores,
        content: Content,
        holidays: Holidays,
        clock: Clock,
        write_calendar: CalendarWriter,
    ) -> None:
        self._stores = stores
        self._content = content
        self._holidays = holidays
        self._clock = clock
        self._write_calendar = write_calendar

    def of_all(self, on: date | None = None) -> list[Timescale]:
        """Everybody's and the supervisor's own, soonest first.

        Raises SettingsFaulty for a bad file of holidays, ContentFaulty for a bad policy.
        """
        return self.all_and_lost(on)[0]

    def all_and_lost(self, on: date | None = None) -> tuple[list[Timescale], list[str]]:
        """As `of_all`; and the names of people whose policy is not to be had here any more."""
        facts, policies = self._facts(on), self._policies
        lost = [one.person for one in facts if one.policy_id not in policies]
        return (timescales_of_all(facts, self._day(on), policies) if facts else []), lost

    def of(self, supervisee: Supervisee, on: date | None = None) -> list[Timescale]:
        """One supervisee's, soonest first. Raises as `of_all`."""
        return [
            timescale
            for facts in self._facts(on, supervisee.file.id)
            for timescale in timescales_of(facts, self._day(on), self._policies)
        ]

    def seen(self, supervisee: Supervisee, on: date | None = None) -> Seen:
        """One supervisee on a day under their policy, for whoever works out more from it.

        Raises NotFound where there is no policy to go by, and as `of_all`.
        """
        policies = self._policies
        for facts in self._facts(on, supervisee.file.id):
            if facts.policy_id in policies:
                return Seen(facts, self._day(on), policies[facts.policy_id], policies)
        raise NotFound(
            f"The policy of {printable(supervisee.person.name)} is not here any more; "
            "choose one with: coach person edit"
        )

    def why_no_session(self, supervisee: Supervisee, on: date | None = None) -> str:
        """Why there is no day for the next session; empty where there is, or is for nobody."""
        try:
            return why_no_session(self.seen(supervisee, on))
        except NotFound:  # without a policy, or with nobody now
            return ""

    def of_request(self, supervisee: Supervisee, entry_id: str) -> Timescale | None:
        """By when an urgent talk that was asked for is to be held; None where no rule says so."""
        found = self.of(supervisee)
        return next((one for one in found if one.kind is Kind.URGENT and one.key == entry_id), None)

    def moved_by(self, supervisee: Supervisee, original_on: date) -> tuple[date, str] | None:
        """By when a session of that day is held once it is moved, and by what source, if any.

        What counts from the return after an absence is not known before it.
        """
        seen = self.seen(supervisee)
        rule = seen.deadline(DeadlineName.REARRANGE)
        if rule is None:
            return None
        day = later(original_on, rule.span, seen.day.calendar)
        return day, source_of(seen.policy, rule)

    def named(self, name: str, on: date | None = None) -> list[Timescale]:
        """Those about somebody by their whole name, the supervisor too."""
        return [one for one in self.of_all(on) if one.person.casefold() == name.casefold()]

    def next_sessions(self, on: date | None = None) -> dict[str, Timescale]:
        """When each supervisee's next session is due and why, by the person's id: for Today."""
        found = self.of_all(on)
        return {one.person_id: one for one in found if one.kind is Kind.SESSION}

    def under(
        self, supervisee: Supervisee, policy: Policy, on: date | None = None
    ) -> list[Timescale]:
        """One supervisee's timescales were the pair to work by another policy."""
        policies = {**self._policies, policy.id: policy}
        return [
            timescale
            for facts in self._facts(on, supervisee.file.id)
            for timescale in timescales_of(
                replace(facts, policy_id=policy.id), self._day(on), policies
            )
        ]

    @staticmethod
    def compare(before: Iterable[Timescale], after: Iterable[Timescale]) -> tuple[Change, ...]:
        """What a change of policy, of staff group or of dates has moved, in words by `str`."""
        return compare(before, after)

    def calendar(self, on: date | None = None) -> str:
        """What is due and what is booked, as iCalendar.

        Raises NotFound where there is neither: the format wants an event.
        """
        facts, policies = self._facts(on), self._policies
        people = {one.file_id: one.person for one in facts}
        found = timescales_of_all(facts, self._day(on), policies) if facts else []
        entries = self._stores.log.of_files(list(people))
        booked = booked_ahead(entries, people, on or self._clock.today())
        if not found and not booked:
            raise NotFound("Nothing has a date yet, so there is no calendar to write.")
        return self._write_calendar(found, booked, self._clock.now())

    def working_days(self) -> WorkingDays:
        """Which days are worked here. Raises SettingsFaulty."""
        return self._working_days

    @cached_property
    def _working_days(self) -> WorkingDays:
        return WorkingDays(self._holidays.days())

    @property
    def _policies(self) -> dict[str, Policy]:
        return {policy.id: policy for policy in self._content.policies()}

    def _day(self, on: date | None) -> Day:
        today = self._clock.today()
        now = self._clock.now() if on in (None, today) else None
        return Day.of(on or today, self._working_days, now)

    def _facts(self, on: date | None, file_id: str | None = None) -> list[TimescaleFacts]:
        most = max(
            (
                rule.sessions
                for policy in self._content.policies()
                for group in policy.staff_groups
                for rule in group.frequency
                if isinstance(rule, AtLeast)
            ),
            default=1,
        )
        day = on or self._clock.today()
        return self._stores.facts.facts(day, most, self._clock.zone(), file_id)
