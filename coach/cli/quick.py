"""An urgent request or an informal talk, kept in one go from the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coach.cli.telling import due_by, one_of, pass_services, say
from coach.domain.days import spoken
from coach.domain.log import Who
from coach.domain.naming import TALK_TITLES
from coach.domain.session import SessionKind
from coach.services.people import short_ids
from coach.services.quick import KeptTalk, Talk

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.people import Supervisee

_PARTIES = (Who.SUPERVISOR.value, Who.SUPERVISEE.value)
_KINDS = click.Choice([kind.value for kind in TALK_TITLES])
Command = TypeVar("Command", bound=Callable[..., object])


def _talk(command: Command) -> Command:
    """The options that say what a talk was."""
    options = (
        click.option("--kind", type=_KINDS, help="What sort of talk."),
        click.option("--about", default="", help="What was talked about; else you are asked."),
        click.option(
            "--decided",
            multiple=True,
            help="What was decided, and why, as: Visit today | The school rang. Again for more.",
        ),
        click.option("--case", default="", help="The case reference, if it was about one."),
        click.option("--asked-by", type=one_of(Who), help="Who asked for it."),
        click.option("--asked", default="", help="When it was asked for: 14:05, 2026-11-22 14:05."),
        click.option("--met", default="", help="When it took place; now unless you say otherwise."),
        click.option(
            "--endorsed-by", type=click.Choice(_PARTIES), multiple=True, help="Who endorses it."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("name")
@_talk
@click.option("--request", is_flag=True, help="Only keep that an urgent talk was asked for.")
@click.option("--endorse", type=click.Choice(_PARTIES), help="Endorse the talk that waits for it.")
@pass_services
def quick(
    services: Services, /, name: str, request: bool, endorse: str | None, **said: Any
) -> None:
    """Keep an urgent or informal talk, with what was decided and why.

    It stands in the log as what it was, and never for a session. Without --about it asks.
    """
    supervisee = services.people.find(name)
    if endorse:
        entry = services.quick.endorse(supervisee, Who(endorse))
        say(f"{TALK_TITLES[entry.kind]} of {spoken(entry.on)}: endorsed by the {endorse}.")
    elif request:
        by = Who(said["asked_by"] or Who.SUPERVISEE)
        entry = services.quick.request(supervisee, by, services.quick.moment(said["asked"]))
        say("Kept: an urgent talk was asked for. The next urgent talk you keep here meets it.")
        due = services.timescales.of_request(supervisee, entry.id)
        if due is not None:
            say(f"To be met by {due_by(due)}: {due.reason} ({due.source}).")
    else:
        if not said["about"]:
            _ask(services, supervisee, said)
        _say_kept(services, supervisee, services.quick.keep(supervisee, _as_talk(services, said)))


def _as_talk(services: Services, said: dict[str, Any]) -> Talk:
    return Talk(
        kind=SessionKind(said["kind"] or SessionKind.INFORMAL),
        about=said["about"],
        decisions=(*said.get("decisions", ()), *map(_decision, said["decided"])),
        case=said["case"],
        asked_by=Who(said["asked_by"]) if said["asked_by"] else None,
        asked_at=services.quick.moment(said["asked"]),
        met_at=services.quick.moment(said["met"]),
        endorsed_by=tuple(Who(one) for one in said["endorsed_by"]),
    )


def _ask(services: Services, supervisee: Supervisee, said: dict[str, Any]) -> None:
    """Ask for what was not said, one line each; an empty decision ends them."""
    if said["kind"] is None:
        said["kind"] = click.prompt("What sort of talk", type=_KINDS, default="informal")
    said["about"] = click.prompt("What was talked about")
    while not said["decided"] and (what := _prompt("Decided (Enter: no more)")):
        decided = (what, _prompt("Why"))
        said.setdefault("decisions", []).append(decided)
    if said["asked_by"] is None and said["kind"] == SessionKind.URGENT:
        if services.quick.requests(supervisee):
            return  # the request that it meets knows
        whos = one_of(Who)
        said["asked_by"] = click.prompt("Who asked", type=whos, default=Who.SUPERVISEE.value)


def _prompt(words: str) -> str:
    return str(click.prompt(words, default="", show_default=False)).strip()


def _decision(words: str) -> tuple[str, str]:
    what, _, why = words.partition("|")
    return what, why


def _say_kept(services: Services, supervisee: Supervisee, kept: KeptTalk) -> None:
    title = TALK_TITLES[kept.entry.kind]
    say(f"{title} of {spoken(kept.entry.on)} is kept. It does not stand in for a session.")
    for written in kept.written:
        if kept.entry.on.isoformat() in written.path.name:
            say(f"  {written.path}")
    if kept.failed is not None:
        say(f"Its words are kept; its documents are not written yet: {kept.failed}")
    short = short_ids([one.person.id for one in services.people.everyone()])
    for who in kept.awaited:
        again = f"coach quick {short[supervisee.person.id]} --endorse {who}"
        say(f"The policy asks the {who} to endorse it: {again}")
