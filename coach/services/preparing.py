"""Preparing a session: items for the agenda, shared when it begins or kept to oneself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.asides import AsideKind
from coach.domain.row import Audience, Destination, Voice
from coach.domain.session import AgendaItem, ItemKind, Need
from coach.errors import Ambiguous, BadInput, IllegalMove, NotFound
from coach.services.drafts import WindowDraft
from coach.text import clean_name, clean_note, folded, printable

if TYPE_CHECKING:
    from coach.domain.model import Function
    from coach.domain.people import Reader, Supervisee
    from coach.services.cases import CaseService
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores

LONGEST = 240
"""Minutes that one item can want."""


class PrepareService:
    """What somebody wants to bring, before there is a session to bring it to."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids, cases: CaseService) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids
        self._cases = cases

    def items(self, supervisee: Supervisee, reader: Reader) -> list[AgendaItem]:
        """The items that wait for the next session, oldest first."""
        return self._stores.agenda.waiting(supervisee.file.id, reader)

    def find(self, supervisee: Supervisee, reader: Reader, wanted: str) -> AgendaItem:
        """One item that waits, by the start of its title or id. Raises NotFound, Ambiguous."""
        sought = folded(" ".join(wanted.split()))
        waiting = self.items(supervisee, reader)
        whole = [item for item in waiting if folded(item.title) == sought]
        for found in (whole, [item for item in waiting if sought and _begins(item, sought)]):
            if len(found) == 1:
                return found[0]
            if found:
                shown = "; ".join(f"{printable(one.title)[:40]} ({one.id})" for one in found)
                raise Ambiguous(f"{len(found)} items begin like that: {shown}. Say a little more.")
        raise NotFound(f"No item that waits begins with “{printable(wanted)[:60]}”.")

    def add(
        self,
        supervisee: Supervisee,
        title: str,
        need: Need | None = None,
        minutes: int | None = None,
        raised_by: Voice | None = None,
        functions: tuple[Function, ...] = (),
        detail: str = "",
        case: str = "",
    ) -> AgendaItem:
        """Add an item, raised by this home's owner unless said otherwise.

        A case reference that is new joins the caseload. Raises BadInput for an empty title, minutes
        out of reach or a case that reads like a name.
        """
        _check_minutes(minutes)
        home = self._stores.people.home()
        with self._stores.atomic():
            title = clean_name(title, "title")
            case_id = self._case_id(supervisee, case)
            return self._stores.agenda.add(
                AgendaItem(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    title=title,
                    raised_by=raised_by or supervisee.part_of(home.owner_id if home else ""),
                    need=need,
                    wanted_minutes=minutes,
                    functions=functions,
                    detail=clean_note(detail),
                    case_id=case_id,
                    destination=_goes_to(case_id),
                )
            )

    def _case_id(self, supervisee: Supervisee, case: str) -> str | None:
        return self._cases.add(supervisee, case)[0].id if case.strip() else None

    def change(
        self,
        supervisee: Supervisee,
        item: AgendaItem,
        reader: Reader,
        title: str,
        need: Need | None = None,
        minutes: int | None = None,
        functions: tuple[Function, ...] = (),
        detail: str = "",
        case: str = "",
    ) -> AgendaItem:
        """Put an item that waits in other words. Raises NotFound, or BadInput as `add`."""
        _check_minutes(minutes)
        with self._stores.atomic():
            standing = self._stores.agenda.get(item.id, reader)
            if standing.session_id is not None or standing.withdrawn_at is not None:
                raise NotFound("That item no longer waits for a session; it stays as it was.")
            title = clean_name(title, "title")
            case_id = self._case_id(supervisee, case)
            return self._stores.agenda.save(
                replace(
                    standing,
                    title=title,
                    need=need,
                    wanted_minutes=minutes,
                    functions=functions,
                    detail=clean_note(detail),
                    case_id=case_id,
                    destination=_goes_to(case_id),
                )
            )

    def put_off(self, supervisee: Supervisee) -> list[str]:
        """The ids of questions that were put off to the next session, oldest first."""
        asides = self._stores.asides.of_file(supervisee.file.id)
        return [one.question_id for one in asides if one.kind is AsideKind.NEXT_TIME]

    def draft(self, supervisee: Supervisee, window: str = "") -> WindowDraft:
        """Words typed in a window of the preparation and not taken yet; for a new item, no name."""
        name = f"prepare {window}".strip()
        return WindowDraft(self._stores, self._clock, supervisee.file.id, name)

    def keep_to_oneself(self, item: AgendaItem, reader: Reader) -> AgendaItem:
        """Keep an item to oneself, or share it after all.

        Raises NotFound, or IllegalMove for what the other person raised.
        """
        if item.kind is ItemKind.PERFORMANCE:
            raise IllegalMove("A worry about somebody's work is shared by announcing it, for good.")
        if item.owner_id != reader.owner_id:
            raise IllegalMove("The other of you raised that; only they can keep it to themselves.")
        shared = item.audience is Audience.PAIR
        audience = Audience.ONLY_MINE if shared else Audience.PAIR
        with self._stores.atomic():
            standing = self._stores.agenda.get(item.id, reader)
            self._follow(standing, audience, reader)
            return self._stores.agenda.save(replace(standing, audience=audience))

    def _follow(self, item: AgendaItem, audience: Audience, reader: Reader) -> None:
        """What belongs to an item is read by whoever reads the item."""
        kept = self._stores.preparing
        for evidence in kept.evidence.of_item(item.id, reader):
            kept.evidence.save(replace(evidence, audience=audience))
        for version in kept.words.of_item(item.id, reader):
            kept.words.save(replace(version, audience=audience))
        matter = kept.matters.of_item(item.id, reader)
        if matter is not None:
            kept.matters.save(replace(matter, audience=audience))

    def remove(self, item: AgendaItem, reader: Reader) -> AgendaItem:
        """Take an item off the list. Raises NotFound where it is off already."""
        with self._stores.atomic():
            standing = self._stores.agenda.get(item.id, reader)
            if standing.withdrawn_at is not None:
                raise NotFound("That item is off the list already.")
            return self._stores.agenda.save(replace(standing, withdrawn_at=self._clock.now()))

    def restore(self, item: AgendaItem, reader: Reader) -> AgendaItem:
        """Bring an item back that was taken off."""
        with self._stores.atomic():
            standing = self._stores.agenda.get(item.id, reader)
            return self._stores.agenda.save(replace(standing, withdrawn_at=None))


def _begins(item: AgendaItem, sought: str) -> bool:
    return folded(item.title).startswith(sought) or folded(item.id).startswith(sought)


def _goes_to(case_id: str | None) -> Destination:
    return Destination.CASE if case_id else Destination.PERSONAL


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise BadInput(
            f"Minutes are a whole number from 1 to {LONGEST}; nothing was changed.", "minutes"
        )
