"""Somebody's own sense of how the time was spent: shares in per cent that always sum to 100."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.row import Voice
from coach.errors import BadInput
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.function_names import FunctionNames

STEP = 5
"""Per cent that one key moves."""
WHOLE = 3600
"""Seconds that all of it is kept as, whatever the session took, so that no per cent is lost."""


@dataclass(frozen=True)
class FeltShares:
    """Shares in whole per cent that sum to 100, while somebody sets them."""

    shares: tuple[int, ...]
    touched: tuple[int, ...] = ()
    """The places that were set, the latest last; the others give and take first."""

    @staticmethod
    def even(count: int) -> FeltShares:
        """The same to each, as near as steps allow."""
        steps, more = divmod(100 // STEP, count)
        return FeltShares(tuple((steps + (place < more)) * STEP for place in range(count)))

    def turn(self, place: int, by: int) -> FeltShares:
        """One share up or down by per cent; the others make up for it. It never leaves 0 to 100."""
        shares = list(self.shares)
        wanted = min(100, max(0, shares[place] + by))
        left = wanted - shares[place]
        shares[place] = wanted
        others = [one for one in range(len(shares)) if one != place]
        while left:
            one = min(others, key=lambda other: self._rank(other, shares, takes=left > 0))
            part = min(shares[one], STEP, left) if left > 0 else max(-STEP, left)
            part = max(part, shares[one] - 100)
            if not part:
                break
            shares[one] -= part
            left -= part
        again = (*(one for one in self.touched if one != place), place)
        return replace(self, shares=tuple(shares), touched=again)

    def _rank(self, place: int, shares: list[int], *, takes: bool) -> tuple[bool, int, int]:
        """Who gives or takes first: those not set yet, then those that were set longest ago."""
        can = shares[place] > 0 if takes else shares[place] < 100
        when = self.touched.index(place) + 1 if place in self.touched else 0
        return (not can, when, -shares[place] if takes else shares[place])


def felt_seconds(figures: Sequence[float], names: FunctionNames) -> dict[str, int]:
    """Figures for each of a policy's functions as seconds of a whole.

    Raises BadInput unless there is one from 0 to 100 for each, with something in them.
    """
    if (
        len(figures) != len(names.own)
        or not all(0 <= figure <= 100 for figure in figures)
        or not sum(figures)
    ):
        raise BadInput(f"Give {_count(len(names.own))} figures in per cent: {in_order(names)}.")
    total = sum(figures)
    return {
        one.id: round(WHOLE * figure / total)
        for one, figure in zip(names.own, figures, strict=True)
    }


def in_order(names: FunctionNames) -> str:
    """The policy's functions as figures are given for them."""
    return ", ".join(one.name if "," not in one.name else one.id for one in names.own)


def _count(number: int) -> str:
    words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
    return words.get(number, str(number))


def whole_per_cent(shares: Mapping[str, float], ids: Sequence[str]) -> tuple[int, ...]:
    """Shares as whole per cent that sum to 100; what rounding leaves goes to the largest rests."""
    exact = [max(0.0, shares.get(one, 0.0)) * 100 for one in ids]
    total = sum(exact)
    if not total:
        return FeltShares.even(len(ids)).shares
    exact = [figure * 100 / total for figure in exact]
    whole = [int(figure) for figure in exact]
    for place in sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])[: 100 - sum(whole)]:
        whole[place] += 1
    return tuple(whole)


PARTIES = (Voice.SUPERVISOR, Voice.SUPERVISEE)
"""Who has a sense of it, each for themselves."""


def figures_of(words: str, names: FunctionNames) -> list[float]:
    """Figures as somebody writes them: in the policy's order, or each by its name.

    *40 20 30 10* or *support=60 management=40*. Raises BadInput.
    """
    parts = words.replace("%", " ").replace(",", " ").split()
    if not any("=" in part for part in parts):
        return [_figure(part, names) for part in parts]
    found = {one.id: 0.0 for one in names.own}
    for part in parts:
        name, _, figure = part.partition("=")
        one = names.named(name)
        if one is None:
            known = ", ".join(one.id for one in names.own)
            raise BadInput(f"“{name[:40]}” is no function here; the functions are: {known}.")
        found[one.id] = _figure(figure, names)
    return list(found.values())


def _figure(word: str, names: FunctionNames) -> float:
    try:
        return float(word)
    except ValueError:
        raise BadInput(
            f"“{word[:40]}” is no figure; give one in per cent for each: {in_order(names)}."
        ) from None
