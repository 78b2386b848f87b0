"""What mentoring needs of a home's database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coach.domain.mentoring import MentoringDecision


class MentoringStore(Protocol):
    """Decisions on whether mentoring is recorded."""

    def add(self, row: MentoringDecision) -> MentoringDecision: ...
    def of_pair(self, pair_id: str) -> list[MentoringDecision]: ...
