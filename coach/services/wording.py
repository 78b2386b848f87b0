"""The wordings of agenda items: which stand, which are kept beside them, and how one is put in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.agenda import ItemWords, WordsVersion, newest
from coach.domain.performance import PerformanceMatter
from coach.domain.row import Audience, Destination
from coach.domain.session import AgendaItem, ItemKind
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.people import Reader, Supervisee
    from coach.services.cases import CaseService
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class ExchangeTools:
    """What every service that exchanges agendas works with."""

    stores: Stores
    clock: Clock
    ids: Ids
    cases: CaseService


class Wording:
    """The items of one supervision file; each verb is for use inside a unit of work."""

    def __init__(self, tools: ExchangeTools, supervisee: Supervisee, reader: Reader) -> None:
        self._tools = tools
        self._supervisee = supervisee
        self._reader = reader

    def of(self, item: AgendaItem) -> ItemWords:
        """How an item is worded now."""
        stores = self._tools.stores
        cases = {case.id: case.reference for case in stores.cases.of_file(item.file_id)}
        matter = stores.preparing.matters.of_item(item.id, self._reader)
        words = matter.words() if matter else None
        return ItemWords(
            title=item.title,
            functions=item.functions,
            case=cases.get(item.case_id or ""),
            need=item.need,
            minutes=item.wanted_minutes,
            kind=item.kind,
            detail=item.detail,
            matter=words if item.kind is ItemKind.PERFORMANCE else None,
        )

    def known(self, item: AgendaItem) -> list[WordsVersion]:
        """Every wording known of an item; the one that stands is the newest of them.

        What was changed here since the last exchange counts as the next wording.
        """
        words = self.of(item)
        versions = self._tools.stores.preparing.words.of_item(item.id, self._reader)
        top = newest(versions) if versions else None
        if top is not None and top.fingerprint == words.fingerprint():
            return versions
        return self.learn(item, words, top.number + 1 if top else 1, None, "")

    def learn(
        self, item: AgendaItem, words: ItemWords, number: int, on: date | None, from_name: str
    ) -> list[WordsVersion]:
        """Keep one more wording of an item, or its higher number; every wording known then."""
        kept = self._tools.stores.preparing.words
        versions = {one.fingerprint: one for one in kept.of_item(item.id, self._reader)}
        mark = words.fingerprint()
        standing = versions.get(mark)
        if standing is None:
            versions[mark] = kept.add(
                WordsVersion(
                    id=self._tools.ids.new(),
                    file_id=item.file_id,
                    agenda_item_id=item.id,
                    number=number,
                    fingerprint=mark,
                    words=words,
                    written_on=on,
                    from_name=from_name,
                    owner_id=item.owner_id,
                    case_id=item.case_id,
                )
            )
        elif (number, on or date.min) > (standing.number, standing.written_on or date.min):
            versions[mark] = kept.save(replace(standing, number=number, written_on=on))
        return list(versions.values())

    def put(self, item: AgendaItem, words: ItemWords, announced_on: date | None) -> AgendaItem:
        """Give an item these words. A case that is new here joins the caseload."""
        stores = self._tools.stores
        case_id = self.case_id(words.case)
        saved = stores.agenda.save(
            replace(
                item,
                title=words.title,
                functions=words.functions,
                need=words.need,
                wanted_minutes=words.minutes,
                kind=words.kind,
                detail=words.detail,
                case_id=case_id,
                destination=Destination.CASE if case_id else Destination.PERSONAL,
            )
        )
        self.put_matter(saved, words, announced_on)
        return saved

    def case_id(self, reference: str | None) -> str | None:
        """The case of a reference, added to the caseload if it is new there."""
        if reference is None:
            return None
        return self._tools.cases.add(self._supervisee, reference)[0].id

    def put_matter(self, item: AgendaItem, words: ItemWords, announced_on: date | None) -> None:
        """Keep what belongs to a performance item."""
        if words.kind is not ItemKind.PERFORMANCE:
            return
        matters = self._tools.stores.preparing.matters
        standing = matters.of_item(item.id, self._reader)
        matter = standing or PerformanceMatter(
            id=self._tools.ids.new(),
            file_id=item.file_id,
            agenda_item_id=item.id,
            owner_id=item.owner_id,
            audience=item.audience,
        )
        if words.matter is not None:
            matter = matter.reword(words.matter)
        matter = replace(matter, announced_on=matter.announced_on or announced_on)
        (matters.save if standing else matters.add)(matter)

    def beside(self, item: AgendaItem) -> list[WordsVersion]:
        """The other wordings kept beside the one that stands, the newest first."""
        mark = self.of(item).fingerprint()
        versions = self._tools.stores.preparing.words.of_item(item.id, self._reader)
        others = [one for one in versions if one.fingerprint != mark]
        return sorted(others, key=lambda v: (v.number, v.fingerprint), reverse=True)


def is_shared(item: AgendaItem) -> bool:
    """Whether an item is for both of the pair, and so may leave the home."""
    return item.audience is Audience.PAIR and item.withdrawn_at is None
