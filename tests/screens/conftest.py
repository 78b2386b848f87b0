"""Screens are waited for until nothing is left to do, which is sooner than any clock says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import app, pilot

from tests.screens.walking import until_quiet


@pytest.fixture(autouse=True, scope="session")
def _quiet_is_enough() -> Iterator[None]:
    """Textual's own waiting sleeps until the process is idle by the clock, busy machine or not."""
    kept = pilot.wait_for_idle
    for module in (app, pilot):
        module.wait_for_idle = until_quiet  # type: ignore[attr-defined]
    yield
    for module in (app, pilot):
        module.wait_for_idle = kept  # type: ignore[attr-defined]
