"""Sessions in the diary, as a calendar shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from coach.domain.log import LogEntry
    from coach.domain.session import SessionKind


@dataclass(frozen=True)
class Booked:
    """One session that is planned."""

    person: str
    on: date
    kind: SessionKind
    key: str
    """The entry first booked: it stays the same however often the session is moved."""


def booked_ahead(
    entries: Iterable[LogEntry], people: Mapping[str, str], today: date
) -> list[Booked]:
    """What is planned from a day on, soonest first; `people` are names by supervision file."""
    known = list(entries)
    before = {one.moved_to: one.id for one in known if one.moved_to is not None}
    return sorted(
        (
            Booked(people[one.file_id], one.on, one.kind, _first(one.id, before))
            for one in known
            if one.is_planned and not one.is_request and one.on >= today and one.file_id in people
        ),
        key=lambda one: (one.on, one.person),
    )


def _first(entry_id: str, before: Mapping[str, str]) -> str:
    """The entry that this one goes back to."""
    seen = {entry_id}
    while (earlier := before.get(entry_id)) is not None and earlier not in seen:
        seen.add(earlier)
        entry_id = earlier
    return entry_id
