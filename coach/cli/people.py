"""People you supervise, and their caseloads by reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.telling import as_json, pass_services, say, say_json, say_table
from coach.files import read_text
from coach.services.people import short_ids

if TYPE_CHECKING:
    from coach.composition import Services
    from coach.domain.people import Supervisee

FILE_LIMIT = 5_000_000


@click.command()
@click.option("--left", is_flag=True, help="Those who have left; their files are kept.")
@as_json
@pass_services
def people(services: Services, left: bool, as_json: bool) -> None:
    """Everybody you supervise."""
    everyone = services.people.everyone_left() if left else services.people.everyone()
    if as_json:
        say_json([_as_dict(one) for one in everyone])
        return
    if not everyone:
        nobody = 'Nobody here yet. Add somebody: coach person add --name "Jo Bennett"'
        say("Nobody has left." if left else nobody)
        return
    short = short_ids([one.person.id for one in everyone])
    say_table(
        ("Name", "Role", "Staff group", "Policy", "Left" if left else "Since", "Id"),
        [
            (
                one.person.name,
                one.person.role,
                one.person.staff_group,
                one.pair.policy_id,
                (one.person.left_on or one.pair.started_on).isoformat(),
                short[one.person.id],
            )
            for one in everyone
        ],
    )


def _as_dict(one: Supervisee) -> dict[str, object]:
    return {
        "id": one.person.id,
        "name": one.person.name,
        "role": one.person.role,
        "staff_group": one.person.staff_group,
        "start": one.person.start_on.isoformat() if one.person.start_on else None,
        "supervisor": one.supervisor.name,
        "since": one.pair.started_on.isoformat(),
        "policy": one.pair.policy_id,
        "left": one.person.left_on.isoformat() if one.person.left_on else None,
    }


@click.group()
def case() -> None:
    """A caseload, by reference and never by name."""


@case.command("add")
@click.argument("name")
@click.argument("references", nargs=-1, required=True)
@pass_services
def case_add(services: Services, name: str, references: tuple[str, ...]) -> None:
    """Add case references to somebody's caseload: coach case add "Jo" K1 K2."""
    supervisee = services.people.find(name)
    for kept, is_new in services.cases.add_all(supervisee, references):
        say(f"{kept.reference}: {'added' if is_new else 'there already'}")
        for other in services.cases.also_with(kept, services.people.everyone()):
            say(
                f"  {kept.reference} is on {other.person.name}'s list too; "
                "each worker's records of it stay apart."
            )


@case.command("list")
@click.argument("name")
@as_json
@pass_services
def case_list(services: Services, name: str, as_json: bool) -> None:
    """Somebody's caseload, with when each case was last discussed."""
    lines = services.cases.caseload(services.people.find(name))
    zone = services.clock.zone()
    rows = [
        (
            one.case.reference,
            one.last_discussed.astimezone(zone).date() if one.last_discussed else None,
        )
        for one in lines
    ]
    if as_json:
        say_json(
            [{"case": ref, "last_discussed": on.isoformat() if on else None} for ref, on in rows]
        )
    elif not rows:
        say(f'No cases yet. Add some: coach case add "{name}" K1 K2')
    else:
        say_table(
            ("Case", "Last discussed"), [(ref, on.isoformat() if on else "-") for ref, on in rows]
        )


@case.command("import")
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path))
@pass_services
def case_import(services: Services, name: str, file: Path) -> None:
    """Take case references in from a CSV file: its column `reference`, or the first."""
    supervisee = services.people.find(name)
    text = read_text(file, FILE_LIMIT)
    new, known = services.cases.take_in(supervisee, text)
    say(f"Taken in: {new} new, {known} there already.")
