"""Reads the leak corpus, and makes the page that tells what the guard catches and misses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from coach.content.near_spelling import near_spellings
from coach.domain.leak_guard import find_leaks
from coach.domain.leaks import Finding, Identifier, Passage, Place

CORPUS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "fixtures" / "leak-corpus.yaml").read_text(encoding="utf-8")
)
IDENTIFIERS = [
    Identifier(f"id-{reference}", reference, str(words))
    for reference, listed in CORPUS["cases"].items()
    for words in listed
]


def found_in(*texts: str) -> tuple[Finding, ...]:
    """What the guard finds in some texts, by the corpus's identifiers."""
    passages = [Passage(Place(place), "", text) for place, text in enumerate(texts)]
    return find_leaks(passages, IDENTIFIERS, near_spellings)


def catches() -> Iterator[tuple[str, str, str]]:
    """Kind, sentence and words."""
    for kind, lines in CORPUS["catches"].items():
        for sentence, words in lines:
            yield kind, sentence, words
