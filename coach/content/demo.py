"""The demonstration from its YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.demo import Demo, DemoAgreement, DemoPerson, DemoSession
from coach.yaml_text import load

if TYPE_CHECKING:
    from pathlib import Path


class _Owner(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    role: str


class _Person(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    role: str
    staff_group: str
    started_days_ago: int
    cases: list[str]


class _Session(msgspec.Struct, forbid_unknown_fields=True):
    person: str
    days_ago: int
    script: str
    agreed_minutes: int = 90


class _Agreement(msgspec.Struct, forbid_unknown_fields=True):
    person: str
    days_ago: int
    sections: dict[str, str]
    contributors: dict[str, str] = {}


class _Demo(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    owner: _Owner
    people: list[_Person]
    agreements: list[_Agreement]
    sessions: list[_Session]


def load_demo(path: Path) -> Demo:
    """The demonstration. Raises ContentFaulty with file, line and key."""
    raw = load(path.read_bytes(), path.name).convert(_Demo)
    return Demo(
        owner_name=raw.owner.name,
        owner_role=raw.owner.role,
        people=tuple(
            DemoPerson(p.name, p.role, p.staff_group, p.started_days_ago, tuple(p.cases))
            for p in raw.people
        ),
        agreements=tuple(
            DemoAgreement(
                a.person, a.days_ago, tuple(a.sections.items()), tuple(a.contributors.items())
            )
            for a in raw.agreements
        ),
        sessions=tuple(
            DemoSession(s.person, s.days_ago, s.agreed_minutes, s.script) for s in raw.sessions
        ),
    )
