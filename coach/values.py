"""Frozen dataclasses whose methods are shared: the library's own write five anew for each class.

Coach has some three hundred such classes. Written anew, their methods are most of the time in
which its modules are read, and over a tenth of its memory; see docs/decisions. What a class and
its values do is what the library says of `dataclass(frozen=True)`, and what reads classes
(`fields`, `replace`, `match`) is the library's.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass", "is_read_back", "read_back"]

C = TypeVar("C")

if TYPE_CHECKING:  # what reads types knows the library's
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as _described

    def dataclass(*, frozen: bool, kw_only: bool = False):
        """A class of frozen values. Keyword-only where `kw_only` says so."""
        assert frozen  # what changes is the library's own, `dataclasses.dataclass`

        def of(shape: type) -> type:
            made = _described(init=False, repr=False, eq=False, kw_only=kw_only)(shape)
            made.__init__ = _maker(made)
            made._compared = _getter([one.name for one in fields(made) if one.compare])
            made.__eq__, made.__hash__ = _same, _hash
            made.__setattr__, made.__delattr__ = _refuse_change, _refuse_loss
            if "__repr__" not in vars(made):
                made.__repr__ = _told
            return made

        return of


def read_back(shape: type[C]) -> type[C]:
    """Marks a class whose fields' types are asked for when rows or files are read back.

    What its fields name must be imported for more than hints; the linter goes by this mark, as it
    does by `Row` and `Text`.
    """
    shape.__read_back__ = True  # type: ignore[attr-defined]
    return shape


def is_read_back(shape: type) -> bool:
    """Whether a class, or one that it stands on, is so marked."""
    return getattr(shape, "__read_back__", False)


def _getter(names: list[str]) -> Any:
    """Gives the values of these fields, of one value of the class."""
    return staticmethod(attrgetter(*names) if names else lambda _: ())


def _maker(made: Any) -> Any:
    """The `__init__` of a class: its fields in order, by keyword those that are so only."""
    positional = [one for one in fields(made) if one.init and not one.kw_only]
    by_keyword = [one for one in fields(made) if one.init and one.kw_only]
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    takes, sets = ["self"], []
    for one in fields(made):
        value = one.name
        if one.default_factory is not MISSING:
            known[f"_made_{one.name}"] = one.default_factory
            fresh = f"_made_{one.name}()"
            value = f"{fresh} if {one.name} is _missing else {one.name}" if one.init else fresh
        elif not one.init:
            continue
        sets.append(f" _set(self, {one.name!r}, {value})")
    takes += [_taken(one, known) for one in positional]
    takes += ["*"] * bool(by_keyword) + [_taken(one, known) for one in by_keyword]
    if hasattr(made, "__post_init__"):
        sets.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(takes)}):\n" + ("\n".join(sets) or " pass"), known)
    maker = known["__init__"]
    maker.__qualname__ = f"{made.__qualname__}.__init__"
    return maker


def _taken(one: Any, known: dict[str, Any]) -> str:
    """A field as an argument, with what it is where nothing is given."""
    if one.default is not MISSING:
        known[f"_default_{one.name}"] = one.default
        return f"{one.name}=_default_{one.name}"
    return one.name if one.default_factory is MISSING else f"{one.name}=_missing"


def _same(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._compared(self))


@recursive_repr()
def _told(self: Any) -> str:
    told = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def _refuse_change(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_loss(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
