"""Takes a log in from a CSV file: all rows or none, faults by line, nothing doubled."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from coach.domain.days import day
from coach.domain.log import Told, Who, short_reason, tell
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import BadInput, CoachError
from coach.services.log_book import Taken
from coach.text import clean_line, folded, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.people import Supervisee
    from coach.services.log import LogService
    from coach.services.people import PeopleService
    from coach.services.store_ports import Stores

COLUMNS = ("person", "planned", "held", "rearranged", "outcome", "kind", "by", "reason")
NEEDED = ("person", "planned")
ROW_LIMIT = 100_000
FAULTS_TOLD = 5
"""How many lines at fault are named before the rest are counted."""
_YEAR = re.compile(r"\d{4}", re.ASCII)
_ENDED = {"missed": SessionStatus.MISSED, "cancelled": SessionStatus.CANCELLED}
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class TakenIn:
    """What an import did."""

    new: int
    taken_up: int
    """Planned sessions that have their outcome now."""
    known: int
    alike: int
    """Rows that say the same as another of the file: two sessions on one day, or a slip."""


@dataclass(frozen=True)
class _Row:
    line: int
    supervisee: Supervisee
    told: Told


class LogImport:
    """The door for a log kept elsewhere."""

    def __init__(self, stores: Stores, people: PeopleService, log: LogService) -> None:
        self._stores = stores
        self._people = people
        self._log = log

    def take_in(self, text: str) -> TakenIn:
        """Take in a CSV text whose first row names its columns, of COLUMNS.

        Raises BadInput naming the lines at fault; then nothing was taken in.
        """
        faults: dict[int, str] = {}
        rows = list(self._rows(text, faults))
        if not faults:
            with self._stores.atomic():
                taken = self._put(rows, faults)
                if not faults:
                    return taken
                raise _told(faults)
        raise _told(faults)

    def _put(self, rows: list[_Row], faults: dict[int, str]) -> TakenIn:
        """Tell every person's log its rows, by day; a move comes before what it led to."""
        whose: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            whose[row.supervisee.file.id].append(row)
        standing = defaultdict(list)
        for entry in self._stores.log.of_files(list(whose)):
            standing[entry.file_id].append(entry)
        counts: Counter[Taken] = Counter()
        books = []
        for file_id, theirs in whose.items():
            book = self._log.book(theirs[0].supervisee, standing[file_id])
            for row in sorted(theirs, key=lambda row: row.told.planned_on):
                try:
                    counts[book.take(row.told)[0]] += 1
                except CoachError as error:
                    faults[row.line] = str(error)
            books.append(book)
        if not faults:
            self._log.keep(*books)
        said = Counter((row.supervisee.file.id, row.told) for row in rows)
        alike = len(rows) - len(said)
        return TakenIn(counts[Taken.NEW], counts[Taken.TAKEN_UP], counts[Taken.KNOWN], alike)

    def _rows(self, text: str, faults: dict[int, str]) -> Iterator[_Row]:
        lines = _lines(text)
        header = next(lines, None)
        if header is None:
            raise BadInput("The file is empty; nothing was taken in.")
        columns = _columns(header[1])
        people = _People(self._people)
        for count, (line, cells) in enumerate(lines, 1):
            if count > ROW_LIMIT:
                raise BadInput(f"More than {ROW_LIMIT:,} rows; nothing was taken in.")
            try:
                if len(cells) > len(columns):
                    raise BadInput("more cells than the first row has columns.")
                said = dict(zip(columns, cells, strict=False))
                yield _Row(line, people.find(said.get("person", "")), _said(said))
            except CoachError as error:
                faults[line] = str(error)


class _People:
    """Finds people by name once each: a file names the same few again and again."""

    def __init__(self, people: PeopleService) -> None:
        self._people = people
        self._known: dict[str, Supervisee] = {}
        named: dict[str, list[Supervisee]] = defaultdict(list)
        for one in people.everyone():
            named[folded(one.person.name)].append(one)
        self._known = {name: found[0] for name, found in named.items() if len(found) == 1}

    def find(self, name: str) -> Supervisee:
        """The supervisee of a name. Raises BadInput, NotFound or Ambiguous."""
        sought = folded(" ".join(name.split()))
        if not sought:
            raise BadInput("the person is missing.")
        if sought not in self._known:
            self._known[sought] = self._people.find(name)
        return self._known[sought]


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with the line of the file on which it ends."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise BadInput(
            f"Line {reader.line_num:,} is not CSV: {error}; nothing was taken in."
        ) from None


def _columns(header: list[str]) -> list[str]:
    """The names of the columns. Raises BadInput for an unknown, a doubled or a missing one."""
    names = [cell.strip().casefold() for cell in header]
    while names and not names[-1]:
        names.pop()
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in NEEDED if name not in names]
    if unknown or missing or len(set(names)) < len(names):
        raise BadInput(
            "The first row names the columns, each once: person and planned, and if you like "
            f"{', '.join(COLUMNS[2:])}"
            + (f"; “{printable(unknown[0])[:40]}” is none of them" if unknown else "")
            + "; nothing was taken in."
        )
    return names


def _said(cells: dict[str, str]) -> Told:
    """A row as what it tells of one session. Raises BadInput."""
    said = {name: clean_line(cell) for name, cell in cells.items()}
    planned = _day(said, "planned")
    if planned is None:
        raise BadInput("the day it was planned for is missing.")
    held, to = _day(said, "held"), _day(said, "rearranged")
    outcome = said.get("outcome", "").casefold()
    implied = {"held": held, "re-arranged": to, "rearranged": to}
    if outcome in implied and implied[outcome] is None:
        raise BadInput(f"it was {outcome}, and the day for that is missing.")
    if outcome not in ("", "planned", *implied, *_ENDED):
        raise BadInput(
            "the outcome should be planned, held, re-arranged, missed or cancelled, "
            f"and is “{outcome[:40]}”."
        )
    if outcome == "planned" and (held or to):
        raise BadInput("it has a day held or re-arranged to, and the outcome says planned.")
    return tell(
        planned,
        held_on=held,
        rearranged_to=to,
        missed=outcome == "missed",
        cancelled=outcome == "cancelled",
        kind=_one_of(SessionKind, said, "kind") or SessionKind.FORMAL,
        by=_one_of(Who, said, "by"),
        why=short_reason(said.get("reason", "")),
    )


def _day(said: dict[str, str], column: str) -> date | None:
    """A day as 2026-11-22, or 22/11/2026 as spreadsheets write it. Raises BadInput."""
    words = said.get(column, "")
    if not words:
        return None
    in_figures = "/" in words or "." in words
    if in_figures and not _YEAR.search(words):
        raise BadInput(f"“{words[:40]}” ({column}) has no year; write it as 2026-11-22.")
    try:
        return day(words, date.min if in_figures else None)
    except BadInput:
        raise BadInput(f"“{words[:40]}” ({column}) is no day; write it as 2026-11-22.") from None


def _one_of(kinds: type[E], said: dict[str, str], column: str) -> E | None:
    words = said.get(column, "").casefold()
    if not words:
        return None
    if words not in [one.value for one in kinds]:
        raise BadInput(f"the {column} should be {_either(kinds)}, and is “{words[:40]}”.")
    return kinds(words)


def _either(kinds: type[E]) -> str:
    *first, last = [one.value for one in kinds]
    return f"{', '.join(first)} or {last}"


def _told(faults: dict[int, str]) -> BadInput:
    """One sentence for all the lines at fault, the first few by name."""
    lines = sorted(faults)
    named = "; ".join(
        f"line {line:,}: {faults[line].rstrip('.').removesuffix('; nothing was changed')}"
        for line in lines[:FAULTS_TOLD]
    )
    more = f"; and {len(lines) - FAULTS_TOLD:,} lines more" if len(lines) > FAULTS_TOLD else ""
    return BadInput(f"{named[:1].upper()}{named[1:]}{more}. Nothing was taken in.")
