"""What a policy lays down of the newly qualified year and of groups, in words and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coach.domain.policy import Policy, Sourced
from coach.domain.year_rules import GroupPlace, YearRule

Where = Callable[[Sourced, Policy], str]
"""Tells where a rule stands."""
PLACES = {
    GroupPlace.COMPLEMENTS: "Comes besides one-to-one and does not count",
    GroupPlace.STANDS_IN: "Counts where an offer of one-to-one is on record",
}


def year_lines(one: Policy, where: Where) -> Iterator[str]:
    """Each part of the year, and whether leave moves it."""
    for each in one.year.parts:
        yield f"{each.what.replace('-', ' ').capitalize()}{_figures(each)}: {each.words}" + where(
            each, one
        )
    leave = one.year.leave
    if leave is not None:
        yield f"Leave of {leave.at_least} or more moves what comes after it{where(leave, one)}"


def group_lines(one: Policy, where: Where) -> Iterator[str]:
    """What a group session is beside one-to-one."""
    rule = one.groups
    if rule is not None:
        yield f"{PLACES[rule.place]}{where(rule, one)}"
        if rule.offer is not None:
            yield f"The offer is not older than {rule.offer.within}{where(rule.offer, one)}"


def _figures(each: YearRule) -> str:
    said = [
        *(f"month {months}" for months in each.months),
        *([f"{each.percent} %"] if each.percent else []),
        *([f"{each.minutes} minutes"] if each.minutes else []),
        *([f"every {each.every}"] if each.every else []),
        *each.against,
    ]
    return f" ({', '.join(said)})" if said else ""


def year_as_dict(one: Policy, source: Callable[[Sourced], dict[str, object]]) -> dict[str, object]:
    """The same under the keys that a profile says it by."""
    leave, rule = one.year.leave, one.groups
    offer = rule.offer if rule else None
    return {
        "year": [
            {
                "what": each.what,
                "words": each.words,
                "months": each.months,
                "against": each.against,
                "percent": each.percent,
                "minutes": each.minutes,
                "every": str(each.every) if each.every else None,
                **source(each),
            }
            for each in one.year.parts
        ],
        "leave": {"at_least": str(leave.at_least), **source(leave)} if leave else None,
        "groups": {
            "place": rule.place,
            "offer": {"within": str(offer.within), **source(offer)} if offer else None,
            **source(rule),
        }
        if rule
        else None,
    }
