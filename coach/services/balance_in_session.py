"""The balance as a pair sees it in a session: with this session in it, and what they make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.balance import Balance
    from coach.domain.balance_answer import BalanceAnswer
    from coach.services.balance import Asked, BalanceService
    from coach.services.conversation import Conversation


class BalanceInSession:
    """The balance of one conversation."""

    def __init__(self, talk: Conversation, balances: BalanceService) -> None:
        self._talk = talk
        self._balances = balances

    def so_far(self) -> Balance:
        """The window with this session as its last one, up to now."""
        talk = self._talk
        talk.keep_time()
        return self._balances.of(talk.supervisee, under_way=talk.session.id)

    def said_before(self) -> list[BalanceAnswer]:
        """Earlier answers that both may see, oldest first."""
        return self._balances.answers(self._talk.supervisee, self._talk.reader)

    def answer(self, asked: Asked) -> BalanceAnswer:
        """Keep an answer; placed, it goes to this session's personal record.

        Raises BadInput without words, SessionClosed.
        """
        talk = self._talk
        with talk.change():
            told = replace(asked, session_id=talk.session.id)
            return self._balances.answer(talk.supervisee, self.so_far(), told)
