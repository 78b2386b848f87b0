"""How a section is laid out for reading: blocks in order, the same for documents and for proofs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.record import EntryKind, Fact, RecordEntry, RecordSection
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTION_HEADER = ("What", "Why", "Who", "By when")
RISK_QUESTION = "Is the child safe now?"
"""A bare *No* would read as no risk, so the question stands above it."""
_BETWEEN = " · "


class BlockKind(StrEnum):
    """What one block of a section is."""

    ROW = "row"
    """One action in the table: what, why, who, by when."""
    STRONG = "strong"
    """A question, or whose account follows."""
    QUOTE = "quote"
    """Somebody's words."""
    ASIDE = "aside"
    """What is said about the words above, in italics."""
    ITEM = "item"
    """A named fact, as *Reason: he waits*."""
    LINE = "line"
    """A plain sentence of Coach's own."""
    OTHER = "other"
    """Something that Coach never writes; only reading finds it."""


@dataclass(frozen=True)
class Block:
    """One block of a section."""

    kind: BlockKind
    parts: tuple[str, ...]
    """The cells of a row; else one text."""

    @property
    def text(self) -> str:
        """The only text of a block that is no row."""
        return self.parts[0]


@dataclass(frozen=True)
class LaidSection:
    """A heading and the blocks under it."""

    heading: str
    blocks: tuple[Block, ...]


def lay_out(section: RecordSection) -> LaidSection:
    """A section as it is read: actions first, in a table, then the rest in its order."""
    rows = [
        Block(BlockKind.ROW, (one.words, *map(one.fact, ACTION_HEADER[1:])))
        for one in section.entries
        if one.kind is EntryKind.ACTION
    ]
    rest = [block for one in section.entries for block in _blocks(one)]
    return LaidSection(section.heading, (*rows, *rest))


def _blocks(entry: RecordEntry) -> Iterator[Block]:
    if entry.kind is EntryKind.NOTE:
        yield from _note(entry)
    elif entry.kind in (EntryKind.DECISION, EntryKind.RISK):
        if entry.kind is EntryKind.RISK:
            yield Block(BlockKind.STRONG, (RISK_QUESTION,))
        yield Block(BlockKind.QUOTE, (entry.words,))
        for fact in entry.facts:
            yield Block(BlockKind.ITEM, (f"{fact.label}: {fact.words}",))
    elif entry.kind is EntryKind.DISAGREEMENT:
        for fact in entry.facts:
            yield Block(BlockKind.STRONG, (fact.label,))
            yield Block(BlockKind.QUOTE, (fact.words,))
    elif entry.kind is EntryKind.LINE:
        aside = "; ".join(f"{fact.label.lower()}: {fact.words}" for fact in entry.facts)
        yield Block(BlockKind.LINE, (entry.words + (f" ({aside})" if aside else ""),))


def _note(entry: RecordEntry) -> Iterator[Block]:
    question = entry.fact("Question")
    aside = [f"{f.label.lower()}: {f.words}" for f in entry.facts if f.label != "Question"]
    if question:
        yield Block(BlockKind.STRONG, (question,))
    yield Block(BlockKind.QUOTE, (entry.words,))
    if aside:
        yield Block(BlockKind.ASIDE, (_BETWEEN.join(aside),))


ACCOUNT_LABELS = ("The supervisor's account", "The supervisee's account")


def entries_of(laid: LaidSection) -> RecordSection:
    """A section from its blocks: it may be cut in other entries, and is read word for word alike.

    Raises ValueError for blocks that Coach never writes.
    """
    entries: list[RecordEntry] = []
    question = ""
    for block in laid.blocks:
        if block.kind is BlockKind.ROW:
            facts = tuple(map(Fact, ACTION_HEADER[1:], block.parts[1:]))
            entries.append(RecordEntry(EntryKind.ACTION, block.parts[0], facts))
        elif block.kind is BlockKind.STRONG:
            question = block.text
        elif block.kind is BlockKind.QUOTE:
            entries.append(_quoted(question, block.text))
            question = ""
        elif block.kind is BlockKind.LINE:
            entries.append(RecordEntry(EntryKind.LINE, block.text))
        elif entries:
            entries[-1] = _with_more(entries[-1], block)
    section = RecordSection(laid.heading, tuple(entries))
    if lay_out(section) != laid:
        raise ValueError(laid.heading)
    return section


def _quoted(question: str, words: str) -> RecordEntry:
    if question == RISK_QUESTION:
        return RecordEntry(EntryKind.RISK, words)
    if question in ACCOUNT_LABELS:
        return RecordEntry(EntryKind.DISAGREEMENT, "", (Fact(question, words),))
    facts = (Fact("Question", question),) if question else ()
    return RecordEntry(EntryKind.NOTE, words, facts)


def _with_more(entry: RecordEntry, block: Block) -> RecordEntry:
    """What stands beneath somebody's words goes with them."""
    if block.kind is BlockKind.ASIDE:
        return RecordEntry(entry.kind, entry.words, (*entry.facts, *_asides(block.text)))
    label, _, words = block.text.partition(": ")
    kind = EntryKind.DECISION if entry.kind is EntryKind.NOTE else entry.kind
    return RecordEntry(kind, entry.words, (*entry.facts, Fact(label, words)))


def _asides(text: str) -> Iterator[Fact]:
    pieces: list[str] = []
    for piece in text.split(_BETWEEN):
        if ": " in piece or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += _BETWEEN + piece
    for piece in pieces:
        label, _, words = piece.partition(": ")
        yield Fact(label.capitalize(), words)
