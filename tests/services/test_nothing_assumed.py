"""A pair is asked nothing that takes for granted what neither has said and Coach cannot know."""

from __future__ import annotations

import pytest

from coach.domain.calling import FIRST_SESSION, KNOWN_OR_NOT, TAKEN_FOR_GRANTED
from coach.domain.model import Part, Stage
from coach.domain.question import Question
from coach.domain.self_care import CareKind
from coach.services.pair_session import PairSession
from tests.builders import Home


def offered(session: PairSession, count: int) -> list[Question]:
    """All that is suggested while so many questions are asked."""
    found = []
    for _ in range(count):
        found += [one.question for one in session.asking.suggestions()]
        session.asking.next()
    return found


def assumed(found: list[Question]) -> set[str]:
    """What some questions take for granted."""
    return {theme for q in found for theme in q.themes} & (TAKEN_FOR_GRANTED | KNOWN_OR_NOT)


@pytest.mark.parametrize("title", ["", "A new case"])
def test_a_new_case_in_a_first_session_is_asked_of_without_assuming_anything(
    home: Home, title: str
) -> None:
    session = home.open(home.add())
    session.talk.go_to(Part.DISCUSS)
    session.talk.take_case("K1")
    if title:
        session.talk.begin_topic(title)
    assert session.asking.situation().is_family
    for stage in Stage:
        session.talk.move_to_stage(stage)
        found = offered(session, 3)
        assert assumed(found) == set()
        assert not any(q.on_theme for q in found)


def test_a_first_session_does_not_speak_of_last_time_and_a_second_one_does(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    for part in (Part.CHECK_IN, Part.LOOK_BACK, Part.AGENDA, Part.CASELOAD, Part.CLOSE):
        session.talk.go_to(part)
        found = offered(session, 4)
        assert found and assumed(found) <= {FIRST_SESSION}, part
    session.closing.close()
    home.clock.move_on(days=30)
    session = home.open(jo)
    session.talk.go_to(Part.LOOK_BACK)
    assert assumed(offered(session, 4)) == {"earlier-talks"}


def test_a_pair_that_is_new_to_each_other_has_no_last_time(home: Home) -> None:
    jo, kim = home.add("Jo"), home.add("Kim")
    home.open(jo).closing.close()
    assert home.open(jo).asking.situation().sessions_before == 1
    assert home.open(kim).asking.situation().sessions_before == 0


def test_a_self_care_plan_is_asked_after_once_there_is_one(home: Home) -> None:
    jo = home.add()
    session = home.open(jo)
    reader = session.talk.reader
    assert not session.asking.situation().has_self_care_plan
    plan = home.services.self_care.share(jo, CareKind.HELPS, "A walk", None, reader)
    assert session.asking.situation().has_self_care_plan
    home.services.self_care.leave_out(jo, plan.items[0], reader)
    assert not session.asking.situation().has_self_care_plan


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Closing K1?", "endings"),
        ("Hand-over of K1", "hand-over"),
        ("The baby's death", "death"),
        ("The day of the removal.", "removal"),
    ],
)
def test_a_title_that_says_so_calls_up_what_waited(home: Home, title: str, called: str) -> None:
    session = home.open(home.add())
    session.talk.take_case("K1")
    session.talk.begin_topic(title)
    session.talk.move_to_stage(Stage.REFLECTION)
    assert called in assumed(offered(session, 2))
