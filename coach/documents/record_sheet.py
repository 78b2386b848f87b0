"""A record as a sheet: the same blocks that its Markdown is made of."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coach.documents.note_words import blocks_of
from coach.documents.sheet import Grid, Item, Items, Para, Quote, Sheet, SheetBlock, SheetPart, Span
from coach.documents.sheet import plain as words
from coach.domain.days import spoken
from coach.domain.record_layout import ACTION_HEADER, Block, BlockKind, LaidSection
from coach.domain.record_page import NOTHING_PLACED, page_of, proof_line, state_of
from coach.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.proof import ProofOfCopy
    from coach.domain.record import RecordPaper

_ACTION_WIDTHS = (34, 30, 17, 19)


def sheet_of(paper: RecordPaper, proofs: Sequence[ProofOfCopy] = ()) -> Sheet:
    """A record with the proofs of copy of the version that it shows."""
    page, record = page_of(paper), paper.record
    state = state_of(paper)
    whose = f"Case {paper.case}" if paper.case else paper.supervisee
    beneath = [part_of(part, 3 if number else 2) for number, part in enumerate(page.standing)]
    if beneath and proofs:
        lines = tuple(Para(words(printable(proof_line(one))), is_aside=True) for one in proofs)
        first = beneath[0]
        beneath[0] = SheetPart(first.heading, (*first.blocks, *lines), first.level)
    parts = tuple(part_of(section) for section in page.sections)
    if not parts:
        parts = (SheetPart("", (Para(words(NOTHING_PLACED)),)),)
    closing = (
        f"Record {record.id}, version {record.version}, {state}. "
        f"By the rules of {paper.policy_name} ({record.policy_id} {record.policy_version})."
    )
    return Sheet(
        title=page.title,
        about=printable(f"{page.title} · {whose} · {spoken(paper.held_on)} · {state}"),
        opening=(
            Para((Span(printable(page.who), strong=True),)),
            Para(words(printable(page.note)), is_aside=True),
        ),
        parts=parts,
        beneath=tuple(beneath),
        closing=(Para(words(printable(closing)), is_aside=True),),
    )


def part_of(section: LaidSection, level: int = 2) -> SheetPart:
    """A section with its heading."""
    return SheetPart(printable(section.heading), tuple(_blocks(section.blocks)), level)


def _blocks(blocks: tuple[Block, ...]) -> list[SheetBlock]:
    made: list[SheetBlock] = []
    for kind, some in groupby(blocks, lambda block: block.kind):
        found = list(some)
        if kind is BlockKind.ROW:
            made.append(_actions(found))
        elif kind is BlockKind.ITEM:
            items = (Item("", (Para(words(printable(one.text))),)) for one in found)
            made.append(Items(tuple(items)))
        else:
            made += [_block(one) for one in found]
    return made


def _actions(rows: list[Block]) -> Grid:
    return Grid(
        tuple(map(words, ACTION_HEADER)),
        tuple(tuple(words(printable(cell)) for cell in row.parts) for row in rows),
        _ACTION_WIDTHS,
    )


def _block(block: Block) -> SheetBlock:
    if block.kind is BlockKind.QUOTE:
        return Quote(blocks_of(block.text))
    text = printable(block.text)
    if block.kind is BlockKind.STRONG:
        return Para((Span(text, strong=True),), leads=True)
    return Para(words(text), is_aside=block.kind is BlockKind.ASIDE)
