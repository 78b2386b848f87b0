"""Looks for words in the files of the documents folder, so that what holds them can be named."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST = 5_000_000
"""Bytes of a file that is looked through; a larger one is no text of a session."""
_PARAGRAPH, _TAG = re.compile(r"</w:p>|<w:br/>"), re.compile(r"<[^>]*>")
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
        text = _text_of(path.read_bytes())
    except OSError:
        return True
    whole = plain(text)
    return any(line in whole for line in sought)


def _text_of(data: bytes) -> str:
    """The text of a file; that of Word is packed."""
    if not data.startswith(b"PK\x03\x04"):
        return data.decode("utf-8", "replace")
    import zipfile  # only where a packed file is met
    import zlib

    pieces = []
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for one in package.infolist():
                if one.filename.endswith(".xml") and one.file_size <= LARGEST:
                    text = package.read(one).decode("utf-8", "replace")
                    pieces.append(unescape(_TAG.sub("", _PARAGRAPH.sub("\n", text))))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return ""
    return "\n".join(pieces)


def plain(text: str) -> str:
    """Without what Markdown, JSON and line breaks put between letters."""
    return " ".join(text.replace("\\n", " ").replace("\\", "").split()).casefold()
