"""The shape of a store that every kind of row shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from coach.domain.row import Row

if TYPE_CHECKING:
    from coach.domain.people import Reader

R = TypeVar("R", bound=Row)


class Kept(Protocol[R]):
    """Rows of one kind. `save` compares and swaps on the revision and may raise StaleRevision."""

    def add(self, row: R) -> R: ...
    def save(self, row: R) -> R: ...
    def get(self, row_id: str, reader: Reader) -> R: ...


class Shelf(Kept[R], Protocol[R]):
    """Rows of one kind that belong to a session."""

    def of_session(self, session_id: str, reader: Reader) -> list[R]: ...
