"""Brings what was prepared to a session that begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.people import Reader
from coach.domain.session import AgendaItem, ItemKind, Session

if TYPE_CHECKING:
    from coach.services.under_way import Tools


def bring_prepared(tools: Tools, session: Session) -> None:
    """What is shared comes onto the agenda; what is only mine stays mine.

    A worry about somebody's work comes only where it was announced before; else it goes on
    waiting.
    """
    stores = tools.stores
    owner = stores.people.home()
    pair_present = Reader(owner.owner_id if owner else "", session.file_id)
    waiting = stores.agenda.waiting(session.file_id, pair_present)
    fair = [item for item in waiting if _is_fair(tools, item, pair_present)]
    for position, item in enumerate(fair, 1):
        stores.agenda.save(
            replace(item, session_id=session.id, position=position, shared_at=tools.clock.now())
        )
    for evidence in stores.preparing.evidence.waiting(session.file_id, pair_present):
        stores.preparing.evidence.save(
            replace(evidence, session_id=session.id, shared_at=tools.clock.now())
        )


def _is_fair(tools: Tools, item: AgendaItem, reader: Reader) -> bool:
    if item.kind is not ItemKind.PERFORMANCE:
        return True
    matter = tools.stores.preparing.matters.of_item(item.id, reader)
    return matter is not None and matter.announced_on is not None
