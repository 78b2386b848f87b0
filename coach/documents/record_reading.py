"""Reads the words of a record's document back, to the last sign; what is not ours is told apart."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass as changeable
from dataclasses import field
from typing import TYPE_CHECKING

from coach.domain.record_layout import ACTION_HEADER, Block, BlockKind, LaidSection
from coach.files import digest
from coach.values import dataclass
from coach.yaml_text import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_PLAIN = {"text": "", "text_special": "", "entity": "", "softbreak": "\n", "hardbreak": "\n"}
_SPANS = {"strong": BlockKind.STRONG, "em": BlockKind.ASIDE}


@dataclass(frozen=True)
class ReadWords:
    """The hashed part of a document, as it can be read."""

    facts: dict[str, object]
    """The front matter."""
    head: tuple[Block, ...]
    """The title and what stands beneath it, before the first section."""
    sections: tuple[LaidSection, ...]
    bytes_hash: str
    """Over the very bytes from the title to the rule that ends the words."""


def read_words(data: bytes, name: str) -> ReadWords:
    """Read the words back. Raises UnicodeDecodeError, and ContentFaulty for front matter."""
    from markdown_it import MarkdownIt  # only reading back needs it; writing does without
    from mdit_py_plugins.front_matter import front_matter_plugin

    text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text)
    facts: dict[str, object] = {}
    if tokens and tokens[0].type == "front_matter":
        value = load(("\n" + tokens[0].content).encode(), name).value
        facts = value if isinstance(value, dict) else {}
        tokens = tokens[1:]
    reading = _Reading(tokens)
    reading.read()
    sections = tuple(LaidSection(one.heading, tuple(one.blocks)) for one in reading.sections)
    return ReadWords(facts, tuple(reading.head), sections, digest(words_part(data)))


def words_part(data: bytes) -> bytes:
    """The bytes between the front matter and the rule that ends the words."""
    lines = data.split(b"\n")
    rules = [place for place, line in enumerate(lines) if line == b"---"]
    if len(rules) < 2 or rules[0] != 0:
        return data
    end = rules[2] if len(rules) > 2 else len(lines)
    return b"\n".join(lines[rules[1] + 1 : end])


@changeable
class _Section:
    heading: str
    blocks: list[Block] = field(default_factory=list)


class _Reading:
    """One document on its way from tokens to blocks."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self.head: list[Block] = []
        self.sections: list[_Section] = []

    def read(self) -> None:
        """Read up to the rule that ends the words."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == "hr":
                return
            self._at += 1
            if token.type == "heading_open" and token.tag == "h2":
                self.sections.append(_Section(self._inline()))
                self._at += 1
            else:
                self._put(self._block(token))

    def _put(self, blocks: Iterator[Block]) -> None:
        into = self.sections[-1].blocks if self.sections else self.head
        into.extend(blocks)

    def _inline(self) -> str:
        token = self._tokens[self._at]
        self._at += 1
        return plain(token)

    def _block(self, token: Token) -> Iterator[Block]:
        if token.type == "heading_open":
            yield Block(BlockKind.OTHER, (f"{token.tag} {self._inline()}",))
            self._at += 1
        elif token.type == "paragraph_open":
            yield _paragraph(self._tokens[self._at])
            self._at += 2
        elif token.type == "blockquote_open":
            yield Block(BlockKind.QUOTE, ("\n\n".join(self._until("blockquote_close")),))
        elif token.type == "bullet_list_open":
            for text in self._until("bullet_list_close", "list_item_open", "list_item_close"):
                yield Block(BlockKind.ITEM, (text,))
        elif token.type == "table_open":
            yield from self._table()
        else:
            yield Block(BlockKind.OTHER, (f"{token.type} {token.content}",))

    def _until(self, close: str, *ours: str) -> list[str]:
        """The paragraphs up to a closing token; anything else among them is told apart."""
        found = []
        while (token := self._tokens[self._at]).type != close:
            self._at += 1
            if token.type == "inline":
                found.append(plain(token))
            elif token.type not in ("paragraph_open", "paragraph_close", *ours):
                found.append(f"\x00{token.type} {token.content}")
        self._at += 1
        return found

    def _table(self) -> Iterator[Block]:
        rows: list[list[str]] = []
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(plain(token))
        self._at += 1
        if tuple(rows[0]) != ACTION_HEADER:
            yield Block(BlockKind.OTHER, tuple(rows[0]))
        for row in rows[1:]:
            yield Block(BlockKind.ROW, tuple(row))


def _paragraph(inline: Token) -> Block:
    """A paragraph that is all strong, all in italics, or plain."""
    # The parser leaves empty texts beside the signs.
    children = [one for one in inline.children or [] if one.type != "text" or one.content]
    for tag, kind in _SPANS.items():
        is_one = len(children) > 2 and children[0].type == f"{tag}_open"
        if is_one and children[-1].type == f"{tag}_close":
            return Block(kind, (_words(children[1:-1]),))
    return Block(BlockKind.LINE, (_words(children),))


def plain(inline: Token) -> str:
    """The words of an inline token; a sign of Markdown's own among them is told apart."""
    return _words(inline.children or [])


def _words(children: list[Token]) -> str:
    words = []
    for child in children:
        if child.type in _PLAIN:
            words.append(_PLAIN[child.type] or child.content)
        else:
            words.append(f"\x00{child.type} {child.content} {child.attrs or ''}")
    return "".join(words)
