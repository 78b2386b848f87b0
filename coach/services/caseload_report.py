"""Reads the caseload report that a supervisee's own system prints: references and dates alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.domain.days import day
from coach.errors import BadInput
from coach.files import digest
from coach.services.cases import CaseRows, read_case_rows
from coach.text import clean_line, folded
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date

LONGEST_HEADING = 60
_OF_A_CHILD = ("birth", "dob")
"""Columns that are a child's own and no part of supervision."""


@dataclass(frozen=True)
class ReportTable:
    """A report that was read."""

    dates: dict[str, dict[str, date]]
    """By case reference, each once, the dates by their headings; earlier rows come first."""
    left_out: tuple[str, ...]
    """Headings of the columns that were not taken."""
    fingerprint: str


def read_report(text: str, today: date) -> ReportTable:
    """A report from CSV. A column is taken where each of its cells is a date or empty.

    Anything else may hold a name, so it is left out and said; so are dates of birth. Raises
    BadInput naming the line at fault.
    """
    table = read_case_rows(text)
    if not table.header:
        raise BadInput(
            "The first line should name the columns, one of them Case reference; "
            "nothing was taken in."
        )
    taken, left_out = {}, []
    for place, cell in enumerate(table.header):
        heading = clean_line(cell)[:LONGEST_HEADING]
        if place == table.column or not heading:
            continue
        column = _dates(table, place, today)
        if column is None or any(word in folded(heading) for word in _OF_A_CHILD):
            left_out.append(heading)
        else:
            taken[heading] = column
    dates: dict[str, dict[str, date]] = {}
    same: dict[str, str] = {}
    for number, row in enumerate(table.rows):
        reference = same.setdefault(folded(row.reference), row.reference)
        of_case = dates.setdefault(reference, {})
        for heading, column in taken.items():
            on = column[number]
            if on is not None:
                of_case[heading] = max(on, of_case.get(heading, on))
    return ReportTable(dates, tuple(left_out), _fingerprint(dates))


def _dates(table: CaseRows, place: int, today: date) -> list[date | None] | None:
    """A column of dates, or None where any cell is something else or all are empty."""
    cells = [row.cells[place].strip() if place < len(row.cells) else "" for row in table.rows]
    try:
        found = [_date(cell, today) for cell in cells]
    except BadInput:
        return None
    return found if any(found) else None


def _date(cell: str, today: date) -> date | None:
    """A date with its year, the time of day aside."""
    if not any(char.isdigit() for char in cell) and cell:
        raise BadInput("no date")
    words = cell.replace("T", " ").split(" ")
    bare = words[0] if len(words) == 2 and ":" in words[1] else cell
    if bare and sum(char.isdigit() for char in bare) < 5:
        raise BadInput("no year")
    return day(bare, today)


def _fingerprint(dates: dict[str, dict[str, date]]) -> str:
    plain = {
        folded(reference): {heading: on.isoformat() for heading, on in sorted(of_case.items())}
        for reference, of_case in sorted(dates.items())
    }
    return digest(json.dumps(plain, sort_keys=True).encode())
