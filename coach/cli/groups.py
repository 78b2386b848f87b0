"""Groups: begun, listed, shown, joined and left, planned and held."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click

from coach.cli.group_dicts import group_as_dict, session_as_dict
from coach.cli.group_members import say_supervised
from coach.cli.telling import as_json, pass_services, say, say_json, say_table
from coach.domain.days import spoken
from coach.domain.group import BOOKED_MINUTES
from coach.domain.group_notes import action_words
from coach.domain.group_session import GroupSession, GroupStatus
from coach.words.groups import GROUP_STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.composition import Services
    from coach.services.groups import GroupSeen

_PLACES = {
    "member": "coach.cli.group_members:member",
    "plan": "coach.cli.group_members:plan",
    "done": "coach.cli.group_members:done",
    "agree": "coach.cli.group_agreeing:agree",
    "notes": "coach.cli.group_papers:notes",
    "reflect": "coach.cli.group_papers:reflect",
    "structures": "coach.cli.group_structures:structures",
}
"""Commands that are imported only when one of them is called."""


class _Groups(click.Group):
    """The family, with those of its commands that stand in files of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command."""
        return [*super().list_commands(ctx), *_PLACES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in _PLACES:
            return super().get_command(ctx, cmd_name)
        import importlib

        module, _, name = _PLACES[cmd_name].partition(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=_Groups)
def group() -> None:
    """Groups that think together: newly qualified workers, or all who work with one family."""


_PURPOSE = click.option("--purpose", help="What the group is for.")
_NEVER = click.option("--never", help="What no assessor hears of, as everybody is told it.")


@group.command()
@click.argument("name")
@click.option("--member", "members", multiple=True, help="A member; say it once for each.")
@_PURPOSE
@click.option("--minutes", type=int, default=BOOKED_MINUTES, help="How long it is booked for.")
@_NEVER
@pass_services
def add(
    services: Services,
    name: str,
    members: tuple[str, ...],
    purpose: str | None,
    minutes: int,
    never: str | None,
) -> None:
    """Begin a group, of which you are the mentor."""
    seen = services.groups.add(name, purpose or "", minutes, never, members)
    names = ", ".join(seen.called[one.person_id] for one in seen.members) or "nobody yet"
    say(f"{seen.group.name}, with {seen.mentor}. Members: {names}.")
    say_supervised(services, seen)


@group.command()
@click.argument("name")
@click.option("--name", "new_name", help="Another name.")
@_PURPOSE
@click.option("--minutes", type=int, help="How long it is booked for.")
@_NEVER
@pass_services
def change(
    services: Services,
    name: str,
    new_name: str | None,
    purpose: str | None,
    minutes: int | None,
    never: str | None,
) -> None:
    """Say something else of a group."""
    seen = services.groups.change(
        services.groups.find(name),
        name=new_name,
        purpose=purpose,
        minutes=minutes,
        never_reaches=never,
    )
    say(f"{seen.group.name}, booked for {seen.group.minutes} minutes.")


@group.command("list")
@as_json
@pass_services
def list_groups(services: Services, as_json: bool) -> None:
    """Every group, with who belongs to it and when it meets."""
    found = services.groups.everyone()
    if as_json:
        say_json([group_as_dict(services, one) for one in found])
    elif found:
        today = services.clock.today()
        rows = [
            (
                one.group.name,
                str(len(one.here_on(today))),
                _last(services, one),
                _next(services, one),
            )
            for one in found
        ]
        say_table(("Group", "Members", "Last held", "Next"), rows)
    else:
        say("No group yet. Begin one with: coach group add NAME --member NAME")


def _last(services: Services, seen: GroupSeen) -> str:
    held = [one.held_on for one in services.groups.sessions(seen) if _is(one, GroupStatus.HELD)]
    return max((day.isoformat() for day in held if day), default="-")


def _next(services: Services, seen: GroupSeen) -> str:
    days = [
        one.planned_on for one in services.groups.sessions(seen) if _is(one, GroupStatus.PLANNED)
    ]
    return min((day.isoformat() for day in days if day), default="-")


def _is(session: GroupSession, status: GroupStatus) -> bool:
    return session.status is status


@group.command()
@click.argument("name")
@as_json
@pass_services
def show(services: Services, name: str, as_json: bool) -> None:
    """One group: members, who assesses whom, its sessions, what is open."""
    seen = services.groups.find(name)
    if as_json:
        say_json(
            {
                **group_as_dict(services, seen),
                "sessions": [
                    session_as_dict(services, seen, one) for one in services.groups.sessions(seen)
                ],
            }
        )
        return
    say(f"{seen.group.name}, with {seen.mentor}, booked for {seen.group.minutes} minutes")
    if seen.group.purpose:
        say(seen.group.purpose)
    for one in seen.members:
        gone = f", left {spoken(one.left_on)}" if one.left_on else ""
        say(f"  {seen.called[one.person_id]}{gone}")
    for assessing in seen.assessing:
        say(f"{assessing.assessor} assesses {seen.called[assessing.person_id]}.")
    if seen.group.never_reaches:
        say(f"What no assessor hears of: {seen.group.never_reaches}")
    _say_agreement(services, seen)
    _say_open(services, seen)
    for session in services.groups.sessions(seen):
        day = session.held_on or session.planned_on
        structure = f", {session.structure.name}" if session.structure else ""
        say(f"{day}  {GROUP_STATUSES[session.status]}{structure}")


def _say_agreement(services: Services, seen: GroupSeen) -> None:
    due = services.group_agreements.review_due(seen)
    waits = ", ".join(services.group_agreements.waits_for(seen))
    if due is not None:
        say(f"Agreement: to look at again by {spoken(due)}")
    if waits:
        say(f"Agreement: being drawn up, waits for {waits}")
    elif due is None:
        say(f'Agreement: none yet; begin it with: coach group agree "{seen.group.name}"')


def _say_open(services: Services, seen: GroupSeen) -> None:
    """What is open, numbered as `coach group done` takes it; concerns are said to be such."""
    today = services.clock.today()
    for number, one in enumerate(services.groups.open_actions(seen), 1):
        by = f" by {spoken(one.due_on)}" if one.due_on else ""
        late = " (late)" if one.is_late(today) else ""
        say(f"{number}. {seen.called.get(one.person_id, '')}: {action_words(one)}{by}{late}")


@group.command()
@click.argument("name")
@click.option("--minutes", type=int, help="How long it is booked for today.")
@click.option("--lines", is_flag=True, help="On plain lines, as for screen readers.")
@pass_services
def run(services: Services, name: str, minutes: int | None, lines: bool) -> int:
    """Hold a session of a group, on screen where there is one."""
    from coach.cli.screens import is_a_terminal, open_app

    if lines or not is_a_terminal():
        return hold(services, name, minutes)
    seen = services.groups.find(name)
    if minutes is not None:
        services.group_sessions.open(seen, minutes)
    return open_app(services, group_id=seen.group.id)


def hold(services: Services, name: str, minutes: int | None = None) -> int:
    """Hold a group's session on plain lines, over this process's own streams."""
    from coach.line.groups.session import run_group_line

    seen = services.groups.find(name)
    stream = sys.stdin
    is_a_terminal: Callable[[], bool] = stream.isatty if stream is not None else lambda: False
    return run_group_line(
        services.group_sessions.open(seen, minutes),
        stream.buffer if stream is not None else io.BytesIO(),
        sys.stdout,
        prompt=is_a_terminal(),
        again=f'coach line --group "{seen.group.name}"',
    )
