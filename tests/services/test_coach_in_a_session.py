"""The coach at work in sessions on a real database: asking, setting aside, nudging, coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coach.domain.agreed_action import ActionOwner
from coach.domain.asides import AsideKind
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.nudging import NudgeKind
from coach.domain.people import Supervisee
from coach.domain.row import Voice
from coach.domain.session import Need
from coach.errors import BadInput, NotFound
from coach.services.pair_session import PairSession
from tests.builders import Home


def in_stage(home: Home, jo: Supervisee, stage: Stage = Stage.REFLECTION) -> PairSession:
    """Jo's session, in a discussion, a question in hand."""
    session = home.open(jo)
    if session.talk.discussion is None:
        session.talk.begin_topic("The visit")
    session.talk.move_to_stage(stage)
    session.asking.next()
    return session


def suggested(session: PairSession) -> list[str]:
    """The ids suggested now."""
    return [one.question.id for one in session.asking.suggestions()]


def ended(session: PairSession, home: Home) -> None:
    """Close it, and let a month go by."""
    session.closing.close()
    home.clock.move_on(days=30)


def hurried(home: Home, jo: Supervisee) -> PairSession:
    """A discussion that went from what happened straight to what to do."""
    session = in_stage(home, jo, Stage.EXPERIENCE)
    for _ in range(3):
        session.asking.next()
        home.clock.move_on(minutes=4)
    session.talk.move_to_stage(Stage.PLAN)
    session.asking.next()
    return session


def test_a_question_put_off_comes_back_next_time_and_not_before(home: Home) -> None:
    jo = home.add()
    session = in_stage(home, jo)
    aside = session.asking.set_aside(AsideKind.NEXT_TIME)
    assert session.talk.asked is not None and session.talk.asked.question_id != aside.question_id
    assert aside.question_id not in suggested(session)
    assert home.services.preparing.put_off(jo) == [aside.question_id]
    ended(session, home)
    assert home.services.preparing.put_off(jo) == [aside.question_id]
    session = home.open(jo)
    session.talk.begin_topic("Another")
    session.talk.move_to_stage(Stage.REFLECTION)
    [first, *_] = session.asking.suggestions()
    assert first.question.id == aside.question_id and "you put it off" in first.why.lower()
    session.asking.next()
    assert home.services.preparing.put_off(jo) == []
    ended(session, home)
    assert aside.question_id not in suggested(in_stage(home, jo))  # it was asked lately by now


def test_not_for_us_holds_for_this_pair_and_for_good(home: Home) -> None:
    jo, kim = home.add("Jo"), home.add("Kim")
    session = in_stage(home, jo)
    aside = session.asking.set_aside(AsideKind.NOT_FOR_US)
    for _ in range(5):
        assert aside.question_id not in suggested(session)
        ended(session, home)
        session = in_stage(home, jo)
    assert aside.question_id in session.asking.situation().refused
    assert aside.question_id not in in_stage(home, kim).asking.situation().refused


def test_setting_aside_can_be_taken_back_one_by_one(home: Home) -> None:
    session = in_stage(home, home.add())
    first = session.asking.set_aside(AsideKind.NOT_FOR_US)
    second = session.asking.set_aside(AsideKind.NEXT_TIME)
    refused = session.asking.situation().refused
    assert refused == {first.question_id, second.question_id}
    session.asking.take_back()
    assert session.asking.situation().refused == {first.question_id}
    session.asking.take_back()
    assert session.asking.situation().refused == frozenset()
    with pytest.raises(NotFound):
        session.asking.take_back()


def test_what_was_set_aside_is_listed_and_taken_back_in_any_later_session(home: Home) -> None:
    jo, kim = home.add("Jo"), home.add("Kim")
    session = in_stage(home, jo)
    never = session.asking.set_aside(AsideKind.NOT_FOR_US)
    later = session.asking.set_aside(AsideKind.NEXT_TIME)
    ended(session, home)
    again = home.again()
    asides = again.services.asides
    listed = asides.listing(jo.file.id)
    assert [(one.question_id, one.kind) for one in listed] == [
        (later.question_id, AsideKind.NEXT_TIME),
        (never.question_id, AsideKind.NOT_FOR_US),
    ]
    assert {one.on for one in listed} == {date(2026, 11, 22)}
    question = again.services.content.banks().find(never.question_id)
    assert question is not None and listed[1].wording == question.text
    assert asides.listing(kim.file.id) == []
    with pytest.raises(NotFound):
        asides.take_back(kim.file.id, never.question_id)
    session = in_stage(again, jo, Stage.PLAN)  # where the one put off does not come back
    assert never.question_id in session.asking.situation().refused
    session.asking.bring_back(never.question_id)
    assert never.question_id not in session.asking.situation().refused
    assert session.asking.set_aside_so_far() == [listed[0]]
    ended(session, again)
    asides.take_back(jo.file.id, later.question_id)  # no session is open
    assert asides.listing(jo.file.id) == [] and home.services.preparing.put_off(jo) == []
    with pytest.raises(NotFound):
        asides.take_back(jo.file.id, later.question_id)


def test_a_question_set_aside_twice_stands_in_the_list_once_and_comes_back_whole(
    home: Home,
) -> None:
    jo = home.add()
    session = in_stage(home, jo)
    one = session.asking.set_aside(AsideKind.NEXT_TIME).question_id
    session.asking.choose(one)  # which brings it back
    session.asking.set_aside(AsideKind.NOT_FOR_US)
    session.asking.choose(one)
    session.asking.set_aside(AsideKind.NEXT_TIME)
    [listed] = session.asking.set_aside_so_far()
    assert (listed.question_id, listed.kind) == (one, AsideKind.NOT_FOR_US)
    session.asking.bring_back(one)
    assert session.asking.set_aside_so_far() == []
    assert session.asking.situation().refused == frozenset()


def test_a_question_that_left_the_banks_is_listed_as_it_was_asked(home: Home) -> None:
    jo = home.add()
    session = in_stage(home, jo)
    session.asking.ask_own("What would the dog say?")
    session.asking.set_aside(AsideKind.NOT_FOR_US)
    ended(session, home)
    (home.services.places.config / "banks" / "my-questions.yaml").unlink()
    asides = home.again().services.asides
    [listed] = asides.listing(jo.file.id)
    assert listed.wording == "What would the dog say?"
    asides.take_back(jo.file.id, listed.question_id)
    assert asides.listing(jo.file.id) == []


def test_without_a_question_in_hand_there_is_nothing_to_set_aside(home: Home) -> None:
    session = home.open(home.add())
    with pytest.raises(NotFound):
        session.asking.set_aside(AsideKind.NEXT_TIME)


def test_the_others_are_not_the_one_in_hand_and_can_be_asked(home: Home) -> None:
    session = in_stage(home, home.add())
    others = session.asking.others()
    assert session.talk.asked is not None
    assert session.talk.asked.question_id not in {one.question.id for one in others}
    asked = session.asking.take(others[1])
    assert (asked.question_id, asked.why) == (others[1].question.id, others[1].why)


def test_a_question_of_ones_own_is_asked_and_kept(home: Home) -> None:
    jo = home.add()
    session = in_stage(home, jo)
    asked = session.asking.ask_own("What would the dog say?")
    assert (asked.wording, asked.bank) == ("What would the dog say?", "my-questions")
    for words in ("", "Did it help?", "what " * 26 + "?"):
        with pytest.raises(BadInput):
            session.asking.ask_own(words)
    ended(session, home)
    found = home.again().services.content.banks().find(asked.question_id)
    assert found is not None and found.is_own and found.stages == (Stage.REFLECTION,)


def test_the_situation_is_where_the_pair_stands(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.agreeing.add_item("The visit", Voice.SUPERVISEE, Need.DECISION)
    session = in_stage(home, jo, Stage.ANALYSIS)
    session.talk.take_case("K1")
    session.talk.look_from(Stakeholder.PARTNERS)
    session.talk.attend_to(Function.MEDIATION)
    asked = session.asking.next()
    assert asked is not None
    now = session.asking.situation()
    assert (now.part, now.stage, now.lens) == (Part.DISCUSS, Stage.ANALYSIS, Stakeholder.PARTNERS)
    assert (now.function, now.need, now.is_family) == (Function.MEDIATION, Need.DECISION, True)
    assert now.topic == {"the", "visit"}
    assert now.asked_here[-1] == asked.question_id and asked.question_id in now.asked_in_session
    assert now.discussion.functions[Function.MEDIATION] >= 1
    assert now == home.open(jo).asking.situation()  # the same after coming back


def test_a_nudge_is_said_once_and_its_dismissal_outlives_the_window(home: Home) -> None:
    jo = home.add()
    session = hurried(home, jo)
    told = session.nudging.now()
    assert told is not None and told.kind is NudgeKind.QUICK_FIX
    assert session.nudging.now() == told  # it stands until it is put away
    resumed = home.again().open(jo)
    assert resumed.nudging.now() == told
    resumed.nudging.dismiss(told)
    assert resumed.nudging.now() is None
    assert home.again().open(jo).nudging.now() is None
    assert home.services.database.rows("SELECT count(*) AS n FROM nudge_told") == [{"n": 1}]


def test_another_discussion_may_hear_it_again(home: Home) -> None:
    jo = home.add()
    session = hurried(home, jo)
    told = session.nudging.now()
    assert told is not None
    session.nudging.dismiss(told)
    session.talk.begin_topic("Another")
    assert session.nudging.now() is None
    again = hurried(home, jo).nudging.now()
    assert again is not None and again.kind is told.kind


def test_there_is_no_nudge_after_an_immediate_risk_or_while_set_down(home: Home) -> None:
    jo, kim = home.add("Jo"), home.add("Kim")
    session = hurried(home, jo)
    session.agreeing.raise_risk("No", "The police", "Amara", "Now")
    assert session.nudging.now() is None
    assert home.again().open(jo).nudging.now() is None
    session = hurried(home, kim)
    session.talk.set_down()
    assert session.nudging.now() is None
    session.talk.take_up()
    assert session.nudging.now() is not None


def test_a_nudge_that_is_turned_off_is_never_said(home: Home) -> None:
    jo = home.add()
    off = replace(home.services.settings, nudges_off="quick-fix, no-such-nudge")
    home.services.choose(off)
    assert hurried(home, jo).nudging.now() is None
    home.services.choose(replace(off, nudges_off=""))
    assert home.open(jo).nudging.now() is not None


def test_an_action_carried_three_times_is_asked_about_when_looking_back(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    session.agreeing.action("Ring the school", "To hear them", ActionOwner.SUPERVISOR)
    ended(session, home)
    for _ in range(3):
        session = home.open(jo)
        session.talk.go_to(Part.LOOK_BACK)
        assert session.nudging.now() is None
        home.hold(jo, ":part look-back\n:carry 1 | No time\n:close\n")
        home.clock.move_on(days=30)
    session = home.open(jo)
    session.talk.go_to(Part.LOOK_BACK)
    told = session.nudging.now()
    assert told is not None and told.kind is NudgeKind.CARRIED_AGAIN


def test_coverage_counts_a_discussion_a_session_and_a_window(home: Home) -> None:
    jo = home.add()
    coverage = home.services.coverage
    sessions = []
    for _ in range(3):
        session = in_stage(home, jo)
        sessions.append(session)
        session.asking.next()
        session.talk.begin_topic("Another")
        session.talk.move_to_stage(Stage.PLAN)
        session.asking.next()
        here = coverage.of_discussion(session.talk.place.discussion_id or "")
        assert {cell[0] for cell in here.counts} == {Stage.PLAN}
        whole = coverage.of_session(session.talk.session.id)
        assert {cell[0] for cell in whole.counts} == {Stage.REFLECTION, Stage.PLAN}
        ended(session, home)
    rows = home.services.database.rows(
        "SELECT f.function, count(*) AS n FROM asked_question_function f GROUP BY f.function"
    )
    window = coverage.of(jo)
    assert dict(window.functions) == {Function(row["function"]): row["n"] for row in rows}
    last = coverage.of(jo, 1)
    assert last == coverage.of_session(sessions[-1].talk.session.id)
    assert sum(last.functions.values()) < sum(window.functions.values())
