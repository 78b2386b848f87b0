"""Setting up a home, showing where things are kept, and the demonstration."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import click

from coach.cli.telling import as_json, pass_services, say, say_json
from coach.composition import Services
from coach.errors import BadInput, DocumentsFailed, StorageFailed
from coach.files import explain
from coach.paths import find_places, synced_by
from coach.settings import write_settings

DEMO_NAME = "Jo Bennett"


@click.command()
@click.option("--name", help="Your name.")
@click.option("--role", default="", help="Your job title.")
@click.option("--policy", help="The policy a new pair starts with.")
@click.option("--documents", type=click.Path(path_type=Path), help="The folder for documents.")
@pass_services
def setup(
    services: Services, name: str | None, role: str, policy: str | None, documents: Path | None
) -> None:
    """Say who you are, which policy you work by and where documents go."""
    if name is None:
        if not sys.stdin.isatty():
            raise BadInput('Say your name: coach setup --name "Amara Osei"')
        name = click.prompt("Your name")
        role = role or click.prompt("Your role", default="Supervisor")
    known = [one.id for one in services.content.policies()]
    if policy is not None and policy not in known:
        raise BadInput(f"There is no policy “{policy}”; there is: {', '.join(known)}.")
    owner = services.people.set_up(name, role)
    settings = services.settings
    chosen = replace(
        settings,
        policy=policy or settings.policy,
        documents=str(documents.expanduser().absolute()) if documents else settings.documents,
    )
    if chosen != settings:
        try:
            write_settings(services.places.config, chosen)
        except OSError as error:
            raise StorageFailed(
                f"The settings could not be written to {services.places.config}: "
                f"{explain(error)}. Your name is saved."
            ) from error
        services.__dict__.pop("settings", None)
    say(
        f"This is {owner.name}'s home now.",
        f"Documents go to {services.documents_root}",
        'Next, add somebody you supervise: coach person add --name "Jo Bennett"',
    )
    _warn_of_sync(services)


@click.command()
@as_json
@pass_services
def where(services: Services, as_json: bool) -> None:
    """Show where Coach keeps things, and who can read them."""
    places = {
        "data": str(services.places.data),
        "config": str(services.places.config),
        "documents": str(services.documents_root),
        "database": str(services.places.database),
    }
    if as_json:
        say_json(places)
        return
    for label, path in places.items():
        say(f"{label + ':':<11}{path}")
    say(
        "Whoever uses this account on this machine can read all of it. Nothing leaves the machine "
        "unless you send it."
    )
    _warn_of_sync(services)


def _warn_of_sync(services: Services) -> None:
    syncing = synced_by(services.places.data)
    if syncing:
        say(
            f"The database lies in {syncing}, which looks like a synced folder: two machines "
            "writing at once can damage it. Set COACH_HOME to a folder that is not synced."
        )


@click.command()
@click.option("--reset", is_flag=True, help="Make the demo anew.")
def demo(reset: bool) -> int:
    """Look round with a made-up pair, in a folder of its own, on plain lines."""
    from coach.line.session import run_line

    places = find_places().demo
    if reset and places.data.parent.exists():
        shutil.rmtree(places.data.parent)
    if not places.database.exists():
        say("Making the demo: eight sessions of a pair who do not exist …")
        make_demo(places.data.parent)
    services = Services(places)
    try:
        supervisee = services.people.find(DEMO_NAME)
        session = services.sessions.open(supervisee, services.people.owner().id)
        say(
            "DEMO: nobody here is real, and your own data is not touched.",
            f"Its documents are in {services.documents_root}",
            "See more with: coach --demo balance Jo, coach --demo record show Jo",
            "",
        )
        return run_line(
            session,
            sys.stdin.buffer,
            sys.stdout,
            prompt=sys.stdin.isatty(),
            privacy=services.content.policies()[0].privacy,
        )
    finally:
        services.close()


def make_demo(root: Path) -> None:
    """Make the demonstration's home under a folder; a half-made one is taken away again.

    Raises StorageFailed or DocumentsFailed.
    """
    from coach.line.demo import DemoClock, play
    from coach.machine import SystemClock
    from coach.paths import Places

    today = SystemClock().today()
    making = root.with_name(root.name + "-making")
    shutil.rmtree(making, ignore_errors=True)
    clock = DemoClock(today)
    services = Services(Places.under(making), clock=clock)
    try:
        owner_id = services.people.owner().id
        play(
            services.content.demo(),
            today,
            clock,
            services.people,
            services.cases,
            lambda who, minutes: services.sessions.open(who, owner_id, minutes),
            services.content.policies()[0],
        )
    except BaseException:
        services.close()
        shutil.rmtree(making, ignore_errors=True)
        raise
    services.close()
    try:
        making.rename(root)
    except OSError as error:
        raise DocumentsFailed(f"The demo could not be put at {root}: {explain(error)}.") from error
