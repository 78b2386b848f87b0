"""Reads a file that somebody hands in: its bytes or text, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

from coach.errors import BadInput
from coach.files import explain


def read_bytes(file: Path, limit: int) -> bytes:
    """A file of at most `limit` bytes. Raises BadInput."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {explain(error)}; nothing was taken in.") from error
    if len(data) > limit:
        whole = limit // 1_000_000
        size = f"{whole} megabytes" if whole > 1 else f"{limit // 1000} kB"
        raise BadInput(f"{file} is larger than {size}; nothing was taken in.")
    return data


def read_text(file: Path, limit: int) -> str:
    """The text of a UTF-8 file of at most `limit` bytes. Raises BadInput."""
    try:
        return read_bytes(file, limit).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file} is not UTF-8 text; nothing was taken in.") from None
