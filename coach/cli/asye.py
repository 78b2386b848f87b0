"""The newly qualified year on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, pass_services, say, say_json, tell_of_faults
from coach.domain.counting import group_in_words

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.newly_qualified import StepSeen, YearPhase, YearTimeline
    from coach.domain.year_rules import YearRule


@click.command()
@click.argument("name")
@click.option("--on", type=Day(), help="Any day, as 2026-12-01; today if left out.")
@as_json
@pass_services
def asye(services: Services, name: str, on: date | None, as_json: bool) -> None:
    """The newly qualified year: what has happened, and what is next, by the policy.

    Mark what happened with: coach mark NAME asye-review, initial-assessment, end-assessment,
    observation, one-to-one-offered. Groups and mentoring go into the log.
    """
    tell_of_faults(services)
    found = services.newly_qualified.of(services.people.find_ever(name), on)
    if as_json:
        say_json(_as_dict(found))
        return
    from coach.words import tell_day, year

    say(year.TITLE.format(name=found.person, policy=found.policy.name, day=tell_day(found.on)))
    for heading, lines in year.sections(found):
        say("", heading, *(f"  {line}" for line in lines))


def _as_dict(found: YearTimeline) -> dict[str, object]:
    return {
        "person": found.person,
        "policy": found.policy.id,
        "on": found.on.isoformat(),
        "start": found.start.isoformat(),
        "phases": [_phase(one, is_now=one is found.phase) for one in found.phases],
        "steps": [_step(one) for one in found.steps],
        "next": _step(found.next_step) if found.next_step else None,
        "next_session": _day(found.next_session.due if found.next_session else None),
        "throughout": [_rule(rule, source) for rule, source in found.throughout],
        "observed": [day.isoformat() for day in found.observed],
        "groups": [
            {
                "held": one.on.isoformat(),
                "counts": one.counts,
                "offered": _day(one.offered_on),
                "words": group_in_words(found.policy, one) or None,
            }
            for one in found.groups
        ],
        "one_to_one_offered": [day.isoformat() for day in found.offers],
        "mentoring": [day.isoformat() for day in found.mentoring],
        "leave": [
            {
                "first": one.absence.first.isoformat(),
                "back": _day(one.absence.back),
                "days": one.days,
                "moved": one.moved,
            }
            for one in found.leave
        ],
    }


def _phase(one: YearPhase, *, is_now: bool) -> dict[str, object]:
    return {
        "from": one.first.isoformat(),
        "until": _day(one.until),
        "until_review": one.until_review or None,
        "rhythm": one.rhythm,
        "held": one.held,
        "now": is_now,
        "source": one.source,
    }


def _step(one: StepSeen) -> dict[str, object]:
    step = one.step
    return {
        "kind": step.kind,
        "name": step.name,
        "due": _day(step.due),
        "done": _day(step.done),
        "state": "done" if step.done else one.state,
        "against": step.against,
        "source": one.source,
    }


def _rule(rule: YearRule, source: str) -> dict[str, object]:
    return {
        "kind": rule.what,
        "words": rule.words,
        "percent": rule.percent,
        "minutes": rule.minutes,
        "every": str(rule.every) if rule.every else None,
        "against": rule.against,
        "source": source,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
