"""Policies: listing them, showing one in words, checking one of your own."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.policy_json import as_dict, listed
from coach.cli.policy_year import group_lines, year_lines
from coach.cli.telling import as_json, pass_services, say, say_json, say_table, tell_of_faults
from coach.domain.function_names import FunctionNames
from coach.domain.policies import find_policy
from coach.domain.policy import DeadlineName, Ours, Policy, Sourced, Topic
from coach.domain.record_headings import REST, CaseLimit, Material, PersonalHeading
from coach.domain.rhythm import rhythm_in_words
from coach.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.composition import Services

WIDTH = 80
"""Columns of the words of a policy."""
LIMITS = {
    CaseLimit.NOTHING: "Nothing of a case stands there, not even its reference.",
    CaseLimit.REFERENCE: "Of a case it says only that it was spoken of.",
    CaseLimit.WORDS: "Of a case it holds what you place there.",
}
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
        say_json([listed(one) for one in policies])
        return
    rows = [(one.id, one.name, str(one.version), _whence(one)) for one in policies]
    say_table(("Id", "Name", "Version", "From"), rows)


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
        say_json(as_dict(found))
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
        ("The personal record", _personal_record(one)),
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


def _personal_record(one: Policy) -> Iterator[str]:
    for each in one.personal_record:
        yield from _wrapped(f"{each.heading}{_where(each, one)}", "  ")
        names = {function.id: function.name for function in FunctionNames.of(one).own}
        held = [*map(_held, each.holds), *(f"what serves {names[f]}" for f in each.functions)]
        yield from _wrapped(f"{', '.join(held)}{_notes_on(each)}", "    ")
    if one.personal_record:
        yield from _wrapped(f"{REST} (last, where there is more)", "  ")
    limit = one.personal_case_limit
    if limit is not None:
        said = f"{LIMITS[limit.limit]} {limit.words}".rstrip()
        yield from _wrapped(f"{said}{_where(limit, one)}", "  ")
    if one.readers is not None:
        said = f"Besides the two of you, its readers are {one.readers.words}"
        yield from _wrapped(f"{said}{_where(one.readers, one)}.", "  ")


def _held(material: Material) -> str:
    return material.replace("-", " ")


def _notes_on(each: PersonalHeading) -> str:
    said = ["a section for each topic"] if each.each_topic else []
    said += ["the policy asks for a word here"] if each.asked else []
    return f" ({', '.join(said)})" if said else ""


def _said(word: DeadlineName | Topic) -> str:
    words = word.replace("-", " ").capitalize()
    return words.replace("Rearrange", "Re-arrange")


def _where(rule: Sourced, policy: Policy) -> str:
    """Its section, whose it is where another policy's, and whether the words are ours."""
    section = f"{rule.of} {rule.section}" if rule.of else rule.section
    said = [*filter(None, [section.strip()]), *([_OURS[rule.ours]] if rule.ours else [])]
    return f" ({', '.join(said)})" if said else ""


def _wrapped(words: str, indent: str = "") -> Iterable[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + ("  " if words.startswith("- ") else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
