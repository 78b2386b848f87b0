"""Mentoring one to one: lighter than supervision, and recorded only where that was decided."""

from __future__ import annotations

from datetime import date

from coach.domain.model import Part
from coach.domain.row import Row
from coach.values import dataclass

PARTS = (Part.CHECK_IN, Part.AGENDA, Part.DISCUSS, Part.CLOSE)
"""The parts of a mentoring session: actions and caseload are looked through in supervision."""


@dataclass(frozen=True, kw_only=True)
class MentoringDecision(Row):
    """Whether a pair's mentoring is recorded, from a day on. Source: Leeds 4.12."""

    file_id: str
    pair_id: str
    recorded: bool
    decided_on: date
    decided_with: str
    """The supervisor, or whoever else it was decided with."""
