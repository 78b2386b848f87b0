"""What a pair has said to the coach: a question for next time, one not for them, a nudge heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coach.domain.nudging import NudgeKind
from coach.domain.row import Row


class AsideKind(StrEnum):
    """What becomes of a question."""

    NEXT_TIME = "next-time"
    NOT_FOR_US = "not-for-us"


@dataclass(frozen=True, kw_only=True)
class QuestionAside(Row):
    """A question that a pair set aside. It can be taken back."""

    file_id: str
    session_id: str
    question_id: str
    kind: AsideKind


@dataclass(frozen=True, kw_only=True)
class NudgeTold(Row):
    """A nudge that was said; it is not said again in that discussion."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    kind: NudgeKind
    dismissed_at: datetime | None = None
