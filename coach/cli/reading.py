"""Reads a file that somebody hands in: its text, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

from coach.errors import BadInput
from coach.files import explain


def read_text(file: Path, limit: int) -> str:
    """The text of a UTF-8 file of at most `limit` bytes. Raises BadInput."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise BadInput(
                f"{file} is larger than {limit // 1_000_000} megabytes; nothing was taken in."
            )
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {explain(error)}; nothing was taken in.") from error
    except UnicodeDecodeError:
        raise BadInput(f"{file} is not UTF-8 text; nothing was taken in.") from None
