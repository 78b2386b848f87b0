"""Cuts words to the columns there are, whatever letters they have."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def cut(words: str, columns: int) -> str:
    """The words, or as many of them as fit with a sign that there are more."""
    if cell_len(words) <= columns:
        return words
    return set_cell_size(words, max(0, columns - 1)).rstrip() + "…"


def filled(words: str, columns: int) -> str:
    """The words cut or filled up with blanks to exactly so many columns."""
    return set_cell_size(cut(words, columns), columns)
