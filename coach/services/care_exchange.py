"""The shared part of a self-care plan between two homes: out as a copy, in again as its owner's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coach.domain.care_paper import CareOutcome, CarePaper, TakenThing, ThingPaper
from coach.domain.days import spoken
from coach.domain.row import Audience, Destination
from coach.errors import Ambiguous, BadInput, FileRefused, NotFound
from coach.services.self_care import SelfCareService, new_item
from coach.text import folded, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coach.domain.people import Supervisee
    from coach.domain.self_care import CareWords, SelfCareItem
    from coach.services.care_ports import CareDocuments
    from coach.services.filing import Written
    from coach.services.papers import PaperService
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, Ids
    from coach.services.sending import Outbox
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class CareSent:
    """A copy that was written."""

    path: Path
    things: tuple[CareWords, ...]
    stayed: int
    """How many things are only the owner's, and did not go along."""


@dataclass(frozen=True)
class CareTakenIn:
    """A copy that came in."""

    supervisee: Supervisee
    things: tuple[TakenThing, ...]
    by_name: bool
    """Whether the person was found by name, since the file carries no id."""


class CareExchange:
    """Sends the supervisor's copy and takes one in."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        ids: Ids,
        people: PeopleService,
        care: SelfCareService,
        documents: CareDocuments,
        outbox: Outbox,
        papers: PaperService,
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids
        self._people = people
        self._care = care
        self._documents = documents
        self._outbox = outbox
        self._papers = papers

    def send(self, output: Path | None = None) -> CareSent:
        """Write what the owner of this home shares of their plan; what is only theirs stays.

        Raises BadInput where there is no plan, DocumentsFailed.
        """
        own, reader = self._care.own(), self._people.reader()
        plan = self._care.plan(own, reader) if own else None
        if own is None or plan is None or not plan.latest:
            raise BadInput(
                "You have no self-care plan of your own here yet; nothing was written. Only its "
                "owner sends a copy, from their own home."
            )
        rows = self._stores.self_care.items(own.file.id, reader)
        if all(one.shared_at is None and one.audience is Audience.ONLY_MINE for one in rows):
            raise BadInput(
                "Nothing of your plan is shared yet, so there is no copy to send and no file was "
                "written. Say of a thing who may know it first; on its screen that is w."
            )
        paired = any(one.person.id == own.person.id for one in self._people.everyone())
        chosen = self._care.settled_of(own).review_on
        now = self._clock.now().astimezone(UTC).replace(microsecond=0)
        paper = CarePaper.of(plan, own.file.id if paired else None, now, chosen)
        name = f"{self._clock.today().isoformat()} Self-care plan to share.md"
        text = self._documents.write(paper)
        path = self._outbox.put("self-care-copy", own, "Self-care", name, text, output)
        said = tuple(one.said for one in paper.things)
        return CareSent(path, said, len(plan.items) - len(said))

    def take_in(self, data: bytes, name: str, *, older: bool = False) -> CareTakenIn:
        """Take a copy in: merged by id, nothing doubled; what is no longer shared is taken out.

        Raises FileRefused with line and reason, NotFound, Ambiguous; nothing is changed then.
        """
        paper = self._documents.read(data, printable(name))
        with self._stores.atomic():
            supervisee = self._whose(paper)
            self._refuse_older(supervisee, paper, older=older)
            things = tuple(self._merge(supervisee, paper))
            settled = self._care.settled_of(supervisee)
            self._stores.self_care.settle(
                replace(
                    settled,
                    review_on=paper.review_on or settled.review_on,
                    sent_at=paper.sent_at,
                )
            )
        if any(one.outcome is CareOutcome.WITHDRAWN for one in things):
            self._stores.case_material.erasing.forget()
        return CareTakenIn(supervisee, things, paper.file_id is None)

    def write_out(self, taken: CareTakenIn) -> Written:
        """Bring the plan's document up to date with what came in. Raises DocumentsFailed."""
        return self._papers.write_self_care(taken.supervisee, self._people.reader())

    def _whose(self, paper: CarePaper) -> Supervisee:
        everyone = self._people.everyone()
        if paper.file_id is not None:
            found = [one for one in everyone if one.file.id == paper.file_id]
        else:
            found = [one for one in everyone if folded(one.person.name) == folded(paper.supervisee)]
        whose = printable(paper.supervisee or "somebody unnamed")
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} people here are called {whose}, and this copy carries no id of a "
                "supervision file; nothing was taken in."
            )
        if not found and paper.file_id is not None:
            raise FileRefused(
                f"This is the plan of somebody else ({whose}): that supervision file is not here. "
                "Nothing was taken in."
            )
        if not found:
            raise NotFound(f"Nobody called {whose} is supervised here; nothing was taken in.")
        if found[0].person.id == self._people.owner().id:
            raise FileRefused(
                "This is a copy of your own plan, and the whole of it is here; nothing was taken "
                "in. Send the file to your supervisor."
            )
        return found[0]

    def _refuse_older(self, supervisee: Supervisee, paper: CarePaper, *, older: bool) -> None:
        """An old copy that turns up late would bring back what its owner shares no more."""
        sent_at = self._care.settled_of(supervisee).sent_at
        if sent_at is not None and paper.sent_at < sent_at and not older:
            raise FileRefused(
                f"This copy was made on {_moment(paper.sent_at)}, and one of {_moment(sent_at)} "
                "was taken in already; nothing was changed. To go back to it, say --older."
            )

    def _merge(self, supervisee: Supervisee, paper: CarePaper) -> Iterator[TakenThing]:
        file_id = supervisee.file.id
        kept = self._stores.self_care.items(file_id, self._people.reader(supervisee))
        version = self._stores.self_care.latest_version(file_id) + 1
        named: set[str] = set()
        for one in paper.things:
            thing = one.id or _same(one, kept, named) or self._ids.new()
            named.add(thing)
            outcome = self._take(supervisee, one, thing, kept, named, version)
            yield TakenThing(outcome, one.said)
        for thing in dict.fromkeys(one.thing for one in kept if one.taken_in):
            if thing not in named:
                last = [one for one in kept if one.thing == thing][-1]
                self._stores.self_care.take_back(file_id, thing)
                yield TakenThing(CareOutcome.WITHDRAWN, last.said)

    def _take(
        self,
        supervisee: Supervisee,
        paper: ThingPaper,
        thing: str,
        kept: Sequence[SelfCareItem],
        named: set[str],
        version: int,
    ) -> CareOutcome:
        """One thing: what its owner wrote last counts, and a copy read twice changes nothing."""
        came = [one for one in kept if one.thing == thing and one.taken_in]
        if came and came[-1].said == paper.said:
            return CareOutcome.KNOWN
        standing = [one for one in kept if one.thing == thing and one.until_version is None]
        if not standing and not came:  # what was filed here in a session, and sent since
            twin = _same(paper, kept, named)
            standing = [one for one in kept if one.thing == twin and one.until_version is None]
        for one in standing:
            self._stores.self_care.save(one.end(version))
        self._stores.self_care.add(
            replace(
                new_item(supervisee, paper.said, self._ids.new(), version),
                thing_id=thing,
                audience=Audience.PAIR,
                destination=Destination.PERSONAL,
                shared_at=self._clock.now(),
                taken_in=True,
            )
        )
        if standing and standing[0].said == paper.said:
            return CareOutcome.KNOWN
        return CareOutcome.CHANGED if came or standing else CareOutcome.NEW


def _same(paper: ThingPaper, kept: Sequence[SelfCareItem], named: set[str]) -> str:
    """A thing that stands here in the same words, and that the copy has not named yet."""
    words = folded(" ".join(paper.said.words.split()))
    return next(
        (
            one.thing
            for one in kept
            if one.until_version is None and one.thing not in named
            if one.kind is paper.said.kind and folded(" ".join(one.words.split())) == words
        ),
        "",
    )


def _moment(at: datetime) -> str:
    return f"{spoken(at.date())} at {at:%H:%M} UTC"
