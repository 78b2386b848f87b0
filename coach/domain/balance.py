"""Function balance: minutes by function over a rolling window, described and never scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from coach.domain.balance_rules import USUAL, BalanceRules, Window
from coach.domain.function_names import MODEL, FunctionNames, NamedFunction, Said
from coach.domain.model import Function
from coach.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.row import Voice

F = TypeVar("F", bound=str)
Shares = Mapping[str, float]
"""By the ids of the functions."""


@dataclass(frozen=True)
class Spent:
    """Time as it was kept: by the model's functions, and what was said of the policy's own."""

    seconds: Mapping[Function, float] = field(default_factory=dict)
    said: Said = field(default_factory=dict)


@dataclass(frozen=True)
class SessionTime:
    """One session's time as it was kept, and the policy by which the session was held."""

    session_id: str
    held_on: date
    policy_id: str
    policy_version: int
    measured: Spent
    felt: Mapping[Voice, Spent]

    def under(self, names: FunctionNames) -> SessionBalance:
        """The same by a policy's own names."""
        return SessionBalance(
            self.session_id,
            self.held_on,
            names.lay_out(self.measured.seconds, self.measured.said),
            {voice: _felt(spent, names) for voice, spent in sorted(self.felt.items())},
            names,
            (self.policy_id, self.policy_version),
        )


@dataclass(frozen=True)
class SessionBalance:
    """One session's attention, by the names of a policy's functions."""

    session_id: str
    held_on: date
    seconds: Mapping[str, float]
    felt: Mapping[Voice, Shares] = field(default_factory=dict)
    """Each person's own sense of it, as shares, where they gave one."""
    names: FunctionNames = MODEL
    held_by: tuple[str, int] = ("plain", 1)
    """The policy by which it was held, and its version."""

    @property
    def minutes(self) -> dict[str, float]:
        """Minutes by function, to one decimal."""
        return minutes_of(self.seconds, self.names.ids)

    @property
    def shares(self) -> dict[str, float] | None:
        """Shares to three decimals that sum to 1, or None where there were no minutes."""
        return shares_of(self.seconds, self.names.ids)


@dataclass(frozen=True)
class Balance:
    """The latest sessions of one supervision file, oldest first."""

    person: str
    sessions: tuple[SessionBalance, ...]
    names: FunctionNames = MODEL
    rules: BalanceRules = USUAL
    window: Window = USUAL.window
    """What was looked at, which may be another than the rules' own."""
    supervisor: str = ""

    @property
    def window_seconds(self) -> dict[str, float]:
        """Seconds by function over the whole window."""
        return {
            one: sum(session.seconds.get(one, 0.0) for session in self.sessions)
            for one in self.names.ids
        }

    @property
    def window_minutes(self) -> dict[str, float]:
        """Minutes by function over the window, to one decimal."""
        return minutes_of(self.window_seconds, self.names.ids)

    @property
    def window_shares(self) -> dict[str, float] | None:
        """Shares over the window, or None where there were no minutes."""
        return shares_of(self.window_seconds, self.names.ids)

    @property
    def told(self) -> tuple[dict[str, float], ...]:
        """The shares of each session that has minutes."""
        return tuple(s for one in self.sessions if (s := one.shares) is not None)

    def shown(self) -> tuple[NamedFunction, ...]:
        """The policy's own functions, and of what was left open that which has time."""
        seconds = self.window_seconds
        felt = {f for s in self.sessions for shares in s.felt.values() for f in shares if shares[f]}
        return tuple(
            one for one in self.names.all if not one.is_open or seconds[one.id] or one.id in felt
        )

    def dominant(self) -> tuple[NamedFunction, ...]:
        """The functions over the rule's share of each of the last sessions with minutes.

        Where it was not said which of several took the time, they are meant together. Of two
        functions one is nearly always over half, so that nothing is said of so few.
        """
        count, told = self.rules.dominant_sessions, self.told
        if len(told) < count or self.says_nothing_of_dominance:
            return ()
        own = [one for one in self.names.own if self._dominates(one, (one.id,))]
        if own:
            return tuple(own)
        return tuple(o for o in self.names.open if self._dominates(o, (o.id, *o.among)))

    @property
    def says_nothing_of_dominance(self) -> bool:
        """Whether the policy has too few functions for one of them to dominate."""
        return len(self.names.own) < 3  # as the docstring of `dominant` says

    def _dominates(self, one: NamedFunction, ids: Sequence[str]) -> bool:
        latest = self.told[-self.rules.dominant_sessions :]
        if one.is_open and not any(shares[one.id] for shares in latest):
            return False
        return all(sum(s[i] for i in ids) > self.rules.dominant_over for s in latest)

    def missing(self) -> tuple[NamedFunction, ...]:
        """Functions under the rule's share of the window, once it holds enough sessions."""
        return tuple(one for one in self.names.own if self._share_at_most(one) is False)

    def unsure(self) -> tuple[NamedFunction, ...]:
        """Functions that may be missing: it was not said often enough whether it was they."""
        return tuple(one for one in self.names.own if self._share_at_most(one) is None)

    def _share_at_most(self, one: NamedFunction) -> bool | None:
        """Whether it has its share: True, False, or None where that cannot be told."""
        shares = self.window_shares
        if shares is None or len(self.told) < self.rules.missing_sessions:
            return True
        if shares[one.id] >= self.rules.missing_under:
            return True
        left_open = sum(shares[o.id] for o in self.names.open if one.id in o.among)
        return None if shares[one.id] + left_open >= self.rules.missing_under else False

    def held_otherwise(self) -> tuple[SessionBalance, ...]:
        """Sessions held by another policy than the one that gives the names, or a version of it."""
        by = (self.names.policy_id, self.names.policy_version)
        return tuple(one for one in self.sessions if one.held_by != by)

    def with_id(self, session_id: str) -> SessionBalance | None:
        """One of its sessions."""
        return next((one for one in self.sessions if one.session_id == session_id), None)


def _felt(spent: Spent, names: FunctionNames) -> dict[str, float]:
    laid = names.lay_out(spent.seconds, spent.said)
    total = sum(laid.values()) or 1.0
    return {one: seconds / total for one, seconds in laid.items()}


def minutes_of(
    seconds: Mapping[F, float], ids: Sequence[str] = tuple(Function)
) -> dict[str, float]:
    """Minutes by function, to one decimal."""
    found: Mapping[str, float] = {str(one): spent for one, spent in seconds.items()}
    return {one: round(found.get(one, 0.0) / 60, 1) for one in ids}


def shares_of(
    seconds: Mapping[F, float], ids: Sequence[str] = tuple(Function)
) -> dict[str, float] | None:
    """Shares to three decimals summing to exactly 1; None where minutes round to nothing.

    The thousandths left over by rounding go to the largest remainders.
    """
    found: Mapping[str, float] = {str(one): spent for one, spent in seconds.items()}
    values = [max(0.0, found.get(one, 0.0)) for one in ids]
    total = sum(values)
    if round(total / 60, 1) == 0:
        return None
    exact = [value / total * 1000 for value in values]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for index in by_remainder[: 1000 - sum(whole)]:
        whole[index] += 1
    return {one: part / 1000 for one, part in zip(ids, whole, strict=True)}
