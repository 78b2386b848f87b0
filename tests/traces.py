"""Searches the bytes of every file under a folder for words, however they may be written there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote


def forms(words: str) -> set[bytes]:
    """The bytes that some words may be: encodings, escapes, and the small letters of an index."""
    texts = {words, words.lower(), words.upper(), json.dumps(words)[1:-1], quote(words)}
    return {
        text.encode(encoding, "replace")
        for text in texts
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
    }


def holding(root: Path, fragments: Iterable[str]) -> dict[str, list[str]]:
    """Which files hold which of some fragments, by their paths under a folder."""
    sought = {fragment: forms(fragment) for fragment in fragments}
    found: dict[str, list[str]] = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            here = [one for one, bytes_ in sought.items() if any(b in data for b in bytes_)]
            if here:
                found[path.relative_to(root).as_posix()] = here
    return found
