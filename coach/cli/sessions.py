"""The session on plain lines and the open actions."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click

from coach.cli.telling import (
    as_json,
    pass_services,
    say,
    say_json,
    say_table,
    tell_of_bank_faults,
    tell_of_faults,
)
from coach.domain.session import SessionKind
from coach.errors import BadInput
from coach.services.people import short_ids

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.domain.agreed_action import ActionListing
    from coach.domain.people import Supervisee

kind_option = click.option(
    "--kind",
    type=click.Choice([SessionKind.FORMAL.value, SessionKind.MENTORING.value]),
    help="Begin a formal session, or mentoring; else what the log holds for today.",
)


@click.command()
@click.argument("name", required=False)
@click.option("--group", "group_name", help="Hold a session of this group.")
@click.option("--minutes", type=click.IntRange(5, 600), help="How long you agreed to talk.")
@kind_option
@pass_services
def line(
    services: Services,
    name: str | None,
    group_name: str | None,
    minutes: int | None,
    kind: str | None,
) -> int:
    """Hold a session on plain lines, of a pair or of a group.

    For screen readers and scripts; :help lists its commands.
    """
    if (name is None) is (group_name is None):
        raise BadInput("Say a name, or --group and the name of a group; nothing was changed.")
    if group_name is not None:
        from coach.cli.groups import hold as hold_group

        return hold_group(services, group_name, minutes)
    assert name is not None  # one of the two was said
    supervisee = services.people.find(name)
    tell_of_bank_faults(services)
    tell_of_faults(services)
    short = short_ids([one.person.id for one in services.people.everyone()])
    again = f"coach line {short[supervisee.person.id]}"
    return hold(services, supervisee, again, minutes, SessionKind(kind) if kind else None)


def hold(
    services: Services,
    supervisee: Supervisee,
    again: str,
    minutes: int | None = None,
    kind: SessionKind | None = None,
) -> int:
    """Hold a session over this process's own streams; `again` is the command that resumes it."""
    from coach.line.session import run_line

    session = services.sessions.open(supervisee, services.people.owner().id, minutes, kind)
    policies = services.content.policies()
    policy = next((p for p in policies if p.id == session.talk.session.policy_id), policies[0])
    return run_line(
        session,
        sys.stdin.buffer if sys.stdin is not None else io.BytesIO(),
        sys.stdout,
        prompt=sys.stdin is not None and sys.stdin.isatty(),
        privacy=policy.privacy,
        again=again,
    )


@click.command()
@click.argument("name", required=False)
@as_json
@pass_services
def actions(services: Services, name: str | None, as_json: bool) -> None:
    """Open actions, those due first.

    Of one person, or of everybody.
    """
    if name is None:
        found = services.actions.everybodys()
    else:
        found = services.actions.of(services.people.find_ever(name))
    today = services.clock.today()
    if as_json:
        say_json([_action_as_dict(one, today) for one in found])
    elif found:
        rows = [_action_cells(one, today) for one in found]
        say_table(("Due", "", "Person", "Owner", "Case", "What"), rows)
    else:
        say("No open actions.")


def _action_cells(one: ActionListing, today: date) -> tuple[str, ...]:
    return (
        one.action.due_on.isoformat() if one.action.due_on else "no date",
        "late" if one.action.is_late(today) else "",
        one.person,
        one.action.owner or "-",
        one.case or "-",
        one.action.what,
    )


def _action_as_dict(one: ActionListing, today: date) -> dict[str, object]:
    return {
        "id": one.action.id,
        "person": one.person,
        "what": one.action.what,
        "why": one.action.why,
        "owner": one.action.owner,
        "due": one.action.due_on.isoformat() if one.action.due_on else None,
        "late": one.action.is_late(today),
        "carried": one.action.times_carried,
        "case": one.case,
        "agreed": one.agreed_on.isoformat() if one.agreed_on else None,
    }
