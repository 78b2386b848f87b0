"""Finds names in a text: whole, in part, possessive, as initials, and spelt otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.domain.common_names import (
    BEFORE_A_MONTH,
    COMMON_WORDS,
    MONTHS,
    NOT_ALONE,
    OTHER_LETTERS,
)
from coach.domain.leaks import Identifier, LeakKind, Near, Sureness
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_BETWEEN = re.compile(r"(?:[\s\-‐‑]+|,\s+|\.\s?)")
_INITIALS = re.compile(
    r"(?<![\w.])[A-Z](?:\.[ ]?|[ ])?[A-Z](?:(?:\.[ ]?|[ ])?[A-Z])?(?:\.(?=\W|$))?(?![\w])"
)
_ENDS_A_SENTENCE = re.compile(r"(?:^|[.!?:;\n•*–—-][\"'“”‘’)\]]*)\s*[\"'“‘(\[]*$")
_BARE = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
"""Letters that no accent makes, and that many keyboards write so."""
SHORTEST_NEAR = 4
"""Letters; a shorter name has too many neighbours (`Amy`, `any`)."""

_Runs = defaultdict[tuple[str, ...], set[tuple[str, str]]]
Found = tuple[int, int, LeakKind, Sureness, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Token:
    """A word of a text as it is compared."""

    start: int
    end: int
    """Without a possessive ending."""
    folded: str
    is_capital: bool
    is_possessive: bool
    opens: bool
    """Whether a sentence begins with it, so that its capital says nothing."""


def fold(word: str) -> str:
    """A word without capitals, accents and apostrophes."""
    if word.isascii():
        return word.replace("'", "").lower()
    bare = unicodedata.normalize("NFKD", word.casefold()).translate(_BARE)
    return "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’")


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        possessive = _POSSESSIVE.search(word)
        if possessive is not None:
            end = start + possessive.start()
            word = word[: possessive.start()]
        after_s = word[-1:] in "sS" and text[end : end + 1] in ("'", "’")
        capital = word[0].isupper()
        found.append(
            Token(
                start,
                end,
                fold(word),
                capital,
                possessive is not None or after_s,
                capital and _ENDS_A_SENTENCE.search(text, max(0, start - 12), start) is not None,
            )
        )
    return found


def name_parts(words: str) -> tuple[str, ...]:
    """The parts of a listed name, titles aside."""
    return tuple(one.folded for one in tokens(words))


def allowed_distance(length: int) -> int:
    """How many letters a near spelling may differ by, for a name of a length."""
    if length < SHORTEST_NEAR:
        return 0
    return 1 if length < 7 else 2


class Names:
    """The listed names of some cases, ready to be looked for in any number of passages."""

    def __init__(self, identifiers: Sequence[Identifier], near: Near | None) -> None:
        self._near = near
        self._whole: _Runs = defaultdict(set)
        self._turned: _Runs = defaultdict(set)
        """Surname first, as lists have it."""
        self._hyphened: _Runs = defaultdict(set)
        """Parts of a name that are joined by a hyphen."""
        self._single: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._initials: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._spelt: dict[str, frozenset[str]] = {}
        for one in identifiers:
            case = (one.case_id, one.reference)
            self._take(name_parts(one.words), case)
            for written in one.words.split():
                hyphened = name_parts(written)
                joined = "".join(hyphened)
                if len(hyphened) > 1:  # `Anne-Marie` is `Annemarie` too
                    self._hyphened[hyphened].add(case)
                if len(joined) > 1 and joined not in NOT_ALONE:
                    self._single[joined].add(case)
        self._starts: dict[str, list[tuple[tuple[str, ...], _Runs]]] = defaultdict(list)
        for runs in (self._whole, self._turned, self._hyphened):
            for run in sorted(runs, key=len, reverse=True):
                self._starts[run[0]].append((run, runs))

    def _take(self, parts: tuple[str, ...], case: tuple[str, str]) -> None:
        telling = [part for part in parts if part not in NOT_ALONE]
        for part in telling:
            if len(part) > 1:
                self._single[part].add(case)
        if len(telling) > 1:
            self._whole[tuple(telling)].add(case)
            self._whole[parts].add(case)
            self._turned[(telling[-1], *telling[:-1])].add(case)
            letters = [part[0].upper() for part in telling]
            for initials in ("".join(letters), letters[0] + letters[-1]):
                self._initials[initials].add(case)

    def learn(self, passages: Sequence[Sequence[Token]]) -> None:
        """Compare the words of all passages with the names once: which may be which."""
        if self._near is None:
            return
        capitals = {
            one.folded
            for words in passages
            for one in words
            if one.is_capital and len(one.folded) >= SHORTEST_NEAR - 1
        }
        strange = sorted(
            word for word in capitals if word not in self._single and word not in COMMON_WORDS
        )
        names = sorted(name for name in self._single if len(name) >= SHORTEST_NEAR)
        spelt: dict[str, set[str]] = defaultdict(set)
        for name, word in self._near(names, strange):
            if _sounds(name, word):
                spelt[word].add(name)
        self._spelt = {word: frozenset(found) for word, found in spelt.items()}

    def find(self, text: str, words: Sequence[Token]) -> Iterator[Found]:
        """Every occurrence in one passage, given its words; one may lie within another."""
        for place, word in enumerate(words):
            whole = self._whole_at(text, words, place)
            if whole is not None:
                yield whole
            elif word.folded in self._single:
                if self._counts(text, words, place):
                    yield self._part(word)
            elif word.is_capital and word.folded in self._spelt:
                cases = {c for name in self._spelt[word.folded] for c in self._single[name]}
                yield (word.start, word.end, LeakKind.NEAR_SPELLING, Sureness.PERHAPS, _as(cases))
        yield from self._find_initials(text)

    def _whole_at(self, text: str, words: Sequence[Token], place: int) -> Found | None:
        for whole, runs in self._starts.get(words[place].folded, ()):
            run = words[place : place + len(whole)]
            if tuple(one.folded for one in run) != whole or not _are_beside(text, run):
                continue
            if runs is self._turned and not _is_turned(text, run):
                continue
            if all(one.folded in COMMON_WORDS for one in run) and not all(
                one.is_capital for one in run
            ):
                continue  # she will hope
            last = run[-1]
            is_part = runs is self._hyphened
            kind = LeakKind.PART_OF_NAME if is_part else LeakKind.FULL_NAME
            kind = LeakKind.POSSESSIVE if last.is_possessive else kind
            sureness = Sureness.LIKELY if is_part else Sureness.LISTED
            return (run[0].start, last.end, kind, sureness, _as(runs[whole]))
        return None

    def _part(self, word: Token) -> Found:
        kind = LeakKind.POSSESSIVE if word.is_possessive else LeakKind.PART_OF_NAME
        doubtful = word.folded in COMMON_WORDS or not word.is_capital
        sureness = Sureness.PERHAPS if doubtful else Sureness.LIKELY
        return (word.start, word.end, kind, sureness, _as(self._single[word.folded]))

    def _counts(self, text: str, words: Sequence[Token], place: int) -> bool:
        """Whether a single name is meant as one: an everyday word needs a capital of its own."""
        word = words[place]
        if word.folded not in COMMON_WORDS:
            return word.is_capital or len(word.folded) > 2
        if not word.is_capital or (word.opens and not word.is_possessive):
            return False
        return word.folded not in MONTHS or not _is_a_month(text, words, place)

    def _find_initials(self, text: str) -> Iterator[Found]:
        for match in _INITIALS.finditer(text):
            letters = "".join(c for c in match.group() if c.isalpha())
            cases = self._initials.get(letters)
            if cases and (letters not in OTHER_LETTERS or "." in match.group()):
                sure = Sureness.LIKELY if "." in match.group() else Sureness.PERHAPS
                yield (*match.span(), LeakKind.INITIALS, sure, _as(cases))


def _as(cases: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(cases, key=lambda case: (case[1], case[0])))


def _are_beside(text: str, run: Sequence[Token]) -> bool:
    return all(
        _BETWEEN.fullmatch(text, one.end, two.start) is not None for one, two in pairwise(run)
    )


def _is_turned(text: str, run: Sequence[Token]) -> bool:
    """Whether a surname stands first: `Ward, Danny` or `WARD Danny`."""
    first = text[run[0].start : run[0].end]
    return "," in text[run[0].end : run[1].start] or (len(first) > 1 and first.isupper())


def _is_a_month(text: str, words: Sequence[Token], place: int) -> bool:
    word = words[place]
    after = text[word.end :].lstrip(" ,")[:1]
    before = text[: word.start].rstrip()[-6:]
    told = place > 0 and words[place - 1].folded in BEFORE_A_MONTH | {"th", "st", "nd", "rd"}
    return after.isdigit() or before[-1:].isdigit() or told


def _sounds(name: str, word: str) -> bool:
    """A short name has to begin alike: `Kate` is `Cate` and no `Late`."""
    if len(name) > 5:
        return True
    alike = {"c": "k", "q": "k", "j": "g", "y": "i", "z": "s", "p": "f", "v": "f"}
    return alike.get(name[0], name[0]) == alike.get(word[0], word[0])
