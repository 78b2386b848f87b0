"""How far the balance looks back, and from where on it says that a function dominates or misses."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from coach.domain.spans import add_months
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

WINDOW_SESSIONS = 6
"""How many of the latest sessions are looked at unless something else is chosen."""
WINDOW_MONTHS = 6
MOST_SESSIONS = 200
MOST_MONTHS = 120


@dataclass(frozen=True)
class Window:
    """The latest sessions, or those of the latest months; one of the two is given."""

    sessions: int | None = WINDOW_SESSIONS
    months: int | None = None

    def since(self, on: date) -> date | None:
        """The day after which a session counts, seen from a day; None where only sessions do."""
        return add_months(on, -self.months) if self.months is not None else None

    @property
    def most(self) -> int:
        """The most sessions that it can hold."""
        return self.sessions if self.sessions is not None else 10_000

    def __str__(self) -> str:
        number, what = (self.sessions, "session") if self.months is None else (self.months, "month")
        return f"{number} {what}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class BalanceRules:
    """From where on a function is said to dominate, or to be missing. Source: Tameside 3."""

    window: Window = Window()
    dominant_over: float = 0.5
    """Over this share in each of the last sessions, a function is consistently dominant."""
    dominant_sessions: int = 3
    missing_under: float = 0.05
    """Under this share of the whole window, a function is missing."""
    missing_sessions: int = 4
    """Sessions with minutes before anything is called missing."""
    faults: tuple[str, ...] = ()
    """What was chosen and cannot be followed, a sentence each; the usual stands instead."""


USUAL = BalanceRules()


def read_rules(chosen: Mapping[str, str]) -> BalanceRules:
    """The rules as they were chosen, by the names of the settings; an empty word is the usual."""
    rules, faults = USUAL, []
    readers = {
        "balance_window": ("window", _window, "such as “6 sessions” or “6 months”"),
        "balance_dominant_over": ("dominant_over", _over, "per cent from 25 to 95, such as “50”"),
        "balance_dominant_sessions": (
            "dominant_sessions", _sessions, "a whole number from 2 to 50, such as “3”",
        ),
        "balance_missing_under": ("missing_under", _under, "per cent from 1 to 25, such as “5”"),
        "balance_missing_sessions": (
            "missing_sessions", _sessions, "a whole number from 2 to 50, such as “4”",
        ),
    }  # fmt: skip
    for key, (field, read, wanted) in readers.items():
        words = " ".join(chosen.get(key, "").split())
        if not words:
            continue
        try:
            rules = replace(rules, **{field: read(words)})  # type: ignore[arg-type]  # as read
        except ValueError:
            usual = _told(getattr(rules, field))
            faults.append(
                f"The setting {key} is “{words[:40]}” and should be {wanted}; "
                f"the usual {usual} is used instead."
            )
    return replace(rules, faults=tuple(faults))


def _told(value: object) -> str:
    return f"{value:.0%}" if isinstance(value, float) else str(value)


def _window(words: str) -> Window:
    number, _, what = words.casefold().partition(" ")
    if what.removesuffix("s") == "session":
        return Window(sessions=_whole(number, 1, MOST_SESSIONS))
    if what.removesuffix("s") == "month":
        return Window(None, _whole(number, 1, MOST_MONTHS))
    raise ValueError(words)


def _whole(words: str, least: int, most: int) -> int:
    if not (words.isascii() and words.isdigit() and least <= int(words[:9]) <= most):
        raise ValueError(words)
    return int(words)


def _sessions(words: str) -> int:
    return _whole(words, 2, 50)


def _over(words: str) -> float:
    return _share(words, 0.25, 0.95)


def _under(words: str) -> float:
    return _share(words, 0.01, 0.25)


def _share(words: str, least: float, most: float) -> float:
    share = float(words.rstrip("% ")) / 100
    if not isfinite(share) or not least <= share <= most:
        raise ValueError(words)
    return share
