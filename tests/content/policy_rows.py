"""What the tables of rules read from a profile: each reader gives a value and its section."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from coach.content.library import Library
from coach.domain.policy import (
    AtLeast,
    DeadlineName,
    EachMonth,
    EachShifts,
    Every,
    Phases,
    Policy,
    Rule,
    Topic,
)

Found = tuple[object, str]
Read = Callable[[Policy], Found]


class Facts(tuple[str, ...]):
    """Facts that the words of a rule must carry; the words round them are ours."""


def facts(*said: str) -> Facts:
    return Facts(said)


def row(says: str, read: Read, expected: object, section: str) -> ParameterSet:
    """One rule of a council's document; what it says is the name of its test."""
    return pytest.param(read, expected, section, id=says)


def shipped(policy: str) -> Policy:
    return next(one for one in Library().policies() if one.id == policy)


def holds(policy: Policy, read: Read, expected: object, section: str) -> None:
    """The value and the section are those of the document."""
    value, found_in = read(policy)
    if isinstance(expected, Facts):
        assert isinstance(value, str)
        missing = [fact for fact in expected if fact.casefold() not in value.casefold()]
        assert not missing, f"{missing} not in: {value}"
    else:
        assert value == expected
    assert found_in == section


def the(p: Policy, topic: Topic, place: int = 0) -> Rule:
    return p.rules_on(topic)[place]


def words(topic: Topic, place: int = 0) -> Read:
    return lambda p: (the(p, topic, place).words, the(p, topic, place).section)


def items(topic: Topic, place: int = 0) -> Read:
    return lambda p: (the(p, topic, place).items, the(p, topic, place).section)


def many(topic: Topic, place: int = 0) -> Read:
    return lambda p: (len(the(p, topic, place).items), the(p, topic, place).section)


def by(read: Callable[[Policy], object], topic: Topic) -> Read:
    """What has no section of its own, by the section of the rule that it follows from."""
    return lambda p: (read(p), the(p, topic).section)


def term(ours: str, topic: Topic) -> Read:
    return by(lambda p: p.term(ours), topic)


def span(name: DeadlineName) -> Read:
    return lambda p: next((str(one.span), one.section) for one in p.deadlines if one.name is name)


def due(name: DeadlineName) -> Read:
    return lambda p: next((one.words, one.section) for one in p.deadlines if one.name is name)


def function(place: int) -> Read:
    return lambda p: (
        (p.functions[place].name, *p.functions[place].stands_for),
        p.functions[place].section,
    )


def rhythm(group: str, place: int = 0) -> Read:
    """A frequency as words, for the group by its own name and never by way of `other`."""

    def read(p: Policy) -> Found:
        rule = next(one for one in p.staff_groups if one.id == group).frequency[place]
        match rule:
            case Every():
                return f"every {rule.span}", rule.section
            case EachMonth():
                return "each month", rule.section
            case AtLeast():
                return f"at least {rule.sessions}", rule.section
            case EachShifts():
                return f"each {rule.shifts} shifts", rule.section
            case Phases():
                steps = [
                    f"every {one.every}" + (f" until {one.until}" if one.until else "")
                    for one in rule.phases
                ]
                return steps, rule.section

    return read
