"""What every part of a profile is checked by: words, ids, numbers, spans, each in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coach.domain.policy import Span, Unit
from coach.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.policy_shapes import PolicyShape, SourcedShape
    from coach.yaml_text import Fault, Tree
    from coach.yaml_text import Path as KeyPath

MOST = 1_000
"""The largest number in a span, a length or a count."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNITS = {one.value: one for one in Unit} | {one.value[:-1]: one for one in Unit}


class Checks:
    """One file, and what is wrong with it so far."""

    def __init__(self, raw: PolicyShape, tree: Tree) -> None:
        self._raw = raw
        self._tree = tree
        self.faults: list[Fault] = []

    def _fault(self, path: KeyPath, what: str) -> None:
        self.faults.append(self._tree.fault(path, what))

    def _check_id(self, path: KeyPath, value: str) -> None:
        if not _ID.fullmatch(value):
            self._fault(path, "should be lower-case words with hyphens")

    def _check_words(self, path: KeyPath, value: str) -> None:
        if not clean_line(value):
            self._fault(path, "has no words")

    def _check_number(self, path: KeyPath, value: int | None) -> None:
        if value is not None and not 1 <= value <= MOST:
            self._fault(path, f"should be a number from 1 to {MOST}")

    def _check_once(self, field: str, key: str, values: Sequence[str]) -> None:
        for place, value in enumerate(values):
            if value in values[:place]:
                kind = field.removesuffix("s").replace("_", " ").removeprefix("staff ")
                self._fault((field, place, key), f"the {kind} {value} stands here twice")

    def _source(self, one: SourcedShape) -> dict[str, Any]:
        return {"section": clean_line(one.section), "ours": one.ours}

    def _rhythm(self, words: str, path: KeyPath) -> Span:
        """A span of a frequency, which is days at least."""
        span = self._span(words, path)
        if span.unit is Unit.HOURS:
            self._fault(path, "should be days or longer")
        return span

    def _span(self, words: str, path: KeyPath) -> Span:
        """`5 working-days` as a span."""
        number, _, unit = words.strip().partition(" ")
        is_number = number.isascii() and number.isdecimal() and len(number) <= len(str(MOST))
        if not is_number or not 1 <= int(number) <= MOST or unit.strip() not in _UNITS:
            units = ", ".join(Unit)
            self._fault(path, f"should be a number and one of: {units}; as 5 working-days")
            return Span(1, Unit.DAYS)
        return Span(int(number), _UNITS[unit.strip()])
