"""Mentoring one to one: whether it is recorded is decided with the supervisor, and held to."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.model import Part
from coach.domain.people import Supervisee
from coach.domain.row import Destination
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import BadInput, NotAPart, PlacementRefused, SessionNotUnderWay
from coach.services.pair_session import PairSession
from tests.builders import Home


def mentor(home: Home, jo: Supervisee) -> PairSession:
    owner = home.services.people.owner().id
    return home.services.sessions.open(jo, owner, kind=SessionKind.MENTORING)


def decide(home: Home, jo: Supervisee, *, recorded: bool) -> None:
    home.services.mentoring.decide(jo, recorded=recorded, decided_with="Sam Lee")


def talked(home: Home, jo: Supervisee) -> PairSession:
    """A mentoring session with words in it that would go to the personal record."""
    session = mentor(home, jo)
    session.talk.begin_topic("The first court report")
    session.noting.note("Snickerbeck was on my mind.")
    session.agreeing.decide("Shadow a hearing", "To see one")
    return session


def held(home: Home, jo: Supervisee) -> list[tuple[SessionKind, SessionStatus]]:
    return [(entry.kind, entry.status) for entry in home.services.log.show(jo)]


@pytest.mark.parametrize("decided", [False, None])
def test_without_a_decision_or_against_it_only_a_line_in_the_log_is_left(
    home: Home, decided: bool | None
) -> None:
    jo = home.add()
    if decided is not None:
        decide(home, jo, recorded=decided)
    session = talked(home, jo)
    assert session.closing.read_back() == ()
    assert session.noting.unplaced() == []  # nobody is asked to place what goes nowhere
    closed = session.closing.close()
    assert closed.failed is None
    assert held(home, jo) == [(SessionKind.MENTORING, SessionStatus.HELD)]
    assert home.services.records.listing(jo, home.services.people.reader()) == []
    assert not [words for words in home.documents().values() if "nickerbeck" in words]
    kept = home.services.records.in_no_record(jo, home.services.people.reader())
    assert [note.words for note in kept] == ["Snickerbeck was on my mind."]


def test_where_it_was_decided_mentoring_leaves_a_record(home: Home) -> None:
    jo = home.add()
    decide(home, jo, recorded=True)
    talked(home, jo).closing.close()
    assert len(home.services.records.listing(jo, home.services.people.reader())) == 1
    assert [words for words in home.documents().values() if "Snickerbeck" in words]


def test_a_session_goes_by_what_was_decided_before_it_began(home: Home) -> None:
    jo = home.add()
    session = talked(home, jo)
    decide(home, jo, recorded=True)
    again = home.again().services.sessions.open(jo, home.services.people.owner().id)
    assert again.resumed and not again.talk.session.recorded
    session.closing.close()
    assert home.services.records.listing(jo, home.services.people.reader()) == []
    assert mentor(home, jo).talk.session.recorded


def test_mentoring_is_lighter_than_supervision(home: Home) -> None:
    session = mentor(home, home.add())
    assert session.talk.session.parts == (Part.CHECK_IN, Part.AGENDA, Part.DISCUSS, Part.CLOSE)
    for part in (Part.LOOK_BACK, Part.CASELOAD):
        with pytest.raises(NotAPart, match="lighter than supervision"):
            session.talk.go_to(part)
    assert session.talk.place.part is Part.CHECK_IN
    session.talk.go_to(Part.CLOSE)


def test_its_words_cannot_be_placed_in_the_personal_record(home: Home) -> None:
    session = mentor(home, home.add())
    with pytest.raises(PlacementRefused, match="not recorded"):
        session.talk.send_to(Destination.PERSONAL)
    note = session.noting.note("Only between us.")
    with pytest.raises(PlacementRefused, match="not recorded"):
        session.noting.move(note.number, Destination.PERSONAL)
    assert [one.destination for one in session.noting.all()] == [Destination.UNPLACED]


def test_what_belongs_to_a_case_is_still_recorded_on_it(home: Home) -> None:
    jo = home.add()
    session = mentor(home, jo)
    session.talk.begin_topic("A visit")
    session.talk.take_case("K1")
    session.noting.note("The door was open.")
    session.closing.close()
    assert [path for path in home.documents() if path.startswith("Case records/K1")]
    assert not [path for path in home.documents() if "Records/" in path and "Jo" in path]


def test_an_immediate_risk_is_always_recorded_and_nothing_beside_it(home: Home) -> None:
    jo = home.add()
    session = talked(home, jo)
    session.agreeing.raise_risk("no", "the duty manager", "Amara", "today")
    session.closing.close()
    assert len(home.services.records.listing(jo, home.services.people.reader())) == 1
    said = "".join(home.documents().values())
    assert "the duty manager" in said
    assert "nickerbeck" not in said and "Shadow a hearing" not in said


def test_mentoring_takes_up_what_the_log_holds_and_leaves_the_formal_session(home: Home) -> None:
    jo, today = home.add(), home.services.clock.today()
    for kind in (SessionKind.FORMAL, SessionKind.MENTORING):
        home.services.log.plan(jo, today, kind)
    mentor(home, jo).closing.close()
    assert sorted(held(home, jo)) == [
        (SessionKind.FORMAL, SessionStatus.PLANNED),
        (SessionKind.MENTORING, SessionStatus.HELD),
    ]
    assert home.open(jo).talk.session.kind is SessionKind.FORMAL


def test_while_a_formal_session_is_open_no_mentoring_begins(home: Home) -> None:
    jo = home.add()
    home.open(jo)
    with pytest.raises(SessionNotUnderWay, match="A formal session is open"):
        mentor(home, jo)


def test_a_formal_session_is_recorded_whatever_was_decided_of_mentoring(home: Home) -> None:
    jo = home.add()
    decide(home, jo, recorded=False)
    assert home.open(jo).talk.session.recorded


def test_a_decision_has_a_day_and_somebody_and_the_newest_holds(home: Home) -> None:
    jo, mentoring = home.add(), home.services.mentoring
    assert mentoring.standing(jo) is None
    mentoring.decide(jo, recorded=True, decided_with="Sam Lee", on=date(2026, 11, 2))
    mentoring.decide(jo, recorded=False, decided_with="Sam  Lee ")
    standing = mentoring.standing(jo)
    assert standing is not None
    assert (standing.recorded, standing.decided_with) == (False, "Sam Lee")
    for on, who in ((date(2026, 11, 23), "Sam"), (date(2026, 11, 1), "Sam"), (None, "  ")):
        with pytest.raises(BadInput):
            mentoring.decide(jo, recorded=True, decided_with=who, on=on)
    assert len(mentoring.decisions(jo)) == 2
