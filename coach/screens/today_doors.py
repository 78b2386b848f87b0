"""Where Today leads that is about nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.values import dataclass
from coach.widgets.everywhere import CoachScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.house import House


@dataclass(frozen=True)
class Doors:
    """Where Today leads."""

    session: Callable[[str], None]
    """Somebody's session, by their id."""
    prepare: Callable[[str], None]
    demo: Callable[[bool], None]
    """The demo, with a guide or without."""
    settings: Callable[[], None]


class TodayDoors(CoachScreen):
    """Today's ways out; what lies behind each is read when it is gone through."""

    def __init__(self, house: House, doors: Doors) -> None:
        super().__init__()
        self._house = house
        self._doors = doors

    def show(self) -> None:
        """Everybody, as things stand."""

    def action_take_part(self) -> None:
        """Begin as somebody's supervisee, by an agenda that they sent."""
        from coach.screens.taking_part import take_part

        take_part(self.app, self._house, self.show)

    def action_month(self) -> None:
        """Who is booked when."""
        from coach.screens.month import MonthScreen

        self.app.push_screen(MonthScreen(self._house, self._doors.session))

    def action_groups(self) -> None:
        """The groups that the owner mentors."""
        from coach.screens.groups import GroupsScreen

        self.app.push_screen(GroupsScreen(self._house))

    def action_search(self) -> None:
        """Find what was said and agreed, with anybody."""
        from coach.screens.search_begin import search_all

        search_all(self.app, self._house, self._doors.session, self._doors.prepare)

    def action_banks(self) -> None:
        """Browse every question."""
        from coach.screens.banks import BanksScreen

        self.app.push_screen(BanksScreen(self._house.content.banks()))

    def action_self_care(self) -> None:
        """The owner's own self-care plan, whether or not they are in a pair."""
        from coach.screens.care_windows import CarePlace
        from coach.screens.self_care import SelfCareScreen

        house = self._house
        try:
            own = house.self_care.begin_own()
        except CoachError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        place = CarePlace(house.self_care, house.care_talk, own, house.people.reader())
        self.app.push_screen(SelfCareScreen(place, house=house))

    def action_settings(self) -> None:
        """Who you are, your policy, documents, looks and keys."""
        self._doors.settings()

    def action_demo(self) -> None:
        """Look round with a pair who do not exist."""
        self._doors.demo(False)

    def action_tour(self) -> None:
        """Look round with a guide."""
        self._doors.demo(True)
