"""Coverage: which of the 64 cells (stage, function, stakeholder) questions have visited."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from coach.domain.model import Function, Stage, Stakeholder
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

K = TypeVar("K", bound=StrEnum)
Cell = tuple[Stage, Function, Stakeholder]
CELLS: tuple[Cell, ...] = tuple(product(Stage, Function, Stakeholder))
"""All 64, in the model's order."""
TIGHT_CELLS = 4
"""A question that serves more cells than this belongs to none in particular."""


def cells_of(
    stages: Iterable[Stage], functions: Iterable[Function], stakeholders: Iterable[Stakeholder]
) -> tuple[Cell, ...]:
    """The cells that a question serves."""
    return tuple(product(stages, functions, stakeholders))


@dataclass(frozen=True)
class Visit:
    """A question as it was asked, for what it covered."""

    stage: Stage | None
    """Where the pair stood; a question of the check-in or the close stands in no stage."""
    functions: tuple[Function, ...]
    stakeholders: tuple[Stakeholder, ...]


@dataclass(frozen=True)
class Coverage:
    """How often each cell was visited; it describes conversations and scores nobody."""

    counts: Mapping[Cell, int] = field(default_factory=dict)
    functions: Mapping[Function, int] = field(default_factory=dict)
    """Questions asked by function, in a stage or not."""
    stakeholders: Mapping[Stakeholder, int] = field(default_factory=dict)

    @staticmethod
    def of(visits: Iterable[Visit]) -> Coverage:
        """Count visits; one that serves several cells counts once in each."""
        counts: Counter[Cell] = Counter()
        functions: Counter[Function] = Counter()
        stakeholders: Counter[Stakeholder] = Counter()
        for visit in visits:
            functions.update(visit.functions)
            stakeholders.update(visit.stakeholders)
            if visit.stage is not None:
                counts.update(cells_of((visit.stage,), visit.functions, visit.stakeholders))
        return Coverage(dict(counts), dict(functions), dict(stakeholders))

    def visited(self, stage: Stage, function: Function) -> tuple[Stakeholder, ...]:
        """The stakeholders looked from in a stage and function."""
        return tuple(s for s in Stakeholder if self.counts.get((stage, function, s)))

    def quietest_functions(self) -> frozenset[Function]:
        """The functions asked about least; none before anything was asked, or if all are level."""
        return _least(self.functions, Function)

    def quietest_stakeholders(self) -> frozenset[Stakeholder]:
        """The sides looked from least; none before anything was asked, or if all are level."""
        return _least(self.stakeholders, Stakeholder)


@dataclass(frozen=True)
class Covered:
    """What was asked and what was talked about, cell by cell."""

    asked: Coverage = field(default_factory=Coverage)
    seconds: Mapping[Cell, float] = field(default_factory=dict)
    """Talk on questions of a cell. Talk outside a stage, or on no question, has no cell."""

    def cell(self, cell: Cell) -> tuple[int, int]:
        """How often it was asked about, and the minutes of talk."""
        return self.asked.counts.get(cell, 0), round(self.seconds.get(cell, 0.0) / 60)


def _least(counts: Mapping[K, int], kind: type[K]) -> frozenset[K]:
    least = min(counts.get(one, 0) for one in kind)
    found = frozenset(one for one in kind if counts.get(one, 0) == least)
    return found if len(found) < len(kind) else frozenset()
