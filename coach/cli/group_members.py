"""Who belongs to a group, the days on which it meets, and what its members took on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import Day, pass_services, say
from coach.domain.days import spoken
from coach.domain.group_notes import action_words
from coach.domain.group_session import GroupActionStatus
from coach.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.services.groups import GroupSeen


def say_supervised(services: Services, seen: GroupSeen) -> None:
    """Say which members are the very people whom the mentor supervises."""
    mine = {one.person.id for one in services.people.everyone()}
    known = [one.name for one in seen.members if one.person_id in mine]
    if known:
        say(f"You supervise: {', '.join(known)}. Attendance counts for the same people.")


@click.command()
@click.argument("name")
@click.argument("member")
@click.option("--on", type=Day(), help="The day of joining or leaving; else today.")
@click.option("--left", is_flag=True, help="They leave the group.")
@click.option("--assessed-by", help="Say openly who assesses them.")
@click.option("--somebody-else", is_flag=True, help="Another person of a name that is known here.")
@pass_services
def member(
    services: Services,
    name: str,
    member: str,
    on: date | None,
    left: bool,
    assessed_by: str | None,
    somebody_else: bool,
) -> None:
    """Take somebody into a group, let them go, or say who assesses them."""
    seen = services.groups.find(name)
    if left:
        gone = services.groups.member_leaves(seen, member, on)
        say(f"{gone.name} has left {seen.group.name}; what was agreed with them stays.")
    elif assessed_by is not None:
        services.groups.say_assesses(seen, assessed_by, member)
        say("It is said to everybody as a session begins.")
    else:
        came = services.groups.add_member(seen, member, on, somebody_else=somebody_else)
        seen = services.groups.again(seen)
        say(f"{seen.called[came.person_id]} belongs to {seen.group.name}.")
        say_supervised(services, seen)


@click.command()
@click.argument("name")
@click.argument("on", type=Day(), nargs=-1, required=True)
@pass_services
def plan(services: Services, name: str, on: tuple[date, ...]) -> None:
    """Put dates down on which the group meets."""
    seen = services.groups.find(name)
    services.groups.plan_all(seen, on)
    say(f"{seen.group.name} meets on {', '.join(map(spoken, on))}.")


@click.command()
@click.argument("name")
@click.argument("number", type=click.IntRange(1))
@click.option("--dropped", is_flag=True, help="It is not done, and no longer needed.")
@pass_services
def done(services: Services, name: str, number: int, dropped: bool) -> None:
    """Say that an open action or a concern is settled, by its number in `coach group show`."""
    seen = services.groups.find(name)
    found = services.groups.open_actions(seen)
    if number > len(found):
        raise BadInput(f"There is no open action {number}; nothing was changed.")
    status = GroupActionStatus.DROPPED if dropped else GroupActionStatus.DONE
    kept = services.groups.settle(found[number - 1], status)
    say(f"{kept.status.capitalize()}: {action_words(kept)}")
