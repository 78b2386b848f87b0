"""How often a pair meets: the rules of a policy, alone or together, and the next date they give."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from coach.domain.absences import Absence, after_leave
from coach.domain.days import spoken
from coach.domain.policy import (
    AtLeast,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Phase,
    Phases,
)
from coach.domain.rhythm import how_often
from coach.domain.spans import add_days, add_months, end_of_month, later
from coach.domain.working_days import WorkingDays
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


@dataclass(frozen=True)
class Rhythm:
    """What the next date is counted from. Sessions are those that count, newest first."""

    start: date
    held: tuple[date, ...] = ()
    """At least as many as any rule counts, where there are as many."""
    shifts: tuple[date, ...] = ()
    """Shifts worked, one date each, oldest first; a rota ahead is welcome."""
    reviews: Mapping[str, date] = field(default_factory=dict)
    """Reviews that were held, by name in small letters."""
    calendar: WorkingDays = field(default_factory=WorkingDays)
    leave: tuple[Absence, ...] = ()
    """Leaves that move the phases after them, oldest first."""
    known_from: date | None = None
    """The first day on file, where that is later than the start: what was before is not known."""

    @property
    def begins(self) -> date:
        """The first day that a session can be counted from."""
        return max(self.start, self.known_from or self.start)

    @property
    def last(self) -> date | None:
        """The last session that counts."""
        return self.held[0] if self.held else None

    @property
    def anchor(self) -> date:
        """The last session that counts, else the first day that can be counted from."""
        return self.held[0] if self.held else self.begins

    def since(self) -> str:
        """In words, from when it is counted."""
        if self.last is None:
            return f"from {first_day(self.start, self.begins)}"
        return f"last on {spoken(self.last)}"


def first_day(start: date, begins: date) -> str:
    """In words, the first day that a time is counted from: in the post, or on file."""
    if begins > start:
        return f"{spoken(begins)}, the first day on file"
    return f"the start on {spoken(start)}"


@dataclass(frozen=True)
class NextSession:
    """When the next session is due by one rule."""

    due: date
    reason: str
    rule: Frequency


def next_session(rules: Iterable[Frequency], rhythm: Rhythm) -> NextSession | None:
    """The earliest date that the rules give together, or None where they give none."""
    found = [one for rule in rules if (one := next_by(rule, rhythm)) is not None]
    return min(found, key=lambda one: one.due, default=None)


def next_by(rule: Frequency, rhythm: Rhythm) -> NextSession | None:
    """The date that one rule gives, if it gives any."""
    match rule:
        case Every():
            due = later(rhythm.anchor, rule.span, rhythm.calendar)
            return NextSession(due, f"{how_often(rule.span)}; {rhythm.since()}", rule)
        case EachMonth():
            return _each_month(rule, rhythm)
        case AtLeast():
            return _at_least(rule, rhythm)
        case EachShifts():
            return _each_shifts(rule, rhythm)
        case Phases():
            return _phases(rule, rhythm)


def _each_month(rule: EachMonth, rhythm: Rhythm) -> NextSession:
    """By the end of the next calendar month, or of the month that is counted from."""
    month = rhythm.begins if rhythm.last is None else add_months(rhythm.last.replace(day=1), 1)
    return NextSession(end_of_month(month), f"each calendar month; {rhythm.since()}", rule)


def _at_least(rule: AtLeast, rhythm: Rhythm) -> NextSession:
    """Before the oldest of the last k is a year old; earlier, by an even share of the year.

    With fewer than k held, session number n + 1 is due (n + 1) / k of twelve months from the
    day that is counted from, in whole days, rounded down.
    """
    often = f"{rule.sessions} in any 12 months"
    if len(rhythm.held) >= rule.sessions:
        oldest = rhythm.held[rule.sessions - 1]
        reason = f"{often}; the last {rule.sessions} began on {spoken(oldest)}"
        return NextSession(add_months(oldest, 12), reason, rule)
    year = (add_months(rhythm.begins, 12) - rhythm.begins).days
    due = add_days(rhythm.begins, year * (len(rhythm.held) + 1) // rule.sessions)
    reason = f"{often}; {len(rhythm.held)} held since {spoken(rhythm.begins)}"
    return NextSession(due, reason, rule)


def _each_shifts(rule: EachShifts, rhythm: Rhythm) -> NextSession | None:
    """On the day of the k-th shift since the last session; no date before that shift is known."""
    last = rhythm.last
    since = [day for day in rhythm.shifts if (day > last if last else day >= rhythm.start)]
    if len(since) < rule.shifts:
        return None
    due = since[rule.shifts - 1]
    return NextSession(due, f"every {rule.shifts} shifts worked; {rhythm.since()}", rule)


def _phases(rule: Phases, rhythm: Rhythm) -> NextSession | None:
    """By the phase in force on the last session; past the end of the last phase, nothing."""
    found = phase_in_force(rule, rhythm, rhythm.anchor)
    if found is None:
        return None
    due = later(rhythm.anchor, found.every, rhythm.calendar)
    first = found is rule.phases[0]
    reason = f"{how_often(found.every)}{_how_long(found, rhythm, first=first)}; {rhythm.since()}"
    return NextSession(due, reason, rule)


def phase_in_force(rule: Phases, rhythm: Rhythm, on: date) -> Phase | None:
    """The phase that a day lies in; on the day a phase ends, the next one is in force."""
    for phase in rule.phases:
        end = end_of(phase, rhythm)
        if end is None or on < end:
            return phase
    return None


def end_of(phase: Phase, rhythm: Rhythm) -> date | None:
    """The review that ends a phase where it has been held, else so long from the start.

    A leave that moves the year moves the end of a phase that it came before.
    """
    held = rhythm.reviews.get(phase.until_review.casefold()) if phase.until_review else None
    if held is not None or phase.until is None:
        return held
    end = later(rhythm.start, phase.until, rhythm.calendar)
    return after_leave(end, rhythm.start, rhythm.leave)


def _how_long(phase: Phase, rhythm: Rhythm, *, first: bool) -> str:
    held = rhythm.reviews.get(phase.until_review.casefold()) if phase.until_review else None
    if held is not None:
        return f" until the review on {spoken(held)}"
    if phase.until is None:
        return f" until: {phase.until_review}" if phase.until_review else ""
    if first:
        return f" for the first {phase.until}"
    review = " review" if phase.until_review else ""
    return f" until the {phase.until}{review}" if review else f" until {phase.until} from the start"
