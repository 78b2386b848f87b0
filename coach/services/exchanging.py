"""Agendas between two homes: what is shared goes out, what comes in is brought together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agenda import (
    AgendaPaper,
    EvidencePaper,
    ItemPaper,
    TakenAs,
    TakenItem,
    newest,
)
from coach.domain.days import spoken
from coach.domain.row import Audience, Voice
from coach.domain.session import AgendaItem, ItemKind
from coach.errors import Ambiguous, BadInput, FileRefused, NotFound
from coach.services.merging import Merging
from coach.services.people import OWNER_NAME, PeopleService
from coach.services.wording import ExchangeTools, Wording, is_shared
from coach.text import folded, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.people import Reader, Supervisee
    from coach.domain.policy import Policy
    from coach.services.joining import Joining
    from coach.services.ports import AgendaDocuments
    from coach.services.sending import Outbox


@dataclass(frozen=True)
class Sent:
    """An agenda that was written."""

    path: Path
    titles: tuple[str, ...]
    stayed: tuple[TakenItem, ...]
    """What did not go along, and why."""


@dataclass(frozen=True)
class TakenIn:
    """An agenda that came in."""

    supervisee: Supervisee
    paper: AgendaPaper
    items: tuple[TakenItem, ...]
    by_name: bool
    """Whether the pair was found by name, since the file carries no id."""
    joined: bool


class ExchangeService:
    """Sends and takes in agendas."""

    def __init__(
        self,
        tools: ExchangeTools,
        people: PeopleService,
        documents: AgendaDocuments,
        outbox: Outbox,
        joining: Joining,
    ) -> None:
        self._tools = tools
        self._people = people
        self._documents = documents
        self._outbox = outbox
        self._joining = joining

    def send(
        self,
        supervisee: Supervisee,
        reader: Reader,
        output: Path | None = None,
        *,
        empty: bool = False,
    ) -> Sent:
        """Write the shared items that wait, to a file or among the person's documents.

        Without any there is nothing to write, unless an `empty` agenda shall invite somebody.

        From then on they count as shared. What is only mine stays. Raises DocumentsFailed; then
        nothing has been shared. Raises BadInput where nothing is to be written.
        """
        today = self._tools.clock.today()
        with self._tools.stores.atomic():
            waiting = self._tools.stores.agenda.waiting(supervisee.file.id, reader)
            going, stayed = [], []
            for item in waiting:
                why = self._stays(item)
                if why:
                    stayed.append(TakenItem(item.title, TakenAs.LEFT_OUT, why))
                else:
                    going.append(self._share(supervisee, item, reader))
            if not going and not empty:
                raise BadInput(
                    "Nothing that may be sent waits for the next session, so no file was written. "
                    "To invite somebody all the same: coach agenda export NAME --empty"
                )
            paper = replace(self._head(supervisee, reader), on=today, items=tuple(going))
            text = self._documents.write(paper)
            name = f"{today.isoformat()} Agenda.md"
            path = self._outbox.put("agenda", supervisee, "Agendas", name, text, output)
        return Sent(path, tuple(one.words.title for one in going), tuple(stayed))

    def template(self, supervisee: Supervisee | None, reader: Reader | None) -> str:
        """An agenda to be filled in by hand, for one pair or for any."""
        if supervisee is None or reader is None:
            blank = AgendaPaper(
                file_id=None,
                supervisee="",
                supervisor="",
                from_name="",
                role=Voice.SUPERVISEE,
                on=None,
            )
            return self._documents.template(blank)
        head = self._head(supervisee, reader)
        theirs = Voice.SUPERVISOR if head.role is Voice.SUPERVISEE else Voice.SUPERVISEE
        name = head.supervisee if theirs is Voice.SUPERVISEE else head.supervisor
        return self._documents.template(replace(head, from_name=name, role=theirs))

    def save_template(self, text: str, output: Path) -> Path:
        """Write a template to a file. Raises DocumentsFailed."""
        return self._outbox.save(output, text)

    def take_in(self, data: bytes, name: str, join: Policy | None = None) -> TakenIn:
        """Take an agenda in. Raises FileRefused with line and reason; nothing is changed then.

        With `join`, a supervisor's first agenda makes this home take part as the supervisee's, by
        that policy. An agenda without an id is matched by the names in it.
        """
        paper = self._documents.read(data, printable(name))
        with self._tools.stores.atomic():
            supervisee, joined = self._pair_of(paper), False
            if (supervisee is None or self._is_anew(supervisee, paper)) and join is not None:
                supervisee, joined = self._join(paper, join, supervisee), True
            if supervisee is None:
                raise self._strange(paper)
            if self._is_anew(supervisee, paper):
                raise FileRefused(
                    f"This agenda names {printable(paper.supervisor)} as your supervisor, and here "
                    f"that is {printable(supervisee.supervisor.name)}; nothing was taken in. If "
                    "that has changed, say so with --join."
                )
            merging = Merging(self._tools, supervisee, paper, self._people.reader())
            items = tuple(merging.take(item) for item in paper.items)
        return TakenIn(supervisee, paper, items, paper.file_id is None, joined)

    def _head(self, supervisee: Supervisee, reader: Reader) -> AgendaPaper:
        role = supervisee.part_of(reader.owner_id)
        mine = supervisee.person if role is Voice.SUPERVISEE else supervisee.supervisor
        return AgendaPaper(
            file_id=supervisee.file.id,
            supervisee=supervisee.person.name,
            supervisor=supervisee.supervisor.name,
            from_name=mine.name,
            role=role,
            on=None,
        )

    def _evidence(self, item: AgendaItem, reader: Reader) -> tuple[EvidencePaper, ...]:
        return tuple(
            EvidencePaper(one.kind, one.title, one.words)
            for one in self._tools.stores.preparing.evidence.of_item(item.id, reader)
            if one.withdrawn_at is None and one.audience is Audience.PAIR
        )

    def _stays(self, item: AgendaItem) -> str:
        """Why an item does not leave the home; nothing where it does."""
        if not is_shared(item):
            is_worry = item.kind is ItemKind.PERFORMANCE
            return "only yours until you announce it" if is_worry else "only yours"
        return ""

    def _share(self, supervisee: Supervisee, item: AgendaItem, reader: Reader) -> ItemPaper:
        """An item as it travels; it counts as shared from now on."""
        stores = self._tools.stores
        if item.shared_at is None:
            item = stores.agenda.save(replace(item, shared_at=self._tools.clock.now()))
        version = newest(Wording(self._tools, supervisee, reader).known(item))
        also = [
            alias.alias_id
            for alias in stores.preparing.aliases.of_file(item.file_id)
            if alias.agenda_item_id == item.id and alias.alias_id != item.id
        ]
        return ItemPaper(
            words=version.words,
            raised_by=item.raised_by,
            id=item.id,
            number=version.number,
            written_on=version.written_on,
            also=tuple(also),
            carried_from=item.carried_from,
            evidence=self._evidence(item, reader),
        )

    def _pair_of(self, paper: AgendaPaper) -> Supervisee | None:
        everyone = self._people.everyone()
        if paper.file_id is not None:
            return next((one for one in everyone if one.file.id == paper.file_id), None)
        found = [one for one in everyone if self._fits(one, paper)]
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} people here are called {printable(found[0].person.name)}, and the "
                "agenda carries no id of a supervision file; nothing was taken in."
            )
        return found[0] if found else None

    def _fits(self, one: Supervisee, paper: AgendaPaper) -> bool:
        """Whether an agenda without an id can be this pair's, by the names in it."""
        names = {Voice.SUPERVISEE: paper.supervisee, Voice.SUPERVISOR: paper.supervisor}
        names[paper.role] = names[paper.role] or paper.from_name
        supervisee, supervisor = names[Voice.SUPERVISEE], names[Voice.SUPERVISOR]
        if supervisee and folded(supervisee) != folded(one.person.name):
            return False
        if not supervisee and one.person.id != self._people.owner().id:
            return False
        named = one.supervisor.name != OWNER_NAME
        return not (supervisor and named and folded(supervisor) != folded(one.supervisor.name))

    def _strange(self, paper: AgendaPaper) -> FileRefused | NotFound:
        whose = printable(paper.supervisee or paper.from_name or "somebody unnamed")
        if paper.file_id is None:
            return NotFound(
                f"This agenda carries no id, and nobody here fits its names ({whose}); "
                "nothing was taken in."
            )
        former = self._tools.stores.pairings.latest(paper.file_id)
        if former is not None and former.pair.ended_on is not None:
            return FileRefused(
                f"Your time with {printable(former.person.name)} ended on "
                f"{spoken(former.pair.ended_on)}; nothing was taken in."
            )
        return FileRefused(
            f"This agenda is another pair's ({whose}): its supervision file is not here. "
            "Nothing was taken in. If you are that supervisee, take part with --join."
        )

    def _is_anew(self, supervisee: Supervisee, paper: AgendaPaper) -> bool:
        """Whether the owner, who is the supervisee here, has a new supervisor by this agenda."""
        return (
            supervisee.person.id == self._people.owner().id
            and paper.role is Voice.SUPERVISOR
            and folded(paper.supervisor) != folded(supervisee.supervisor.name)
        )

    def _join(self, paper: AgendaPaper, policy: Policy, standing: Supervisee | None) -> Supervisee:
        """Take part in a pair as its supervisee, under the supervision file's own id."""
        if paper.file_id is None or paper.role is not Voice.SUPERVISOR:
            raise FileRefused(
                "Only an agenda that your supervisor exported lets you take part; "
                "nothing was taken in."
            )
        name = paper.supervisor or paper.from_name
        return self._joining.begin(
            paper.file_id, paper.supervisee, name, policy, standing, "agenda"
        )
