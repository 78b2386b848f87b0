"""What a pair has said to the coach: a question for next time, one not for them, a nudge heard."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.nudging import NudgeKind
from coach.domain.row import Row
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


class AsideKind(StrEnum):
    """What becomes of a question."""

    NEXT_TIME = "next-time"
    NOT_FOR_US = "not-for-us"


ASIDE_WORDS = {AsideKind.NEXT_TIME: "put off to next time", AsideKind.NOT_FOR_US: "not for us"}


@dataclass(frozen=True, kw_only=True)
class QuestionAside(Row):
    """A question that a pair set aside. It can be taken back."""

    file_id: str
    session_id: str
    question_id: str
    kind: AsideKind


@dataclass(frozen=True)
class AsideListing:
    """A question that is set aside, as a list shows it."""

    question_id: str
    wording: str
    kind: AsideKind
    on: date
    """The day on which it was set aside, where the pair is."""


def standing(asides: Iterable[QuestionAside]) -> list[QuestionAside]:
    """What counts for each question, in the order given: *not for us* before *next time*."""
    counts: dict[str, QuestionAside] = {}
    for one in asides:
        before = counts.get(one.question_id)
        if before is None or before.kind is AsideKind.NEXT_TIME:
            counts.pop(one.question_id, None)
            counts[one.question_id] = one
    return list(counts.values())


@dataclass(frozen=True, kw_only=True)
class NudgeTold(Row):
    """A nudge that was said; it is not said again in that discussion."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    kind: NudgeKind
    dismissed_at: datetime | None = None
