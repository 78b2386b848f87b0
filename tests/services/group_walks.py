"""A group in a home of its own, and a walk through one session of it by the services alone."""

from __future__ import annotations

from coach.domain.group_session import GroupStatus
from coach.services.group_sessions import GroupMeeting
from coach.services.groups import GroupSeen
from tests.builders import Home

NAMES = ("Mina", "Tom Reed", "Grace", "Dev", "Ola")


def a_group(home: Home, *names: str) -> GroupSeen:
    """A group of the home's owner with these members, or the usual five."""
    groups = home.services.groups
    home.services.people.set_up("Amara Osei")
    seen = groups.add("New starters", "To think before we act")
    for name in names or NAMES:
        groups.add_member(seen, name)
    return groups.again(seen)


def opened(home: Home, seen: GroupSeen, minutes: int | None = None) -> GroupMeeting:
    """The group's session of today."""
    return home.services.group_sessions.open(home.services.groups.again(seen), minutes)


def made_ready(meeting: GroupMeeting, structure: str = "intervision") -> GroupMeeting:
    """A structure is chosen and scaled, dilemmas are chosen, and their presenters willing."""
    parts = meeting.parts
    if parts.choose(parts.find(structure), anyway=True):
        parts.scale()
    if meeting.talk.structure.anonymised:
        presenters = [one for one in NAMES if one in meeting.talk.group.called.values()]
        for number, _ in enumerate(meeting.talk.structure.presenting, 1):
            meeting.dilemmas.offer(presenters[number - 1], f"A door that stays shut, {number}.")
            meeting.dilemmas.choose(number)
            meeting.dilemmas.consent(number)
            meeting.dilemmas.somebody_knows(number, known=False)
    return meeting


def run_through(home: Home, meeting: GroupMeeting) -> GroupMeeting:
    """Every round from the first to the last, each for half a minute."""
    meeting.talk.begin_rounds()
    while meeting.talk.session.status is GroupStatus.ROUNDS:
        home.clock.move_on(minutes=0.5)
        if meeting.noting.may_note_now():
            meeting.noting.note("What helps is time.")
        meeting.talk.end_round()
    return meeting
