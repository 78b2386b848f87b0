"""What is due, from a home's own rows: sessions, papers, cases, marks, people who come and go."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coach.domain.log import Who
from coach.domain.mark import MarkKind
from coach.domain.people import Supervisee
from coach.domain.session import Session, SessionKind, SessionStatus
from coach.domain.timescale import Kind, State
from coach.errors import BadInput, NotFound
from coach.services.tenures import Changes
from tests.builders import Home

K, M, S = Kind, MarkKind, SessionStatus


def somebody(
    home: Home, policy: str = "leeds", group: str = "social-worker", name: str = "Jo Bennett"
) -> Supervisee:
    """Somebody who began on 5 January 2026, added to Coach on 22 November."""
    found = next(one for one in home.services.content.policies() if one.id == policy)
    return home.services.people.add(name, found, "", group, date(2026, 1, 5))


def session(home: Home, one: Supervisee, **given: Any) -> Session:
    """A session as the log keeps it."""
    for key in ("planned_on", "original_on", "held_on"):
        if key in given:
            given[key] = date.fromisoformat(given[key])
    if "held_on" in given:
        given = {"planned_on": given["held_on"], "status": S.HELD, **given}
    kept = {
        "id": home.services.ids.new(),
        "file_id": one.file.id,
        "pair_id": one.pair.id,
        "policy_id": one.pair.policy_id,
        "policy_version": one.pair.policy_version,
    }
    return home.services.stores.sessions.add(Session(**{**kept, **given}))


def due(home: Home, one: Supervisee, kind: Kind, on: str = "2026-11-22") -> list[str]:
    """When things of a kind are due."""
    found = home.services.timescales.of(one, date.fromisoformat(on))
    return [timescale.due.isoformat() for timescale in found if timescale.kind is kind]


@pytest.mark.parametrize(
    ("policy", "group", "said"),
    [
        ("leeds", "newly-qualified", ("2026-02-24", "Leeds 4.4", "fortnightly")),
        ("leeds", "social-worker", ("2026-03-10", "Leeds 4.4", "monthly")),
        ("tameside", "newly-qualified", ("2026-02-17", "Tameside 7", "weekly")),
        ("cafcass", "", ("2026-03-24", "Cafcass 3.2", "every 6 weeks")),
        ("south-gloucestershire", "", ("2026-07-06", "South Gloucestershire 3.1", "6 in any")),
        ("bracknell-forest", "team-manager", ("2026-03-31", "Bracknell Forest 5(3a)", "each")),
    ],
)
def test_a_pair_of_each_council_after_two_sessions(
    home: Home, policy: str, group: str, said: tuple[str, str, str]
) -> None:
    one = somebody(home, policy, group)
    session(home, one, held_on="2026-01-12")
    session(home, one, held_on="2026-02-10")
    session(home, one, held_on="2026-02-11", kind=SessionKind.INFORMAL)
    found = home.services.timescales.of(one, date(2026, 2, 11))
    (timescale,) = (t for t in found if t.kind is K.SESSION)
    if (policy, group) == ("leeds", "newly-qualified"):  # six weeks end on 16 February
        assert timescale.due == date(2026, 2, 17)
        session(home, one, held_on="2026-02-17")
        (timescale,) = (
            t for t in home.services.timescales.of(one, date(2026, 2, 17)) if t.kind is K.SESSION
        )
        said = ("2026-03-03", *said[1:])
    assert (timescale.due.isoformat(), timescale.source) == said[:2]
    assert timescale.reason.startswith(said[2])


def test_the_past_is_seen_as_it_stood(home: Home) -> None:
    one = somebody(home)
    for day in ("2026-02-02", "2026-03-02", "2026-04-02"):
        session(home, one, held_on=day)
    home.services.marking.mark(one, M.AUDIT, date(2026, 6, 1))
    assert due(home, one, K.SESSION, "2026-03-15") == ["2026-04-02"]
    assert due(home, one, K.SESSION, "2026-05-15") == ["2026-05-02"]
    assert due(home, one, K.AUDIT, "2026-05-31") == ["2027-01-05"]
    assert due(home, one, K.AUDIT, "2026-06-01") == ["2027-06-01"]


def test_the_eighth_last_session_is_found_among_many_and_two_on_a_day_are_two(home: Home) -> None:
    one = somebody(home, "south-gloucestershire", "other")
    for day in range(1, 6):
        session(home, one, held_on=f"2026-03-{day:02}")
    session(home, one, held_on="2026-03-05")
    assert due(home, one, K.SESSION, "2026-04-01") == ["2027-03-01"]
    session(home, one, held_on="2026-03-09")
    assert due(home, one, K.SESSION, "2026-04-01") == ["2027-03-02"]


def test_a_moved_session_falls_due_until_one_is_held(home: Home) -> None:
    one = somebody(home)
    session(home, one, held_on="2026-02-02")
    session(home, one, planned_on="2026-03-02", status=S.REARRANGED)
    session(home, one, planned_on="2026-03-11", original_on="2026-03-02")
    assert due(home, one, K.REARRANGE, "2026-03-03") == ["2026-03-09"]
    assert due(home, one, K.AGENDA, "2026-03-03") == ["2026-03-04"]
    assert due(home, one, K.BOOKING, "2026-03-03") == ["2026-02-02"]  # since the pair first met
    session(home, one, held_on="2026-03-11", original_on="2026-03-02")
    assert due(home, one, K.REARRANGE, "2026-03-11") == []
    session(home, one, planned_on="2026-04-08", status=S.MISSED)
    session(home, one, planned_on="2026-05-06", status=S.CANCELLED)
    assert due(home, one, K.REARRANGE, "2026-05-07") == ["2026-04-15"]
    session(home, one, held_on="2026-05-13", kind=SessionKind.INFORMAL)
    assert due(home, one, K.REARRANGE, "2026-05-14") == ["2026-04-15"]


def test_an_absence_and_the_return_are_marked_of_either(home: Home) -> None:
    one, other = somebody(home), somebody(home, name="Sam Lee")
    session(home, one, planned_on="2026-03-02", status=S.MISSED)
    home.services.marking.mark(one, M.ABSENCE, date(2026, 2, 23), of_supervisor=True)
    assert due(home, one, K.ABSENCE, "2026-03-01") == ["2026-03-09"]
    assert due(home, other, K.ABSENCE, "2026-03-01") == ["2026-03-09"]  # of the same supervisor
    assert due(home, one, K.REARRANGE, "2026-03-03") == []
    home.services.marking.mark(one, M.RETURN, date(2026, 3, 16), of_supervisor=True)
    assert due(home, one, K.ABSENCE, "2026-03-16") == []
    assert due(home, one, K.REARRANGE, "2026-03-16") == ["2026-03-23"]
    with pytest.raises(BadInput, match="not marked as absent"):
        home.services.marking.mark(one, M.RETURN, date(2026, 3, 16))


def test_papers_of_a_session_held_in_coach_run_from_its_end(home: Home) -> None:
    one = somebody(home, "bracknell-forest")
    home.services.cases.add_all(one, ("K1",))
    home.hold(one, ":topic A visit\n:case K1\nA word.\n:close\n")
    assert due(home, one, K.CASE_RECORD) == ["2026-11-24"]
    (found,) = (t for t in home.services.timescales.of(one) if t.kind is K.CASE_RECORD)
    assert found.reason == (
        "session of 22 November 2026, ended at 14:00; cases on file within 48 hours"
    )
    home.services.marking.mark(one, M.CASE_RECORD)
    assert due(home, one, K.CASE_RECORD) == []


def test_a_session_without_a_case_leaves_nothing_for_a_file(home: Home) -> None:
    one = somebody(home, "bracknell-forest")
    home.hold(one, "A word.\n:place 1 personal\n:close\n")
    assert due(home, one, K.CASE_RECORD) == []


def test_records_are_owed_for_each_session_in_coach_and_the_latest_besides(home: Home) -> None:
    one = somebody(home)
    for day in ("2026-01-12", "2026-02-12"):
        session(home, one, held_on=day)
    assert due(home, one, K.RECORD, "2026-02-13") == ["2026-02-26"]
    home.hold(one, "A word.\n:place 1 personal\n:close\n")
    home.clock.move_on(days=1)
    home.hold(one, "A word.\n:place 1 personal\n:close\n")
    assert due(home, one, K.RECORD, "2026-11-23") == ["2026-12-04", "2026-12-07"]
    home.services.marking.mark(one, M.RECORD, date(2026, 11, 22))
    assert due(home, one, K.RECORD, "2026-11-23") == ["2026-12-07"]
    assert due(home, one, K.REPLY, "2026-11-23") == ["2026-11-27"]


def test_an_urgent_request_counts_from_the_asking_not_from_its_entry(home: Home) -> None:
    one = somebody(home, "south-gloucestershire")
    urgent = session(home, one, planned_on="2026-11-22", kind=SessionKind.URGENT)
    (found,) = (t for t in home.services.timescales.of(one) if t.kind is K.URGENT)
    assert (found.due, found.reason) == (
        date(2026, 11, 23),
        "asked for on 22 November 2026 at 14:00; within 24 hours",
    )
    home.services.stores.sessions.save(
        Session(**{**vars(urgent), "status": S.HELD, "held_on": date(2026, 11, 22)})
    )
    assert due(home, one, K.URGENT) == []
    session(home, one, planned_on="2026-11-25", kind=SessionKind.URGENT)
    assert due(home, one, K.URGENT, "2026-11-25") == ["2026-11-23"]


def test_cases_are_due_from_the_last_talk_of_them(home: Home) -> None:
    one = somebody(home)
    home.services.cases.add_all(one, ("K1", "K2"))
    home.clock.move_on(days=10)
    home.hold(one, ":topic A visit\n:case K1\nA word.\n:close\n")
    assert due(home, one, K.CASE_REVIEW, "2026-12-02") == ["2027-02-22", "2027-03-02"]
    home.services.marking.mark(one, M.CASE_REVIEW, date(2026, 12, 1), "k2")
    assert due(home, one, K.CASE_REVIEW, "2026-12-02") == ["2027-03-01", "2027-03-02"]
    with pytest.raises(BadInput, match="no case K9"):
        home.services.marking.mark(one, M.CASE_REVIEW, date(2026, 12, 1), "K9")


def test_an_agreement_made_before_coach_counts(home: Home) -> None:
    one = somebody(home)
    assert due(home, one, K.AGREEMENT) == ["2026-11-22"]
    home.services.tenures.edit(one, Changes(agreement_on=date(2026, 1, 10)))
    assert due(home, one, K.AGREEMENT) == []
    assert due(home, one, K.AGREEMENT_REVIEW) == ["2027-01-10"]


def test_somebody_who_left_is_still_told_of_until_the_papers_go(home: Home) -> None:
    one = somebody(home)
    home.services.tenures.leave(one, date(2026, 11, 22))
    found = home.services.timescales.of_all(date(2026, 11, 23))
    assert [(t.kind, t.due) for t in found] == [(K.RETENTION, date(2032, 11, 22))]


def test_reviews_are_known_by_their_names_or_by_the_nearest_day(home: Home) -> None:
    marking = home.services.marking
    one = somebody(home, "leeds", "newly-qualified")
    for name, on, known in (
        ("6", date(2026, 7, 1), "6 months"),
        ("", date(2026, 4, 1), "3 months"),
        ("", date(2026, 7, 20), "9 months"),  # the one of six months was held
        ("11 MONTHS, FINAL", date(2026, 11, 20), "11 months, final"),
    ):
        assert marking.mark(one, M.ASYE_REVIEW, on, name)[0].name == known
    assert due(home, one, K.ASYE_REVIEW) == []
    with pytest.raises(BadInput, match="The reviews of Jo Bennett are: 3 months"):
        marking.mark(one, M.ASYE_REVIEW, date(2026, 4, 1), "x")
    student = somebody(home, "leeds", "student", "Sam Lee")
    (kept, _) = marking.mark(student, M.ASYE_REVIEW, date(2026, 4, 1))
    assert kept.name == "Agreed move to fortnightly"
    session(home, student, held_on="2026-04-02")
    assert due(home, student, K.SESSION, "2026-04-02") == ["2026-04-16"]
    with pytest.raises(BadInput, match="no review by a name"):
        marking.mark(somebody(home, "tameside", name="Ana Cruz"), M.ASYE_REVIEW)


def test_a_mark_is_kept_once_and_can_be_taken_back(home: Home) -> None:
    marking, one = home.services.marking, somebody(home, "tameside")
    kept, is_new = marking.mark(one, M.AUDIT, date(2026, 6, 1))
    assert is_new and marking.mark(one, M.AUDIT, date(2026, 6, 1)) == (kept, False)
    assert due(home, one, K.AUDIT) == ["2027-06-01"]
    marking.unmark(one, M.AUDIT)
    assert due(home, one, K.AUDIT) == ["2027-01-05"] and marking.marks(one.person) == []
    with pytest.raises(NotFound, match="No audit is marked for Jo Bennett"):
        marking.unmark(one, M.AUDIT)
    for wrong in ({"name": "x"}, {"number": 3}, {"of_supervisor": True}):
        with pytest.raises(BadInput):
            marking.mark(one, M.AUDIT, date(2026, 6, 1), **wrong)  # type: ignore[arg-type]


def test_shifts_are_counted_from_marks_and_a_rota_looks_ahead(home: Home) -> None:
    one = somebody(home, "bracknell-forest", "agency")
    marking = home.services.marking
    for day in (9, 12):
        marking.mark(one, M.SHIFT, date(2026, 11, day), number=3)
    assert due(home, one, K.SESSION) == []
    for day in (24, 26):
        marking.mark(one, M.SHIFT, date(2026, 11, day))
    assert due(home, one, K.SESSION) == ["2026-11-26"]
    session(home, one, held_on="2026-11-20")
    assert due(home, one, K.SESSION) == []


def test_one_person_s_are_the_same_as_among_everybody_s(home: Home) -> None:
    people = [
        somebody(home, policy, group, f"{policy} {group}".title())
        for policy in ("leeds", "cafcass", "bracknell-forest")
        for group in ("newly-qualified", "agency")
    ]
    for place, one in enumerate(people):
        session(home, one, held_on=f"2026-02-{place + 1:02}")
        session(home, one, planned_on=f"2026-12-{place + 1:02}")
    together = home.services.timescales.of_all()
    for one in people:
        alone = home.services.timescales.of(one)
        assert alone == [t for t in together if t.person_id == one.person.id] and alone
    nexts = home.services.timescales.next_sessions()
    assert nexts[people[0].person.id].due == date(2026, 2, 8)
    assert [t.person for t in home.services.timescales.named("Supervisor")] == ["Supervisor"]


def test_another_policy_is_tried_without_being_chosen(home: Home) -> None:
    one, services = somebody(home), home.services
    session(home, one, held_on="2026-01-05")
    before = services.timescales.of(one)
    (cafcass,) = (policy for policy in services.content.policies() if policy.id == "cafcass")
    tried = services.timescales.under(one, cafcass)
    assert services.timescales.of(one) == before
    said = [str(change) for change in services.timescales.compare(before, tried)]
    assert any(line.startswith("session: 16 February 2026 instead of 5") for line in said)
    edited = services.tenures.edit(one, Changes(policy="cafcass"))
    assert services.timescales.of(edited.after) == tried


def test_a_home_with_nobody_in_it_has_nothing_due(home: Home) -> None:
    assert home.services.timescales.of_all() == []
    with pytest.raises(NotFound, match="no calendar"):
        home.services.timescales.calendar()


def test_a_session_that_is_moved_stays_one_event_of_the_calendar(home: Home) -> None:
    one, log, today = somebody(home), home.services.log, home.clock.today()
    days = today + timedelta(days=7), today + timedelta(days=9)
    _, entry = log.plan(one, days[0])
    before = home.services.timescales.calendar()
    moved = log.rearrange(one, entry.id, days[1], Who.SUPERVISOR, "court")
    assert moved
    after = home.services.timescales.calendar()
    for text, day in ((before, days[0]), (after, days[1])):
        booked = text.replace("\r\n ", "").split("BEGIN:VEVENT")
        (event,) = (one for one in booked if "DESCRIPTION:booked" in one)
        assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in event
    uids = [
        {line for line in text.split("\r\n") if line.startswith("UID:")} for text in (before, after)
    ]
    assert len(uids[0] & uids[1]) == len(uids[0])


def test_the_queries_seek_sessions_and_never_read_through_them_all(home: Home) -> None:
    from coach.storage.timescale_query import facts_queries

    somebody(home)
    values = {"on": "2026-11-22", "since": "2025-11-22", "most": 8, "file": "x"}
    for of_one in (False, True):
        steps = [
            row["detail"]
            for query in facts_queries(of_one=of_one)
            for row in home.services.database.rows(f"EXPLAIN QUERY PLAN {query}", values)
        ]
        assert not [step for step in steps if step in ("SCAN s", "SCAN t")]
        assert any("INDEX session_by_status" in step for step in steps)


def test_what_counts_by_the_hour_is_late_from_that_minute_and_soon_before_it(home: Home) -> None:
    one = somebody(home, "south-gloucestershire")
    asked = home.services.quick.request(one, at=home.clock.now() - timedelta(hours=23))

    def state() -> State:
        found = home.services.timescales.of_request(one, asked.id)
        assert found is not None
        return found.state

    assert state() is State.SOON
    home.clock.move_on(minutes=61)
    assert state() is State.LATE
    assert home.services.timescales.of_request(one, "no such entry") is None
