"""What searching needs from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.finding import Found, Sought
    from coach.domain.people import Reader


@dataclass(frozen=True)
class Hits:
    """The first of what was found."""

    found: tuple[Found, ...]
    has_more: bool = False


class Looking(Protocol):
    """One long look that another thread takes; whoever waits for it may stop it."""

    def find(self, sought: Sought, reader: Reader, most: int) -> Hits | None:
        """What fits best first; None where it was stopped. Raises StorageFailed."""
        ...

    def stop(self) -> None:
        """End it now, from any thread."""
        ...


class SearchStore(Protocol):
    """Finds rows by their words, as far as a reader may see them."""

    def newest(self, sought: Sought, reader: Reader, most: int) -> Hits:
        """The newest first. Raises StorageFailed."""
        ...

    def looking(self) -> Looking: ...
    def under_way(self) -> Sequence[str]:
        """The supervision files whose session is open."""
        ...
