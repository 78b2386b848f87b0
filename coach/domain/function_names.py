"""The functions by a policy's own names: five cannot be recovered from four, and nobody guesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.model import Function
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.policy import Policy

Said = Mapping[tuple[str, Function], float]
"""Seconds that somebody said were for one of the policy's own functions, by the model's too."""
OR, AND = " or ", " and "


@dataclass(frozen=True)
class NamedFunction:
    """A function as a policy names it; or several of them, where it was not said which."""

    id: str
    name: str
    stands_for: tuple[Function, ...]
    letter: str = ""
    """One letter that no other of the policy has, so that no colour is needed."""
    among: tuple[str, ...] = ()
    """The ids of those of the policy's own that it may have been; empty for one of its own."""

    @property
    def is_open(self) -> bool:
        """Whether it was not said which of several it was."""
        return bool(self.among)


@dataclass(frozen=True)
class FunctionNames:
    """The functions of one policy, in its order."""

    policy_id: str
    policy_version: int
    policy_name: str
    own: tuple[NamedFunction, ...]
    """The policy's own; what it leaves of the model's four comes after them."""

    @staticmethod
    def of(policy: Policy | None) -> FunctionNames:
        """The names of a policy; the model's own four where there is none."""
        if policy is None:
            return MODEL
        own = [(one.id, one.name, one.stands_for) for one in policy.functions]
        named = {function for _, _, stands_for in own for function in stands_for}
        taken = {id_ for id_, _, _ in own}
        for function in Function:
            if function not in named:
                free = function.value if function not in taken else f"model-{function.value}"
                own.append((free, function.capitalize(), (function,)))
        return FunctionNames(policy.id, policy.version, policy.name, tuple(_lettered(own)))

    @cached_property
    def open(self) -> tuple[NamedFunction, ...]:
        """What the model's four leave open: the time for which it was not said which it served."""
        own = {one.id: one for one in self.own}
        found: dict[tuple[str, ...], list[Function]] = {}
        for function in Function:
            which = [one for one in self.own if function in one.stands_for]
            if len(which) > 1:
                found.setdefault(tuple(one.id for one in which), []).append(function)
        return tuple(
            NamedFunction(
                "-or-".join(among),
                OR.join(own[one].name for one in among),
                tuple(functions),
                own[among[0]].letter.lower(),
                among,
            )
            for among, functions in found.items()
        )

    @cached_property
    def all(self) -> tuple[NamedFunction, ...]:
        """The policy's own, and then what is left open."""
        return (*self.own, *self.open)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all, in their order."""
        return tuple(one.id for one in self.all)

    def with_id(self, wanted: str) -> NamedFunction:
        """One by its id. Raises KeyError."""
        return {one.id: one for one in self.all}[wanted]

    def under(self, function: Function) -> NamedFunction:
        """Where time stands of which only the model's function is known."""
        return next(one for one in (*self.open, *self.own) if function in one.stands_for)

    def named(self, wanted: str) -> NamedFunction | None:
        """One of the policy's own by its id or its name, however it is written."""
        word = " ".join(wanted.split()).casefold()
        return next((one for one in self.own if word in (one.id, one.name.casefold())), None)

    def lay_out(self, seconds: Mapping[Function, float], said: Said) -> dict[str, float]:
        """Seconds by id, every one told; what another policy's function took goes by the model's.

        `seconds` is all the time by the model's functions, `said` the part of it of which one of a
        policy's own functions was named.
        """
        total = dict.fromkeys(self.ids, 0.0)
        own = {one.id for one in self.own}
        left = dict(seconds)
        for (name, function), spent in said.items():
            if name in own:
                total[name] += spent
                left[function] = left.get(function, 0.0) - spent
        for function, spent in left.items():
            total[self.under(function).id] += max(0.0, spent)
        return total


def names_by(policies: Iterable[Policy], policy_id: str) -> FunctionNames:
    """The names of the policy with an id; the model's own where it is not here any more."""
    return FunctionNames.of(next((one for one in policies if one.id == policy_id), None))


def _lettered(own: Iterable[tuple[str, str, tuple[Function, ...]]]) -> Iterable[NamedFunction]:
    """Each with the first letter of its name that is still free, else any letter or figure."""
    taken: set[str] = set()
    for id_, name, stands_for in own:
        wanted = [char.upper() for char in name if char.isascii() and char.isalpha()]
        spare = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        letter = next((char for char in (*wanted, *spare) if char not in taken), "#")
        taken.add(letter)
        yield NamedFunction(id_, name, stands_for, letter)


MODEL = FunctionNames(
    "plain",
    1,
    "Plain 4x4x4",
    tuple(_lettered((one.value, one.capitalize(), (one,)) for one in Function)),
)
"""The model's own four."""
