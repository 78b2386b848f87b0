"""Hands a supervision file over to the next supervisor's home, and takes one over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.hand_over import Direction, HandOver, HandOverEntry
from coach.domain.people import Pair, Supervisee
from coach.domain.policy import DeadlineName, Policy
from coach.domain.row import Audience
from coach.errors import DocumentsFailed, FileRefused, IllegalMove, NotFound
from coach.text import printable
from coach.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from coach.services.papers import PaperService
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, HandOverDocuments, Ids
    from coach.services.sending import Outbox
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class HandedOver:
    """A file that was written for the next supervisor."""

    path: Path
    bundle: HandOver
    stays: int
    """Agenda items that are only the owner's, and stay."""


@dataclass(frozen=True)
class TakenOver:
    """A file that was taken over."""

    supervisee: Supervisee
    bundle: HandOver
    counts: dict[str, int]
    """How many rows of each table were new or changed."""
    is_new: bool
    """False where this very file was taken over before; nothing was changed then."""
    agreement_due: str
    """What the policy says of the agreement with a new supervisor, if it says anything."""
    failed: DocumentsFailed | None = None
    """Why documents could not be written, if they could not."""


class HandOverService:
    """The door through which a supervision file goes to another home."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        ids: Ids,
        people: PeopleService,
        documents: HandOverDocuments,
        outbox: Outbox,
        papers: PaperService,
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids
        self._people = people
        self._documents = documents
        self._outbox = outbox
        self._papers = papers

    def find(self, wanted: str) -> Supervisee:
        """Somebody here, or somebody who was: a file that got lost can be written again."""
        former = self._people.among(wanted, self._stores.pairings.former())
        try:
            return self._people.find(wanted)
        except NotFound:
            if former is None:
                raise
            return former

    def hand_over(self, supervisee: Supervisee, output: Path | None = None) -> HandedOver:
        """End the pair's time and write what they shared, to a file of the owner's choice or ours.

        What is only mine stays. Raises IllegalMove while a session is under way, or for one's own
        file, and DocumentsFailed; nothing has changed then.
        """
        owner, today = self._people.owner(), self._clock.today()
        name = printable(supervisee.person.name)
        if supervisee.person.id == owner.id:
            raise IllegalMove("This is your own file; it is your supervisor who hands it over.")
        with self._stores.atomic():
            if self._stores.sessions.under_way(supervisee.file.id) is not None:
                raise IllegalMove(
                    f"A session with {name} is still open; close it first. Nothing was changed."
                )
            standing = self._stores.pairings.latest(supervisee.file.id) or supervisee
            if standing.pair.ended_on is None:
                self._stores.pairings.save(standing.pair.end(today))
            bundle = HandOver(
                id=self._ids.new(),
                schema=self._stores.hand_overs.schema,
                made_on=today,
                file_id=supervisee.file.id,
                supervisee=supervisee.person.name,
                supervisor=owner.name,
                tables=self._stores.hand_overs.gather(supervisee.file.id),
            )
            self._remember(bundle, Direction.OUT)
            file = f"{today.isoformat()} Hand-over.coach"
            text = self._documents.write(bundle)
            path = self._outbox.put("hand-over", supervisee, "Hand-over", file, text, output)
        reader = self._people.reader()
        items = self._stores.agenda.waiting(supervisee.file.id, reader)
        stays = sum(item.audience is Audience.ONLY_MINE for item in items)
        return HandedOver(path, bundle, stays)

    def take_over(self, data: bytes, name: str, policy: Policy) -> TakenOver:
        """Take a file over as the supervisor from today on, by a policy of one's own choice.

        Twice is once. Raises FileRefused where it cannot be; nothing has changed then.
        """
        bundle = self._documents.read(data, name)
        owner = self._people.owner()
        with self._stores.atomic():
            self._check(bundle, owner.id)
            known = self._stores.hand_overs.came_in(bundle.id) is not None
            counts = {} if known else self._stores.hand_overs.put(bundle.file_id, bundle.tables)
            if not known:
                self._begin(bundle, owner.id, policy)
                self._remember(bundle, Direction.IN)
            supervisee = self._stores.pairings.latest(bundle.file_id)
        assert supervisee is not None  # its pair was begun just now, or at the first time
        failed = None if known else self._write(supervisee)
        due = policy.deadline(DeadlineName.AGREEMENT_REVIEW) or policy.deadline(
            DeadlineName.AGREEMENT
        )
        words = due.words if due else ""
        return TakenOver(supervisee, bundle, counts, not known, words, failed)

    def _check(self, bundle: HandOver, owner_id: str) -> None:
        if bundle.schema > self._stores.hand_overs.schema:
            raise FileRefused(
                "This hand-over was written by a newer Coach; nothing was taken over. "
                "Bring this Coach up to date first."
            )
        file = next((row for row in bundle.tables.get("supervision_file", ())), None)
        if bundle.count("supervision_file") != 1 or not file or file.get("id") != bundle.file_id:
            raise FileRefused("This hand-over holds no supervision file; nothing was taken over.")
        here = self._stores.pairings.latest(bundle.file_id)
        own = here is not None and here.person.id == owner_id
        if own or file.get("supervisee_id") == owner_id:
            raise FileRefused(
                "This is your own supervision file; only your next supervisor takes it over. "
                "Nothing was changed."
            )

    def _begin(self, bundle: HandOver, owner_id: str, policy: Policy) -> None:
        """The owner's own time begins; anybody else's on this file has ended."""
        today = self._clock.today()
        for pair in self._stores.pairings.under_way(bundle.file_id):
            if pair.supervisor_id == owner_id:
                return  # they have gone on all the while
            self._stores.pairings.save(pair.end(today))
        self._stores.pairings.begin(
            Pair(
                id=self._ids.new(),
                file_id=bundle.file_id,
                supervisor_id=owner_id,
                policy_id=policy.id,
                policy_version=policy.version,
                started_on=today,
            )
        )

    def _remember(self, bundle: HandOver, direction: Direction) -> None:
        self._stores.hand_overs.add(
            HandOverEntry(
                id=self._ids.new(),
                file_id=bundle.file_id,
                bundle_id=bundle.id,
                direction=direction,
                other_name=bundle.supervisor if direction is Direction.IN else "",
                made_on=bundle.made_on,
            )
        )

    def _write(self, supervisee: Supervisee) -> DocumentsFailed | None:
        try:
            self._papers.write_new(supervisee, self._people.reader())
        except DocumentsFailed as failed:
            return failed
        return None
