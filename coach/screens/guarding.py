"""A record looked through on screen, from its page or from the cases: one way for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.leak_choices import passages_of
from coach.screens.leak_guard import Chosen, LeakGuardScreen
from coach.words import cases as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.people import Supervisee
    from coach.domain.record import RecordListing
    from coach.services.house import House
    from coach.services.leak_guarding import GuardDone
    from coach.widgets.everywhere import CoachScreen


class LookingThrough:
    """Opens the leak guard over a record of one person, and carries out what was chosen."""

    def __init__(self, screen: CoachScreen, house: House, supervisee: Supervisee) -> None:
        self._screen = screen
        self._house = house
        self._supervisee = supervisee

    def open(
        self,
        listing: RecordListing,
        then: Callable[[GuardDone], None],
        *,
        sharing: bool = False,
    ) -> None:
        """Show what is found; `then` hears what was done, unless somebody leaves it or it fails."""
        house = self._house
        found = house.leak_guard.check(listing)
        screen = LeakGuardScreen(
            found,
            passages_of(house.records.sections(listing)),
            [line.case for line in house.cases.caseload(self._supervisee)],
            can_change=house.leak_guard.can_change(listing),
            sharing=sharing,
        )
        self._screen.app.push_screen(screen, lambda chosen: self._carry_out(listing, chosen, then))

    def before_sharing(self, listing: RecordListing, share: Callable[[bool], None]) -> None:
        """Look a draft through first where something is found; leaving it shares nothing.

        `share` hears whether somebody has looked.
        """
        guard = self._house.leak_guard
        if guard.can_change(listing) and guard.check(listing):
            self.open(listing, lambda done: share(True), sharing=True)
        else:
            share(False)

    def _carry_out(
        self, listing: RecordListing, chosen: Chosen | None, then: Callable[[GuardDone], None]
    ) -> None:
        if chosen is None:
            return
        done: list[GuardDone] = []
        guard, who, reader = self._house.leak_guard, self._supervisee, self._house.people.reader()
        if self._screen.did(lambda: done.append(guard.apply(who, reader, listing, chosen))):
            self._tell_documents(done[0])
            then(done[0])

    def take_back(self, done: GuardDone) -> None:
        """Put a record back as it was."""
        reader = self._house.people.reader()
        again = self._house.leak_guard.take_back(self._supervisee, reader, done)
        self._screen.notify(say.TAKEN_BACK)
        self._tell_documents(again)

    def _tell_documents(self, done: GuardDone) -> None:
        tell = self._screen.notify
        if done.failed is not None:
            tell(str(done.failed), severity="warning", timeout=15, markup=False)
        for one in done.written:
            if one.kept_aside is not None:
                said = say.LEFT_AS_EDITED.format(path=one.kept_aside)
                tell(said, severity="warning", timeout=15, markup=False)
