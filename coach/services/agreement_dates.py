"""Notes that a pair made an agreement before Coach, by its date alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agreement_date import AgreementDate
from coach.domain.days import spoken
from coach.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Pair, SupervisionFile
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


class AgreementDates:
    """The days on which agreements were made outside Coach."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def agreed_on(self, file: SupervisionFile) -> date | None:
        """The day of the newest such agreement, or None."""
        found = self._stores.agreement_dates.latest(file.id)
        return found.agreed_on if found else None

    def note_agreed(self, file: SupervisionFile, pair: Pair, on: date) -> AgreementDate:
        """Note the day; the pair's own newest one is put right, never doubled.

        Raises BadInput for a day to come, or where an agreement stands in Coach itself.
        """
        if on > self._clock.today():
            raise BadInput(
                f"{spoken(on)} is still to come, so nothing was agreed on it yet; "
                "nothing was changed.",
                "agreement_on",
            )
        store = self._stores.agreement_dates
        with self._stores.atomic():
            standing = store.latest(file.id)
            versions = store.versions(file.id)
            if versions > (standing.version if standing else 0):
                raise BadInput(
                    "An agreement with its words stands in Coach already, so its date is known; "
                    "nothing was changed.",
                    "agreement_on",
                )
            if standing is not None and standing.pair_id == pair.id:
                return store.save(replace(standing, agreed_on=on))
            return store.add(
                AgreementDate(
                    id=self._ids.new(),
                    file_id=file.id,
                    pair_id=pair.id,
                    version=versions + 1,
                    agreed_on=on,
                )
            )
