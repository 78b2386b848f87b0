"""Nudges: what the structure of a discussion may be missing; never what anybody feels or types.

The patterns are the ones that practice guidance describes as short-circuits of the cycle; their
figures are our own proposals.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.model import Stage
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

LITTLE_SHARE = 0.15
"""A share of a discussion's time under which a stage was hardly visited."""
CIRCLING_SHARE = 0.60
"""A share of the time spent in experience and reflection from which a pair may be circling."""
SETTLED_SECONDS = 600
"""Ten minutes: a discussion shorter than this shows no pattern yet."""
THIN_SECONDS = 120
THIN_QUESTIONS = 2
"""An experience left in less time, with fewer questions and no note, is thin."""
LOOPS = 3
"""Times to and fro between reflection and analysis that make a loop."""
CARRIED = 3
"""Times an action was carried before it is worth asking what stands in its way."""


class NudgeKind(StrEnum):
    """What may be missing."""

    QUICK_FIX = "quick-fix"
    THIN_EXPERIENCE = "thin-experience"
    LEAP_TO_THEORY = "leap-to-theory"
    CIRCLING = "circling"
    PARALYSIS = "paralysis"
    STALLED_PLAN = "stalled-plan"
    CARRIED_AGAIN = "carried-again"


NUDGES = {
    NudgeKind.QUICK_FIX: (
        "From what happened straight to what to do. What else might explain it, before you decide?"
    ),
    NudgeKind.THIN_EXPERIENCE: (
        "There is little of what happened yet. Who said what, and what was there to see?"
    ),
    NudgeKind.LEAP_TO_THEORY: (
        "Meaning came before reflection. What was it like to be there, for each of you?"
    ),
    NudgeKind.CIRCLING: (
        "Much has been felt and told. What might it mean for the child, and what comes next?"
    ),
    NudgeKind.PARALYSIS: (
        "Round and round between feeling and meaning. What would be good enough to try, by when?"
    ),
    NudgeKind.STALLED_PLAN: "An action here has no owner, date or reason yet. What would do it?",
    NudgeKind.CARRIED_AGAIN: "An action has been carried three times. What stands in its way?",
}
"""Plain words, one question at most."""


@dataclass(frozen=True)
class Shape:
    """How a discussion has gone: where, how long, and what it left."""

    path: tuple[Stage, ...] = ()
    """The stages in the order in which they were visited; the last one is where the pair stands."""
    seconds: Mapping[Stage, float] = field(default_factory=dict)
    questions: Mapping[Stage, int] = field(default_factory=dict)
    notes: Mapping[Stage, int] = field(default_factory=dict)
    actions: int = 0
    unsettled_actions: int = 0
    """Actions of this discussion without an owner, a date or a reason."""
    most_carried: int = 0
    """How often the most carried of the earlier, still open actions was carried on."""
    session_gone: float = 0.0
    """The share of the agreed time that is over."""

    def spent(self, *stages: Stage) -> float:
        """Seconds in some stages."""
        return sum(self.seconds.get(stage, 0.0) for stage in stages)

    @property
    def here(self) -> Stage | None:
        """Where the pair stands."""
        return self.path[-1] if self.path else None

    def was_in(self, stage: Stage) -> bool:
        """Whether a stage was more than passed through: something asked and time, or a note."""
        return self.notes.get(stage, 0) > 0 or self.spent(stage) >= THIN_SECONDS


def nudges(shape: Shape) -> list[NudgeKind]:
    """Every pattern that the shape shows, the weightiest first."""
    return [kind for kind, shows in _SHOWS.items() if shows(shape)]


def nudge(shape: Shape, told: frozenset[NudgeKind], off: frozenset[NudgeKind]) -> NudgeKind | None:
    """The one to say now, or None: not one that was said in this discussion or is turned off."""
    return next((kind for kind in nudges(shape) if kind not in told and kind not in off), None)


def _quick_fix(shape: Shape) -> bool:
    total = shape.spent(*Stage)
    thought = shape.spent(Stage.REFLECTION, Stage.ANALYSIS)
    noted = shape.notes.get(Stage.REFLECTION, 0) + shape.notes.get(Stage.ANALYSIS, 0)
    return (
        shape.here is Stage.PLAN
        and Stage.EXPERIENCE in shape.path
        and not noted
        and thought <= LITTLE_SHARE * total
    )


def _thin_experience(shape: Shape) -> bool:
    return (
        len(shape.path) > 1
        and shape.path[0] is Stage.EXPERIENCE
        and shape.here is not Stage.EXPERIENCE
        and not shape.was_in(Stage.EXPERIENCE)
        and shape.questions.get(Stage.EXPERIENCE, 0) < THIN_QUESTIONS
    )


def _leap_to_theory(shape: Shape) -> bool:
    return (
        shape.here is Stage.ANALYSIS
        and Stage.EXPERIENCE in shape.path
        and shape.was_in(Stage.EXPERIENCE)
        and not shape.was_in(Stage.REFLECTION)
    )


def _circling(shape: Shape) -> bool:
    total = shape.spent(*Stage)
    return (
        shape.here in (Stage.EXPERIENCE, Stage.REFLECTION)
        and shape.session_gone >= 2 / 3
        and total >= SETTLED_SECONDS
        and shape.spent(Stage.EXPERIENCE, Stage.REFLECTION) > CIRCLING_SHARE * total
        and not (shape.was_in(Stage.ANALYSIS) or shape.was_in(Stage.PLAN))
    )


def _paralysis(shape: Shape) -> bool:
    both = (Stage.REFLECTION, Stage.ANALYSIS)
    turns = sum(
        {before, after} == set(both)
        for before, after in zip(shape.path, shape.path[1:], strict=False)
    )
    return shape.here in both and turns >= 2 * LOOPS - 1 and shape.actions == 0


def _stalled_plan(shape: Shape) -> bool:
    return shape.here is Stage.PLAN and shape.unsettled_actions > 0


def _carried_again(shape: Shape) -> bool:
    return shape.most_carried >= CARRIED


_SHOWS = {
    NudgeKind.QUICK_FIX: _quick_fix,
    NudgeKind.THIN_EXPERIENCE: _thin_experience,
    NudgeKind.LEAP_TO_THEORY: _leap_to_theory,
    NudgeKind.CIRCLING: _circling,
    NudgeKind.PARALYSIS: _paralysis,
    NudgeKind.STALLED_PLAN: _stalled_plan,
    NudgeKind.CARRIED_AGAIN: _carried_again,
}
