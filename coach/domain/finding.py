"""What somebody looks for and what was found: words, whose, of which kind, since when."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from enum import StrEnum

from coach.domain.row import Destination
from coach.values import dataclass, read_back

MOST_WORDS = 16
"""More than anybody types; of a page that was pasted, the first ones are looked for."""
MOST_LETTERS = 64
"""Of one word."""
_POSSESSIVE = re.compile(r"['’ʼ`´][sS]?$")
_MORE = "…"
_NEAR = 4_000
"""Letters of a text that are looked through first for what to show."""
_EDGES = re.compile(r"^[^\w'’]+|[^\w'’]+$")


class FoundKind(StrEnum):
    """What sort of thing words were found in."""

    NOTE = "note"
    ACTION = "action"
    DECISION = "decision"
    DISAGREEMENT = "disagreement"
    RISK = "risk"
    AGENDA_ITEM = "agenda-item"
    SELF_CARE = "self-care"


Word = tuple[str, ...]
"""A word that was typed, as the parts that an index keeps apart: *K1/2* is two of them."""


@dataclass(frozen=True)
class Sought:
    """What is looked for. Every word has to be there; each may be the beginning of a longer one."""

    words: tuple[Word, ...]
    file_id: str | None = None
    """One supervision file; None for all of them."""
    kinds: frozenset[FoundKind] = frozenset(FoundKind)
    since: datetime | None = None
    is_cut: bool = False
    """Whether more words were typed than are looked for."""


@dataclass(frozen=True, kw_only=True)
@read_back
class Found:
    """One thing that holds the words."""

    kind: FoundKind
    id: str
    file_id: str
    person_id: str
    person: str
    """Whose supervision file it stands on."""
    has_left: bool
    words: tuple[str, ...]
    """As they stand, the empty ones left out: an action's what and why, both accounts."""
    written_at: datetime
    destination: Destination
    is_only_mine: bool
    case_id: str | None = None
    case: str | None = None
    """The reference of the case that it belongs to, where it is case material."""
    session_id: str | None = None
    session_status: str | None = None
    label: str = ""
    """What the thing is called besides: a field of a self-care plan, in code."""
    others: str = ""
    """Who else may know a thing of a self-care plan, in its owner's words."""

    @property
    def text(self) -> str:
        """All of its words."""
        return "\n".join(self.words)


@dataclass(frozen=True)
class Piece:
    """A stretch of a snippet."""

    text: str
    is_found: bool = False


class _Folding(dict[int, str]):
    """Every letter without its accent and in lower case, as the index has it; each found once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        self[code] = base.lower() if base.isascii() else char.lower()[:1]
        return self[code]


_FOLDED = _Folding()
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
"""Letters and figures, with accents that stand apart."""


def words_of(typed: str) -> tuple[tuple[Word, ...], bool]:
    """The words to look for, and whether more were typed than that.

    A possessive is looked for as the name: *Jo's* finds *Jo* and *Jo's*. What is neither letter nor
    figure separates parts, so that nothing that was typed means anything to a search engine.
    """
    found: list[Word] = []
    for raw in typed.split():
        bare = _POSSESSIVE.sub("", _EDGES.sub("", raw[: 4 * MOST_LETTERS]))
        parts = tuple(word[:MOST_LETTERS] for word, _, _ in _tokens(bare))
        if parts and parts not in found:
            found.append(parts)
        if len(found) > MOST_WORDS:
            break
    return tuple(found[:MOST_WORDS]), len(found) > MOST_WORDS


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with where it begins and ends."""
    return [
        (_ACCENTS.sub("", found[0]), found.start(), found.end())
        for found in _WORD.finditer(text.translate(_FOLDED))
    ]


def find_words(text: str, words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Where words stand in a text: from and to, in order; a beginning marks its whole word."""
    tokens = _tokens(text)
    found = set()
    for place, (token, begin, _) in enumerate(tokens):
        for word in words:
            if token.startswith(word[0]) and _stands_at(tokens, place, word):
                found.add((begin, tokens[place + len(word) - 1][2]))
    return sorted(found)


def holds(text: str, words: tuple[Word, ...]) -> bool:
    """Whether every word stands in a text; none is nothing to be found."""
    return bool(words) and all(find_words(text, (word,)) for word in words)


def _stands_at(tokens: list[tuple[str, int, int]], place: int, word: Word) -> bool:
    if len(word) == 1:
        return True
    if place + len(word) > len(tokens):
        return False
    whole = all(tokens[place + n][0] == part for n, part in enumerate(word[:-1]))
    return whole and tokens[place + len(word) - 1][0].startswith(word[-1])


def snippet(text: str, words: tuple[Word, ...], room: int) -> tuple[Piece, ...]:
    """The stretch of a text where most of the words stand, on one line of at most `room` letters.

    What was looked for is in pieces of its own; dots say that there is more.
    """
    if find_words(text[:_NEAR], words):  # of a whole book it need not be known where else
        text = text[:_NEAR]
    text = " ".join(re.sub(r"\s*\n\s*", " / ", text.strip()).split())
    spans = find_words(text, words)
    begin = 0
    if len(text) > room:
        room -= 2 * len(_MORE)
        begin = _best_start(text, spans, room)
    end = min(len(text), begin + room)
    if end < len(text):
        blank = text.rfind(" ", begin + room // 2, end)
        end = blank if blank > 0 else end
    pieces = [Piece(_MORE if begin else "")]
    at = begin
    for start, stop in spans:
        if start >= at and stop <= end:
            pieces += [Piece(text[at:start]), Piece(text[start:stop], is_found=True)]
            at = stop
    pieces += [Piece(text[at:end]), Piece(_MORE if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.text)


def _best_start(text: str, spans: list[tuple[int, int]], room: int) -> int:
    """Where a stretch begins that holds most of the spans, a few words ahead of the first."""
    if not spans or len(text) <= room:
        return 0
    most = max(
        spans, key=lambda one: (sum(one[0] <= s and e <= one[0] + room for s, e in spans), -one[0])
    )
    begin = max(0, min(most[0] - room // 4, len(text) - room))
    if begin == 0:
        return 0
    blank = text.find(" ", begin, most[0])
    return blank + 1 if blank >= 0 else begin
