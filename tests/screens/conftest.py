"""Screens are waited for in short steps: a key has mostly been drawn before a fiftieth is over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import _wait

STEP_SECONDS = 1 / 250
"""How long each look lasts; the process is idle where it worked a twentieth of it or less."""


@pytest.fixture(autouse=True, scope="session")
def _short_steps() -> Iterator[None]:
    """The same waiting for an idle process as ever, asked about more often."""
    kept = _wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE
    _wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = STEP_SECONDS, STEP_SECONDS / 20
    yield
    _wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = kept
