"""The leak guard over a long record and many names, beside one plain look at every word."""

from __future__ import annotations

import itertools
import random
import re
import statistics
import time

from benchmarks.rounds import Line, ratio
from coach.content.near_spelling import near_spellings
from coach.domain.leak_guard import find_leaks
from coach.domain.leaks import Finding, Identifier, Passage, Place

WORDS, NAMES, NUMBERS, EACH = 5_000, 170, 30, 50
"""Words of the record, listed names and numbers (200 together), and words in each entry."""
SENTENCE = (
    "the visit went as planned and the school rang about attendance so we agreed that the plan "
    "would be looked at again next week with the family and everybody else who was there"
)
EVERYDAY = SENTENCE.split()
SEEN = 7
"""Times that each side is measured in a round."""


def _record() -> tuple[list[Passage], list[Identifier]]:
    """Entries in which one word in twenty-five is a listed name or nearly one."""
    chance = random.Random(7)
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprst", "aeiou")]
    made = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(2 * NAMES)]
    names = [one.capitalize() for one in made]
    listed = [f"{one} {two}" for one, two in zip(names[::2], names[1::2], strict=True)]
    listed += [f"07{chance.randint(10**8, 10**9 - 1)}" for _ in range(NUMBERS)]
    words = [
        chance.choice(names) if chance.random() < 0.04 else chance.choice(EVERYDAY)
        for _ in range(WORDS)
    ]
    passages = [
        Passage(Place(0, n), "", " ".join(words[n * EACH : (n + 1) * EACH]) + ".")
        for n in range(WORDS // EACH)
    ]
    return passages, [Identifier(f"c{n}", f"K{n}", one) for n, one in enumerate(listed)]


def measure() -> list[Line]:
    """Milliseconds, and the ratio to looking every word up in a set."""
    passages, listed = _record()
    known = {part.casefold() for one in listed for part in one.words.split()}
    word = re.compile(r"\w+")

    def base() -> int:
        return sum(w.casefold() in known for p in passages for w in word.findall(p.words))

    def guard() -> tuple[Finding, ...]:
        return find_leaks(passages, listed, near_spellings)

    assert len(guard()) >= base() // 2 > 0  # a whole name is one finding and two words
    taken = []
    for _ in range(SEEN):
        began = time.perf_counter()
        guard()
        taken.append((time.perf_counter() - began) * 1000)
    what = f"the leak guard, {WORDS:,} words, {NAMES + NUMBERS} names and numbers"
    return [
        (f"{what}, ms", statistics.median(taken), "100"),
        ("the same / every word looked up in a set", ratio(guard, base, 5, SEEN), ""),
    ]
