"""Groups: who belongs to them, when they meet, who assesses whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.group import (
    BOOKED_MINUTES,
    Assessing,
    GroupMember,
    ReflectiveGroup,
    told_apart,
)
from coach.domain.group_session import (
    Attending,
    GroupAction,
    GroupActionStatus,
    GroupSession,
    GroupStatus,
)
from coach.errors import Ambiguous, BadInput, IllegalMove, NotFound
from coach.services.finding import match_one
from coach.text import clean_line, clean_name, clean_note, folded, printable
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.people import Reader
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores

LONGEST = 240
MOST_MEMBERS = 100


@dataclass(frozen=True)
class GroupSeen:
    """A group as faces show it."""

    group: ReflectiveGroup
    mentor: str
    members: tuple[GroupMember, ...]
    """Everybody who belongs or belonged to it, in the order in which they came."""
    assessing: tuple[Assessing, ...]
    called: dict[str, str]
    """What each one is called, by the person's id; the mentor too."""

    def here_on(self, day: date) -> tuple[GroupMember, ...]:
        """Who belongs to it on a day."""
        return tuple(one for one in self.members if one.belongs_on(day))


class GroupService:
    """The groups of this home."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids, people: PeopleService) -> None:
        self.stores = stores
        self.clock = clock
        self.ids = ids
        self._people = people

    def reader(self) -> Reader:
        """The mentor alone."""
        return self._people.reader()

    # Groups

    def everyone(self) -> list[GroupSeen]:
        """Every group, by name."""
        groups = self.stores.groups.groups.every()
        return [self._seen(one) for one in sorted(groups, key=lambda g: folded(g.name))]

    def _seen(self, group: ReflectiveGroup) -> GroupSeen:
        mentor = self._people.owner()
        members = self.stores.groups.groups.members(group.id)
        named = [(mentor.id, mentor.name), *((one.person_id, one.name) for one in members)]
        return GroupSeen(
            group,
            mentor.name,
            tuple(members),
            tuple(self.stores.groups.groups.assessing(group.id)),
            told_apart(list(dict.fromkeys(named))),
        )

    def again(self, seen: GroupSeen) -> GroupSeen:
        """The group as it is on the disk now."""
        return self._seen(
            next(one for one in self.stores.groups.groups.every() if one.id == seen.group.id)
        )

    def find(self, wanted: str) -> GroupSeen:
        """One group by its name, the start of it or of its id. Raises NotFound, Ambiguous."""
        everyone = self.everyone()
        found = match_one(
            wanted,
            everyone,
            (
                lambda one, sought: folded(one.group.name) == sought,
                lambda one, sought: folded(one.group.id).startswith(sought),
                lambda one, sought: folded(one.group.name).startswith(sought),
            ),
            lambda one: one.group.name,
        )
        if found is None:
            shown = printable(wanted)[:60]
            raise NotFound(
                f"No group is called “{shown}”; `coach group list` lists them, and "
                f'`coach group add "{shown}"` begins one.'
            )
        return found

    def add(
        self, name: str, purpose: str = "", minutes: int = BOOKED_MINUTES,
        never_reaches: str | None = None, members: Sequence[str] = (),
    ) -> GroupSeen:  # fmt: skip
        """Begin a group, with its members; a name said twice is two people.

        Raises BadInput for a name without letters, IllegalMove for one taken.
        """
        name = clean_name(name)
        with self.stores.atomic():
            if any(folded(one.group.name) == folded(name) for one in self.everyone()):
                raise IllegalMove(f"There is a group called “{name}” already; nothing was added.")
            row = ReflectiveGroup(
                id=self.ids.new(),
                name=name,
                mentor_id=self._people.owner().id,
                purpose=clean_line(purpose),
                minutes=_minutes(minutes),
            )
            if never_reaches is not None:
                row = replace(row, never_reaches=clean_line(never_reaches))
            seen = self._seen(self.stores.groups.groups.add(row))
            for place, one in enumerate(members):
                is_another = folded(one) in map(folded, members[:place])
                self.add_member(seen, one, somebody_else=is_another)
            return self.again(seen)

    def change(
        self, seen: GroupSeen, *, name: str | None = None, purpose: str | None = None,
        minutes: int | None = None, never_reaches: str | None = None,
    ) -> GroupSeen:  # fmt: skip
        """Say something else of a group; what is None stays. Raises BadInput."""
        with self.stores.atomic():
            group = self.again(seen).group
            changed = replace(
                group,
                name=group.name if name is None else clean_name(name),
                purpose=group.purpose if purpose is None else clean_line(purpose),
                minutes=group.minutes if minutes is None else _minutes(minutes),
                never_reaches=(
                    group.never_reaches if never_reaches is None else clean_note(never_reaches)
                ),
            )
            return self._seen(self.stores.groups.groups.save(changed))

    # Members

    def add_member(
        self, seen: GroupSeen, name: str, on: date | None = None, *, somebody_else: bool = False
    ) -> GroupMember:
        """Take somebody in. Whoever the mentor supervises under that very name is meant.

        With `somebody_else` it is another person of that name. Raises BadInput, IllegalMove where
        the same person belongs to it already, Ambiguous.
        """
        name = clean_name(name)
        with self.stores.atomic():
            seen = self.again(seen)
            if len(seen.members) >= MOST_MEMBERS:
                raise BadInput(f"A group has at most {MOST_MEMBERS} members; nothing was changed.")
            person_id, name = (None, name) if somebody_else else self._supervised(name)
            today = self.clock.today()
            if any(one.person_id == person_id for one in seen.here_on(today)):
                raise IllegalMove(
                    f"{name} belongs to this group already; for another person of that name "
                    "say --somebody-else."
                )
            row = GroupMember(
                id=self.ids.new(),
                group_id=seen.group.id,
                person_id=person_id or self.ids.new(),
                name=name,
                joined_on=on or today,
            )
            return self.stores.groups.groups.add_member(row)

    def _supervised(self, name: str) -> tuple[str | None, str]:
        """The person whom the mentor supervises by this name, else nobody yet."""
        alike = [
            one.person
            for one in self._people.everyone()
            if folded(one.person.name) == folded(name)
            or (len(name) >= 6 and folded(one.person.id).startswith(folded(name)))
        ]
        if len(alike) > 1:
            raise Ambiguous(
                f"You supervise {len(alike)} people called “{name}”; say which by the start of "
                "the id, which `coach people` shows."
            )
        return (alike[0].id, alike[0].name) if alike else (None, name)

    def member(self, seen: GroupSeen, wanted: str) -> GroupMember:
        """A member by what they are called, the start of it or of an id. Raises NotFound."""
        found = match_one(
            wanted,
            list(seen.members),
            (
                lambda one, sought: folded(seen.called[one.person_id]) == sought,
                lambda one, sought: folded(one.name) == sought,
                lambda one, sought: len(sought) > 5 and folded(one.person_id).startswith(sought),
                lambda one, sought: any(
                    word.startswith(sought) for word in folded(seen.called[one.person_id]).split()
                ),
                lambda one, sought: folded(seen.called[one.person_id]).startswith(sought),
            ),
            lambda one: seen.called[one.person_id],
        )
        if found is None:
            raise NotFound(f"Nobody called “{printable(wanted)[:60]}” belongs to this group.")
        return found

    def member_leaves(self, seen: GroupSeen, wanted: str, on: date | None = None) -> GroupMember:
        """Let a member go; what was agreed with them stays. Raises IllegalMove, BadInput."""
        with self.stores.atomic():
            left = self.member(seen, wanted).leave(on or self.clock.today())
            return self.stores.groups.groups.save_member(left)

    def say_assesses(self, seen: GroupSeen, assessor: str, wanted: str) -> Assessing:
        """Say openly who assesses a member. Raises BadInput, NotFound, IllegalMove."""
        assessor = clean_name(assessor)
        with self.stores.atomic():
            seen = self.again(seen)
            member = self.member(seen, wanted)
            if any(
                one.person_id == member.person_id and folded(one.assessor) == folded(assessor)
                for one in seen.assessing
            ):
                raise IllegalMove(f"It stands there already that {assessor} assesses them.")
            return self.stores.groups.groups.add_assessing(
                Assessing(
                    id=self.ids.new(),
                    group_id=seen.group.id,
                    person_id=member.person_id,
                    assessor=assessor,
                )
            )

    # Dates and what is open

    def plan_all(self, seen: GroupSeen, days: Sequence[date]) -> list[GroupSession]:
        """Put dates down, all or none."""
        with self.stores.atomic():
            return [self.plan(seen, day) for day in days]

    def plan(self, seen: GroupSeen, on: date) -> GroupSession:
        """Put a date down. Raises IllegalMove where there is one on that day already."""
        with self.stores.atomic():
            if any(one.planned_on == on for one in self.sessions(seen) if _stands(one)):
                raise IllegalMove("This group meets on that day already; nothing was added.")
            row = GroupSession(
                id=self.ids.new(),
                group_id=seen.group.id,
                planned_on=on,
                minutes=seen.group.minutes,
            )
            return self.stores.groups.sessions.add(row)

    def sessions(self, seen: GroupSeen) -> list[GroupSession]:
        """Every session, planned and held, oldest first."""
        return self.stores.groups.sessions.of_group(seen.group.id, self.reader())

    def attending(self, session: GroupSession) -> list[Attending]:
        """Everybody of a session, with whether they came and whether they left early."""
        return self.stores.groups.attending.of(session.id)

    def settle(self, action: GroupAction, status: GroupActionStatus) -> GroupAction:
        """Say what became of an action or a concern, whenever it is known."""
        with self.stores.atomic():
            return self.stores.groups.actions.save(replace(action, status=status))

    def open_actions(self, seen: GroupSeen) -> list[GroupAction]:
        """What members took on and is open, concerns included, the first due first."""
        return self.stores.groups.actions.open_of_group(seen.group.id, self.reader())


def _stands(session: GroupSession) -> bool:
    return session.status is not GroupStatus.CALLED_OFF


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= LONGEST:
        raise BadInput(f"A session of a group lasts from 1 to {LONGEST} minutes.", "minutes")
    return minutes
