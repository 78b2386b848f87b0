"""What questions have covered: in one discussion, and over the latest sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.balance_rules import WINDOW_SESSIONS
from coach.domain.coverage import Coverage

if TYPE_CHECKING:
    from coach.domain.people import Supervisee
    from coach.services.store_ports import Stores


class CoverageService:
    """Reads questions asked as coverage of the 64 cells."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def of_discussion(self, discussion_id: str) -> Coverage:
        """What one discussion has covered."""
        return Coverage.of(self._stores.visits.of_discussion(discussion_id))

    def of_session(self, session_id: str) -> Coverage:
        """What one session has covered."""
        return Coverage.of(self._stores.visits.of_session(session_id))

    def of(self, supervisee: Supervisee, sessions: int = WINDOW_SESSIONS) -> Coverage:
        """What the latest sessions have covered, the one under way among them."""
        return Coverage.of(self._stores.visits.of_window(supervisee.file.id, sessions))
