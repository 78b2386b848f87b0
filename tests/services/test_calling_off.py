"""A session begun by mistake is taken back, and nothing that was there before is lost by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.log import Who
from coach.domain.row import Audience, Destination, Voice
from coach.domain.self_care import CareKind
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import SessionClosed, SessionNotUnderWay, WordsKept
from coach.services.balance import Asked
from tests.builders import Home


def statuses(home: Home) -> list[tuple[str, str]]:
    """The log of the one person there is."""
    [jo] = home.services.people.everyone()
    return [(entry.on.isoformat(), entry.status) for entry in home.services.log.show(jo)]


def test_a_session_begun_by_mistake_leaves_no_trace_in_the_log(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.asking.next()
    home.clock.move_on(minutes=5)
    session.calling_off.call_off()
    assert statuses(home) == []
    assert not home.services.sessions.is_under_way(jo)
    assert home.services.balances.of(jo).sessions == ()
    assert not home.open(jo).resumed


def test_what_was_prepared_or_raised_waits_again(home: Home) -> None:
    jo = home.add()
    reader = home.services.people.reader()
    home.services.preparing.add(jo, "The court report")
    session = home.open(jo)
    session.agreeing.add_item("Holidays")
    session.calling_off.call_off()
    waiting = [item.title for item in home.services.preparing.items(jo, reader)]
    assert sorted(waiting) == ["Holidays", "The court report"]
    again = home.open(jo).carrying.left_over()
    assert sorted(item.title for item in again) == ["Holidays", "The court report"]


def test_a_booked_session_stays_booked_and_knows_where_it_was_moved_from(home: Home) -> None:
    jo = home.add()
    today = home.clock.today()
    _, first = home.services.log.plan(jo, today - timedelta(days=6))
    home.services.log.rearrange(jo, first.id, today, Who.SUPERVISOR, "court")
    home.clock.move_on(minutes=1)
    home.open(jo).calling_off.call_off()
    moved, booked = home.services.log.show(jo)
    assert (moved.status, moved.moved_to) == (SessionStatus.REARRANGED, booked.id)
    assert (booked.status, booked.original_on, booked.held_on) == (
        SessionStatus.PLANNED,
        first.planned_on,
        None,
    )
    session = home.open(jo)
    assert session.talk.session.id == booked.id
    assert session.talk.minutes_so_far().get("support", 0) == 0


def test_an_urgent_talk_that_was_asked_for_is_asked_for_still(home: Home) -> None:
    jo = home.add()
    home.services.quick.request(jo)
    session = home.open(jo)
    assert [e.status for e in home.services.log.show(jo) if e.kind is SessionKind.URGENT] == [
        SessionStatus.HELD
    ]
    session.calling_off.call_off()
    [entry] = home.services.log.show(jo)
    assert entry.is_request


def test_once_anything_is_kept_it_stays(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    note = session.noting.note("A note.")
    with pytest.raises(WordsKept):
        session.calling_off.call_off()
    session.noting.withdraw(note.number)
    assert session.calling_off.is_possible()
    session.drafts.of("action").keep({"what": "half a sente"})
    assert not session.calling_off.is_possible()
    session.drafts.of("action").clear()
    home.services.self_care.share(jo, CareKind.HELPS, "Walking", None, session.talk.reader)
    home.services.self_care.glance(jo, session.talk.session)
    with pytest.raises(WordsKept):
        session.calling_off.call_off()
    assert home.services.sessions.is_under_way(jo)


def test_what_was_said_of_the_balance_is_kept_too(home: Home) -> None:
    jo = home.add()
    home.hold(jo, "A note.\n:close\n")
    session = home.open(jo)
    assert session.calling_off.is_possible()
    asked = Asked("There was no time to stop.", Voice.BOTH, Audience.PAIR, Destination.PERSONAL)
    session.balance.answer(asked)
    with pytest.raises(WordsKept):
        session.calling_off.call_off()


def test_how_somebody_felt_the_time_is_kept_too(home: Home) -> None:
    session = home.open(home.add())
    session.agreeing.feel_balance(Voice.SUPERVISEE, [25, 25, 25, 25])
    with pytest.raises(WordsKept):
        session.calling_off.call_off()


def test_another_window_on_it_is_told_that_it_never_was(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    other = home.again().open(jo)
    session.calling_off.call_off()
    with pytest.raises((SessionNotUnderWay, SessionClosed)):
        other.noting.note("Words.")
    with pytest.raises((SessionNotUnderWay, SessionClosed)):
        other.calling_off.call_off()


def test_on_plain_lines_a_command_takes_it_back(home: Home) -> None:
    jo = home.add()
    said = home.hold(jo, ":call-off\n")
    assert "as if this session had not begun" in said
    assert statuses(home) == []
    said = home.hold(jo, "A note.\n:call-off\n:quit\n")
    assert "so it stays" in said
    assert home.services.sessions.is_under_way(jo)
