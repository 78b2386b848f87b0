"""Policies: listing them, showing one in words, checking one of your own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from coach.cli.policy_year import group_lines, year_as_dict, year_lines
from coach.cli.telling import as_json, pass_services, say, say_json, say_table, tell_of_faults
from coach.composition import Services
from coach.domain.policies import find_policy
from coach.domain.policy import (
    AtLeast,
    DeadlineName,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Ours,
    Phase,
    Phases,
    Policy,
    Rule,
    Sourced,
    StaffGroup,
    Topic,
)
from coach.domain.rhythm import rhythm_in_words
from coach.errors import BadInput

WIDTH = 80
"""Columns of the words of a policy."""
_OURS = {Ours.READING: "our reading", Ours.PROPOSAL: "our proposal"}


@click.group()
def policy() -> None:
    """Policies, and profiles of your own."""


@policy.command("list")
@as_json
@pass_services
def policy_list(services: Services, as_json: bool) -> None:
    """Every policy that a pair can work by."""
    policies = services.content.policies()
    tell_of_faults(services)
    if as_json:
        say_json([_listed(one) for one in policies])
        return
    rows = [(one.id, one.name, str(one.version), _whence(one)) for one in policies]
    say_table(("Id", "Name", "Version", "From"), rows)


def _listed(one: Policy) -> dict[str, object]:
    return {
        "policy": one.id,
        "name": one.name,
        "version": one.version,
        "source": one.source,
        "extends": one.extends or None,
        "own": one.is_own,
    }


def _whence(one: Policy) -> str:
    said = [f"your own, on {one.extends}" if one.extends else "your own"] if one.is_own else []
    return ": ".join([*said, one.source] if one.source else said) or "Coach itself"


@policy.command("show")
@click.argument("name")
@as_json
@pass_services
def policy_show(services: Services, name: str, as_json: bool) -> None:
    """All that a policy says: its rules with their sections, and how often to meet."""
    tell_of_faults(services)
    found = find_policy(services.content.policies(), name)
    if as_json:
        say_json(_as_dict(found))
    else:
        say(*_in_words(found))


@policy.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_services
def policy_check(services: Services, file: Path | None) -> int:
    """Check a profile, or all that Coach reads: file, line and key of each fault; exit 1 if any."""
    if file is None:
        faults, count = services.content.policy_faults(), len(services.content.policies())
        sound = f"Sound: {count} policies."
    else:
        if not file.is_file():
            raise BadInput(f"There is no file {file}.")
        found, faults = services.content.check_policy(file)
        sound = f"Sound: {found.name}, version {found.version}." if found else ""
    say(*(faults or (sound,)))
    return 1 if faults else 0


# In words


def _in_words(one: Policy) -> Iterator[str]:
    """The whole policy as lines, part by part; a part that it leaves open is left out."""
    yield f"{one.name} ({one.id}, version {one.version})"
    yield from _wrapped(_whence(one))
    yield ""
    yield from _wrapped(
        f"A session is planned for {one.session_minutes} minutes; after {one.caseload_minutes} on "
        "the caseload Coach says so, quietly."
    )
    yield from _wrapped(one.privacy)
    for heading, lines in (
        ("Functions", _functions(one)),
        ("How often, by staff group", _groups(one)),
        ("Timescales", _deadlines(one)),
        ("Reviews of the newly qualified year", _reviews(one)),
        ("The newly qualified year besides", _indented(year_lines(one, _where))),
        ("Group sessions", _indented(group_lines(one, _where))),
        ("Rules", _rules(one)),
        ("Its own words", [f"  {ours}: {own}" for ours, own in one.terms.items()]),
    ):
        listed = list(lines)
        if listed:
            yield from ("", heading, *listed)


def _functions(one: Policy) -> Iterator[str]:
    for each in one.functions:
        stands_for = ", ".join(each.stands_for)
        yield from _wrapped(f"{each.name}: {stands_for}{_where(each, one)}", "  ")


def _groups(one: Policy) -> Iterator[str]:
    for group in one.staff_groups:
        yield from _wrapped(f"{group.name} ({group.id})", "  ")
        for rule in group.frequency:
            yield from _wrapped(f"{rhythm_in_words(rule)}{_where(rule, one)}", "    ")
        if not group.frequency:
            yield "    left open"
        yield from _wrapped(group.note, "    ")
    if one.staff_groups:
        yield from _wrapped(f"Sessions that count: {', '.join(one.counts)}.", "  ")
    if one.endorsed:
        yield from _wrapped(f"Talks that both endorse: {', '.join(one.endorsed)}.", "  ")


def _deadlines(one: Policy) -> Iterator[str]:
    for each in one.deadlines:
        yield from _wrapped(f"{_said(each.name)}, {each.span}{_where(each, one)}", "  ")
        yield from _wrapped(each.words, "    ")


def _reviews(one: Policy) -> Iterator[str]:
    for each in one.reviews:
        yield from _wrapped(f"{each.name}: month {each.months}{_where(each, one)}", "  ")


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(line, "  ")


def _rules(one: Policy) -> Iterator[str]:
    for topic in Topic:
        rules = one.rules_on(topic)
        if rules:
            yield f"  {_said(topic)}"
        for rule in rules:
            yield from _wrapped(f"{rule.words}{_where(rule, one)}", "    ")
            for item in rule.items:
                yield from _wrapped(f"- {item}", "      ")
    if one.silence_agrees:
        yield "  A record that nobody answers in time counts as agreed."
    if one.most_supervisees is not None:
        yield f"  One supervisor has at most {one.most_supervisees} supervisees."


def _said(word: DeadlineName | Topic) -> str:
    words = word.replace("-", " ").capitalize()
    return words.replace("Rearrange", "Re-arrange")


def _where(rule: Sourced, policy: Policy) -> str:
    """Its section, whose it is where another policy's, and whether the words are ours."""
    section = f"{rule.of} {rule.section}" if rule.of else rule.section
    return f" ({', '.join([section, *([_OURS[rule.ours]] if rule.ours else [])])})"


def _wrapped(words: str, indent: str = "") -> Iterable[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + ("  " if words.startswith("- ") else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )


# As JSON


def _as_dict(one: Policy) -> dict[str, object]:
    return {
        **_listed(one),
        "session_minutes": one.session_minutes,
        "caseload_minutes": one.caseload_minutes,
        "privacy": one.privacy,
        "terms": dict(one.terms),
        "functions": [
            {"id": each.id, "name": each.name, "stands_for": each.stands_for, **_source(each)}
            for each in one.functions
        ],
        "staff_groups": [_group(group) for group in one.staff_groups],
        "counts": one.counts,
        "endorsed": one.endorsed,
        "deadlines": [
            {"name": each.name, "within": str(each.span), "words": each.words, **_source(each)}
            for each in one.deadlines
        ],
        "rules": [_rule(each) for each in one.rules],
        "reviews": [
            {"name": each.name, "months": each.months, **_source(each)} for each in one.reviews
        ],
        **year_as_dict(one, _source),
        "silence_agrees": one.silence_agrees,
        "most_supervisees": one.most_supervisees,
    }


def _group(group: StaffGroup) -> dict[str, object]:
    return {
        "id": group.id,
        "name": group.name,
        "frequency": [
            {**_rhythm(rule), "words": rhythm_in_words(rule), **_source(rule)}
            for rule in group.frequency
        ],
        "note": group.note,
    }


def _rhythm(rule: Frequency) -> dict[str, object]:
    """A frequency under the key that a profile says it by."""
    match rule:
        case Every():
            return {"every": str(rule.span)}
        case EachMonth():
            return {"each_month": True}
        case AtLeast():
            return {"at_least": rule.sessions}
        case EachShifts():
            return {"each_shifts": rule.shifts}
        case Phases():
            return {"phases": [_phase(one) for one in rule.phases]}


def _phase(one: Phase) -> dict[str, object]:
    return {
        "every": str(one.every),
        "until": str(one.until) if one.until else None,
        "until_review": one.until_review,
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {"topic": rule.topic, "words": rule.words, "items": rule.items, **_source(rule)}


def _source(rule: Sourced) -> dict[str, object]:
    return {"section": rule.section, "of": rule.of or None, "ours": rule.ours}
