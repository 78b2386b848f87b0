"""The one printer of the command line: whole lines, nothing in them that a terminal would obey."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from coach.composition import Services
from coach.domain.days import day
from coach.errors import BadInput
from coach.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    from coach.domain.timescale import Timescale

pass_services = click.make_pass_decorator(Services)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def say(*lines: str) -> None:
    """Print lines."""
    for line in lines:
        sys.stdout.write(printable(line) + "\n")


def say_json(value: object) -> None:
    """Print a value as JSON, as `docs/json.md` shows it."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    import json  # most commands speak

    say(json.dumps(value, ensure_ascii=not unicode, indent=2))


def say_as_it_is(text: str) -> None:
    """Print a file with the line ends that it has; a control in one of its lines is shown."""
    lines = text.split("\r\n")
    sys.stdout.flush()
    sys.stdout.buffer.write("\r\n".join(map(printable, lines)).encode("utf-8"))
    sys.stdout.buffer.flush()


def complain(sentence: str) -> None:
    """Print a sentence where errors go."""
    sys.stderr.write(printable(sentence).replace("\n", " ") + "\n")


def tell_of_faults(services: Services) -> None:
    """Say where errors go which policies were left out, and why."""
    for fault in services.content.policy_faults():
        complain(f"Left out of the policies: {fault}")


def tell_of_bank_faults(services: Services) -> None:
    """Say where errors go which question banks were left out, and why."""
    for fault in services.content.banks().faults:
        complain(f"Left out of the question banks: {fault}")


def say_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns that line up, with two blanks between; a cell is one line."""
    columns = []
    for column in zip(header, *rows, strict=True):
        cells = [" ".join(printable(cell).split()) for cell in column]
        widths = [_width(cell) for cell in cells]
        most = max(widths)
        columns.append([c + " " * (most - w) for c, w in zip(cells, widths, strict=True)])
    lines = "\n".join("  ".join(row).rstrip() for row in zip(*columns, strict=True))
    sys.stdout.write(lines + "\n")


def _width(cell: str) -> int:
    """Columns on a terminal: letters of two columns, and of none, must line up too."""
    if cell.isascii():
        return len(cell)
    from rich.cells import cell_len

    return cell_len(cell)


def one_of(kinds: type[StrEnum]) -> click.Choice[str]:
    """A choice among the values of a kind; click by itself would show their names in code."""
    return click.Choice([one.value for one in kinds])


class Day(click.ParamType[date]):
    """A date as 2026-12-01."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date; raises BadInput in a sentence, also for 30 February."""
        if isinstance(value, date):
            return value
        found = day(str(value))
        if found is None:
            raise BadInput("Say the date as 2026-12-01; nothing was changed.")
        return found


def due_by(one: Timescale) -> str:
    """The day as in JSON, and the hour where the policy counts hours."""
    return f"{one.due_at:%Y-%m-%d %H:%M}" if one.due_at else one.due.isoformat()
