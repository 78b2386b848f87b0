"""People's words that hold lists, quotes, tables or emphasis, as blocks; no sign of it loses words.

Only these few are read. Links, pictures, headings, code and HTML stay the letters that they are.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from coach.documents.sheet import (
    Grid,
    Item,
    Items,
    Para,
    Quote,
    SheetBlock,
    Span,
    Spans,
    plain,
    words_of,
)
from coach.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_READ = ("list", "blockquote", "table", "emphasis", "newline", "balance_pairs", "fragments_join")
_SIGNS = frozenset("*_>-+|:•·\n")
"""What may vanish when it becomes a look."""
_LONGEST = 200_000
"""Letters of one note that are read for looks; a longer one is set as it is."""
_DEEPEST = 12


def blocks_of(text: str) -> tuple[SheetBlock, ...]:
    """Words as blocks; as plain paragraphs wherever reading them would lose a letter."""
    from markdown_it.tree import SyntaxTreeNode

    text = printable(text)
    if len(text) <= _LONGEST and _may_have_looks(text):
        root = SyntaxTreeNode(_reader().parse(text))
        found = tuple(_blocks(root.children, 0))
        if _letters("\n".join(map(words_of, found))) == _letters(text):
            return found
    return tuple(_paragraphs(text))


def _may_have_looks(text: str) -> bool:
    return any(sign in text for sign in "*_>-+|.)")


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace() and char not in _SIGNS)


def _paragraphs(text: str) -> Iterator[Para]:
    for piece in text.split("\n\n"):
        if piece.strip():
            yield Para(plain(piece))


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"maxNesting": _DEEPEST * 2}).enable(list(_READ))


def _blocks(nodes: list[SyntaxTreeNode], depth: int) -> Iterator[SheetBlock]:
    for node in nodes:
        if node.type == "paragraph":
            yield Para(_spans(node))
        elif node.type == "blockquote":
            yield Quote(tuple(_blocks(node.children, depth + 1)))
        elif node.type in ("bullet_list", "ordered_list"):
            yield Items(tuple(_item(one, depth) for one in node.children))
        elif node.type == "table":
            yield _grid(node)


def _item(node: SyntaxTreeNode, depth: int) -> Item:
    number = f"{node.info}{node.markup}" if node.info else ""
    return Item(number, tuple(_blocks(node.children, depth + 1)))


def _grid(node: SyntaxTreeNode) -> Grid:
    rows = [
        tuple(_spans(cell) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    return Grid(rows[0], tuple(rows[1:]))


def _spans(node: SyntaxTreeNode) -> Spans:
    inline = node.children[0] if node.children else None
    return tuple(_runs(inline.children, False, False)) if inline is not None else ()


def _runs(nodes: list[SyntaxTreeNode], strong: bool, emphasis: bool) -> Iterator[Span]:
    for place, node in enumerate(nodes):
        if node.type == "text":
            if node.content:
                yield Span(node.content, strong, emphasis)
        elif node.type in ("softbreak", "hardbreak"):
            yield Span("\n", strong, emphasis)
        elif node.type in ("em", "strong"):
            if _is_inside_a_word(nodes, place):
                yield Span(node.markup, strong, emphasis)
                yield from _runs(node.children, strong, emphasis)
                yield Span(node.markup, strong, emphasis)
            else:
                is_strong = node.type == "strong"
                yield from _runs(node.children, strong or is_strong, emphasis or not is_strong)


def _is_inside_a_word(nodes: list[SyntaxTreeNode], place: int) -> bool:
    """As in 5*3*2, which is a sum and no emphasis."""
    before = nodes[place - 1].content[-1:] if place else ""
    after = nodes[place + 1].content[:1] if place + 1 < len(nodes) else ""
    return before.isalnum() or after.isalnum()
