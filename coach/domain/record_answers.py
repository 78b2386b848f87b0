"""What is kept of a record besides its words: steps, signatures, replies and addenda."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.row import Row, Text, Voice
from coach.errors import WrongPerson
from coach.values import dataclass

BOTH = (Voice.SUPERVISOR, Voice.SUPERVISEE)
SLACK = timedelta(minutes=10)
"""By how much two good clocks may differ."""
AGREED = "agreed"
"""What a signature means; the only meaning there is so far."""


class StepKind(StrEnum):
    """What was done with a version besides answering it."""

    SHARED = "shared"
    REMINDED = "reminded"
    DEEMED = "deemed"
    """A person confirmed that silence agrees."""


class ReplyKind(StrEnum):
    """What a reply in words is."""

    QUERY = "query"
    """Something about one section, to whoever records."""
    DISPUTE = "dispute"
    """One person's account of where they do not agree."""


@dataclass(frozen=True, kw_only=True)
class RecordVersion:
    """One version by its id and number; its words lie in the sections."""

    id: str
    number: int
    composed_at: datetime


@dataclass(frozen=True, kw_only=True)
class RecordStep(Row):
    """One step taken with a version: by whom, on which day."""

    version_id: str
    person_id: str
    by_whom: Voice
    name: str
    kind: StepKind
    taken_on: date
    taken_at: datetime


@dataclass(frozen=True, kw_only=True)
class RecordSignature(Row):
    """One person's yes to a version, under the name they signed with."""

    version_id: str
    person_id: str
    by_whom: Voice
    name: str
    meaning: str = AGREED
    signed_on: date
    """The day as they wrote it."""
    signed_at: datetime
    """When it was kept."""


@dataclass(frozen=True, kw_only=True)
class RecordReply(Text):
    """A query about one section, or one person's account of where they do not agree."""

    version_id: str
    person_id: str
    by_whom: Voice
    name: str
    section: int | None = None
    """The place of the section that a query is about, from 0."""
    outcome: ReplyKind
    words: str
    replied_on: date
    replied_at: datetime


@dataclass(frozen=True, kw_only=True)
class RecordAddendum(Text):
    """Words added once a record was settled: whose, why, on which day."""

    record_id: str
    person_id: str
    by_whom: Voice
    name: str
    words: str
    reason: str
    added_on: date
    added_at: datetime


@dataclass(frozen=True)
class Silence:
    """What a policy makes of no answer, and when the time for one is over."""

    agrees: bool
    until: date | None
    """The last day for an answer; None while the supervisee is away, or where none is set."""


def part_of(person_id: str, supervisor_id: str, supervisee_id: str) -> Voice:
    """Which of the two somebody is. Raises WrongPerson for anybody else."""
    if person_id == supervisee_id:
        return Voice.SUPERVISEE
    if person_id == supervisor_id:
        return Voice.SUPERVISOR
    raise WrongPerson(
        "Only the supervisor and the supervisee of a record answer it; nothing was changed."
    )
