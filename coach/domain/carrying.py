"""What goes on to the next time: copies of items left over, questions put off, open actions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.session import AgendaItem, AgendaStatus
from coach.text import folded
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.agreed_action import ActionListing
    from coach.domain.discussion import Discussion


@dataclass(frozen=True)
class CarriedItem:
    """An item that waits, and the way it has come."""

    item: AgendaItem
    from_session: str | None
    """The session that did not come to it; None for one that is new."""
    from_held_on: date | None
    times: int
    """How often it was carried on; 0 for one that is new."""


@dataclass(frozen=True)
class PutOffQuestion:
    """A question that waits, as it was worded when it was put off."""

    question_id: str
    wording: str
    """Empty where that is not known."""
    from_session: str
    from_held_on: date | None


@dataclass(frozen=True)
class CarryOver:
    """Everything on a supervision file that waits for the next session."""

    items: tuple[CarriedItem, ...]
    questions: tuple[PutOffQuestion, ...]
    actions: tuple[ActionListing, ...]


def was_discussed(item: AgendaItem, discussions: Iterable[Discussion]) -> bool:
    """Whether a session came to an item: said so, or a discussion of its own was begun."""
    return item.status is AgendaStatus.DISCUSSED or any(
        one.agenda_item_id == item.id or folded(one.title) == folded(item.title)
        for one in discussions
        if one.withdrawn_at is None
    )


def copy_on(item: AgendaItem, new_id: str) -> AgendaItem:
    """A copy for the next session; the item itself stays with the session that it was in."""
    return replace(
        item,
        id=new_id,
        revision=0,
        session_id=None,
        status=AgendaStatus.OPEN,
        position=0,
        carried_from=item.id,
    )
