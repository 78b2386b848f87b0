"""The one function through which people's words enter Markdown, so that they stay words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_INLINE = re.compile(r"([\\`*_\[\]<>#~&|$])")
_LINE_START = re.compile(r"^([-+=]|\d{1,9}[.)](?=\s|$))")


def escape_line(text: str) -> str:
    """One line of words with nothing in it that Markdown would take for a sign of its own."""
    escaped = _INLINE.sub(lambda match: "&#124;" if match[0] == "|" else f"\\{match[0]}", text)
    starting = _LINE_START.match(escaped)
    if starting:
        sign = starting[0]
        escaped = f"{sign[:-1]}\\{sign[-1]}{escaped[len(sign) :]}"
    return _edges(escaped)


def _edges(text: str) -> str:
    """Blanks at either end, written so that a reader of Markdown keeps them."""
    body = text.strip()
    if not body:
        return "".join(f"&#{ord(c)};" for c in text)
    head = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    return "".join(f"&#{ord(c)};" for c in head) + body + "".join(f"&#{ord(c)};" for c in tail)


def escape_block(text: str) -> str:
    """Several lines: an empty line parts paragraphs, any other line break is kept as one."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        "\\\n".join(escape_line(line) for line in paragraph.split("\n")) for paragraph in paragraphs
    )


def quoted(text: str) -> str:
    """The words as a block quotation."""
    return "\n".join(f"> {line}".rstrip() for line in escape_block(text).split("\n"))


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table; every cell is words."""
    lines = [header, tuple("---" for _ in header), *(tuple(map(escape_line, r)) for r in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
