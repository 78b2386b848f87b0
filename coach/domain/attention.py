"""Attention: stretches of talk and the functions they served; silence counts, pauses do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.model import Function, Part, Stage
from coach.domain.row import Row
from coach.errors import BadInput
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_MINUTES = 600
"""More than ten hours on one question is a slip of the keyboard."""


class Source(StrEnum):
    """How we know how long a stretch was."""

    MEASURED = "measured"
    CORRECTED = "corrected"
    FELT = "felt"


@dataclass(frozen=True, kw_only=True)
class AttentionSegment(Row):
    """One stretch of talk."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    asked_question_id: str | None = None
    part: Part | None = None
    stage: Stage | None = None
    functions: tuple[Function, ...] = ()
    started_at: datetime
    seconds: int = 0
    source: Source = Source.MEASURED
    policy_function: str | None = None
    """The id of the policy's own function that somebody named; five cannot be told from four."""
    by_whom: str = ""
    """`both`, `supervisor` or `supervisee` for what was corrected or felt."""

    def correct(self, minutes: float) -> AttentionSegment:
        """The pair's own figure for this stretch. Raises BadInput outside 0 to MAX_MINUTES."""
        if not 0 <= minutes <= MAX_MINUTES:  # also refuses what is not a number at all
            raise BadInput(f"Minutes are a number from 0 to {MAX_MINUTES}; nothing was changed.")
        return replace(self, seconds=round(minutes * 60), source=Source.CORRECTED, by_whom="both")


@dataclass(frozen=True)
class FunctionSeconds:
    """Seconds of one session by function, as the store adds them up."""

    session_id: str
    seconds: dict[Function, float]


def seconds_by_function(segments: Iterable[AttentionSegment]) -> dict[Function, float]:
    """Add stretches up by function; a stretch that served two gives half to each."""
    total = dict.fromkeys(Function, 0.0)
    for segment in segments:
        for function in segment.functions:
            total[function] += segment.seconds / len(segment.functions)
    return total


def seconds_said(segments: Iterable[AttentionSegment]) -> dict[tuple[str, Function], float]:
    """The part of it for which somebody named one of the policy's own functions."""
    total: dict[tuple[str, Function], float] = {}
    for segment in segments:
        if segment.policy_function is not None:
            for function in segment.functions:
                key = (segment.policy_function, function)
                total[key] = total.get(key, 0.0) + segment.seconds / len(segment.functions)
    return total
