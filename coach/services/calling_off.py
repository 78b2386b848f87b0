"""Calls a session off that was begun by mistake, while nothing has been kept in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.attention import Source
from coach.domain.log_again import once_more, was_met_in
from coach.domain.session import AgendaStatus, Session
from coach.errors import WordsKept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.row import Row
    from coach.services.conversation import Conversation


class CallingOff:
    """A way back out of one conversation that never really began."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def is_possible(self) -> bool:
        """Whether nothing was written, agreed, looked at or talked through here so far."""
        talk = self._talk
        stores, session_id, reader = talk.tools.stores, talk.session.id, talk.reader
        kept: Iterable[Iterable[Row]] = (
            shelf.of_session(session_id, reader)
            for shelf in (
                stores.notes,
                stores.discussions,
                stores.actions,
                stores.reviews,
                stores.decisions,
                stores.disagreements,
                stores.risks,
                stores.sweeps,
                stores.balance_answers,
            )
        )
        if any(row.withdrawn_at is None for rows in kept for row in rows):
            return False
        if stores.drafts.stand(session_id):
            return False
        stretches = stores.attention.of_session(session_id, reader)
        if any(one.source is Source.FELT and one.withdrawn_at is None for one in stretches):
            return False
        looked_at = stores.self_care.reviews(talk.session.file_id)
        return all(one.session_id != session_id for one in looked_at)

    def call_off(self) -> None:
        """Take the session back: what was prepared waits again, and a booked one stays booked.

        Raises WordsKept once anything was kept here; then nothing is changed.
        """
        talk = self._talk
        stores, now = talk.tools.stores, talk.tools.clock.now()
        with stores.atomic():
            standing = stores.sessions.get(talk.session.id, talk.reader).require_under_way()
            if not self.is_possible():
                raise WordsKept(
                    "Something was written or agreed in this session, so it stays; "
                    "end it instead. Nothing was changed."
                )
            talk.attention.stop()
            self._let_wait(standing)
            self._ask_again(standing)
            self._book_again(standing)
            stores.drafts.clear(standing.id)
            talk.session = stores.sessions.save(standing.call_off(now))

    def _let_wait(self, session: Session) -> None:
        """What was brought along, or raised here, waits for the next session."""
        stores, reader = self._talk.tools.stores, self._talk.reader
        for item in stores.agenda.of_session(session.id, reader):
            stores.agenda.save(replace(item, session_id=None, status=AgendaStatus.OPEN))
        for evidence in stores.preparing.evidence.of_session(session.id, reader):
            stores.preparing.evidence.save(replace(evidence, session_id=None))

    def _ask_again(self, session: Session) -> None:
        """An urgent talk that this session would have met is still asked for."""
        log, tools = self._talk.tools.stores.log, self._talk.tools
        for entry in log.of_files([session.file_id]):
            if was_met_in(entry, session.held_on):
                log.add(once_more(entry, tools.ids.new()))
                log.save(replace(entry, withdrawn_at=tools.clock.now()))

    def _book_again(self, session: Session) -> None:
        """What the log held for the day stands there again, as a row of its own."""
        if not session.was_booked:
            return
        log = self._talk.tools.stores.log
        entries = log.of_files([session.file_id])
        mine = next(entry for entry in entries if entry.id == session.id)
        again = log.add(once_more(mine, self._talk.tools.ids.new()))
        for entry in entries:
            if entry.moved_to == session.id:
                log.save(replace(entry, moved_to=again.id))
