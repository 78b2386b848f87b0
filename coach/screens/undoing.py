"""Ways back from what was placed, dropped or taken out in this sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Undo:
    """A way back from one thing done, while this screen is open."""

    act: Callable[[], object]
    said: str
    """What to say once it is undone."""
