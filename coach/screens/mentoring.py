"""Mentoring from a person's page: what was decided of its recording, deciding it, beginning it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import past_day
from coach.domain.goes import in_the_file
from coach.domain.session import SessionKind
from coach.errors import CoachError
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import mentoring as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from coach.domain.people import Supervisee
    from coach.services.house import House


def ask_mentoring(
    app: App[int], house: House, one: Supervisee, open_session: Callable[[str], None]
) -> None:
    """Say what was decided, and ask whether to begin or to decide it."""
    choices = [
        Choice("b", "begin", say.BEGIN),
        Choice("n", "not-recorded", say.DECIDE_NOT),
        Choice("r", "recorded", say.DECIDE),
    ]

    def take(value: str | None) -> None:
        if value == "begin":
            _begin(app, house, one, open_session)
        elif value is not None:
            _decide(app, house, one, recorded=value == "recorded")

    title = say.tell_standing(house.mentoring.standing(one))
    app.push_screen(ChooseOne(title, choices), take)


def _begin(
    app: App[int], house: House, one: Supervisee, open_session: Callable[[str], None]
) -> None:
    """Begin it, and open it as any session under way."""
    try:
        house.sessions.open(one, house.people.owner().id, kind=SessionKind.MENTORING)
    except CoachError as error:
        app.notify(str(error), severity="warning", timeout=15, markup=False)
    else:
        open_session(one.person.id)


def _decide(app: App[int], house: House, one: Supervisee, *, recorded: bool) -> None:
    """Ask with whom and when it was decided, and note it."""
    today = house.clock.today()

    def take(filled: Filled) -> None:
        on = past_day(filled["on"], today, "on")
        house.mentoring.decide(one, recorded=recorded, decided_with=filled["decided_with"], on=on)
        app.notify(say.NOTED, markup=False)

    fields = [
        Field("decided_with", say.WITH),
        Field("on", say.WHEN, today.isoformat(), is_suggestion=True),
    ]
    title = say.DECIDE if recorded else say.DECIDE_NOT
    policy = house.agreements.policy(one)
    app.push_screen(FillIn(title, fields, take, goes=in_the_file(policy)))
