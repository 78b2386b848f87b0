"""Facts of one supervisee for timescales, and the shipped policies that they are put to."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from coach.content.library import Library
from coach.domain.forecast import timescales_of
from coach.domain.mark import MarkKind
from coach.domain.policy import Policy
from coach.domain.timescale import Day, Kind, Timescale
from coach.domain.timescale_facts import Done, HeldSession, TimescaleFacts
from coach.domain.working_days import WorkingDays
from tests.bank_holidays import england

ENGLAND = WorkingDays(frozenset(england()))
START = date(2026, 1, 5)
"""A Monday."""


@cache
def policies() -> dict[str, Policy]:
    """Every shipped policy by its id."""
    return {policy.id: policy for policy in Library().policies()}


def on(words: str) -> date:
    return date.fromisoformat(words)


def facts(policy: str = "leeds", group: str = "social-worker", **given: Any) -> TimescaleFacts:
    """Jo, who began with Amara on 5 January 2026."""
    kept: dict[str, Any] = {
        "person_id": "jo",
        "person": "Jo Bennett",
        "staff_group": group,
        "file_id": "file",
        "supervisor_id": "amara",
        "supervisor": "Amara Osei",
        "policy_id": policy,
        "pair_started_on": START,
        "first_pair_on": START,
        "start_on": START,
    }
    return TimescaleFacts(**{**kept, **given})


def held(*days: str, kind: str = "formal") -> dict[str, tuple[date, ...]]:
    """Sessions held, in any order."""
    return {kind: tuple(sorted(map(on, days), reverse=True))}


def done(kind: MarkKind, day: str, name: str = "") -> Done:
    return Done(kind, name, on(day))


def a_session(day: str, policy: str = "leeds", **given: Any) -> HeldSession:
    """A session whose papers may still be on their way."""
    return HeldSession(
        **{"id": day, "kind": "formal", "held_on": on(day), "policy_id": policy, **given}
    )


def seen(one: TimescaleFacts, today: str = "2026-01-06") -> list[Timescale]:
    """Every timescale on a day."""
    return timescales_of(one, Day.of(on(today), ENGLAND), policies())


def of_kind(one: TimescaleFacts, kind: Kind, today: str = "2026-01-06") -> list[Timescale]:
    return [found for found in seen(one, today) if found.kind is kind]


def due(one: TimescaleFacts, kind: Kind = Kind.SESSION, today: str = "2026-01-06") -> str | None:
    """When one thing is due; None where nothing is."""
    found = of_kind(one, kind, today)
    assert len(found) < 2, found
    return found[0].due.isoformat() if found else None
