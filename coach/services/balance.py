"""The function balance of a supervisee over their latest sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.balance import WINDOW_SESSIONS, Balance
from coach.domain.people import Supervisee

if TYPE_CHECKING:
    from coach.services.store_ports import Stores


class BalanceService:
    """Reads attention as a balance."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def of(self, supervisee: Supervisee, sessions: int = WINDOW_SESSIONS) -> Balance:
        """The balance over the last sessions held, oldest first."""
        found = self._stores.attention.balances(supervisee.file.id, sessions)
        return Balance(supervisee.person.name, tuple(found))
