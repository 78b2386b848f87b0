"""A demonstration: people who do not exist, and their sessions as scripts of plain lines."""

from __future__ import annotations

from coach.values import dataclass


@dataclass(frozen=True)
class DemoPerson:
    """Somebody supervised in the demonstration."""

    name: str
    role: str
    staff_group: str
    started_days_ago: int
    cases: tuple[str, ...]


@dataclass(frozen=True)
class DemoSession:
    """One past session."""

    person: str
    days_ago: int
    agreed_minutes: int
    script: str


@dataclass(frozen=True)
class DemoAgreement:
    """What one pair agreed on, by heading."""

    person: str
    days_ago: int
    sections: tuple[tuple[str, str], ...]
    contributors: tuple[tuple[str, str], ...]
    """Who else takes part, and their parts."""


@dataclass(frozen=True)
class Demo:
    """Everything the demonstration holds."""

    owner_name: str
    owner_role: str
    people: tuple[DemoPerson, ...]
    agreements: tuple[DemoAgreement, ...]
    sessions: tuple[DemoSession, ...]
