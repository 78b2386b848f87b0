"""Finds the folders of banks and data: beside the package when installed, else in the checkout."""

from __future__ import annotations

from pathlib import Path

import coach


def built_in(folder: str) -> Path:
    """The built-in `prompts` or `data`.

    It goes by where this very package was imported from, so that a stale copy elsewhere on the
    path is never read.
    """
    package = Path(coach.__file__).resolve().parent
    beside = package / folder
    return beside if beside.is_dir() else package.parent / folder
