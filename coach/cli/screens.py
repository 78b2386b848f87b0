"""Opens the screens; the only command module that knows them."""

from __future__ import annotations

import gc

import click

from coach.cli.telling import pass_services
from coach.composition import Services

DEMO = "DEMO: nobody here is real"


def open_app(services: Services, person_id: str | None = None, *, demo: bool = False) -> int:
    """Open the app. Garbage collection waits until the first frame is out, then leaves it be."""
    gc.disable()
    from coach.app import Opening, run_app

    return run_app(services, Opening(person_id, DEMO if demo else ""), _settle)


def _settle() -> None:
    gc.freeze()
    gc.enable()


@click.command()
@click.argument("name")
@pass_services
def session(services: Services, name: str) -> int:
    """Hold a session on screen."""
    return open_app(services, services.people.find(name).person.id)
