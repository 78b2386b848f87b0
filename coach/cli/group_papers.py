"""A group's notes, and private reflections on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.group_dicts import reflection_as_dict, session_as_dict
from coach.cli.telling import Day, as_json, pass_services, say, say_as_it_is, say_json
from coach.domain.days import spoken
from coach.domain.group_notes import compose_notes
from coach.domain.group_session import GroupSession, GroupStatus
from coach.domain.model import Stage
from coach.errors import BadInput, NotFound
from coach.services.export_ports import Format
from coach.services.group_papers import PURPOSES

if TYPE_CHECKING:
    from datetime import date

    from coach.composition import Services
    from coach.services.groups import GroupSeen

_FORMAT = click.option(
    "--format",
    "wanted",
    type=click.Choice([one.value for one in Format]),
    help="What it is written as; else md.",
)


@click.command()
@click.argument("name")
@click.option("--on", type=Day(), help="The day of the session; else the last one held.")
@click.option("--write", is_flag=True, help="Write the document again.")
@_FORMAT
@as_json
@pass_services
def notes(
    services: Services, name: str, on: date | None, write: bool, wanted: str | None, as_json: bool
) -> int:
    """The agreed notes of a session; they are for members only."""
    seen = services.groups.find(name)
    session = _held(services, seen, on)
    meeting = services.group_sessions.look_at(seen, session)
    if write or wanted is not None:
        done = meeting.closing.write(Format(wanted or Format.MARKDOWN))
        if done.failed is not None:
            raise done.failed
        say(*(str(one.path) for one in done.written))
    elif as_json:
        say_json(
            {
                **session_as_dict(services, seen, session),
                "sections": [
                    {
                        "heading": section.heading,
                        "entries": [
                            {"words": one.words, **{f.label.lower(): f.words for f in one.facts}}
                            for one in section.entries
                        ],
                    }
                    for section in compose_notes(meeting.talk.material())
                ],
            }
        )
    else:
        say_as_it_is(meeting.closing.text())
    return 0


def _held(services: Services, seen: GroupSeen, on: date | None) -> GroupSession:
    found = [
        one
        for one in services.groups.sessions(seen)
        if one.status is GroupStatus.HELD and on in (None, one.held_on)
    ]
    if not found:
        day = f" on {spoken(on)}" if on else ""
        raise NotFound(f"{seen.group.name} has agreed no notes{day} yet.")
    return found[-1]


@click.command()
@click.option("--about", help="The group, or the occasion.")
@click.option("--on", type=Day(), help="Its day; else today.")
@click.option("--experience", default="", help="What happened.")
@click.option("--reflection", default="", help="What it was like.")
@click.option("--analysis", default="", help="What you make of it.")
@click.option("--plan", default="", help="What you do next.")
@click.option("--export", type=click.Choice(list(PURPOSES)), help="Write all of them for a log.")
@_FORMAT
@click.option("--take-out", type=click.IntRange(1), help="Take one out, by its number.")
@as_json
@pass_services
def reflect(
    services: Services,
    /,
    about: str | None,
    on: date | None,
    export: str | None,
    wanted: str | None,
    take_out: int | None,
    as_json: bool,
    **stages: str,
) -> None:
    """Your own reflection on a session, in your own home; nobody else sees it unless you send it.

    Private text can still be asked for by law (subject access).
    """
    words = {stage: stages[stage] for stage in Stage}
    chosen = Format(wanted or Format.MARKDOWN)
    if export is not None:
        say(*(str(one.path) for one in services.reflections.export(export, chosen)))
    elif take_out is not None:
        say(f"Taken out: {services.reflections.take_out(take_out).about}")
    elif any(words.values()):
        if about is None:
            raise BadInput("Say what it is about, with --about; nothing was kept.", "about")
        services.reflections.write(about, on or services.clock.today(), words)
        say("Kept for you alone. --export asye or --export cpd writes it for a log.")
    else:
        _list(services, as_json=as_json)


def _list(services: Services, *, as_json: bool) -> None:
    found = services.reflections.mine()
    if as_json:
        say_json([reflection_as_dict(one) for one in found])
        return
    for number, one in enumerate(found, 1):
        say(f"{number}. {spoken(one.held_on)}, {one.about}")
        say(*(f"   {one.of(stage)}" for stage in Stage if one.of(stage)))
    if not found:
        say("Nothing yet. Write one with: coach group reflect --about GROUP --experience WORDS")
