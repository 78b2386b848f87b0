"""What is said of an earlier action starts out where the action stands, and says so."""

from __future__ import annotations

import pytest

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.model import Part
from coach.domain.people import Supervisee
from coach.domain.row import Destination
from coach.errors import BadInput
from coach.services.pair_session import PairSession
from tests.builders import Home


def two_actions(home: Home) -> tuple[Supervisee, PairSession]:
    """A session in which Look back has one action of K1 and one of the pair's own."""
    jo = home.add()
    script = ":action Ring | to hear | supervisor | 2026-11-30\n:case K1\n:action Visit\n:close\n"
    home.hold(jo, script)
    home.clock.move_on(days=20)
    session = home.open(jo)
    session.talk.go_to(Part.LOOK_BACK)
    return jo, session


def test_words_about_a_cases_action_start_in_its_record(home: Home) -> None:
    _, session = two_actions(home)
    assert session.noting.note("In general.").destination is Destination.PERSONAL
    session.looking_back.review(2, ReviewOutcome.CARRY_ON, "No time")
    note = session.noting.note("They were out.")
    assert note.destination is Destination.CASE and note.case_id == session.talk.place.case_id
    session.looking_back.review(1, ReviewOutcome.DONE)
    assert session.noting.note("She rang.").destination is Destination.PERSONAL


def test_what_the_pair_chose_for_the_case_stays_chosen(home: Home) -> None:
    _, session = two_actions(home)
    session.looking_back.speak_of(2)
    session.talk.send_to(Destination.PERSONAL)
    session.looking_back.review(2, ReviewOutcome.DONE)
    assert session.noting.note("About us.").destination is Destination.PERSONAL


@pytest.mark.parametrize("topic", [False, True])
def test_an_action_looked_at_makes_no_discussion_of_its_case(home: Home, topic: bool) -> None:
    _, session = two_actions(home)
    session.looking_back.speak_of(2)
    if topic:
        session.talk.begin_topic("The rota")
    else:
        session.talk.go_to(Part.DISCUSS)
    assert session.talk.case is None


def test_an_action_carried_on_may_get_another_day_and_never_one_that_has_passed(home: Home) -> None:
    _, session = two_actions(home)
    today = home.clock.today()
    with pytest.raises(BadInput, match="has passed"):
        session.looking_back.review(1, ReviewOutcome.CARRY_ON, due_on=today.replace(day=1))
    late = session.looking_back.look_back()[0].action
    assert late.due_on is not None and late.due_on < today
    same = session.looking_back.review(1, ReviewOutcome.CARRY_ON, "Snow", due_on=late.due_on)
    assert same.due_on == late.due_on
    later = session.looking_back.review(1, ReviewOutcome.CARRY_ON, "Snow", due_on=today)
    assert later.due_on == today and later.times_carried == 2


def test_the_plain_lines_say_where_words_go_then_and_take_a_new_day(home: Home) -> None:
    jo, _ = two_actions(home)
    said = home.hold(jo, ":part look-back\n:carry 2 | They were out | 2026-12-20\n:close\n")
    assert "Action 2 carries on, now by 2026-12-20: Visit" in said
    assert "Notes go to: the case record, K1" in said
