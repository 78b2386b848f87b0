"""Looks for words in the files of the documents folder, so that what holds them can be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

LARGEST = 5_000_000
"""Bytes of a file that is looked through; a larger one is no text of a session."""
SHORTEST_LINE, SHORTEST_NAME = 16, 6
"""Characters of what is looked for; shorter words stand everywhere."""


def telling(words: Iterable[str], shortest: int = SHORTEST_LINE) -> frozenset[str]:
    """Lines that only these words would leave, as they are compared."""
    lines = (plain(line) for text in words for line in text.splitlines())
    return frozenset(line for line in lines if len(line) >= shortest)


def holding(root: Path, sought: frozenset[str]) -> Iterator[Path]:
    """The files under a folder that hold any of some lines; a file that cannot be read may."""
    if not sought or not root.is_dir():
        return
    for path in sorted(root.rglob("*")):
        if path.is_file() and _holds(path, sought):
            yield path


def _holds(path: Path, sought: frozenset[str]) -> bool:
    try:
        if path.stat().st_size > LARGEST:
            return False
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return True
    whole = plain(text)
    return any(line in whole for line in sought)


def plain(text: str) -> str:
    """Without what Markdown, JSON and line breaks put between letters."""
    return " ".join(text.replace("\\n", " ").replace("\\", "").split()).casefold()
