"""One supervisee seen on one day under one policy: what every rule of timescales looks at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.absences import Absence, after_leave
from coach.domain.policy import Deadline, DeadlineName, Policy, Sourced, Unit, source_of
from coach.domain.spans import add_months, later, moment_after
from coach.domain.staff_groups import NEWLY_QUALIFIED
from coach.domain.timescale import Day, Kind, Timescale
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from coach.domain.timescale_facts import TimescaleFacts


@dataclass(frozen=True)
class Seen:
    """The facts, the day and the policy, with what is worked out of them only once."""

    facts: TimescaleFacts
    day: Day
    policy: Policy
    policies: Mapping[str, Policy]
    """Every policy by its id: a session keeps the one of its day."""

    @cached_property
    def start(self) -> date:
        """The first day in the post, or the earliest that is known."""
        return self.facts.start(self.policy)

    @cached_property
    def known_from(self) -> date:
        """The start, or the first day on file where that is later."""
        return self.facts.known_from(self.policy)

    @cached_property
    def counted(self) -> tuple[date, ...]:
        """Sessions that count, newest first."""
        return self.facts.counted(self.policy)

    @cached_property
    def leave(self) -> tuple[Absence, ...]:
        """Leaves that are over and by the policy move the newly qualified year, oldest first."""
        rule = self.policy.year.leave
        if rule is None or self.facts.staff_group != NEWLY_QUALIFIED:
            return ()
        return tuple(
            one
            for one in self.facts.absences
            if one.back is not None
            and later(one.first, rule.at_least, self.day.calendar) <= one.back
        )

    def months_on(self, months: int) -> date:
        """So many months of the year from the start, with what leave has moved it by."""
        return after_leave(add_months(self.start, months), self.start, self.leave)

    def deadline(self, name: DeadlineName) -> Deadline | None:
        """A rule of the policy that holds for this person's staff group, if there is one."""
        found = self.policy.deadline(name)
        return found if found is not None and found.holds_for(self.facts.staff_group) else None

    def timescale(
        self,
        kind: Kind,
        due: date,
        reason: str,
        rule: Sourced,
        key: str = "",
        policy: Policy | None = None,
        due_at: datetime | None = None,
    ) -> Timescale:
        """A timescale of this person, with its state and its source."""
        facts = self.facts
        return Timescale(
            facts.person,
            kind,
            due,
            self.day.state(due, due_at),
            reason,
            source_of(policy or self.policy, rule),
            facts.person_id,
            key,
            due_at,
        )

    def hours_after(self, moment: datetime | None, rule: Deadline) -> datetime | None:
        """When the hours of a rule are over; None for a rule of days, or an unknown moment."""
        if moment is None or rule.span.unit is not Unit.HOURS:
            return None
        return moment_after(moment, rule.span, moment.tzinfo)
