"""A document as blocks in order, before it is HTML or Word."""

from __future__ import annotations

from typing import TypeAlias

from coach.values import dataclass


@dataclass(frozen=True)
class Span:
    """Some words of one look; a line break in them is kept."""

    text: str
    strong: bool = False
    emphasis: bool = False


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True)
class Para:
    """A paragraph."""

    spans: Spans
    is_aside: bool = False
    """Smaller and in grey: what is said about the words above."""
    leads: bool = False
    """It stays on one page with what comes next."""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(one.text for one in self.spans)


@dataclass(frozen=True)
class Quote:
    """Somebody's words, set off from Coach's."""

    blocks: tuple[SheetBlock, ...]


@dataclass(frozen=True)
class Item:
    """One item of a list."""

    number: str
    """As it was written, with its sign; empty where the list has no numbers."""
    blocks: tuple[SheetBlock, ...]


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grid:
    """A table: a header that each page repeats, and rows of as many cells."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[int, ...] = ()
    """How wide the columns are to each other; alike where there is nothing."""


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, and the same in words for whoever does not see it."""

    svg: str
    words: str


SheetBlock: TypeAlias = "Para | Quote | Items | Grid | Picture"


@dataclass(frozen=True)
class SheetPart:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[SheetBlock, ...]
    level: int = 2


@dataclass(frozen=True)
class Sheet:
    """A whole document."""

    title: str
    about: str
    """Whose it is and how it stands, in one line: each page of Word has it at its head."""
    opening: tuple[Para, ...]
    parts: tuple[SheetPart, ...]
    beneath: tuple[SheetPart, ...] = ()
    """What stands under a rule, below the words."""
    closing: tuple[Para, ...] = ()
    """Small print."""


def plain(text: str) -> Spans:
    """Words without any look."""
    return (Span(text),) if text else ()


def words_of(block: SheetBlock) -> str:
    """A block as lines of plain words."""
    if isinstance(block, Para):
        return block.text
    if isinstance(block, Quote):
        return "\n".join(map(words_of, block.blocks))
    if isinstance(block, Items):
        return "\n".join(
            f"{one.number or '•'} " + "\n".join(map(words_of, one.blocks)) for one in block.items
        )
    if isinstance(block, Grid):
        return "\n".join(
            " · ".join(cell for cell in map(_joined, row) if cell)
            for row in (block.header, *block.rows)
        )
    return block.words


def _joined(spans: Spans) -> str:
    return "".join(one.text for one in spans)
