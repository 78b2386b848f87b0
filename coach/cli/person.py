"""Somebody you supervise: adding, changing, leaving, taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.handing_over import hand_over, take_over
from coach.cli.telling import Day, complain, pass_services, say, tell_of_faults
from coach.domain.days import spoken
from coach.domain.policies import find_policy
from coach.errors import BadInput, IllegalMove
from coach.services.people import short_ids
from coach.services.tenures import Changes, Edited
from coach.text import printable

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.policy import Policy

_GROUP = "Such as newly-qualified, or the policy's own name for it."
_AGREED = "When you made your agreement, where that was before Coach."


@click.group()
def person() -> None:
    """Somebody you supervise: add, edit, leave, remove, hand over, take over."""


@person.command("add")
@click.option("--name", required=True, help="Their name.")
@click.option("--role", default="", help='Their job title, as "Social worker".')
@click.option("--staff-group", default="", help=_GROUP)
@click.option("--start", type=Day(), help="Their first day in the post, as 2026-09-01.")
@click.option("--policy", help="The policy you two work by; else the one of your settings.")
@click.option("--agreement-on", type=Day(), help=_AGREED)
@pass_services
def person_add(
    services: Services,
    name: str,
    role: str,
    staff_group: str,
    start: date | None,
    policy: str | None,
    agreement_on: date | None,
) -> None:
    """Add somebody you supervise; works before setup too."""
    chosen = _policy(services, policy)
    one = services.people.add(name, chosen, role, staff_group, start, agreement_on)
    short = short_ids([other.person.id for other in services.people.everyone()])
    say(
        f"{one.person.name} is here now (id {short[one.person.id]}).",
        f"Begin a session with: coach line {short[one.person.id]}",
    )


def _policy(services: Services, wanted: str | None) -> Policy:
    """The policy asked for, else the one of the settings, else the plain one, saying so."""
    tell_of_faults(services)
    policies = services.content.policies()
    if wanted is not None:
        return find_policy(policies, wanted)
    try:
        return find_policy(policies, services.settings.policy)
    except BadInput as error:
        complain(f"{error} The plain one is used; change it with: coach person edit --policy")
        return policies[0]


@person.command("edit")
@click.argument("who", metavar="NAME")
@click.option("--name", help="Their name from now on.")
@click.option("--role", help='Their job title; "" for none.')
@click.option("--staff-group", help=f'{_GROUP} "" for none.')
@click.option("--start", type=Day(), help="Their first day in the post, as 2026-09-01.")
@click.option("--policy", help="The policy you two work by from now on.")
@click.option("--agreement-on", type=Day(), help=_AGREED)
@pass_services
def person_edit(
    services: Services,
    who: str,
    name: str | None,
    role: str | None,
    staff_group: str | None,
    start: date | None,
    policy: str | None,
    agreement_on: date | None,
) -> None:
    """Change what is kept of somebody; what you leave out stays as it is."""
    changes = Changes(name, role, staff_group, start, policy, agreement_on)
    if changes == Changes():
        raise BadInput(
            "Say what to change: --name, --role, --staff-group, --start, --policy or "
            "--agreement-on."
        )
    if policy is not None:
        tell_of_faults(services)
    one = services.people.find(who)
    moves_dates = changes != Changes(name, role)
    before = services.timescales.of(one) if moves_dates else []
    edited = services.tenures.edit(one, changes)
    say(*_what_changed(edited))
    if moves_dates:
        moved = services.timescales.compare(before, services.timescales.of(edited.after))
        say(*(["What is due changes with it:"] if moved else []), *(f"  {one}" for one in moved))


def _what_changed(edited: Edited) -> list[str]:
    """What an edit changed, a line each."""
    lines = [
        f"{edited.after.person.name}: {what} {now or 'none'}, was {was or 'none'}."
        for what, was, now in edited.differences()
    ]
    if edited.policy_changed:
        lines.append("The policy holds from now on; sessions so far keep the one they had.")
    return lines or [f"{edited.after.person.name}: nothing was different."]


@person.command("leave")
@click.argument("name")
@click.option("--on", type=Day(), help="Their last day with you, as 2026-11-20.")
@click.option("--undo", is_flag=True, help="They have not left after all.")
@pass_services
def person_leave(services: Services, name: str, on: date | None, undo: bool) -> None:
    """Say that somebody has left; their file and records are kept."""
    if undo == (on is not None):
        raise BadInput("Say either when they left, with --on 2026-11-20, or --undo.", "on")
    if undo:
        back = services.tenures.come_back(services.people.find_left(name)).after
        say(f"{back.person.name} is here again, as before.")
        return
    assert on is not None  # one of the two was said
    left = services.tenures.leave(services.people.find(name), on).after
    say(
        f"{left.person.name} left on {spoken(on)}. The file and its records are kept.",
        f'Take that back with: coach person leave "{left.person.name}" --undo',
    )


@person.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@pass_services
def person_remove(services: Services, name: str, yes: bool) -> None:
    """Take somebody back who was added by mistake, before anything is kept of them."""
    one = services.people.find(name)
    try:
        services.tenures.check_removable(one)
    except IllegalMove as error:
        said = f'{error} With: coach person leave "{printable(one.person.name)}" --on DATE'
        raise IllegalMove(said) from None
    if not yes:
        click.confirm(f"Remove {one.person.name}, of whom nothing is kept yet?", abort=True)
    services.tenures.remove(one)
    say(f"{one.person.name} is no longer here.")


person.add_command(hand_over)
person.add_command(take_over)
