"""Reads what was typed: notes, commands, and fields parted by bars."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import IO, TypeVar

from coach.errors import BadInput
from coach.values import dataclass

_FIELD = re.compile(r"(?<!\\)\|")
_WHOLE = re.compile(r"[0-9]{1,9}")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Typed:
    """One line: a command and its words, or a note."""

    command: str | None
    words: str
    damaged: bool = False
    """Some of its bytes were no letters; they stand as U+FFFD."""


def read_line(stream: IO[bytes]) -> Typed | None:
    """The next line, or None at the end. Bytes that are no UTF-8 are marked, never fatal."""
    raw = stream.readline()
    if not raw:
        return None
    text = raw.decode("utf-8", errors="replace").rstrip("\r\n").removeprefix("\ufeff")
    damaged = "\ufffd" in text and "\ufffd".encode() not in raw
    if text.startswith("::"):
        return Typed(None, text[1:], damaged)
    if text.startswith(":"):
        name, *rest = text[1:].split(None, 1) or [""]
        return Typed(name.lower(), rest[0].strip() if rest else "", damaged)
    return Typed(None, text, damaged)


def fields(words: str, most: int) -> list[str]:
    """Fields parted by bars; a backslash before a bar keeps it as a bar.

    Raises BadInput where there are more than `most`, so that no words fall off the end.
    """
    found = [field.strip().replace("\\|", "|") for field in _FIELD.split(words)]
    if len(found) > most:
        raise BadInput(
            f"That has {len(found)} fields and {most} is the most; nothing was changed. "
            "A bar inside a field is written \\|."
        )
    return found


def numbered(words: str) -> tuple[int, str]:
    """A number, and after a bar whatever else there is, whole. Raises BadInput."""
    which, _, rest = words.partition("|")
    return whole_number(which.strip()), rest.strip()


def field(parts: list[str], place: int) -> str:
    """One field, empty where there are fewer."""
    return parts[place] if place < len(parts) else ""


def one_of(kind: type[E], word: str, what: str) -> E:
    """The member a word names. Raises BadInput with the words that can be said."""
    try:
        return kind(word.strip().lower())
    except ValueError:
        choices = ", ".join(member.value for member in kind)
        said = f"“{word[:40]}” is no {what} here" if word else f"Say which {what}"
        raise BadInput(f"{said}; choose one of: {choices}.") from None


def one_or_none(kind: type[E], word: str, what: str) -> E | None:
    """The member a word names, or None for no word."""
    return one_of(kind, word, what) if word else None


def number(word: str, what: str) -> float:
    """A number. Raises BadInput."""
    try:
        return float(word)
    except ValueError:
        raise BadInput(f"{what} should be a number, as 12.") from None


def whole_number(word: str) -> int:
    """The number of a note or an action. Raises BadInput."""
    if not _WHOLE.fullmatch(word):
        raise BadInput("Say which by its number, as 3.")
    return int(word)
