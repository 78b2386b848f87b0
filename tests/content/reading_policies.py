"""Small readers of a policy profile: each gives a value and the section that it stands in."""

from __future__ import annotations

import re

import pytest

from coach.domain.policy import (
    AtLeast,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Ours,
    Phases,
    Policy,
    Topic,
)
from tests.content.policy_rows import Read, items
from tests.content.policy_rows import span as within

__all__ = [
    "check",
    "described",
    "items",
    "marked",
    "rhythm",
    "rows",
    "stands_for",
    "within",
    "words",
]

Row = tuple[str, Read, object, str]


def rows(*table: Row) -> list[object]:
    """The rows of a table, each under a sentence of its own."""
    return [pytest.param(read, said, where, id=what) for what, read, said, where in table]


def check(found: tuple[object, str], said: object, section: str) -> None:
    """Value and section; a pattern is looked for, anything else must be the same."""
    value, where = found
    if isinstance(said, re.Pattern):
        assert said.search(str(value)), value
    else:
        assert value == said
    assert where == section


def words(topic: Topic, place: int = 0) -> Read:
    def read(policy: Policy) -> tuple[object, str]:
        rule = policy.rules_on(topic)[place]
        return " ".join(rule.words.split()), rule.section

    return read


def stands_for(function: str) -> Read:
    return lambda policy: next(
        ((one.name, *one.stands_for), one.section) for one in policy.functions if one.id == function
    )


def rhythm(group: str, place: int = 0) -> Read:
    """One rule of a group's own, in words; never one that it inherits from `other`."""

    def read(policy: Policy) -> tuple[object, str]:
        own = {one.id: one.frequency for one in policy.staff_groups}
        return described(own[group][place]), own[group][place].section

    return read


def described(frequency: Frequency) -> str:
    match frequency:
        case Every():
            return f"every {frequency.span}"
        case EachMonth():
            return "each calendar month"
        case AtLeast():
            return f"{frequency.sessions} in any 12 months"
        case EachShifts():
            return f"each {frequency.shifts} shifts"
        case Phases():
            return ", ".join(
                f"every {one.every}" + (f" until {one.until}" if one.until else "")
                for one in frequency.phases
            )


def marked(policy: Policy, ours: Ours) -> list[str]:
    """Whatever is our reading or our proposal: ids, names, topics with their section."""
    return [
        *(one.id for one in policy.functions if one.ours is ours),
        *(
            f"{group.id} {one.section}"
            for group in policy.staff_groups
            for one in group.frequency
            if one.ours is ours
        ),
        *(one.name for one in policy.deadlines if one.ours is ours),
        *(f"{one.topic} {one.section}" for one in policy.rules if one.ours is ours),
    ]
