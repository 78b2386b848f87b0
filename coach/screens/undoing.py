"""Ways back from what was placed, dropped or taken out in this sitting."""

from __future__ import annotations

from collections.abc import Callable

from coach.values import dataclass


@dataclass(frozen=True)
class Undo:
    """A way back from one thing done, while this screen is open."""

    act: Callable[[], object]
    said: str
    """What to say once it is undone."""
