"""Screens are waited for until nothing is left to do, and styles are parsed once in a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import app, pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests.screens.walking import until_quiet

PARSE = Stylesheet._parse_rules


@pytest.fixture(autouse=True, scope="session")
def _quiet_is_enough() -> Iterator[None]:
    """Textual's own waiting sleeps until the process is idle by the clock, busy machine or not."""
    kept = pilot.wait_for_idle
    for module in (app, pilot):
        module.wait_for_idle = until_quiet  # type: ignore[attr-defined]
    yield
    for module in (app, pilot):
        module.wait_for_idle = kept  # type: ignore[attr-defined]


@pytest.fixture(autouse=True, scope="session")
def _styles_are_parsed_once() -> Iterator[None]:
    """The same style sheets in the same colours have the same rules in every app; none changes."""
    known: dict[tuple[object, ...], list[RuleSet]] = {}

    def parse_once(sheet: Stylesheet, *source: object, **more: object) -> list[RuleSet]:
        key = (*source, *sorted(more.items()), frozenset(sheet._variables.items()))
        if key not in known:
            known[key] = PARSE(sheet, *source, **more)  # type: ignore[arg-type]
        return known[key]

    Stylesheet._parse_rules = parse_once  # type: ignore[assignment,method-assign]
    yield
    Stylesheet._parse_rules = PARSE  # type: ignore[method-assign]
