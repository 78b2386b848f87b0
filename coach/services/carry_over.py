"""Looks at everything on a supervision file that waits for the next session, and whence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.asides import AsideKind, QuestionAside
from coach.domain.carrying import CarriedItem, CarryOver, PutOffQuestion
from coach.errors import NotFound

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Reader, Supervisee
    from coach.domain.session import AgendaItem
    from coach.services.store_ports import Stores


class CarryOverService:
    """What waits: it belongs to the file, so no moved or missed session touches it."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def of(self, supervisee: Supervisee, reader: Reader) -> CarryOver:
        """Items, questions put off and open actions, each with the session it comes from."""
        file_id = supervisee.file.id
        known = {item.id: item for item in self._stores.agenda.of_file(file_id, reader)}
        asides = self._stores.asides.of_file(file_id)
        return CarryOver(
            items=tuple(
                self._carried(item, known, reader)
                for item in self._stores.agenda.waiting(file_id, reader)
            ),
            questions=tuple(
                self._put_off(one, reader) for one in asides if one.kind is AsideKind.NEXT_TIME
            ),
            actions=tuple(self._stores.actions.listing(file_id, reader)),
        )

    def _carried(
        self, item: AgendaItem, known: dict[str, AgendaItem], reader: Reader
    ) -> CarriedItem:
        earlier, times, last = item, 0, None
        while earlier.carried_from in known and times < len(known):
            earlier = known[earlier.carried_from]
            if earlier.session_id is not None:
                times += 1
                last = last or earlier.session_id
        return CarriedItem(item, last, self._held_on(last, reader), times)

    def _put_off(self, aside: QuestionAside, reader: Reader) -> PutOffQuestion:
        asked = self._stores.asked.of_session(aside.session_id, reader)
        wordings = [one.wording for one in asked if one.question_id == aside.question_id]
        return PutOffQuestion(
            aside.question_id,
            wordings[-1] if wordings else "",
            aside.session_id,
            self._held_on(aside.session_id, reader),
        )

    def _held_on(self, session_id: str | None, reader: Reader) -> date | None:
        if session_id is None:
            return None
        try:
            return self._stores.sessions.get(session_id, reader).held_on
        except NotFound:
            return None
