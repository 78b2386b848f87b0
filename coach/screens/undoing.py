"""Ways back from what was placed, dropped or taken out in this sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from coach.values import dataclass

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Callable

    from coach.services.pair_session import PairSession


@dataclass(frozen=True)
class Undo:
    """A way back from one thing done, as long as Coach is open."""

    act: Callable[[PairSession], object]
    """Done in the session as it stands on screen by then: they may have left it and come back."""
    said: str
    """What to say once it is undone."""


@runtime_checkable
class KeepsWaysBack(Protocol):
    """An app that keeps the ways back of each session, by its id, while it is open."""

    ways_back: defaultdict[str, list[Undo]]
