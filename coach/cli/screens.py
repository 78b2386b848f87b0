"""Opens the screens; the only command module that knows them."""

from __future__ import annotations

import gc
import sys

import click

from coach.cli.telling import pass_services
from coach.composition import Services
from coach.errors import BadInput

DEMO = "DEMO: nobody here is real"


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
) -> int:
    """Open the app. Garbage collection waits until the first frame is out, then leaves it be.

    Raises BadInput where there is no terminal to draw on.
    """
    if not is_a_terminal():
        raise BadInput("The screens need a terminal; on plain lines it is: coach line NAME")
    gc.disable()
    from coach.app import Opening, run_app

    return run_app(services, Opening(person_id, prepare, DEMO if demo else ""), _settle)


def _settle() -> None:
    gc.freeze()
    gc.enable()


@click.command()
@click.argument("name")
@pass_services
def session(services: Services, name: str) -> int:
    """Hold a session on screen."""
    return open_app(services, services.people.find(name).person.id)


@click.command()
@click.argument("name")
@pass_services
def prepare(services: Services, name: str) -> int:
    """Prepare a session on screen."""
    return open_app(services, services.people.find(name).person.id, prepare=True)
