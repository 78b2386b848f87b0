"""A timescale: what a policy wants of a pair by when, in what state, why, and where that stands."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.working_days import WorkingDays

SOON_WORKING_DAYS = 5
"""So near, and it is shown as soon."""


class Kind(StrEnum):
    """What is due."""

    SESSION = "session"
    REARRANGE = "rearrange"
    URGENT = "urgent"
    BOOKING = "booking"
    AGENDA = "agenda"
    RECORD = "record"
    REPLY = "reply"
    CASE_RECORD = "case-record"
    AGREEMENT = "agreement"
    AGREEMENT_REVIEW = "agreement-review"
    SELF_CARE_REVIEW = "self-care-review"
    CASE_REVIEW = "case-review"
    OBSERVATION = "observation"
    AUDIT = "audit"
    APPRAISAL = "appraisal"
    TRAINING = "training"
    ABSENCE = "absence"
    RATIO = "ratio"
    ASYE_REVIEW = "asye-review"
    ASYE_ASSESSMENT = "asye-assessment"
    RETENTION = "retention"


class State(StrEnum):
    """How near it is."""

    OK = "ok"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True)
class Timescale:
    """One thing that is due."""

    person: str
    """The name of whom it is about."""
    kind: Kind
    due: date
    state: State
    reason: str
    """Why then, in words."""
    source: str
    """The policy and its section, and whether it is our reading."""
    person_id: str = ""
    key: str = ""
    """Tells it from others of its kind and person; the same on every day that it is asked for."""
    due_at: datetime | None = None
    """The very moment on the day it is due, where hours count and it is known from when."""

    def order(self) -> tuple[date, time, str, Kind, str]:
        """The soonest first; what has an hour comes before what has the whole day."""
        hour = self.due_at.time() if self.due_at is not None else time.max
        return self.due, hour, self.person, self.kind, self.key


@dataclass(frozen=True)
class Day:
    """The day that is asked about, with the calendar that it stands in."""

    on: date
    calendar: WorkingDays
    soon_until: date
    now: datetime | None = None
    """What the clock says, where the day that is asked about is today."""

    @staticmethod
    def of(on: date, calendar: WorkingDays, now: datetime | None = None) -> Day:
        """A day in a calendar."""
        return Day(on, calendar, calendar.after(on, SOON_WORKING_DAYS), now)

    def state(self, due: date, due_at: datetime | None = None) -> State:
        """Late once the day, or today the moment, has passed; soon within five working days."""
        is_over = due_at is not None and self.now is not None and due_at < self.now
        if due < self.on or is_over:
            return State.LATE
        return State.SOON if due <= self.soon_until else State.OK
