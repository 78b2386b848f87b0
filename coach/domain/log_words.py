"""What the log says of one session in a few words, the same for every face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.log import Who
from coach.domain.session import SessionStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from coach.domain.log import LogEntry

EARLIER = "the supervisor then"


def in_their_day(names: Mapping[Who, str], entry: LogEntry, pair_id: str) -> Mapping[Who, str]:
    """What people are called in a session: an earlier pair's supervisor is not today's."""
    return names if entry.pair_id == pair_id else {**names, Who.SUPERVISOR: EARLIER}


def about(
    entry: LogEntry,
    known: Mapping[str, LogEntry],
    names: Mapping[Who, str],
    zone: tzinfo | None,
    awaited: tuple[Who, ...] = (),
) -> str:
    """Where a session went and came from, who moved it and why; `known` holds the whole log."""
    onward = known.get(entry.moved_to or "")
    pieces = [
        f"to {spoken(onward.on)}" if onward else "",
        f"first planned for {spoken(entry.original_on)}" if entry.original_on else "",
        f"planned for {spoken(entry.planned_on)}"
        if entry.planned_on and _held_elsewhen(entry)
        else "",
        f"by {names[entry.moved_by]}" if entry.moved_by else "",
        entry.moved_because,
        _asked(entry, names, zone),
        f"met {_at(entry.met_at, zone)}" if entry.met_at else "",
        "met in the session of that day" if _met_in_session(entry) else "",
        f"waits for {' and '.join(names[who] for who in awaited)} to endorse it" if awaited else "",
    ]
    return ", ".join(piece for piece in pieces if piece)


def _held_elsewhen(entry: LogEntry) -> bool:
    return (
        entry.status is SessionStatus.HELD
        and entry.met_at is None
        and entry.asked_at is None
        and entry.held_on != entry.planned_on
    )


def _met_in_session(entry: LogEntry) -> bool:
    return (
        entry.status is SessionStatus.HELD and entry.asked_at is not None and entry.met_at is None
    )


def _asked(entry: LogEntry, names: Mapping[Who, str], zone: tzinfo | None) -> str:
    by = f" by {names[entry.asked_by]}" if entry.asked_by else ""
    at = f" {_at(entry.asked_at, zone)}" if entry.asked_at else ""
    return f"asked for{by}{at}" if by or at else ""


def _at(moment: datetime, zone: tzinfo | None) -> str:
    return f"{moment.astimezone(zone):%d %b %H:%M}".removeprefix("0")
