"""Opens the screens; the only command module that knows them."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from coach.cli.sessions import kind_option
from coach.cli.telling import pass_services
from coach.domain.session import SessionKind
from coach.errors import BadInput
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.app import Ended
    from coach.composition import Services

BUSY_SECONDS = 0.5
"""How long a screen stands still while another program holds the database; then it tries again."""
DEMO = "DEMO: nobody here is real"


@dataclass(frozen=True)
class Opens:
    """What the app opens with."""

    person_id: str | None
    prepare: bool
    demo: bool
    tour: bool
    group_id: str | None


def is_a_terminal() -> bool:
    """Whether somebody sits at a terminal that screens can be drawn on."""
    streams = (sys.stdin, sys.stdout)
    return all(one is not None and one.isatty() for one in streams)


def open_app(
    services: Services,
    person_id: str | None = None,
    *,
    prepare: bool = False,
    demo: bool = False,
    tour: bool = False,
    group_id: str | None = None,
) -> int:
    """Open the app, go to the demo and back if somebody wishes, and return the exit status.

    Raises BadInput where there is no terminal to draw on.
    """
    if not is_a_terminal():
        raise BadInput("The screens need a terminal; on plain lines it is: coach line NAME")
    opening = Opens(person_id, prepare, demo, tour, group_id)
    while True:
        ended = _run(services, opening)
        if not ended.on_to or ended.status:
            return ended.status
        services.close()
        from coach.cli.home import demo_services

        there = demo_services(services.places.demo)
        try:
            status = open_app(there, demo=True, tour=ended.on_to == "tour")
        finally:
            there.close()
        if status:  # the terminal went away, or a fault of ours: not the moment to open anything
            return status
        opening = replace(opening, person_id=None, group_id=None)


def _run(services: Services, opens: Opens) -> Ended:
    """Garbage collection waits until the first frame is out, then leaves it be."""
    gc.disable()
    from coach.app import Opening, run_app

    services.be_quick(BUSY_SECONDS)
    banner = DEMO if opens.demo else ""
    opening = Opening(opens.person_id, opens.prepare, banner, opens.tour, opens.group_id)
    return run_app(services, opening, _settle)


def _settle() -> None:
    gc.collect()  # what was of use only to open is given to what is read ahead
    gc.freeze()
    gc.enable()


@click.command()
@click.argument("name")
@kind_option
@pass_services
def session(services: Services, name: str, kind: str | None) -> int:
    """Hold a session on screen."""
    supervisee = services.people.find(name)
    if kind and is_a_terminal():  # without one nothing is begun, and opening says why
        owner = services.people.owner().id
        services.sessions.open(supervisee, owner, kind=SessionKind(kind))
    return open_app(services, supervisee.person.id)


@click.command()
@click.argument("name")
@pass_services
def prepare(services: Services, name: str) -> int:
    """Prepare a session on screen."""
    return open_app(services, services.people.find(name).person.id, prepare=True)
