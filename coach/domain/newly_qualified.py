"""The newly qualified year as a timeline: phases, what happens on a day, what holds throughout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.domain.counting import GroupHeld, groups_held
from coach.domain.frequency import Rhythm, end_of, phase_in_force
from coach.domain.meeting_timescales import rhythm_of
from coach.domain.policy import Frequency, Phases, Policy, source_of
from coach.domain.rhythm import how_often, rhythm_in_words
from coach.domain.year_rules import STEPS, YearRule
from coach.domain.year_timescales import YearStep, observed, steps_of
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.absences import Absence
    from coach.domain.seeing import Seen
    from coach.domain.timescale import State, Timescale

LONG_ABSENCE = timedelta(days=28)
"""So long away, and the timeline speaks of it: our proposal."""


@dataclass(frozen=True)
class YearPhase:
    """A stretch of the year with one rhythm of supervision."""

    first: date
    until: date | None
    """The first day of the next phase; None for one that goes on."""
    rhythm: str
    source: str
    until_review: str = ""
    """The review that ends it, where one does."""
    held: int = 0
    """Sessions that count, held in it so far."""

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class StepSeen:
    """Something that happens on a day, as it stands on the day that is asked about."""

    step: YearStep
    state: State | None
    """None once it is done, and where no day is set."""
    source: str


@dataclass(frozen=True)
class Leave:
    """A long time away, and whether it moved the year."""

    absence: Absence
    days: int
    """So far, for one that is not over."""
    moved: bool
    source: str = ""
    """The rule of the policy, if it has one."""


@dataclass(frozen=True)
class YearTimeline:
    """The year of one person, seen from a day."""

    person: str
    policy: Policy
    on: date
    start: date
    phases: tuple[YearPhase, ...]
    steps: tuple[StepSeen, ...]
    throughout: tuple[tuple[YearRule, str], ...]
    """What holds all along, each with where it stands."""
    observed: tuple[date, ...]
    groups: tuple[GroupHeld, ...]
    offers: tuple[date, ...]
    mentoring: tuple[date, ...]
    leave: tuple[Leave, ...]
    next_session: Timescale | None

    @property
    def phase(self) -> YearPhase | None:
        """The one that the day lies in; None before the start, and where no rule reaches."""
        return next((one for one in self.phases if one.holds(self.on)), None)

    @property
    def next_step(self) -> StepSeen | None:
        """The first thing that has not happened yet."""
        return next((one for one in self.steps if one.step.done is None), None)


def timeline(
    seen: Seen, held: Mapping[str, Iterable[date]], next_session: Timescale | None
) -> YearTimeline:
    """The year as it stands on a day; `held` has every session held by then, by kind."""
    groups = groups_held(seen.policy, sorted(held.get("group", ())), seen.facts.offers)
    kinds = [kind for kind in seen.policy.counts if kind != "group"]
    counted = [day for kind in kinds for day in held.get(kind, ())]
    counted += [one.on for one in groups if one.counts]
    throughout = (one for one in seen.policy.year.parts if one.what not in STEPS)
    return YearTimeline(
        person=seen.facts.person,
        policy=seen.policy,
        on=seen.day.on,
        start=seen.start,
        phases=tuple(phases_of(seen, counted)),
        steps=tuple(_seen(seen, one) for one in steps_of(seen)),
        throughout=tuple((one, source_of(seen.policy, one)) for one in throughout),
        observed=tuple(observed(seen)),
        groups=tuple(one for one in groups if one.on >= seen.start),
        offers=tuple(sorted(seen.facts.offers)),
        mentoring=tuple(sorted(day for day in held.get("mentoring", ()) if day >= seen.start)),
        leave=tuple(_leave(seen)),
        next_session=next_session,
    )


def phases_of(seen: Seen, counted: Iterable[date] = ()) -> list[YearPhase]:
    """The stretches from the start on, one after another without a gap.

    Rules that hold together are told together; where all have ended there is no further phase.
    """
    rules, rhythm = seen.policy.frequency_for(seen.facts.staff_group), rhythm_of(seen)
    ends = {end for rule in rules for end in _ends(rule, rhythm)}
    borders = [seen.start, *sorted(end for end in ends if end > seen.start)]
    days = list(counted)
    found = []
    for first, until in pairwise([*borders, None]):
        assert first is not None  # only the last border is open
        phase = _phase_of(seen, rules, rhythm, first, until)
        if phase is None:
            break
        found.append(replace(phase, held=sum(phase.holds(day) for day in days)))
    return found


def _ends(rule: Frequency, rhythm: Rhythm) -> list[date]:
    """Where the phases of a rule end, as far as that is known."""
    if not isinstance(rule, Phases):
        return []
    found = []
    for phase in rule.phases:
        end = end_of(phase, rhythm)
        if end is None:
            break
        found.append(end)
    return found


def _phase_of(
    seen: Seen, rules: Iterable[Frequency], rhythm: Rhythm, first: date, until: date | None
) -> YearPhase | None:
    said, sources, review = [], [], ""
    for rule in rules:
        words = rhythm_in_words(rule)
        if isinstance(rule, Phases):
            phase = phase_in_force(rule, rhythm, first)
            if phase is None:
                continue
            words, review = how_often(phase.every), phase.until_review or review
        said.append(words)
        sources.append(source_of(seen.policy, rule))
    if not said:
        return None
    source = "; ".join(dict.fromkeys(sources))
    return YearPhase(first, until, " and ".join(dict.fromkeys(said)), source, review)


def _seen(seen: Seen, step: YearStep) -> StepSeen:
    waits = step.done is None and step.due is not None
    state = seen.day.state(step.due) if waits and step.due is not None else None
    return StepSeen(step, state, source_of(seen.policy, step.rule))


def _leave(seen: Seen) -> Iterable[Leave]:
    """Every long time away since the start, and whether the policy lets it move the year."""
    rule = seen.policy.year.leave
    source = source_of(seen.policy, rule) if rule else ""
    for one in seen.facts.absences:
        end = one.back or seen.day.on
        days = (end - max(one.first, seen.start)).days
        moved = one in seen.leave
        if days > 0 and (moved or timedelta(days=days) >= LONG_ABSENCE):
            yield Leave(one, days, moved, source)
