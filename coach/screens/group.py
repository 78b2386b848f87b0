"""One group on screen: members, who assesses whom, what is open, its agreement and its dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.days import day
from coach.domain.group_session import GroupAction, GroupActionStatus, GroupSession, GroupStatus
from coach.errors import BadInput
from coach.screens.group_lines import notes_page
from coach.screens.group_moves import screen_of
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.widgets.reading import Page
from coach.words import KEY_BACK, tell_day
from coach.words import group_pages as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.group import GroupMember
    from coach.services.group_sessions import GroupMeeting
    from coach.services.groups import GroupSeen
    from coach.services.house import House

_KEYS = "123456789abcdefghijklmopqrstuvwxyz"


def told_of(house: House, one: GroupSeen) -> list[str]:
    """What a group's line says of its dates and its agreement."""
    sessions = house.groups.sessions(one)
    told = []
    if any(session.is_under_way for session in sessions):
        told.append(say.UNDER_WAY)
    planned = [s.planned_on for s in sessions if s.status is GroupStatus.PLANNED and s.planned_on]
    if planned:
        told.append(say.NEXT.format(day=tell_day(min(planned))))
    held = [s.held_on for s in sessions if s.status is GroupStatus.HELD and s.held_on]
    if held:
        told.append(say.LAST.format(day=tell_day(max(held))))
    standing = house.group_agreements.of(one).standing
    told.append(say.AGREED if standing else say.NOT_AGREED)
    return told


class GroupScreen(ListScreen):
    """One group."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("s", "session", say.KEY_SESSION, id="group.session"),
        Binding("g", "agreement", say.KEY_AGREEMENT, id="group.agreement"),
        Binding("a", "add", say.KEY_ADD_MEMBER, id="group.add"),
        Binding("x", "member_leaves", say.KEY_LEAVES, id="group.leaves", show=False),
        Binding("p", "plan", say.KEY_PLAN, id="group.plan"),
        Binding("w", "assesses", say.KEY_ASSESSES, id="group.assesses", show=False),
        Binding("e", "change", say.KEY_CHANGE, id="group.change", show=False),
        Binding("escape", "leave", KEY_BACK, id="group.leave"),
    ]

    def __init__(self, house: House, group_id: str) -> None:
        super().__init__()
        self._house = house
        self._group_id = group_id
        self._acts: dict[str, Callable[[], object]] = {}

    def on_screen_resume(self) -> None:
        """Its session may have gone on meanwhile."""
        super().on_screen_resume()
        self.show()

    @property
    def seen(self) -> GroupSeen:
        """The group as it is now."""
        return self._house.groups.find(self._group_id)

    def show(self) -> None:
        """Who belongs to it, who assesses whom, what is open, and every date."""
        seen = self.seen
        status = [seen.group.name, *told_of(self._house, seen)]
        self.query_one("#status", Static).update(Text(" · ".join(status)))
        self._acts = {}
        lines = [*self._purpose(seen), *self._members(seen), *self._actions(seen)]
        lines += self._sessions(seen)
        self.query_one(LineList).show(lines, say.EMPTY)

    def _purpose(self, seen: GroupSeen) -> list[tuple[str, Text]]:
        return [("purpose", Text(seen.group.purpose, "italic"))] if seen.group.purpose else []

    def _members(self, seen: GroupSeen) -> list[tuple[str, Text]]:
        assessors: dict[str, list[str]] = {}
        for one in seen.assessing:
            assessors.setdefault(one.person_id, []).append(one.assessor)
        lines = []
        for member in seen.here_on(self._house.clock.today()):
            told = assessors.get(member.person_id)
            more = f"  {say.ASSESSED_BY.format(names=', '.join(told))}" if told else ""
            lines.append((member.id, Text(f"{seen.called[member.person_id]}{more}")))
        if seen.assessing:
            lines.append(("never", Text(seen.group.never_reaches, "italic")))
        return lines

    def _actions(self, seen: GroupSeen) -> list[tuple[str, Text]]:
        lines = []
        for one in self._house.groups.open_actions(seen):
            called = seen.called.get(one.person_id, "")
            words = say.tell_action(one, called, self._house.clock.today())
            self._acts[one.id] = partial(self._settle, one)
            lines.append((one.id, Text(words)))
        return lines

    def _sessions(self, seen: GroupSeen) -> list[tuple[str, Text]]:
        lines = []
        for one in reversed(self._house.groups.sessions(seen)):
            if one.status is not GroupStatus.CALLED_OFF:
                self._acts[one.id] = partial(self._open, one)
                lines.append((one.id, Text(say.tell_session(one))))
        return lines

    def on_option_list_option_selected(self) -> None:
        """Open a session, or settle an action."""
        here = self.query_one(LineList).here
        if here in self._acts:
            self._acts[here]()

    # Sessions

    def action_session(self) -> None:
        """Begin today's session, or go on where it was left."""
        opened: list[GroupMeeting] = []
        if self.did(lambda: opened.append(self._house.group_sessions.open(self.seen))):
            self.app.push_screen(screen_of(self._house, opened[0]))

    def _open(self, one: GroupSession) -> None:
        if one.status is GroupStatus.HELD:
            meeting = self._house.group_sessions.look_at(self.seen, one)
            title = say.NOTES_OF.format(day=tell_day(one.held_on))
            self.app.push_screen(Page(title, notes_page(meeting)))
        elif one.is_under_way or one.planned_on == self._house.clock.today():
            self.action_session()
        else:
            self.notify(say.ON_ITS_DAY)

    def action_plan(self) -> None:
        """Put a date down."""

        def take(filled: Filled) -> None:
            on = day(filled["on"], self._house.clock.today())
            if on is None:
                raise BadInput(say.SAY_A_DAY, "on")
            self._house.groups.plan(self.seen, on)

        self._fill(say.PLAN, [Field("on", say.ON)], take)

    def _settle(self, one: GroupAction) -> None:
        choices = [
            Choice("d", GroupActionStatus.DONE, say.IS_DONE),
            Choice("x", GroupActionStatus.DROPPED, say.IS_DROPPED),
            Choice("n", "", say.STILL_OPEN),
        ]

        def take(value: str | None) -> None:
            if value:
                self.did(lambda: self._house.groups.settle(one, GroupActionStatus(value)))
                self.show()

        self.app.push_screen(ChooseOne(say.WHAT_CAME_OF_IT, choices), take)

    # The group

    def action_agreement(self) -> None:
        """What it agrees on how it works together."""
        from coach.screens.group_agreement import GroupAgreementScreen  # only who opens it

        self.app.push_screen(GroupAgreementScreen(self._house, self._group_id))

    def action_add(self) -> None:
        """Take somebody in."""

        def take(filled: Filled) -> None:
            self._house.groups.add_member(
                self.seen, filled["name"], somebody_else=bool(filled["else"])
            )

        fields = [
            Field("name", say.NAME),
            Field("else", say.SOMEBODY_ELSE, choices=(("", say.NO), ("yes", say.YES))),
        ]
        self._fill(say.ADD_MEMBER, fields, take)

    def action_member_leaves(self) -> None:
        """Let somebody go."""
        self._choose_member(
            say.WHO_LEAVES, lambda name: self._house.groups.member_leaves(self.seen, name)
        )

    def action_assesses(self) -> None:
        """Say openly who assesses a member, and what never reaches an assessor."""
        names = [self.seen.called[one.person_id] for one in self._here()]
        fields = [
            Field("who", say.ASSESSED, choices=tuple((one, one) for one in names)),
            Field("assessor", say.ASSESSOR),
            Field("never", say.NEVER_REACHES, self.seen.group.never_reaches, is_long=True),
        ]

        def take(filled: Filled) -> None:
            groups = self._house.groups
            if filled["assessor"].strip():
                groups.say_assesses(self.seen, filled["assessor"], filled["who"])
            groups.change(self.seen, never_reaches=filled["never"])

        if names:
            self._fill(say.KEY_ASSESSES, fields, take, say.ASSESSES_ABOUT)

    def action_change(self) -> None:
        """Say something else of the group."""
        group = self.seen.group
        fields = [
            Field("name", say.NAME, group.name),
            Field("purpose", say.PURPOSE, group.purpose),
            Field("minutes", say.MINUTES, str(group.minutes)),
        ]

        def take(filled: Filled) -> None:
            if not filled["minutes"].strip().isdecimal():
                raise BadInput(say.MINUTES_ARE_A_NUMBER, "minutes")
            self._house.groups.change(
                self.seen,
                name=filled["name"],
                purpose=filled["purpose"],
                minutes=int(filled["minutes"]),
            )

        self._fill(say.CHANGE, fields, take)

    def _here(self) -> tuple[GroupMember, ...]:
        return self.seen.here_on(self._house.clock.today())

    def _choose_member(self, title: str, act: Callable[[str], object]) -> None:
        names = [self.seen.called[one.person_id] for one in self._here()]
        choices = [
            Choice(_KEYS[n] if n < len(_KEYS) else "", one, one) for n, one in enumerate(names)
        ]

        def take(name: str | None) -> None:
            if name is not None:
                self.did(lambda: act(name))
                self.show()

        self.app.push_screen(ChooseOne(title, choices), take)

    def _fill(
        self, title: str, fields: list[Field], take: Callable[[Filled], object], about: str = ""
    ) -> None:
        self.app.push_screen(
            FillIn(title, fields, take, goes=say.TO_THE_GROUP, about=about), lambda _: self.show()
        )
