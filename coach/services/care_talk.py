"""The conversation in which a self-care plan comes about: one question at a time, each optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.care_talk import ENOUGH, next_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.care_routes import CareRoutes
    from coach.domain.people import Reader
    from coach.domain.question import Question
    from coach.domain.self_care import CareKind, HasPlan
    from coach.services.ports import Content
    from coach.services.self_care import SelfCareService


class CareTalk:
    """Asks for a plan's fields, from the bank."""

    def __init__(self, care: SelfCareService, content: Content) -> None:
        self._care = care
        self._content = content

    def next(
        self, whose: HasPlan, reader: Reader, passed: Sequence[str], kind: CareKind | None = None
    ) -> Question | None:
        """The next question; None where the banks have none."""
        plan = self._care.plan(whose, reader)
        return next_question(self._content.banks().questions, plan, passed, kind)

    def is_enough(self, whose: HasPlan, reader: Reader) -> bool:
        """Whether the plan holds the two or three things that are enough."""
        return len(self._care.plan(whose, reader).items) >= ENOUGH

    def routes(self) -> CareRoutes:
        """Where more help is to be had, as the user's organisation writes it."""
        return self._content.care_routes()
