"""Function balance: minutes by function over a rolling window, described and never scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coach.domain.model import Function
from coach.domain.row import Voice

WINDOW_SESSIONS = 6
"""How many of the latest sessions the balance looks at."""
DOMINANT_SHARE = 0.5
"""Over this share in each of the last DOMINANT_SESSIONS, a function is consistently dominant."""
DOMINANT_SESSIONS = 3
MISSING_SHARE = 0.05
"""Under this share over MISSING_SESSIONS or more, a function is missing."""
MISSING_SESSIONS = 4

Seconds = Mapping[Function, float]
Shares = dict[Function, float]


@dataclass(frozen=True)
class SessionBalance:
    """One session's attention."""

    session_id: str
    held_on: date
    seconds: Seconds
    felt: Mapping[Voice, Shares] = field(default_factory=dict)
    """Each person's own sense of it, as shares, where they gave one."""

    @property
    def minutes(self) -> dict[Function, float]:
        """Minutes by function, to one decimal."""
        return minutes_of(self.seconds)

    @property
    def shares(self) -> Shares | None:
        """Shares to three decimals that sum to 1, or None where there were no minutes."""
        return shares_of(self.seconds)


@dataclass(frozen=True)
class Balance:
    """The latest sessions of one supervision file, oldest first."""

    person: str
    sessions: tuple[SessionBalance, ...]

    @property
    def window_seconds(self) -> dict[Function, float]:
        """Seconds by function over the whole window."""
        return {f: sum(one.seconds.get(f, 0.0) for one in self.sessions) for f in Function}

    @property
    def window_minutes(self) -> dict[Function, float]:
        """Minutes by function over the window, to one decimal."""
        return minutes_of(self.window_seconds)

    @property
    def window_shares(self) -> Shares | None:
        """Shares over the window, or None where there were no minutes."""
        return shares_of(self.window_seconds)

    def dominant(self) -> Function | None:
        """The function over half of each of the last three sessions with minutes, if any."""
        told = [one.shares for one in self.sessions if one.shares is not None]
        if len(told) < DOMINANT_SESSIONS:
            return None
        latest = told[-DOMINANT_SESSIONS:]
        for function in Function:
            if all(shares[function] > DOMINANT_SHARE for shares in latest):
                return function
        return None

    def missing(self) -> tuple[Function, ...]:
        """Functions under a twentieth of the window, once it holds four sessions with minutes."""
        shares = self.window_shares
        if (
            shares is None
            or sum(one.shares is not None for one in self.sessions) < MISSING_SESSIONS
        ):
            return ()
        return tuple(f for f in Function if shares[f] < MISSING_SHARE)

    def in_words(self) -> tuple[str, ...]:
        """What the figures show, with the rule beside it, and a question to talk it over."""
        if self.window_shares is None:
            return ("No minutes have been kept yet, so there is nothing to weigh.",)
        words = []
        dominant = self.dominant()
        if dominant is not None:
            words.append(
                f"{dominant.capitalize()} took over half of each of the last "
                f"{DOMINANT_SESSIONS} sessions (consistently dominant: over half, three in a row)."
            )
        words += [
            f"{function.capitalize()} is missing: under {MISSING_SHARE:.0%} of these sessions "
            f"(looked at once there are {MISSING_SESSIONS} sessions)."
            for function in self.missing()
        ]
        told = sum(one.shares is not None for one in self.sessions)
        if told < MISSING_SESSIONS:
            words.append(
                f"{told} session{'s' if told > 1 else ''} so far. Whether one function dominates "
                f"shows after {DOMINANT_SESSIONS}, and whether one is missing after "
                f"{MISSING_SESSIONS}."
            )
        elif not words:
            words.append("No function dominates and none is missing over these sessions.")
        words.append("What might lie behind this picture, and does it suit the two of you?")
        return tuple(words)


def minutes_of(seconds: Seconds) -> dict[Function, float]:
    """Minutes by function, to one decimal."""
    return {f: round(seconds.get(f, 0.0) / 60, 1) for f in Function}


def shares_of(seconds: Seconds) -> Shares | None:
    """Shares to three decimals summing to exactly 1; None where minutes round to nothing.

    The thousandths left over by rounding go to the largest remainders.
    """
    values = [max(0.0, seconds.get(f, 0.0)) for f in Function]
    total = sum(values)
    if round(total / 60, 1) == 0:
        return None
    exact = [value / total * 1000 for value in values]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for index in by_remainder[: 1000 - sum(whole)]:
        whole[index] += 1
    return {f: part / 1000 for f, part in zip(Function, whole, strict=True)}


def felt_seconds(shares: Sequence[float], session_seconds: float) -> dict[Function, int]:
    """A person's own sense of a session, in per cent by function, as seconds of that session."""
    total = sum(shares) or 1.0
    return {
        f: round(session_seconds * share / total) for f, share in zip(Function, shares, strict=True)
    }
