"""Marks: what was done outside a session, so that its timescale can start anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.row import Row
from coach.errors import BadInput, IllegalMove
from coach.values import dataclass

MOST_SHIFTS = 60
"""Shifts in one mark; more is a slip of the finger."""
EARLIEST = date(1950, 1, 1)


class MarkKind(StrEnum):
    """What was done."""

    AGREEMENT = "agreement"
    AGREEMENT_REVIEW = "agreement-review"
    SELF_CARE_REVIEW = "self-care-review"
    CASE_REVIEW = "case-review"
    OBSERVATION = "observation"
    OBSERVATION_WITH_ADULT = "observation-with-adult"
    OBSERVATION_OF_SUPERVISION = "observation-of-supervision"
    AUDIT = "audit"
    APPRAISAL = "appraisal"
    MID_YEAR = "mid-year"
    TRAINING = "training"
    ASYE_REVIEW = "asye-review"
    """A review of the newly qualified year, or one that ends a phase; it has a name."""
    INITIAL_ASSESSMENT = "initial-assessment"
    """The newly qualified year's assessment as it begins."""
    END_ASSESSMENT = "end-assessment"
    ONE_TO_ONE_OFFERED = "one-to-one-offered"
    """Time alone was offered to somebody who is supervised in a group; each offer counts."""
    RECORD = "record"
    """The supervisee has a copy of the record, and of those before it."""
    REPLY = "reply"
    CASE_RECORD = "case-record"
    AGENDA = "agenda"
    PREPARATION_REPORT = "preparation-report"
    URGENT_REQUEST = "urgent-request"
    URGENT = "urgent"
    """The urgent talk took place."""
    ABSENCE = "absence"
    """The first day away."""
    RETURN = "return"
    """The first day back at work."""
    COVER = "cover"
    """The supervisor's manager has been told of a long absence."""
    SHIFT = "shift"
    RATIO = "ratio"
    """The supervisor's manager has looked at how many they supervise."""
    RETENTION = "retention"
    """What was kept after somebody left has been deleted."""


OF_THE_SUPERVISOR = frozenset({MarkKind.RATIO})
"""Marks that are only ever about a supervisor."""
AHEAD = frozenset({MarkKind.SHIFT, MarkKind.ABSENCE, MarkKind.RETURN})
"""Marks that may be set for a day to come, as a rota is, or leave."""


@dataclass(frozen=True, kw_only=True)
class Mark(Row):
    """One thing done, by whom it is about."""

    person_id: str
    """The supervisee, or the supervisor of an absence, a training or a ratio."""
    kind: MarkKind
    done_on: date
    name: str = ""
    """Which review, or which case by its reference; mostly empty."""
    number: int = 1
    """How many shifts; else 1."""

    def allow(self, today: date) -> Mark:
        """Return itself. Raises BadInput for a day to come, one long past, or too many shifts."""
        if self.done_on > today and self.kind not in AHEAD:
            raise BadInput(
                f"{self.done_on.isoformat()} is still to come; mark it once it is done.", "on"
            )
        if self.done_on < EARLIEST:
            raise BadInput(f"{self.done_on.isoformat()} is too long ago; check the year.", "on")
        if not 1 <= self.number <= MOST_SHIFTS:
            raise BadInput(f"A mark holds 1 to {MOST_SHIFTS} shifts; nothing was changed.", "count")
        return self

    def withdraw(self, now: datetime) -> Mark:
        """Take it back. Raises IllegalMove if it was taken back before."""
        if self.withdrawn_at is not None:
            raise IllegalMove("That mark was taken back already; nothing was changed.")
        return replace(self, withdrawn_at=now)
