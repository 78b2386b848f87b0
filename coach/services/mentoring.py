"""Keeps whether a pair's mentoring is recorded: decided with the supervisor, and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.mentoring import MentoringDecision
from coach.errors import BadInput
from coach.text import clean_name

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Supervisee
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


class MentoringService:
    """The decision of each mentoring pair."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def standing(self, supervisee: Supervisee) -> MentoringDecision | None:
        """The decision that holds today; None before there is any, and then nothing is recorded."""
        return next(iter(self.decisions(supervisee)), None)

    def decisions(self, supervisee: Supervisee) -> list[MentoringDecision]:
        """Every decision of the pair, newest first."""
        return self._stores.mentoring.of_pair(supervisee.pair.id)

    def decide(
        self, supervisee: Supervisee, *, recorded: bool, decided_with: str, on: date | None = None
    ) -> MentoringDecision:
        """Note what was decided, with whom and when; sessions begun from now on go by it.

        Raises BadInput for nobody, for a day to come, and for one before the last decision.
        """
        on = on or self._clock.today()
        who = clean_name(decided_with, "decided_with")
        if on > self._clock.today():
            raise BadInput(f"{spoken(on)} is still to come; nothing was changed.", "on")
        with self._stores.atomic():
            last = self.standing(supervisee)
            if last is not None and on < last.decided_on:
                raise BadInput(
                    f"It was decided anew on {spoken(last.decided_on)}, after that day; "
                    "nothing was changed.",
                    "on",
                )
            return self._stores.mentoring.add(
                MentoringDecision(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    pair_id=supervisee.pair.id,
                    recorded=recorded,
                    decided_on=on,
                    decided_with=who,
                )
            )
