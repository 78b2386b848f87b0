"""Decisions on whether mentoring is recorded."""

from __future__ import annotations

from coach.domain.mentoring import MentoringDecision
from coach.storage.rows import Table


class MentoringStore(Table[MentoringDecision]):
    """Each decision of a pair; the newest holds."""

    name, kind = "mentoring_decision", MentoringDecision

    def of_pair(self, pair_id: str) -> list[MentoringDecision]:
        """Those that stand, newest first; of one day the one kept last."""
        return self.find(
            "t.pair_id = :pair AND t.withdrawn_at IS NULL",
            {"pair": pair_id},
            None,
            "t.decided_on DESC, t.seq DESC",
        )
