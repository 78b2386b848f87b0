"""Fixtures that every room shares."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders import Home, home_at

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("steady")


def pytest_configure() -> None:
    """A run in the background ignores Ctrl+C, and so would every process that a test starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home of its own."""
    made = home_at(tmp_path / "home")
    yield made
    made.services.close()
