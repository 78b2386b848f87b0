"""Carries what a session did not come to over to the next one, as copies with their provenance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.carrying import copy_on, was_discussed
from coach.domain.session import AgendaItem, AgendaStatus
from coach.errors import NotFound

if TYPE_CHECKING:
    from coach.services.conversation import Conversation


class Carrying:
    """The agenda of one session as it ends."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def _standing(self) -> list[AgendaItem]:
        talk = self._talk
        items = talk.tools.stores.agenda.of_session(talk.session.id, talk.reader)
        return [item for item in items if item.withdrawn_at is None]

    def left_over(self) -> list[AgendaItem]:
        """The items that this session has not come to so far; closing carries them on."""
        talk = self._talk
        discussions = talk.tools.stores.discussions.of_session(talk.session.id, talk.reader)
        return [item for item in self._standing() if not was_discussed(item, discussions)]

    def settle(self, item_id: str) -> AgendaItem:
        """Say that an item is dealt with, without a discussion of its own. Raises NotFound."""
        return self._put(item_id, AgendaStatus.DISCUSSED)

    def unsettle(self, item_id: str) -> AgendaItem:
        """Say that an item is not dealt with after all. Raises NotFound."""
        return self._put(item_id, AgendaStatus.OPEN)

    def _put(self, item_id: str, status: AgendaStatus) -> AgendaItem:
        found = [item for item in self._standing() if item.id == item_id]
        if not found:
            raise NotFound("That is not on this agenda.")
        with self._talk.change():
            return self._talk.tools.stores.agenda.save(replace(found[0], status=status))

    def carry(self) -> list[AgendaItem]:
        """Copy what is left over to the file, and mark what was discussed.

        For use inside the unit of work that closes the session: once closed it stays as it is.
        """
        left = {item.id for item in self.left_over()}
        agenda = self._talk.tools.stores.agenda
        copies = []
        for item in self._standing():
            if item.id not in left:
                agenda.save(replace(item, status=AgendaStatus.DISCUSSED))
                continue
            agenda.save(replace(item, status=AgendaStatus.CARRIED))
            copies.append(agenda.add(copy_on(item, self._talk.tools.ids.new())))
            self._carry_along(item, copies[-1])
        return copies

    def _carry_along(self, item: AgendaItem, copy: AgendaItem) -> None:
        """What belongs to an item goes along, as copies too."""
        kept, new_id = self._talk.tools.stores.preparing, self._talk.tools.ids.new
        for evidence in kept.evidence.of_item(item.id, self._talk.reader):
            if evidence.withdrawn_at is None:
                kept.evidence.add(replace(evidence, id=new_id(), agenda_item_id=copy.id))
        matter = kept.matters.of_item(item.id, self._talk.reader)
        if matter is not None:
            kept.matters.add(replace(matter, id=new_id(), agenda_item_id=copy.id))
