"""What a session does not come to waits for the next one; the closed session never changes."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.session import AgendaStatus
from coach.errors import NotFound, SessionClosed
from tests.builders import Home, home_at


def waiting(home: Home) -> list[str]:
    """The titles that wait."""
    services = home.services
    jo = services.people.find("Jo Bennett")
    return [item.title for item in services.preparing.items(jo, services.people.reader())]


def test_items_left_over_wait_as_copies_that_know_where_they_are_from(home: Home) -> None:
    jo = home.add()
    reader = home.services.people.reader()
    court = home.services.preparing.add(jo, "Court")
    home.services.evidence.refer(jo, "court.docx", court)
    home.services.preparing.add(jo, "Leave")
    home.hold(jo, ":topic LEAVE\nIt is booked.\n:item Rota\n:item Fees\n:settled 4\n:close\n")
    before = home.services.database.rows("SELECT * FROM agenda_item WHERE session_id IS NOT NULL")
    assert waiting(home) == ["Court", "Rota"]
    home.clock.move_on(days=28)
    home.hold(jo, ":close\n")
    first, second = home.services.carry_over.of(jo, reader).items
    assert (first.item.title, first.times, first.from_held_on) == ("Court", 2, date(2026, 12, 20))
    assert (second.item.title, second.times) == ("Rota", 2)
    (evidence,) = home.services.evidence.of_item(first.item, reader)
    assert evidence.title == "court.docx"
    after = home.services.database.rows("SELECT * FROM agenda_item WHERE session_id IS NOT NULL")
    assert after[: len(before)] == before
    assert {row["title"]: row["status"] for row in before} == {
        "Court": "carried",
        "Leave": "discussed",
        "Rota": "carried",
        "Fees": "discussed",
    }


def test_questions_put_off_and_open_actions_are_told_with_their_session(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":next\n:later\n:action Ring the school | To hear | supervisee\n:close\n")
    home.clock.move_on(days=7)
    over = home.services.carry_over.of(jo, home.services.people.reader())
    (question,), (action,) = over.questions, over.actions
    assert question.wording.endswith("?") and question.from_held_on == date(2026, 11, 22)
    assert (action.action.what, action.agreed_on) == ("Ring the school", date(2026, 11, 22))
    assert over.items == ()


def test_a_moved_or_missed_session_takes_nothing_from_what_waits(home: Home) -> None:
    jo, log = home.add(), home.services.log
    home.services.preparing.add(jo, "Court")
    _, booked = log.plan(jo, home.clock.today() + timedelta(days=7))
    moved = log.rearrange(jo, booked.id, home.clock.today() + timedelta(days=9))
    home.clock.move_on(days=10)
    log.missed(jo, moved.id)
    assert waiting(home) == ["Court"]
    log.plan(jo, home.clock.today())
    session = home.open(jo)
    assert [item.title for item in session.agreeing.agenda()] == ["Court"]
    session.closing.close()
    assert waiting(home) == ["Court"]


def test_an_item_is_settled_only_while_its_session_is_under_way(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    item = session.agreeing.add_item("Court")
    session.carrying.settle(item.id)
    assert session.carrying.left_over() == []
    session.carrying.unsettle(item.id)
    assert [one.id for one in session.carrying.left_over()] == [item.id]
    with pytest.raises(NotFound):
        session.carrying.settle("x")
    session.closing.close()
    with pytest.raises(SessionClosed):
        session.carrying.settle(item.id)


steps = st.lists(
    st.sampled_from(["add", "mine", "remove", "hold", "discuss", "settle", "put on"]),
    max_size=8,
)


@settings(max_examples=10)
@given(steps)
def test_every_item_waits_once_or_was_dealt_with_and_closed_sessions_stay(done: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = home_at(Path(folder))
        jo, raised, gone = home.add(), [], set()
        reader, preparing = home.services.people.reader(), home.services.preparing
        closed: list[dict[str, object]] = []
        for number, step in enumerate(done):
            items = preparing.items(jo, reader)
            if step in ("add", "mine"):
                raised.append(f"{step}{number}")
                item = preparing.add(jo, raised[-1])
                if step == "mine":
                    preparing.keep_to_oneself(item, reader)
            elif step == "remove" and items:
                preparing.remove(items[0], reader)
                gone.add(items[0].title)
            elif step in ("hold", "discuss", "settle", "put on"):
                session = home.open(jo)
                agenda = session.agreeing.agenda()
                if step == "put on":
                    raised.append(f"on{number}")
                    session.agreeing.add_item(raised[-1])
                elif agenda and step != "hold":
                    gone.add(agenda[0].title)
                    if step == "discuss":
                        session.talk.begin_topic(agenda[0].title)
                    else:
                        session.carrying.settle(agenda[0].id)
                session.closing.close()
                closed = home.services.database.rows(
                    "SELECT * FROM agenda_item WHERE session_id IS NOT NULL ORDER BY seq"
                )
            home.clock.move_on(days=1)
        assert sorted(waiting(home)) == sorted(set(raised) - gone)
        kept = "SELECT * FROM agenda_item WHERE session_id IS NOT NULL ORDER BY seq"
        assert home.services.database.rows(kept) == closed
        assert all(row["status"] != AgendaStatus.OPEN for row in closed)
        home.services.close()
