"""Whether somebody's mentoring is recorded, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, as_json, pass_services, say, say_json
from coach.domain.days import spoken

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.mentoring import MentoringDecision


@click.command()
@click.argument("name")
@click.option("--recorded/--not-recorded", default=None, help="What was decided.")
@click.option("--with", "decided_with", default="", help="With whom, as the supervisor's name.")
@click.option("--on", type=Day(), help="The day it was decided; today if left out.")
@as_json
@pass_services
def mentoring(
    services: Services,
    name: str,
    recorded: bool | None,
    decided_with: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Note whether mentoring is recorded, or show what was decided.

    As: coach mentoring "Jo" --not-recorded --with "Amara Osei". Hold it with:
    coach session "Jo" --kind mentoring. Until it is decided, it leaves only a line in the log.
    """
    supervisee = services.people.find(name)
    if recorded is not None:
        kept = services.mentoring.decide(
            supervisee, recorded=recorded, decided_with=decided_with, on=on
        )
        say(f"{_in_words(kept)}. It holds for mentoring begun from now on.")
        return
    found = services.mentoring.decisions(supervisee)
    if as_json:
        say_json([_as_dict(supervisee.person.name, one) for one in found])
    elif found:
        say(*(f"{_in_words(one)}." for one in found))
    else:
        say(
            "It is not decided yet, so mentoring leaves only a line in the log. Decide it with the "
            "supervisor: coach mentoring NAME --recorded, or --not-recorded, --with SUPERVISOR"
        )


def _in_words(one: MentoringDecision) -> str:
    said = "recorded" if one.recorded else "not recorded"
    return f"Mentoring is {said}: decided with {one.decided_with} on {spoken(one.decided_on)}"


def _as_dict(person: str, one: MentoringDecision) -> dict[str, object]:
    return {
        "person": person,
        "recorded": one.recorded,
        "decided": one.decided_on.isoformat(),
        "with": one.decided_with,
    }
