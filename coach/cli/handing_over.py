"""Handing a supervision file over to another supervisor, and taking one over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.telling import complain, pass_services, say, tell_of_faults
from coach.domain.days import spoken
from coach.domain.policies import find_policy
from coach.files import read_bytes

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.hand_over import HandOver

FILE_LIMIT = 64_000_000


@click.command("hand-over")
@click.argument("name")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.")
@pass_services
def hand_over(services: Services, name: str, output: Path | None) -> None:
    """Hand somebody's file over to their next supervisor, in one file to send.

    Your time with them ends today; your copy and what is only yours stay here.
    """
    one = services.hand_overs.find(name)
    done = services.hand_overs.hand_over(one, output)
    say(
        f"{one.person.name} is handed over: {_counted(done.bundle)}.",
        f"The file for their next supervisor: {done.path}",
        "It holds what you two shared, so send it as you would send their records.",
        "They take it over with: coach person take-over FILE",
    )
    if done.stays:
        say(f"{done.stays} of the agenda stay here: only yours.")


@click.command("take-over")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--policy", help="The policy you two work by; else the one of your settings.")
@pass_services
def take_over(services: Services, file: Path, policy: str | None) -> None:
    """Take over a supervision file that another supervisor has handed over to you."""
    tell_of_faults(services)
    chosen = find_policy(services.content.policies(), policy or services.settings.policy)
    taken = services.hand_overs.take_over(read_bytes(file, FILE_LIMIT), file.name, chosen)
    person, bundle = taken.supervisee.person, taken.bundle
    if not taken.is_new:
        say(f"{person.name} was taken over with this file before; nothing was changed.")
        return
    say(
        f"{person.name} is with you from today, by {chosen.name}.",
        f"From {bundle.supervisor}, {spoken(bundle.made_on)}: {_counted(bundle)}.",
        "You are a new supervisor, so a new agreement is due."
        + (f" {taken.agreement_due}" if taken.agreement_due else ""),
    )
    if taken.failed is not None:
        complain(str(taken.failed))


def _counted(bundle: HandOver) -> str:
    counts = (
        (bundle.count("session"), "session"),
        (bundle.count("record"), "record"),
        (bundle.count("agenda_item", session_id=None, status="open"), "item for the agenda"),
        (bundle.count("agreed_action", status="open"), "open action"),
        (bundle.count("case_reference"), "case"),
    )
    return ", ".join(_several(number, what) for number, what in counts)


def _several(number: int, what: str) -> str:
    head, _, rest = what.partition(" for ")
    many = head if number == 1 else f"{head}s"
    return f"{number} {many}" + (f" for {rest}" if rest else "")
