"""How often a policy wants sessions, in words."""

from __future__ import annotations

from coach.domain.policy import (
    AtLeast,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Phase,
    Phases,
    Span,
    Unit,
)

_USUAL = {
    Span(1, Unit.DAYS): "daily",
    Span(1, Unit.WEEKS): "weekly",
    Span(2, Unit.WEEKS): "fortnightly",
    Span(1, Unit.MONTHS): "monthly",
    Span(1, Unit.YEARS): "yearly",
}


def rhythm_in_words(frequency: Frequency) -> str:
    """A rule as people say it: *weekly for the first 6 weeks, then monthly*."""
    match frequency:
        case Every():
            return how_often(frequency.span)
        case EachMonth():
            return "in each calendar month"
        case AtLeast():
            return f"at least {frequency.sessions} in any 12 months"
        case EachShifts():
            return f"every {frequency.shifts} shifts worked"
        case Phases():
            return ", then ".join(
                _phase(one, first=place == 0) for place, one in enumerate(frequency.phases)
            )


def how_often(span: Span) -> str:
    """A span as people say it: *weekly*, *every 6 weeks*."""
    return _USUAL.get(span, f"every {span}")


def _phase(phase: Phase, *, first: bool) -> str:
    said = how_often(phase.every)
    if phase.until_review:
        so_long = f", else for {phase.until} from the start" if phase.until else ""
        return f"{said} until the review “{phase.until_review}”{so_long}"
    if phase.until is None:
        return said
    return f"{said} for the first {phase.until}" if first else f"{said} until {phase.until}"
