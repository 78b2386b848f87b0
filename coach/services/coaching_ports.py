"""What the services need to keep of questions set aside, of visits, and of words half typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.domain.asides import QuestionAside
from coach.services.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.coverage import Visit


class AsideStore(Shelf[QuestionAside], Protocol):
    """Questions set aside."""

    def of_file(self, file_id: str) -> list[QuestionAside]: ...


class VisitStore(Protocol):
    """What questions have covered; it reads no words."""

    def of_window(self, file_id: str, sessions: int) -> list[Visit]: ...
    def of_session(self, session_id: str) -> list[Visit]: ...
    def of_sessions(self, session_ids: Sequence[str]) -> list[Visit]: ...
    def of_discussion(self, discussion_id: str) -> list[Visit]: ...


class DraftStore(Protocol):
    """Words typed in a small window and not taken yet, by field."""

    def words(self, owner_id: str, window: str) -> dict[str, str]: ...
    def stand(self, owner_id: str) -> bool:
        """Whether any window of an owner holds words."""
        ...

    def put(self, owner_id: str, window: str, words: dict[str, str]) -> None: ...
    def clear(self, owner_id: str, window: str | None = None) -> None: ...
