"""Preparation tools: a few open questions that both may answer before they agree on supervision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.row import Audience, Text
from coach.errors import IllegalMove, NotFound
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True)
class ToolQuestion:
    """One question, and a sentence on why it is worth asking."""

    id: str
    text: str
    why: str


@dataclass(frozen=True)
class PreparationTool:
    """A handful of questions on one thing. Nothing is scored and nobody is sorted into a type."""

    id: str
    title: str
    about: str
    questions: tuple[ToolQuestion, ...]

    def question(self, question_id: str) -> ToolQuestion:
        """A question by its id. Raises NotFound."""
        for one in self.questions:
            if one.id == question_id:
                return one
        raise NotFound(f"“{self.title}” has no such question.")


@dataclass(frozen=True, kw_only=True)
class ToolAnswer(Text):
    """What one person says to one question: only theirs until they share it."""

    file_id: str
    person_id: str
    tool: str
    question: str
    wording: str
    """The question as it stood when it was answered."""
    words: str

    def share(self, now: datetime) -> ToolAnswer:
        """Let the other one read it. Raises IllegalMove where it is shared already."""
        if self.audience is not Audience.ONLY_MINE:
            raise IllegalMove("That is shared already.")
        return replace(self, audience=Audience.PAIR, shared_at=now)


def answer_of(
    answers: Iterable[ToolAnswer], person_id: str, question: ToolQuestion
) -> ToolAnswer | None:
    """A person's answer to a question, among those a reader may see."""
    return next(
        (one for one in answers if one.person_id == person_id and one.question == question.id), None
    )
