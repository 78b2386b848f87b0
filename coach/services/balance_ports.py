"""What the balance needs of a home's database: time by function, and answers to why it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.domain.balance_answer import BalanceAnswer
from coach.services.shelf import Shelf
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.domain.balance import Balance, SessionTime
    from coach.domain.balance_rules import Window
    from coach.domain.coverage import Cell, Covered
    from coach.domain.people import Reader


@dataclass(frozen=True)
class BalancePaper:
    """A balance with all that its document shows."""

    balance: Balance
    covered: Covered
    answers: tuple[BalanceAnswer, ...]
    """Those that both read and that were placed, oldest first."""
    for_whom: str = ""
    """Who may read it, by the policy."""


class BalanceStore(Protocol):
    """Time as it was kept; it reads no words."""

    def times(
        self, file_id: str, window: Window, on: date, besides: str | None = None
    ) -> list[SessionTime]:
        """The sessions held in Coach of a window that ends on a day, oldest first.

        `besides` is the id of one under way that is to be among them.
        """
        ...

    def talked(self, session_ids: Sequence[str]) -> Mapping[Cell, float]:
        """Seconds of talk by cell, as timed and corrected, shared out evenly among its cells."""
        ...


class BalanceAnswerStore(Shelf[BalanceAnswer], Protocol):
    """Answers to *why may this be?*"""

    def of_file(self, file_id: str, reader: Reader) -> list[BalanceAnswer]:
        """Those that stand, oldest first."""
        ...
