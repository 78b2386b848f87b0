"""Beginning to take part in a supervision file as its supervisee, in a home of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.people import Pair, Person, Supervisee, SupervisionFile
from coach.errors import FileRefused
from coach.text import folded, printable

if TYPE_CHECKING:
    from coach.domain.policy import Policy
    from coach.services.people import PeopleService
    from coach.services.wording import ExchangeTools


class Joining:
    """Makes the owner of a home the supervisee of a pair that somebody else's file names."""

    def __init__(self, tools: ExchangeTools, people: PeopleService) -> None:
        self._tools = tools
        self._people = people

    def take_part(
        self, file_id: str, supervisee: str, supervisor: str, policy: Policy
    ) -> Supervisee:
        """Take part in a pair as its supervisee, by a record that was shared with them.

        Raises FileRefused for somebody else's, or a second supervision file.
        """
        with self._tools.stores.atomic():
            return self.begin(file_id, supervisee, supervisor, policy, None, "record")

    def begin(
        self,
        file_id: str,
        supervisee: str,
        supervisor_name: str,
        policy: Policy,
        standing: Supervisee | None,
        what: str,
    ) -> Supervisee:
        """Begin the pair; where one stands already, it ends and its file goes on."""
        owner = self._people.owner()
        if folded(owner.name) != folded(supervisee):
            raise FileRefused(
                f"This {what} is for {printable(supervisee)}, and this home is "
                f"{printable(owner.name)}'s; nothing was taken in. Say your name with: coach setup"
            )
        if any(one.person.id == owner.id for one in self._people.everyone() if one != standing):
            raise FileRefused(
                "You take part in another supervision file already, and a home holds one of your "
                "own; nothing was taken in."
            )
        ids, today = self._tools.ids, self._tools.clock.today()
        supervisor = Person(id=ids.new(), name=supervisor_name)
        pair = Pair(
            id=ids.new(),
            file_id=file_id,
            supervisor_id=supervisor.id,
            policy_id=policy.id,
            policy_version=policy.version,
            started_on=today,
        )
        if standing is not None:
            self._tools.stores.pairings.save(standing.pair.end(today))
        self._tools.stores.pairings.begin(
            pair, supervisor, None if standing else self._file_for(owner, file_id)
        )
        return self._people.with_id(owner.id)

    def _file_for(self, owner: Person, file_id: str) -> SupervisionFile | None:
        """The file to begin; none where a self-care plan has begun it, which goes on in it."""
        stores = self._tools.stores
        own = stores.self_care.file_of(owner.id)
        if own is None:
            return SupervisionFile(id=file_id, supervisee_id=owner.id)
        if own.id != file_id:
            if stores.pairings.latest(own.id) is not None:
                raise FileRefused(
                    "This home holds a supervision file of your own from another pair, and a home "
                    "holds one; nothing was taken in."
                )
            stores.pairings.rename_file(own.id, file_id)
        return None
