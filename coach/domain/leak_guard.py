"""The leak guard: finds what may say who a child is. It warns and promises nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.leak_names import Found, Names, tokens
from coach.domain.leak_numbers import Numbers, is_a_number
from coach.domain.leaks import Finding, Identifier, LeakKind, Near, Passage, Sureness

if TYPE_CHECKING:
    from collections.abc import Sequence

_ORDER = list(Sureness)
_MOST_TELLING = (LeakKind.NHS_NUMBER, LeakKind.PHONE)


def find_leaks(
    passages: Sequence[Passage], identifiers: Sequence[Identifier], near: Near | None = None
) -> tuple[Finding, ...]:
    """Each occurrence of each identifier, and of numbers that are somebody's by their shape.

    In the order of the passages. Without `near`, names spelt otherwise are not looked for.
    """
    names = Names([one for one in identifiers if not is_a_number(one.words)], near)
    numbers = Numbers([one for one in identifiers if is_a_number(one.words)])
    words = [tokens(passage.words) for passage in passages]
    names.learn(words)
    found = []
    for passage, its_words in zip(passages, words, strict=True):
        here = [*names.find(passage.words, its_words), *numbers.find(passage.words)]
        found += [
            Finding(
                passage.place,
                passage.heading,
                start,
                end,
                passage.words[start:end],
                kind,
                sureness,
                cases,
            )
            for start, end, kind, sureness, cases in _apart(here)
        ]
    return tuple(found)


def _apart(found: list[Found]) -> list[Found]:
    """One finding for each stretch of text: the longest there, and of those the surest."""
    kept: list[Found] = []
    for one in sorted(found, key=_weight):
        over = [
            place for place, other in enumerate(kept) if one[0] < other[1] and other[0] < one[1]
        ]
        if not over:
            kept.append(one)
        elif one[4] and not kept[over[0]][4]:  # `+44 …` by its shape, and listed within
            start, end, kind, _, _ = kept[over[0]]
            kept[over[0]] = (start, end, kind, *one[3:])
    return sorted(kept, key=lambda one: one[:2])


def _weight(found: Found) -> tuple[int, int, bool, int]:
    start, end, kind, sureness, _ = found
    return (start - end, _ORDER.index(sureness), kind not in _MOST_TELLING, start)
