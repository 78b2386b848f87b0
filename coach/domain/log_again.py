"""What the log says once more where a session that was begun never was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.session import SessionKind, SessionStatus

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.log import LogEntry


def was_met_in(entry: LogEntry, session_on: date | None) -> bool:
    """Whether a talk was asked for, and a formal session begun on a day met it."""
    asked = entry.kind is SessionKind.URGENT and entry.asked_at is not None
    met = entry.status is SessionStatus.HELD and entry.met_at is None
    return asked and met and entry.held_on == session_on


def once_more(entry: LogEntry, row_id: str) -> LogEntry:
    """The same booking or request as a row of its own: what was held stays as it is kept."""
    return replace(
        entry,
        id=row_id,
        revision=0,
        status=SessionStatus.PLANNED,
        held_on=None,
        started_at=None,
        withdrawn_at=None,
    )
