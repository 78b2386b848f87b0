"""The ways in which a group can think together: listed, and one of your own checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.group_dicts import structure_as_dict
from coach.cli.telling import as_json, complain, pass_services, say, say_json, say_table
from coach.errors import BadInput

if TYPE_CHECKING:
    from coach.composition import Services


@click.group()
def structures() -> None:
    """Structures for group reflection."""


@structures.command("list")
@as_json
@pass_services
def list_structures(services: Services, as_json: bool) -> None:
    """Every structure, with its size, its length and where it comes from."""
    found = services.content.structures()
    for fault in found.faults:
        complain(f"Left out of the structures: {fault}")
    if as_json:
        say_json([structure_as_dict(one) for one in found.found])
        return
    rows = [
        (
            one.id,
            one.name + (" (yours)" if one.is_own else ""),
            f"{one.total_minutes} min" + (" (our proposal)" if one.minutes else ""),
            f"{one.least}-{one.most}",
            one.source,
        )
        for one in found.found
    ]
    say_table(("Id", "Name", "Length", "People", "Source"), rows)


@structures.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_services
def check(services: Services, file: Path | None) -> int:
    """Check a structure, or all that Coach reads: file, line and key of each fault."""
    if file is None:
        found = services.content.structures()
        say(*found.faults)
        if not found.faults:
            say(f"Sound: {len(found.found)} structures.")
        return 1 if found.faults else 0
    if not file.is_file():
        raise BadInput(f"There is no file {file}.")
    structure, faults = services.content.check_structure(file)
    say(*faults)
    if structure is None:
        return 1
    rounds = len(structure.rounds)
    say(f"Sound: {structure.name}, {rounds} rounds, {structure.total_minutes} minutes.")
    return 0
