"""Setting up a home, showing where things are kept, and the demonstration."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from coach.cli.telling import as_json, complain, pass_services, say, say_json
from coach.composition import Services
from coach.errors import BadInput, CoachError, DocumentsFailed, NotFound
from coach.files import explain, make_folder
from coach.machine import SystemClock
from coach.paths import Places, find_places, synced_by

DEMO_NAME = "Jo Bennett"


@click.command()
@click.option("--name", help="Your name.")
@click.option("--role", default="", help="Your job title.")
@click.option("--policy", help="The policy a new pair starts with.")
@click.option("--documents", help="The folder for documents.")
@pass_services
def setup(
    services: Services, name: str | None, role: str, policy: str | None, documents: str | None
) -> None:
    """Say who you are and where documents go."""
    if name is None:
        if sys.stdin is None or not sys.stdin.isatty():
            raise BadInput('Say your name: coach setup --name "Amara Osei"')
        name = click.prompt("Your name")
        role = role or click.prompt("Your role", default="Supervisor")
    owner = services.set_up(name, role, policy, documents)
    say(
        f"Coach is set up for {owner.name}.",
        f"Documents go to {services.documents_root}",
        'Next, add somebody you supervise: coach person add --name "Jo Bennett"',
    )
    _warn_of_sync(services)


@click.command()
@as_json
@pass_services
def where(services: Services, as_json: bool) -> None:
    """Where things are kept and who reads them."""
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
@click.option("--tour", is_flag=True, help="With a guide, in about five minutes.")
@click.option("--line", "as_line", is_flag=True, help="On plain lines, without the screens.")
def demo(reset: bool, tour: bool, as_line: bool) -> int:
    """Look round with a pair who do not exist."""
    from coach.cli.screens import is_a_terminal, open_app
    from coach.cli.sessions import hold

    places = find_places().demo
    if reset and places.data.parent.exists():
        shutil.rmtree(places.data.parent)
    services = demo_services(places)
    if is_a_terminal() and not as_line:
        return open_app(services, demo=True, tour=tour)
    try:
        try:
            supervisee = services.people.find(DEMO_NAME)
        except CoachError as error:
            raise NotFound("The demo has been changed; make it anew: coach demo --reset") from error
        say(
            "DEMO: nobody here is real, and your own data is not touched.",
            f"Its documents are in {services.documents_root}",
            f"See more with: {typed()} --demo balance Jo, {typed()} --demo record show Jo",
            "",
        )
        return hold(services, supervisee, f"{typed()} demo --line")
    finally:
        services.close()


def typed() -> str:
    """How people type this command: `coach`, or its path where that is not found by name."""
    if shutil.which("coach"):
        return "coach"
    return sys.argv[0] if Path(sys.argv[0]).stem == "coach" else "python -m coach"


def demo_services(places: Places) -> Services:
    """The demonstration's services; it is made first if it is not there yet."""
    if not places.database.exists():
        complain("Making the demo: eight sessions of a pair who do not exist ...")
        make_demo(places.data.parent)
    return Services(places)


def make_demo(root: Path) -> None:
    """Make the demonstration's home under a folder, whole or not at all.

    Where two make it at once, the first one's stands. Raises StorageFailed or DocumentsFailed.
    """
    from coach.line.demo import DemoClock, play

    today = SystemClock().today()
    try:
        make_folder(root.parent)
        making = Path(tempfile.mkdtemp(prefix=".demo-", dir=root.parent))
    except OSError as error:
        raise DocumentsFailed(f"The demo cannot be made at {root}: {explain(error)}.") from error
    clock = DemoClock(today)
    services = Services(Places.under(making), clock=clock)
    try:
        play(services, clock, today)
        services.close()
        try:
            making.rename(root)
        except OSError as error:
            if not Places.under(root).database.exists():
                raise DocumentsFailed(
                    f"The demo could not be put at {root}: {explain(error)}."
                ) from error
    finally:
        services.close()
        shutil.rmtree(making, ignore_errors=True)
