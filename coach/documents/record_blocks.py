"""The blocks of a record as Markdown."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from coach.documents.escaping import escape_line, quoted, table
from coach.domain.record_layout import ACTION_HEADER, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable


def written(blocks: tuple[Block, ...]) -> list[str]:
    """Blocks in their order: people's words in quotations, actions in a table."""
    pieces: list[str] = []
    for kind, some in groupby(blocks, lambda block: block.kind):
        found = list(some)
        if kind is BlockKind.ROW:
            pieces.append(table(ACTION_HEADER, [block.parts for block in found]))
        elif kind is BlockKind.ITEM:
            pieces.append("\n".join(f"- {escape_line(block.text)}" for block in found))
        else:
            pieces += [_WRITTEN[kind](block.text) for block in found]
    return pieces


_WRITTEN: dict[BlockKind, Callable[[str], str]] = {
    BlockKind.STRONG: lambda text: f"**{escape_line(text)}**",
    BlockKind.QUOTE: quoted,
    BlockKind.ASIDE: lambda text: f"*{escape_line(text)}*",
    BlockKind.LINE: escape_line,
}
