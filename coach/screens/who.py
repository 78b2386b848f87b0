"""Windows about who somebody supervised is: adding them, changing it, and their going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import past_day
from coach.domain.goes import in_the_file
from coach.domain.policies import find_policy
from coach.domain.staff_groups import groups_of
from coach.errors import CoachError
from coach.services.people import OWNER_NAME
from coach.services.tenures import Changes
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import WELCOME, YOUR_NAME, YOUR_ROLE, goes, today
from coach.words import who as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from coach.domain.people import Supervisee
    from coach.services.house import House


def beginning(house: House) -> FillIn:
    """On a first run: who is here, by which policy, and where documents go."""
    policies = tuple((one.id, one.name) for one in house.content.policies())
    fields = [
        Field("name", YOUR_NAME, OWNER_NAME, is_suggestion=True),
        Field("role", YOUR_ROLE, today.USUAL_ROLE, is_suggestion=True),
        Field("policy", today.YOUR_POLICY, house.settings.policy, choices=policies),
        Field("documents", today.DOCUMENTS, str(house.documents_root)),
    ]

    def take(filled: Filled) -> None:
        house.set_up(filled["name"], filled["role"], filled["policy"], filled["documents"])

    return FillIn(WELCOME, fields, take, goes=goes.A_SETTING)


def adding(house: House) -> FillIn:
    """A window that adds somebody."""

    def take(filled: Filled) -> None:
        policy = find_policy(house.content.policies(), filled["policy"])
        start = past_day(filled["start"], house.clock.today(), "start")
        house.people.add(filled["name"], policy, filled["role"], filled["group"], start)

    return FillIn(say.ADD_TITLE, _fields(house, None), take, goes=goes.A_SETTING)


def changing(house: House, one: Supervisee) -> FillIn:
    """A window that changes who somebody is, and the policy they work by."""

    def take(filled: Filled) -> None:
        house.tenures.edit(
            one,
            Changes(
                name=filled["name"],
                role=filled["role"],
                staff_group=filled["group"],
                start_on=past_day(filled["start"], house.clock.today(), "start"),
                policy=filled["policy"] if filled["policy"] != one.pair.policy_id else None,
            ),
        )

    return FillIn(
        say.CHANGE_TITLE.format(name=one.person.name),
        _fields(house, one),
        take,
        goes=in_the_file(house.agreements.policy(one)),
    )


def _fields(house: House, one: Supervisee | None) -> list[Field]:
    policies = house.content.policies()
    policy_id = one.pair.policy_id if one else house.settings.policy
    policy = next((p for p in policies if p.id == policy_id), policies[0])
    named = {group.id: group.name for group in policy.staff_groups}
    groups = [("", say.NO_GROUP)]
    others = named.get("other")
    groups += [(g, named.get(g) or say.tell_shared_group(g, others)) for g in groups_of(policy)]
    start = one.person.start_on if one else None
    return [
        Field("name", say.NAME, one.person.name if one else ""),
        Field("role", say.ROLE, one.person.role if one else "", say.ROLE_HINT),
        Field("group", say.GROUP, one.person.staff_group if one else "", choices=tuple(groups)),
        Field("start", say.START, start.isoformat() if start else "", say.START_HINT),
        Field("policy", say.POLICY, policy.id, choices=tuple((p.id, p.name) for p in policies)),
    ]


def ask_going(app: App[int], house: House, one: Supervisee, gone: Callable[[], None]) -> None:
    """Ask how somebody goes: they left, or were added by mistake."""
    choices = [
        Choice("n", "stay", say.STAYS),
        Choice("l", "leave", say.LEFT),
        Choice("x", "remove", say.BY_MISTAKE),
    ]

    def leave(filled: Filled) -> None:
        today = house.clock.today()
        house.tenures.leave(one, past_day(filled["on"], today, "on") or today)

    def take(value: str | None) -> None:
        if value == "leave":
            today = house.clock.today().isoformat()
            last = [Field("on", say.LAST_DAY, today, is_suggestion=True)]
            title = say.LEFT_TITLE.format(name=one.person.name)
            window = FillIn(title, last, leave, goes=in_the_file(house.agreements.policy(one)))
            app.push_screen(window, lambda filled: gone() if filled is not None else None)
        elif value == "remove":
            try:
                house.tenures.remove(one)
            except CoachError as error:
                app.notify(str(error), severity="warning", timeout=15, markup=False)
            else:
                gone()

    app.push_screen(ChooseOne(say.GOING_TITLE.format(name=one.person.name), choices), take)
