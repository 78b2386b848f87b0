"""Talks between sessions: kept whole in one go, endorsed where it is asked, never a session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coach.documents.records import read_record
from coach.domain.log import Who
from coach.domain.log_words import about
from coach.domain.people import Supervisee
from coach.domain.session import SessionKind, SessionStatus
from coach.domain.timescale import Kind
from coach.errors import BadInput, NotFound
from coach.services.quick import Talk
from tests.builders import Home

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def with_policy(home: Home, policy_id: str) -> Supervisee:
    """Jo, who works by a policy."""
    policy = next(p for p in home.services.content.policies() if p.id == policy_id)
    return home.services.people.add("Jo Bennett", policy)


def urgent(about: str = "The school rang about a bruise.", **given: object) -> Talk:
    """An urgent talk that decided one thing."""
    kept = {"decisions": (("Visit today", "Nobody has seen the child"),), **given}
    return Talk(SessionKind.URGENT, about, **kept)  # type: ignore[arg-type]  # a builder


def test_an_urgent_talk_of_a_case_goes_to_the_case_with_its_decision_and_reason(
    home: Home,
) -> None:
    jo = home.add()
    kept = home.services.quick.keep(jo, urgent(case="K7"))
    documents = home.documents()
    case = read_record(documents["Case records/K7/2026-11-22 Case record.md"])
    assert case.quotations == ("The school rang about a bruise.", "Visit today")
    assert (
        "Reason: Nobody has seen the child"
        in documents["Case records/K7/2026-11-22 Case record.md"]
    )
    personal = documents["Jo Bennett/Records/2026-11-22 Urgent talk.md"]
    assert "bruise" not in personal and "Case K7 was discussed." in personal
    assert read_record(personal).facts["session_kind"] == "urgent"
    assert (kept.failed, kept.awaited) == (None, ())
    (line,) = home.services.cases.caseload(jo)
    assert line.last_discussed == NOW


def test_a_talk_never_passes_for_a_session(home: Home) -> None:
    jo = with_policy(home, "tameside")
    home.hold(jo, ":function support\n:minutes 5\n:close\n")
    home.clock.move_on(days=9)
    home.services.quick.keep(jo, Talk(SessionKind.INFORMAL, "Swapped a duty day."))
    home.services.log.plan(jo, home.clock.today())
    session = home.open(jo)  # the session of the day is the planned one, and is not the talk
    assert session.talk.session.kind is SessionKind.FORMAL and not session.resumed
    session.closing.close()
    held = {entry.kind for entry in home.services.log.show(jo) if entry.met_at is not None}
    assert held == {SessionKind.INFORMAL}
    for policy in home.services.content.policies():
        assert held.isdisjoint(policy.counts)
    (line,) = home.services.today.lines()
    assert line.sessions_held == 2
    assert len(home.services.balances.of(jo).sessions) == 2
    assert "# Informal talk" in home.documents()["Jo Bennett/Records/2026-12-01 Informal talk.md"]


def test_a_request_is_met_by_the_next_urgent_talk_and_keeps_both_times(home: Home) -> None:
    jo = home.add()
    asked = home.services.quick.request(jo, at=NOW - timedelta(hours=3))
    home.clock.move_on(minutes=30)
    home.services.quick.keep(jo, Talk(SessionKind.INFORMAL, "Something else."))
    assert [one.id for one in home.services.quick.requests(jo)] == [asked.id]
    kept = home.services.quick.keep(jo, urgent()).entry
    assert (kept.id, kept.asked_by, kept.asked_at, kept.met_at) == (
        asked.id, Who.SUPERVISEE, NOW - timedelta(hours=3), NOW + timedelta(minutes=30),
    )  # fmt: skip
    assert home.services.quick.requests(jo) == []
    asked_for = [entry.asked_at for entry in home.services.log.show(jo)]
    assert asked_for == [NOW - timedelta(hours=3), None]


def test_a_request_is_met_by_the_formal_session_that_begins(home: Home) -> None:
    jo = with_policy(home, "cafcass")  # which asks both to endorse a talk
    home.services.quick.request(jo, at=NOW - timedelta(hours=20))
    sam = home.add("Sam Lee")
    home.services.quick.request(sam)
    home.services.log.plan(jo, home.clock.today(), SessionKind.CLINICAL)
    clinical = home.open(jo)
    clinical.closing.close()
    assert len(home.services.quick.requests(jo)) == 1  # clinical supervision is another thing
    home.open(jo)
    assert home.services.quick.requests(jo) == []
    assert len(home.services.quick.requests(sam)) == 1
    (met,) = (one for one in home.services.log.show(jo) if one.kind is SessionKind.URGENT)
    assert (met.status, met.held_on) == (SessionStatus.HELD, home.clock.today())
    assert home.services.quick.awaited(met) == ()
    names = home.services.log.names(jo)
    said = about(met, {met.id: met}, names, home.clock.zone())
    assert said.endswith("21 Nov 18:00, met in the session of that day")
    kinds = {one.kind for one in home.services.timescales.of(jo)}
    assert not kinds & {Kind.URGENT, Kind.CASE_RECORD}


def test_an_urgent_talk_without_a_request_says_itself_who_asked_and_when(home: Home) -> None:
    jo = home.add()
    last_night = NOW - timedelta(hours=20)
    talk = urgent(asked_by=Who.OTHER, asked_at=last_night, met_at=NOW - timedelta(hours=15))
    home.services.quick.keep(jo, talk)
    (entry,) = home.services.log.show(jo)
    assert (entry.asked_by, entry.asked_at) == (Who.OTHER, last_night)
    assert entry.held_on is not None and entry.held_on.day == 21


@pytest.mark.parametrize(
    "talk",
    [
        urgent(about=" \n "),
        urgent(decisions=((" ", "a reason"),)),
        urgent(met_at=NOW + timedelta(minutes=1)),
        urgent(asked_at=NOW, met_at=NOW - timedelta(minutes=1)),
        urgent(case="Jo Bennett"),
        urgent(endorsed_by=(Who.OTHER,)),
        Talk(SessionKind.FORMAL, "Not like this."),
    ],
    ids=range(7),
)
def test_a_talk_that_cannot_be_kept_whole_leaves_nothing(home: Home, talk: Talk) -> None:
    jo = home.add()
    with pytest.raises(BadInput):
        home.services.quick.keep(jo, talk)
    for table in ("session", "note", "decision", "discussion", "record", "case_reference"):
        assert home.services.database.rows(f"SELECT * FROM {table}") == []
    assert home.documents() == {}


def test_both_endorse_where_the_policy_asks_it_and_nobody_has_to_elsewhere(home: Home) -> None:
    jo = with_policy(home, "cafcass")
    kept = home.services.quick.keep(jo, urgent(endorsed_by=(Who.SUPERVISOR,)))
    assert kept.awaited == (Who.SUPERVISEE,)
    home.clock.move_on(days=1)
    endorsed = home.services.quick.endorse(jo, Who.SUPERVISEE)
    assert endorsed.endorsed_by() == (Who.SUPERVISOR, Who.SUPERVISEE)
    assert endorsed.supervisee_endorsed_on == home.clock.today()
    assert home.services.quick.awaited(endorsed) == ()
    with pytest.raises(NotFound):
        home.services.quick.endorse(jo, Who.SUPERVISEE)
    assert home.services.quick.keep(home.add("Sam Lee"), urgent()).awaited == ()


def test_a_talk_is_kept_where_its_documents_cannot_be_written(home: Home) -> None:
    jo = home.add()
    home.services.documents_root.parent.mkdir(parents=True, exist_ok=True)
    home.services.documents_root.write_text("a file stands here")
    kept = home.services.quick.keep(jo, urgent())
    assert kept.failed is not None
    assert home.again().services.log.show(jo)[0].id == kept.entry.id
