"""Plays the demonstration's scripts into a home of their own, on the days they are set in."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from coach.domain.row import Voice
from coach.line.commands.registry import COMMANDS
from coach.line.reading import read_line
from coach.services.agreement_writing import SectionWriting

if TYPE_CHECKING:
    from coach.domain.demo import DemoAgreement, DemoSession
    from coach.domain.people import Supervisee
    from coach.services.house import House
    from coach.services.pair_session import PairSession

_DAYS_ON = re.compile(r"\{\+(\d{1,3})\}")
_BEGINS = time(10, 0, tzinfo=UTC)


class DemoClock:
    """A clock that stands where it is put and moves on when told; attention is said, not timed."""

    def __init__(self, today: date) -> None:
        self._moment = datetime.combine(today, _BEGINS)

    def put(self, day: date) -> None:
        """Ten in the morning of a day."""
        self._moment = datetime.combine(day, _BEGINS)

    def move_on(self, seconds: int) -> None:
        """Let time pass."""
        self._moment += timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The moment it stands at."""
        return self._moment

    def today(self) -> date:
        """Its date."""
        return self._moment.date()

    def ticks(self) -> float:
        """Nothing is timed."""
        return 0.0

    def zone(self) -> tzinfo:
        """It knows no summer time."""
        return UTC


def play(house: House, clock: DemoClock, today: date) -> None:
    """Make the demonstration's people and hold all their sessions, in a house on that clock.

    Raises CoachError at the first line that cannot be done: a demonstration has no slips.
    """
    demo, policy = house.content.demo(), house.content.policies()[0]
    clock.put(today - timedelta(days=max(p.started_days_ago for p in demo.people)))
    owner = house.people.set_up(demo.owner_name, demo.owner_role)
    known: dict[str, Supervisee] = {}
    for person in demo.people:
        started = today - timedelta(days=person.started_days_ago)
        clock.put(started)
        known[person.name] = house.people.add(
            person.name, policy, person.role, person.staff_group, started
        )
        house.cases.add_all(known[person.name], person.cases)
    for agreement in demo.agreements:
        clock.put(today - timedelta(days=agreement.days_ago))
        _agree(house, known[agreement.person], agreement)
    for one in sorted(demo.sessions, key=lambda session: -session.days_ago):
        clock.put(today - timedelta(days=one.days_ago))
        _hold(one, house.sessions.open(known[one.person], owner.id, one.agreed_minutes), clock)


def _agree(house: House, supervisee: Supervisee, agreement: DemoAgreement) -> None:
    reader = house.people.reader()
    draft = house.agreements.draft(supervisee, reader)
    for heading, words in agreement.sections:
        section = draft.section(heading) or house.agreements.add_heading(
            supervisee, heading, reader
        )
        SectionWriting(house.agreements, supervisee, reader, section).keep(words)
    for name, part in agreement.contributors:
        house.contributors.add(supervisee, name, part, reader)
    for by in (Voice.SUPERVISOR, Voice.SUPERVISEE):
        house.agreements.accept(supervisee, by, reader)


def _hold(one: DemoSession, session: PairSession, clock: DemoClock) -> None:
    session.asking.next()
    script = _DAYS_ON.sub(
        lambda match: (clock.today() + timedelta(days=int(match[1]))).isoformat(), one.script
    )
    stream = io.BytesIO(script.encode())
    while (typed := read_line(stream)) is not None:
        clock.move_on(45)
        if typed.command is not None:
            COMMANDS[typed.command].run(session, typed.words)
        elif typed.words.strip():
            session.noting.note(typed.words)
    session.closing.close()
