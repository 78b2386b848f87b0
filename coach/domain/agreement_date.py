"""The date of an agreement that a pair made before Coach."""

from __future__ import annotations

from datetime import date

from coach.domain.row import Row
from coach.values import dataclass


@dataclass(frozen=True, kw_only=True)
class AgreementDate(Row):
    """An agreement that is kept elsewhere: Coach knows the day, and no word of it."""

    file_id: str
    pair_id: str
    version: int
    agreed_on: date
    status: str = "agreed"
