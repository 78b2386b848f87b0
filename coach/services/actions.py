"""Open actions, of one supervisee or of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.agreed_action import ActionListing
    from coach.domain.people import Supervisee
    from coach.services.people import PeopleService
    from coach.services.store_ports import Stores


class ActionService:
    """Reads what is still to be done."""

    def __init__(self, stores: Stores, people: PeopleService) -> None:
        self._stores = stores
        self._people = people

    def of(self, supervisee: Supervisee) -> list[ActionListing]:
        """One supervisee's, those due first at the top."""
        return self._stores.actions.listing(supervisee.file.id, self._people.reader())

    def everybodys(self) -> list[ActionListing]:
        """Those of everybody who is still here, those due first at the top."""
        if not self._people.is_set_up():
            return []
        here = {one.file.id for one in self._people.everyone()}
        found = self._stores.actions.listing(None, self._people.reader())
        return [one for one in found if one.action.file_id in here]
