"""What the latest sessions have covered of the 64 cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coach.cli.telling import as_json, pass_services, say, say_json, say_table
from coach.domain.balance_rules import WINDOW_SESSIONS
from coach.domain.coverage import CELLS, Cell
from coach.domain.model import Function, Stage, Stakeholder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.composition import Services
    from coach.domain.function_names import FunctionNames


@click.command()
@click.argument("name")
@as_json
@pass_services
def coverage(services: Services, name: str, as_json: bool) -> None:
    """What the latest sessions have covered: stage, function and stakeholder."""
    supervisee = services.people.find_ever(name)
    found = services.coverage.of(supervisee)
    if as_json:
        say_cells_as_json(found.counts, "asked")
        return
    say(f"Questions asked with {supervisee.person.name}, the last {WINDOW_SESSIONS} sessions:")
    names = services.balances.names(supervisee)
    say_cells(found.counts, names)
    quiet = found.quietest_functions()
    if quiet:
        least = (names.under(one).name for one in Function if one in quiet)
        say(f"Asked about least: {', '.join(dict.fromkeys(least))}.")


def say_cells(counts: Mapping[Cell, int], names: FunctionNames | None = None) -> None:
    """Print the 64 cells as a table: a line a stage and function, a column a stakeholder."""
    say_table(
        ("Stage", "Function", *Stakeholder),
        [
            (
                stage,
                names.under(function).name if names else function,
                *(str(counts.get((stage, function, side), 0)) for side in Stakeholder),
            )
            for stage in Stage
            for function in Function
        ],
    )


def say_cells_as_json(counts: Mapping[Cell, int], figure: str) -> None:
    """Print the 64 cells as JSON, the count under a name."""
    say_json(
        [
            {
                "stage": stage,
                "function": function,
                "stakeholder": side,
                figure: counts.get((stage, function, side), 0),
            }
            for stage, function, side in CELLS
        ]
    )
