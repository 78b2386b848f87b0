"""Begins a search: of one person's file, or of everybody's once it is said who may see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.screens.search import SearchScreen
from coach.screens.search_windows import Doors
from coach.widgets.choosing import Choice, ChooseOne
from coach.words import search as say

if TYPE_CHECKING:
    from textual.app import App

    from coach.domain.people import Supervisee
    from coach.services.house import House


Opens = Callable[[str], None]


def search_one(
    app: App[int], house: House, supervisee: Supervisee, session: Opens, prepare: Opens
) -> None:
    """Search one person's file."""
    heading = say.HEADING_ONE.format(name=supervisee.person.name)
    doors = Doors(session, prepare)
    app.push_screen(
        SearchScreen(house, doors, heading, lambda: house.searching.of(supervisee)),
    )


def search_all(app: App[int], house: House, session: Opens, prepare: Opens) -> None:
    """Search everybody's; while a session is open, ask first whose words may come up."""
    doors = Doors(session, prepare)

    def begin(value: str | None) -> None:
        if value == "":
            searching = house.searching
            app.push_screen(SearchScreen(house, doors, say.HEADING_ALL, searching.among_all))
        elif value is not None:
            search_one(app, house, house.people.with_id(value), session, prepare)

    here = house.searching.open_sessions()
    if not here:
        begin("")
        return
    choices = [
        Choice(str(place), one.person.id, say.ONLY_OF.format(name=one.person.name))
        for place, one in enumerate(here[:9], 1)
    ]
    app.push_screen(ChooseOne(say.WHOSE, [*choices, Choice("e", "", say.OF_ALL)]), begin)
