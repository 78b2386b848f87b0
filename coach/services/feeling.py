"""Keeps somebody's own sense of how a session's time was spent, beside what was measured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.attention import AttentionSegment, Source
from coach.domain.felt import PARTIES, felt_seconds
from coach.domain.function_names import FunctionNames, names_by
from coach.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.people import Reader
    from coach.domain.row import Voice
    from coach.domain.session import Session
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


class Feeling:
    """Senses of sessions, under way or closed. No record holds them, so none changes."""

    def __init__(self, stores: Stores, content: Content, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._ids = ids

    def names(self, policy_id: str) -> FunctionNames:
        """The functions by the names of the policy by which a session is held."""
        return names_by(self._content.policies(), policy_id)

    def keep(
        self, session: Session, whose: Voice, figures: Sequence[float], reader: Reader
    ) -> dict[str, float]:
        """Keep it, in per cent in the policy's order; a second thought takes the first one's place.

        Gives the shares as they were kept. For use inside a transaction. Raises BadInput.
        """
        if whose not in PARTIES:
            raise BadInput("Say whose sense it is: supervisor or supervisee.")
        names = self.names(session.policy_id)
        seconds = felt_seconds(figures, names)
        self.take_back(session, whose, reader)
        for one in names.own:
            self._stores.attention.add(
                AttentionSegment(
                    id=self._ids.new(),
                    file_id=session.file_id,
                    session_id=session.id,
                    functions=one.stands_for,
                    policy_function=one.id,
                    started_at=self._clock.now(),
                    seconds=seconds[one.id],
                    source=Source.FELT,
                    by_whom=whose,
                )
            )
        total = sum(seconds.values())
        return {names.with_id(one).name: kept / total for one, kept in seconds.items()}

    def take_back(self, session: Session, whose: Voice, reader: Reader) -> bool:
        """Take somebody's sense of a session back; whether there was one."""
        now, found = self._clock.now(), False
        for earlier in self._stores.attention.of_session(session.id, reader):
            if (
                earlier.source is Source.FELT
                and earlier.by_whom == whose
                and earlier.withdrawn_at is None
            ):
                self._stores.attention.save(replace(earlier, withdrawn_at=now))
                found = True
        return found
