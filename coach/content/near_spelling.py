"""Near spellings of names, by RapidFuzz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.leak_names import allowed_distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def near_spellings(names: Sequence[str], words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each name with each word that is it but for a letter or two; two swapped letters are one."""
    from rapidfuzz.distance import OSA  # where it is used: nothing before the first frame needs it
    from rapidfuzz.process import extract_iter

    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    for name in names:
        most = allowed_distance(len(name))
        choices = [
            word
            for length in range(len(name) - most, len(name) + most + 1)
            for word in by_length.get(length, ())
        ]
        for word, _, _ in extract_iter(name, choices, scorer=OSA.distance, score_cutoff=most):
            yield name, word
