"""What the policy of a record makes of no answer, and when the time for one is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.absences import Absence
from coach.domain.policy import DeadlineName, Policy
from coach.domain.record_answers import Silence
from coach.domain.record_timescales import answer_until
from coach.domain.session import SessionStatus
from coach.domain.working_days import WorkingDays

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.domain.record_life import RecordLife
    from coach.services.ports import Clock, Content, Holidays
    from coach.services.store_ports import Stores

AWAY = "absence"
"""The reason of the log for a session that moved since somebody was away."""
_MOVED = frozenset({SessionStatus.REARRANGED, SessionStatus.MISSED, SessionStatus.CANCELLED})


class SilenceService:
    """The rule for each record is that of its own policy."""

    def __init__(self, stores: Stores, content: Content, holidays: Holidays, clock: Clock) -> None:
        self._stores = stores
        self._content = content
        self._holidays = holidays
        self._clock = clock

    def of(self, supervisee: Supervisee, life: RecordLife) -> Silence:
        """Whether silence agrees with a record, and the last day for an answer."""
        policy = self._policy(life.record.policy_id)
        rule = policy.deadline(DeadlineName.REPLY) if policy else None
        agrees = policy.silence_agrees if policy else False
        if policy is None or rule is None or life.shared_on is None:
            return Silence(agrees and rule is not None, None)
        calendar = WorkingDays(self._holidays.days())
        away = self._absences(supervisee)
        return Silence(agrees, answer_until(life.shared_on, rule.span, calendar, away))

    def _policy(self, policy_id: str) -> Policy | None:
        return next((one for one in self._content.policies() if one.id == policy_id), None)

    def _absences(self, supervisee: Supervisee) -> tuple[Absence, ...]:
        """As marked, and the days of sessions that moved because the supervisee was away."""
        facts = self._stores.facts.facts(
            self._clock.today(), 1, self._clock.zone(), supervisee.file.id
        )
        marked = facts[0].absences if facts else ()
        return (*marked, *(Absence(day, _day_after(day)) for day in self._days_away(supervisee)))

    def _days_away(self, supervisee: Supervisee) -> list[date]:
        return [
            entry.on
            for entry in self._stores.log.of_files([supervisee.file.id])
            if entry.status in _MOVED
            and AWAY in entry.moved_because.casefold()
            and entry.moved_by != "supervisor"
        ]


def _day_after(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
