"""What every kept thing carries, and what every text carries besides."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from coach.values import dataclass, read_back


class Voice(StrEnum):
    """Whose words they are; not whose keyboard."""

    BOTH = "both"
    SUPERVISOR = "supervisor"
    SUPERVISEE = "supervisee"


class Audience(StrEnum):
    """Who may read a text inside a home."""

    ONLY_MINE = "only-mine"
    PAIR = "pair"
    GROUP = "group"


class Destination(StrEnum):
    """Where a text goes when the session closes."""

    CASE = "case"
    PERSONAL = "personal"
    LEAVE_BEHIND = "leave-behind"
    UNPLACED = "unplaced"


@dataclass(frozen=True, kw_only=True)
@read_back
class Row:
    """Anything kept. A revision of 0 means that it has not been kept yet."""

    id: str
    revision: int = 0
    written_by: str = ""
    """The person at the keyboard; the home's owner unless told otherwise."""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    withdrawn_at: datetime | None = None
    """When it was taken back; a withdrawn row can be brought back."""


@dataclass(frozen=True, kw_only=True)
@read_back
class Text(Row):
    """Any words that people wrote: whose they are, who may read them, where they go."""

    owner_id: str = ""
    audience: Audience = Audience.PAIR
    destination: Destination = Destination.PERSONAL
    case_id: str | None = None
    group_id: str | None = None
    shared_at: datetime | None = None
