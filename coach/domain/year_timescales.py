"""Timescales of the newly qualified year: its reviews, its assessments, its observations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.mark import MarkKind
from coach.domain.spans import add_months
from coach.domain.staff_groups import NEWLY_QUALIFIED
from coach.domain.timescale import Kind, Timescale
from coach.domain.year_rules import STEPS, YearPart, YearRule
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.policy import Review, Sourced
    from coach.domain.seeing import Seen

NAMES = {
    YearPart.INITIAL_ASSESSMENT: "initial assessment",
    YearPart.END_ASSESSMENT: "end assessment",
    YearPart.DIRECT_OBSERVATION: "direct observation",
}
_MARKS = {
    YearPart.INITIAL_ASSESSMENT: MarkKind.INITIAL_ASSESSMENT,
    YearPart.END_ASSESSMENT: MarkKind.END_ASSESSMENT,
}
_OBSERVED = (MarkKind.OBSERVATION, MarkKind.OBSERVATION_WITH_ADULT)


@dataclass(frozen=True)
class YearStep:
    """One thing that happens on a day of the year."""

    kind: str
    """*review*, or the part of the year."""
    name: str
    rule: Sourced
    months: int | None
    """From the start; None where the policy sets no day."""
    due: date | None
    done: date | None
    against: tuple[str, ...] = ()


def steps_of(seen: Seen) -> list[YearStep]:
    """Everything that happens on a day, in the order of the year; no day, no place between.

    An assessment without a day stands first or last, by what it is. Source: Leeds 4.6.
    """
    steps = [_review(seen, one) for one in seen.policy.reviews]
    for rule in seen.policy.year.parts:
        if rule.what in STEPS:
            steps += _part(seen, rule)
    return sorted(steps, key=_place)


def _place(step: YearStep) -> tuple[date, str]:
    first = date.min if step.kind == YearPart.INITIAL_ASSESSMENT else date.max
    return step.due or first, step.kind


def _review(seen: Seen, review: Review) -> YearStep:
    held = seen.facts.done_by_name(MarkKind.ASYE_REVIEW).get(review.name.casefold())
    due = seen.months_on(review.months)
    return YearStep("review", review.name, review, review.months, due, held)


def _part(seen: Seen, rule: YearRule) -> Iterator[YearStep]:
    """One part, or each observation that the policy sets a day for, met in their order."""
    if rule.what is YearPart.DIRECT_OBSERVATION:
        marked = observed(seen)
        for place, months in enumerate(rule.months):
            done = marked[place] if place < len(marked) else None
            name = f"{NAMES[rule.what]} {place + 1}"
            due = seen.months_on(months)
            yield YearStep(rule.what, name, rule, months, due, done, rule.against)
        return
    done = seen.facts.last_done(_MARKS[rule.what])
    months_on = rule.months[0] if rule.months else None
    due_on = seen.months_on(months_on) if months_on is not None else None
    yield YearStep(rule.what, NAMES[rule.what], rule, months_on, due_on, done, rule.against)


def observed(seen: Seen) -> list[date]:
    """The days on which practice was observed since the start, oldest first."""
    days = (one.on for one in seen.facts.done if one.kind in _OBSERVED)
    return sorted(day for day in days if day >= seen.start)


def asye_reviews(seen: Seen) -> Iterator[Timescale]:
    """The reviews of the newly qualified year that are still to come. Source: Leeds 4.6."""
    for step in _to_come(seen):
        if step.kind == "review" and step.due is not None:
            reason = f"review {step.name}; {_counted(seen, step)}"
            yield seen.timescale(Kind.ASYE_REVIEW, step.due, reason, step.rule, step.name)


def asye_steps(seen: Seen) -> Iterator[Timescale]:
    """The assessments and observations of the year that the policy sets a day for."""
    for step in _to_come(seen):
        if step.kind == "review" or step.due is None:
            continue
        is_observed = step.kind == YearPart.DIRECT_OBSERVATION
        kind = Kind.OBSERVATION if is_observed else Kind.ASYE_ASSESSMENT
        reason = f"{step.name}; {_counted(seen, step)}"
        key = step.name if is_observed else str(step.kind)  # as a mark of it is called
        yield seen.timescale(kind, step.due, reason, step.rule, key)


def _to_come(seen: Seen) -> list[YearStep]:
    if seen.facts.staff_group != NEWLY_QUALIFIED:
        return []
    return [step for step in steps_of(seen) if step.done is None]


def _counted(seen: Seen, step: YearStep) -> str:
    months = f"{step.months} month{'s' if step.months != 1 else ''}"
    moved = ", moved on by leave" if seen.leave and step.due != _unmoved(seen, step) else ""
    return f"{months} from the start on {spoken(seen.start)}{moved}"


def _unmoved(seen: Seen, step: YearStep) -> date | None:
    return add_months(seen.start, step.months) if step.months is not None else None
