"""What is measured: Coach in homes made for it, and the bare apps beside it."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from coach.composition import Services
from coach.domain.people import Supervisee
from coach.domain.session import Session, SessionStatus
from coach.paths import Places
from coach.services.pair_session import PairSession

COACH = (sys.executable, "-m", "coach")
"""The command that opens one, where COACH_HOME says which."""
BARE_APP = (sys.executable, "-m", "benchmarks.bare_app")
BARE_EDITOR = (sys.executable, "-m", "benchmarks.bare_editor")
"""What it is measured against; the number of lines comes after it."""


def home(root: Path, *names: str) -> tuple[Services, list[Supervisee]]:
    """A home, set up, with people in it."""
    services = Services(Places.under(root))
    services.people.set_up("Amara Okafor")
    policy = services.content.policies()[0]
    return services, [services.people.add(name, policy) for name in names]


def past_sessions(services: Services, supervisee: Supervisee, count: int) -> None:
    """Sessions of somebody, held one a day up to last month."""
    pair, day = supervisee.pair, date(2026, 11, 1)
    with services.stores.atomic():
        for place in range(count):
            services.stores.sessions.add(
                Session(
                    id=services.ids.new(),
                    file_id=pair.file_id,
                    pair_id=pair.id,
                    status=SessionStatus.HELD,
                    held_on=day - timedelta(days=place),
                    policy_id=pair.policy_id,
                    policy_version=pair.policy_version,
                )
            )


def session(services: Services, supervisee: Supervisee) -> PairSession:
    """Somebody's session, opened or taken up again."""
    return services.sessions.open(supervisee, services.people.owner().id)


def in_discussion(services: Services, supervisee: Supervisee, note: str) -> str:
    """A session left open in a discussion, a question and a note in hand; the question's words."""
    opened = session(services, supervisee)
    opened.talk.begin_topic("A home visit")
    asked = opened.asking.next()
    assert asked is not None  # the shipped banks have questions for every stage
    opened.writing.keep(note, len(note))
    return asked.wording
