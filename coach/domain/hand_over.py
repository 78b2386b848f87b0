"""A supervision file on its way from one supervisor's home to the next one's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from coach.domain.row import Row
from coach.values import dataclass

Field = str | int | float | None
Fields = Mapping[str, Field]
"""One row as it travels: its columns by name; no words but those that the pair shared."""


class Direction(StrEnum):
    """Which way a file went."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """Everything of a supervision file that goes along."""

    id: str
    """Its own id, so that taking it over twice is known."""
    schema: int
    """Of the database that it came from; a later Coach reads an earlier one's."""
    made_on: date
    file_id: str
    supervisee: str
    supervisor: str
    """Who hands it over."""
    tables: Mapping[str, tuple[Fields, ...]]

    def count(self, table: str, **such: Field) -> int:
        """How many rows of a table go along that stand, and have these values."""
        wanted = {"withdrawn_at": None, **such}
        return sum(
            all(row.get(column) == value for column, value in wanted.items())
            for row in self.tables.get(table, ())
        )


@dataclass(frozen=True, kw_only=True)
class HandOverEntry(Row):
    """That a file went out or came in, kept so that it is not taken over twice."""

    file_id: str
    bundle_id: str
    direction: Direction
    other_name: str
    made_on: date
