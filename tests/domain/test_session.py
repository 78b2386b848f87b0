"""A session begins, is walked through in any order, and ends once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.model import Part, Stage
from coach.domain.row import Destination, Voice
from coach.domain.session import Place, Session, SessionStatus, first_destination
from coach.errors import BadInput, SessionClosed, SessionNotUnderWay
from tests.domain.builders import (
    LATER,
    NOW,
    TODAY,
    a_disagreement,
    a_place,
    a_session,
    under_way,
)

MOVES = {
    "visit": lambda session: session.visit(Part.CLOSE),
    "stand": lambda session: session.stand(Place()),
    "close": lambda session: session.close(LATER),
}
NOT_YET = [status for status in SessionStatus if status not in ("under-way", "held")]


def test_a_planned_session_starts_at_its_check_in() -> None:
    session = a_session().start(NOW, TODAY)
    assert session.status is SessionStatus.UNDER_WAY
    assert (session.started_at, session.held_on) == (NOW, TODAY)
    assert session.parts_visited == (Part.CHECK_IN,)
    assert session.ended_at is None


def test_a_session_may_start_in_any_part() -> None:
    session = a_session(place=Place(part=Part.CASELOAD)).start(NOW, TODAY)
    assert session.parts_visited == (Part.CASELOAD,)


@pytest.mark.parametrize("status", [s for s in SessionStatus if s is not SessionStatus.PLANNED])
def test_only_a_planned_session_starts(status: SessionStatus) -> None:
    with pytest.raises(SessionNotUnderWay, match=f"{status} already"):
        a_session(status=status).start(NOW, TODAY)


@pytest.mark.parametrize("move", MOVES)
def test_a_closed_session_takes_no_more_moves(move: str) -> None:
    closed = under_way().close(LATER)
    with pytest.raises(SessionClosed, match="stays as it is"):
        MOVES[move](closed)


@pytest.mark.parametrize("status", NOT_YET)
@pytest.mark.parametrize("move", MOVES)
def test_a_session_that_is_not_under_way_takes_no_moves(move: str, status: SessionStatus) -> None:
    with pytest.raises(SessionNotUnderWay, match="nothing can be added"):
        MOVES[move](a_session(status=status))


def test_a_session_under_way_is_itself() -> None:
    session = under_way()
    assert session.require_under_way() is session


def test_closing_keeps_the_time_the_place_and_the_parts() -> None:
    talking = under_way().visit(Part.DISCUSS)
    closed = talking.close(LATER)
    assert (closed.status, closed.ended_at) == (SessionStatus.HELD, LATER)
    assert (closed.place, closed.parts_visited) == (talking.place, talking.parts_visited)
    assert closed.started_at == NOW


def test_a_move_leaves_the_session_it_began_from_as_it_was() -> None:
    before = under_way()
    before.visit(Part.CLOSE)
    before.close(LATER)
    assert before == under_way()
    with pytest.raises(FrozenInstanceError):
        before.status = SessionStatus.HELD  # type: ignore[misc]


@given(st.lists(st.sampled_from(Part)))
def test_parts_are_visited_in_any_order_and_each_is_told_of_once(parts: list[Part]) -> None:
    session = under_way()
    for part in parts:
        session = session.visit(part)
        assert session.place.part is part
    assert session.parts_visited == tuple(dict.fromkeys([Part.CHECK_IN, *parts]))


@given(st.sampled_from(Part), st.sampled_from(Voice))
def test_going_to_a_part_leaves_case_and_lens_but_not_voice_and_function(
    part: Part, voice: Voice
) -> None:
    chosen = a_place(voice=voice, destination=Destination.CASE, set_down=True, asked_id="q")
    session = under_way().stand(chosen).visit(part)
    assert session.place == Place(part=part, voice=voice, function=chosen.function)


def test_standing_elsewhere_visits_no_part_by_itself() -> None:
    session = under_way().stand(a_place())
    assert session.place == a_place()
    assert session.parts_visited == (Part.CHECK_IN,)


@pytest.mark.parametrize("has_case", [True, False])
def test_feelings_are_not_placed_at_first(has_case: bool) -> None:
    for stage in (None, *Stage):
        assert first_destination(Part.CHECK_IN, stage, has_case=has_case) is Destination.UNPLACED
    felt = first_destination(Part.DISCUSS, Stage.REFLECTION, has_case=has_case)
    assert felt is Destination.UNPLACED


@given(st.sampled_from(Part), st.none() | st.sampled_from(Stage), st.booleans())
def test_all_else_follows_the_case_in_hand(part: Part, stage: Stage | None, case: bool) -> None:
    goes_to = first_destination(part, stage, has_case=case)
    if part is Part.CASELOAD and not case:
        assert goes_to is Destination.UNPLACED  # of a child, and nobody has said of which
    elif part is not Part.CHECK_IN and (part, stage) != (Part.DISCUSS, Stage.REFLECTION):
        assert goes_to is (Destination.CASE if case else Destination.PERSONAL)
    assert goes_to is not Destination.LEAVE_BEHIND  # only people say so
    assert case or goes_to is not Destination.CASE  # no case record without a case


@given(st.sampled_from(Destination), st.sampled_from(Part))
def test_a_note_goes_where_the_pair_said(destination: Destination, part: Part) -> None:
    assert a_place(part=part, destination=destination).goes_to() is destination


def test_a_note_goes_where_its_part_says_when_the_pair_said_nothing() -> None:
    assert Place().goes_to() is Destination.UNPLACED
    assert a_place().goes_to() is Destination.CASE
    assert a_place(stage=Stage.REFLECTION).goes_to() is Destination.UNPLACED
    assert a_place(case_id=None).goes_to() is Destination.PERSONAL
    assert a_place(part=Part.LOOK_BACK, stage=Stage.REFLECTION).goes_to() is Destination.CASE


@pytest.mark.parametrize("part", Part)
def test_only_a_discussion_has_a_stage(part: Part) -> None:
    expected = Stage.ANALYSIS if part is Part.DISCUSS else None
    assert a_place(part=part).stage_in_hand() is expected


@pytest.mark.parametrize("accounts", [("", "Mine"), ("Mine", ""), ("", "")])
def test_a_disagreement_needs_both_accounts(accounts: tuple[str, str]) -> None:
    with pytest.raises(BadInput, match="both accounts"):
        a_disagreement(*accounts)


def test_a_disagreement_keeps_both_accounts_as_they_were_told() -> None:
    told = a_disagreement("Too soon.", "Too late.")
    assert (told.supervisor_account, told.supervisee_account) == ("Too soon.", "Too late.")


def test_a_session_is_a_formal_one_of_ninety_minutes_unless_told_otherwise() -> None:
    session: Session = a_session()
    assert (session.kind, session.agreed_minutes) == ("formal", 90)
    assert not session.risk_raised
