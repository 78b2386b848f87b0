"""Whole commands against `python -c pass`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.rounds import Line, as_installed, ratio


def _command(root: Path, *words: str) -> Callable[[], None]:
    environment = {**as_installed(), "COACH_HOME": str(root)}

    def run() -> None:
        subprocess.run(
            [sys.executable, *words], env=environment, stdout=subprocess.DEVNULL, check=True
        )

    return run


def measure() -> list[Line]:
    """The ratios."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("Jo Bennett", "Sam Lee", "Ana Cruz"):
            _command(root, "-m", "coach", "person", "add", "--name", name)()
        nothing = _command(root, "-c", "pass")
        version = ratio(_command(root, "-m", "coach", "--version"), nothing, rounds=9, each=5)
        people = ratio(_command(root, "-m", "coach", "people"), nothing, rounds=9, each=5)
    return [
        ("coach --version / python -c pass", version, "4"),
        ("coach people / python -c pass", people, "10"),
    ]
