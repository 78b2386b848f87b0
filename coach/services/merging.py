"""Brings an agenda that came in together with what is here: nothing doubled or overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agenda import (
    AgendaPaper,
    ItemAlias,
    ItemPaper,
    MatterWords,
    TakenAs,
    TakenItem,
    id_by_hand,
    newest,
    same_item,
)
from coach.domain.evidence import Evidence
from coach.domain.row import Audience, Destination, Voice
from coach.domain.session import AgendaItem, AgendaStatus, ItemKind
from coach.errors import FileRefused, NotFound
from coach.services.wording import ExchangeTools, Wording

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Reader, Supervisee


class Merging:
    """One agenda on its way into one supervision file; for use inside a unit of work."""

    def __init__(
        self, tools: ExchangeTools, supervisee: Supervisee, paper: AgendaPaper, reader: Reader
    ) -> None:
        self._tools = tools
        self._supervisee = supervisee
        self._paper = paper
        self._reader = reader
        self._wording = Wording(tools, supervisee, reader)

    def take(self, paper: ItemPaper) -> TakenItem:
        """Take one item in, and say what became of it."""
        lacks = self._lacks(paper)
        if lacks:
            why = f"a worry about work is announced with {lacks}, and that is not there"
            return TakenItem(paper.words.title, TakenAs.LEFT_OUT, why)
        item_id = paper.id or id_by_hand(
            self._supervisee.file.id, paper.words.title, paper.raised_by, self._paper.on
        )
        standing = self._standing(paper, item_id)
        if standing is None:
            return self._add(paper, item_id)
        self._also(standing, {item_id, *paper.also} - {standing.id})
        closed = self._why_not(standing, paper)
        if closed is not None:
            return closed
        self._add_evidence(standing, paper)
        return self._reword(standing, paper)

    def _lacks(self, paper: ItemPaper) -> str:
        """What a performance item would need to be fair; nothing for any other."""
        if paper.words.kind is not ItemKind.PERFORMANCE:
            return ""
        matter = paper.words.matter or MatterWords()
        lacking = matter.lacks(has_evidence=bool(paper.evidence))
        return lacking[0][1] if lacking else ""

    def _all(self) -> dict[str, AgendaItem]:
        """Every item of the file, under each id that it is known by."""
        items = self._tools.stores.agenda.of_file(self._supervisee.file.id, self._reader)
        found = {item.id: item for item in items}
        for alias in self._tools.stores.preparing.aliases.of_file(self._supervisee.file.id):
            if alias.agenda_item_id in found:
                found.setdefault(alias.alias_id, found[alias.agenda_item_id])
        return found

    def _standing(self, paper: ItemPaper, item_id: str) -> AgendaItem | None:
        """The same item as it stands here: by its ids, else by title and who raised it.

        Words alone make two items one only where one of the two was written without an id.
        """
        known = self._all()
        for one in (item_id, *paper.also):
            if one in known:
                return known[one]
        by_hand = {
            alias.agenda_item_id
            for alias in self._tools.stores.preparing.aliases.of_file(self._supervisee.file.id)
            if alias.alias_id == alias.agenda_item_id
        }
        mark = same_item(paper.words.title, paper.raised_by)
        for item in self._tools.stores.agenda.waiting(self._supervisee.file.id, self._reader):
            if (
                item.audience is Audience.PAIR
                and (paper.id is None or item.id in by_hand)
                and same_item(item.title, item.raised_by) == mark
            ):
                return item
        return None

    def _also(self, item: AgendaItem, ids: set[str]) -> None:
        """Remember other ids of an item."""
        aliases = self._tools.stores.preparing.aliases
        known = {alias.alias_id for alias in aliases.of_file(item.file_id)}
        for alias_id in sorted(ids - known):
            aliases.add(
                ItemAlias(
                    id=self._tools.ids.new(),
                    file_id=item.file_id,
                    agenda_item_id=item.id,
                    alias_id=alias_id,
                )
            )

    def _why_not(self, item: AgendaItem, paper: ItemPaper) -> TakenItem | None:
        """Why an item that is here already stays as it is, if it does."""
        title = paper.words.title
        if item.audience is not Audience.PAIR:
            return TakenItem(title, TakenAs.LEFT_OUT, "it is only yours here")
        if item.withdrawn_at is not None:
            return TakenItem(title, TakenAs.LEFT_OUT, "it was taken off here")
        if item.session_id is None and item.status is AgendaStatus.OPEN:
            return None
        if item.status is AgendaStatus.CARRIED:
            return TakenItem(title, TakenAs.HERE, "it was carried on")
        if self._wording.of(item) != paper.words:
            why = "a session has it already, so other words for it are left out"
            return TakenItem(title, TakenAs.LEFT_OUT, why)
        return TakenItem(title, TakenAs.HERE, "a session has it already")

    def _reword(self, item: AgendaItem, paper: ItemPaper) -> TakenItem:
        """Learn the words that came; the newest stand and the others are kept beside them."""
        title = paper.words.title
        before = newest(self._wording.known(item)).fingerprint
        mark = paper.words.fingerprint()
        learnt = {one.fingerprint for one in self._wording.known(item)}
        versions = self._wording.learn(
            item, paper.words, paper.number, self._written_on(paper), self._paper.from_name
        )
        top = newest(versions)
        if top.fingerprint != before:
            self._wording.put(item, top.words, self._announced_on())
            return TakenItem(title, TakenAs.CHANGED, "the words from before are kept beside it")
        if mark == before:
            return TakenItem(title, TakenAs.HERE)
        if mark in learnt:
            return TakenItem(title, TakenAs.HERE, "the words here are newer")
        return TakenItem(title, TakenAs.BESIDE, "the words here are newer and stand")

    def _add(self, paper: ItemPaper, item_id: str) -> TakenItem:
        self._refuse_strange(paper, item_id)
        words = paper.words
        case_id = self._wording.case_id(words.case)
        item = self._tools.stores.agenda.add(
            AgendaItem(
                id=item_id,
                file_id=self._supervisee.file.id,
                title=words.title,
                raised_by=paper.raised_by,
                kind=words.kind,
                need=words.need,
                wanted_minutes=words.minutes,
                functions=words.functions,
                detail=words.detail,
                case_id=case_id,
                destination=Destination.CASE if case_id else Destination.PERSONAL,
                carried_from=self._continue(paper.carried_from),
                owner_id=self._person(paper.raised_by),
                written_by=self._person(self._paper.role),
                shared_at=self._tools.clock.now(),
            )
        )
        if paper.id is None:
            self._also(item, {item_id})
        self._also(item, set(paper.also))
        self._wording.put_matter(item, words, self._announced_on())
        self._wording.learn(
            item, words, paper.number, self._written_on(paper), self._paper.from_name
        )
        self._add_evidence(item, paper)
        return TakenItem(words.title, TakenAs.NEW)

    def _refuse_strange(self, paper: ItemPaper, item_id: str) -> None:
        """An id that is something else's here is no item of this pair's."""
        try:
            self._tools.stores.agenda.get(item_id, self._reader)
        except NotFound:
            return
        raise FileRefused(
            f"Line {paper.line}: “{paper.words.title[:60]}” carries the id of another pair's item; "
            "nothing was taken in."
        )

    def _continue(self, earlier_id: str | None) -> str | None:
        """The item that this one is a copy of; where it still waits here, it waits no longer."""
        earlier = self._all().get(earlier_id or "")
        if earlier is None:
            return None
        if earlier.session_id is None and earlier.status is AgendaStatus.OPEN:
            self._tools.stores.agenda.save(replace(earlier, status=AgendaStatus.CARRIED))
        return earlier.id

    def _add_evidence(self, item: AgendaItem, paper: ItemPaper) -> None:
        kept = self._tools.stores.preparing.evidence
        known = {(e.kind, e.title, e.words) for e in kept.of_item(item.id, self._reader)}
        for one in paper.evidence:
            if (one.kind, one.title, one.words) in known:
                continue
            known.add((one.kind, one.title, one.words))
            kept.add(
                Evidence(
                    id=self._tools.ids.new(),
                    file_id=item.file_id,
                    agenda_item_id=item.id,
                    kind=one.kind,
                    title=one.title,
                    words=one.words,
                    owner_id=self._person(self._paper.role),
                    shared_at=self._tools.clock.now(),
                )
            )

    def _announced_on(self) -> date:
        return self._paper.on or self._tools.clock.today()

    def _written_on(self, paper: ItemPaper) -> date | None:
        return self._paper.on if paper.id is None else paper.written_on

    def _person(self, voice: Voice) -> str:
        """Whose words: the supervisee's, the supervisor's, or the sender's for both."""
        part = self._paper.role if voice is Voice.BOTH else voice
        ours = self._supervisee
        return ours.person.id if part is Voice.SUPERVISEE else ours.supervisor.id
