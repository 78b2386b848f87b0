"""Timescales of a pair as time goes by: what settles one, suspends it, and what bad facts do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.absences import Absence
from coach.domain.forecast import compare, timescales_of_all
from coach.domain.mark import MOST_SHIFTS, Mark, MarkKind
from coach.domain.policy import Deadline, DeadlineName, Span, Unit
from coach.domain.timescale import Day, Kind, State, Timescale
from coach.domain.timescale_facts import CaseFacts, Moved, TimescaleFacts, UrgentRequest
from coach.errors import BadInput, IllegalMove
from tests.domain.timescale_cases import (
    ENGLAND,
    START,
    a_session,
    done,
    due,
    facts,
    held,
    of_kind,
    on,
    policies,
    seen,
)

K, M = Kind, MarkKind


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-01-28", State.OK),
        ("2026-01-29", State.SOON),  # Thursday to Thursday, five working days
        ("2026-02-05", State.SOON),
        ("2026-02-06", State.LATE),
    ],
)
def test_a_session_is_soon_within_five_working_days_and_late_after(
    today: str, state: State
) -> None:
    (found,) = of_kind(facts(), K.SESSION, today)
    assert (found.due, found.state) == (on("2026-02-05"), state)


def test_five_working_days_reach_over_christmas() -> None:
    jo = facts(held=held("2026-12-02"))
    assert of_kind(jo, K.SESSION, "2026-12-22")[0].state is State.OK
    assert of_kind(jo, K.SESSION, "2026-12-23")[0].state is State.SOON  # 2 January is a Saturday


def test_only_what_counts_counts() -> None:
    jo = facts(held={**held("2026-02-02"), **held("2026-03-02", kind="informal")})
    assert due(jo) == "2026-03-02"
    group = replace(policies()["leeds"], counts=("formal", "group"))
    day = Day.of(on("2026-03-02"), ENGLAND)
    together = facts(held={**held("2026-02-02"), **held("2026-02-20", kind="group")})
    (found,) = (
        one for one in timescales_of_all([together], day, {"leeds": group}) if one.kind is K.SESSION
    )
    assert found.due == on("2026-03-20")


def test_a_session_from_before_the_first_day_does_not_count() -> None:
    assert due(facts(held=held("2025-12-01"))) == "2026-02-05"


def test_without_a_first_day_the_earliest_on_the_file_is_the_start() -> None:
    jo = facts(start_on=None, first_pair_on=on("2026-02-02"))
    assert due(jo) == "2026-03-02"
    older = replace(jo, held=held("2025-12-10"), first_held={"formal": on("2025-12-10")})
    assert due(older) == "2026-01-10"


def test_a_moved_session_says_where_it_went() -> None:
    jo = facts(moved={"formal": Moved(on("2026-02-05"))}, next_planned_on=on("2026-02-20"))
    (found,) = of_kind(jo, K.REARRANGE)
    assert found.reason == (
        "moved from 5 February 2026; within 5 working days; now planned for 20 February 2026"
    )
    assert due(replace(jo, moved={"group": Moved(on("2026-02-05"))}), K.REARRANGE) is None


def test_while_somebody_is_away_there_is_no_day_to_re_arrange_to() -> None:
    moved = {"formal": Moved(on("2026-02-05"), by_absence=True)}
    away = facts(moved=moved, absences=(Absence(on("2026-02-02")),))
    assert due(away, K.REARRANGE, "2026-02-10") is None
    back = replace(away, absences=(Absence(on("2026-02-02"), on("2026-02-16")),))
    (found,) = of_kind(back, K.REARRANGE, "2026-02-16")
    assert (found.due, found.reason) == (
        on("2026-02-23"),
        "back on 16 February 2026; a session within 5 working days",
    )
    assert due(replace(back, held=held("2026-02-17"), moved={}), K.REARRANGE) is None


def test_an_absence_over_the_due_date_is_followed_by_a_session() -> None:
    over = facts(absences=(Absence(on("2026-01-26"), on("2026-02-16")),))
    assert due(over, K.REARRANGE, "2026-02-16") == "2026-02-23"
    short = facts(absences=(Absence(on("2026-01-26"), on("2026-01-28")),))
    assert due(short, K.REARRANGE, "2026-01-28") is None


def test_an_urgent_talk_has_hours_from_the_asking() -> None:
    asked = UrgentRequest("u1", on("2026-03-10"), datetime(2026, 3, 10, 15, 30, tzinfo=UTC))
    jo = facts("south-gloucestershire", urgent=(asked,))
    (found,) = of_kind(jo, K.URGENT, "2026-03-10")
    assert found.due_at == datetime(2026, 3, 11, 15, 30, tzinfo=UTC)
    assert (found.due, found.reason) == (
        on("2026-03-11"),
        "asked for on 10 March 2026 at 15:30; within 24 hours",
    )
    another = replace(jo, held=held("2026-03-10", kind="urgent"))
    assert due(another, K.URGENT) == "2026-03-11"  # a talk of the same day was of something else
    assert due(replace(jo, done=(done(M.URGENT, "2026-03-10"),)), K.URGENT) is None
    by_mark = facts("south-gloucestershire", done=(done(M.URGENT_REQUEST, "2026-03-10"),))
    assert due(by_mark, K.URGENT, "2026-03-10") == "2026-03-11"
    assert due(replace(by_mark, held=another.held), K.URGENT) is None
    met = (*by_mark.done, done(M.URGENT, "2026-03-11"))
    assert due(replace(by_mark, done=met), K.URGENT, "2026-03-11") is None


def test_the_diary_is_booked_from_the_start_on() -> None:
    assert due(facts(), K.BOOKING) == "2026-01-05"
    near = facts(last_planned_on=on("2026-03-05"), next_planned_on=on("2026-02-05"))
    assert due(near, K.BOOKING) == "2026-01-05"
    (far,) = of_kind(facts(last_planned_on=on("2026-05-31")), K.BOOKING)
    assert (far.due, far.reason) == (
        on("2026-03-30"),  # three months before the one of 30 June, which is not booked yet
        "booked up to 31 May 2026; each 3 months ahead at least",
    )


def test_an_agenda_that_is_there_is_not_asked_for() -> None:
    jo = facts("bracknell-forest", next_planned_on=on("2026-02-05"))
    assert due(jo, K.AGENDA) == "2026-02-04"
    assert due(replace(jo, has_agenda=True), K.AGENDA) is None
    assert due(replace(jo, done=(done(M.AGENDA, "2026-02-02"),)), K.AGENDA) is None
    old = replace(jo, done=(done(M.AGENDA, "2026-01-12"),), held=held("2026-01-12"))
    assert due(old, K.AGENDA) == "2026-02-04"


def test_a_report_for_what_was_booked_at_short_notice_is_asked_for_when_it_was_booked() -> None:
    jo = facts(next_planned_on=on("2026-03-12"))
    assert due(jo, K.AGENDA, "2026-03-09") == "2026-03-05"
    booked = replace(jo, next_booked_on=on("2026-03-09"))
    (found,) = of_kind(booked, K.AGENDA, "2026-03-09")
    assert (found.due, found.state) == (on("2026-03-09"), State.SOON)
    assert found.reason == "pre-supervision report for 12 March 2026; 1 week before"
    assert due(booked, K.AGENDA, "2026-03-06") == "2026-03-05"  # seen from before: no day said
    began = replace(jo, pair_started_on=on("2026-03-06"), first_pair_on=on("2026-03-06"))
    assert due(began, K.AGENDA, "2026-03-09") == "2026-03-06"


def test_nobody_is_late_with_what_was_due_before_the_file_began() -> None:
    began = on("2026-06-01")
    jo = facts(start_on=on("2019-09-02"), pair_started_on=began, first_pair_on=began)
    (session,) = of_kind(jo, K.SESSION, "2026-06-01")
    assert (session.due, session.state) == (on("2026-07-01"), State.OK)
    assert session.reason == "monthly; from 1 June 2026, the first day on file"
    (audit,) = of_kind(jo, K.AUDIT, "2026-06-01")
    assert (audit.due, audit.state) == (on("2027-06-01"), State.OK)
    assert "from 1 June 2026, the first day on file" in audit.reason
    assert due(replace(jo, held=held("2026-04-20")), K.SESSION, "2026-06-01") == "2026-05-20"
    fewer = replace(jo, policy_id="south-gloucestershire", held=held("2026-06-01"))
    assert due(fewer, K.SESSION, "2026-06-02") == "2026-09-30"  # two sixths of a year on
    calendar = replace(jo, policy_id="bracknell-forest")
    assert due(calendar, K.SESSION, "2026-06-02") == "2026-06-30"


def test_what_falls_due_after_the_file_began_is_counted_from_the_start() -> None:
    began = on("2026-01-09")
    new = facts(group="newly-qualified", pair_started_on=began, first_pair_on=began)
    (session,) = of_kind(new, K.SESSION, "2026-01-09")
    assert session.due == on("2026-01-12") and "from the start on 5 January" in session.reason
    late = replace(new, pair_started_on=on("2026-02-20"), first_pair_on=on("2026-02-20"))
    (session,) = of_kind(late, K.SESSION, "2026-02-20")  # the first six weeks are over
    assert session.due == on("2026-03-06") and session.reason.startswith("fortnightly")


def test_a_record_keeps_the_policy_of_its_day() -> None:
    jo = facts("leeds", sessions=(a_session("2026-03-02", "tameside"), a_session("2026-03-09")))
    found = of_kind(jo, K.RECORD, "2026-03-09")
    assert [(one.due, one.source) for one in found] == [
        (on("2026-03-11"), "Tameside 4.4"),
        (on("2026-03-23"), "Leeds 4.13, our reading"),
    ]
    given = replace(jo, done=(done(M.RECORD, "2026-03-03"),))
    assert due(given, K.RECORD) == "2026-03-23"
    signed = facts(sessions=(a_session("2026-03-09", signed=True),))
    assert due(signed, K.RECORD) is None


def test_a_record_that_coach_shared_follows_its_own_state() -> None:
    given = on("2026-03-10")
    shared = a_session("2026-03-09", given_on=given, shared_on=given)
    jo = facts("leeds", sessions=(shared,))
    assert due(jo, K.RECORD) is None
    (found,) = of_kind(jo, K.REPLY, "2026-03-18")  # it does not go away by itself
    assert (found.due, found.state) == (on("2026-03-17"), State.LATE)
    assert found.reason.endswith("agrees, after a reminder and once you confirm it")
    marked = replace(jo, done=(done(M.RECORD, "2026-03-10"),))
    assert due(marked, K.REPLY, "2026-03-11") == "2026-03-17"  # once, not twice
    for settled in (replace(shared, answered=True), replace(shared, signed=True)):
        assert due(replace(jo, sessions=(settled,)), K.REPLY, "2026-03-18") is None
    reworded = replace(shared, shared_on=None)  # a draft again; a copy was given in time
    assert seen(replace(jo, sessions=(reworded,))) == seen(replace(jo, sessions=()))
    away = replace(jo, absences=(Absence(on("2026-03-12"), on("2026-03-19")),))
    assert due(away, K.REPLY, "2026-03-20") == "2026-03-24"
    assert due(replace(jo, absences=(Absence(on("2026-03-12")),)), K.REPLY) is None


def test_silence_agrees_in_leeds_and_the_clock_stands_while_they_are_away() -> None:
    jo = facts(done=(done(M.RECORD, "2026-03-09"),))
    (found,) = of_kind(jo, K.REPLY, "2026-03-16")
    assert (found.due, found.state) == (on("2026-03-16"), State.SOON)
    assert found.reason.endswith("no reply by then counts as agreed")
    assert due(jo, K.REPLY, "2026-03-17") is None
    away = replace(jo, absences=(Absence(on("2026-03-11"), on("2026-03-18")),))
    assert due(away, K.REPLY, "2026-03-17") == "2026-03-23"
    assert due(replace(jo, absences=(Absence(on("2026-03-11")),)), K.REPLY) is None
    replied = replace(jo, done=(*jo.done, done(M.REPLY, "2026-03-10")))
    assert due(replied, K.REPLY) is None


def test_case_records_run_by_the_hour_where_coach_knows_it() -> None:
    ended = datetime(2026, 3, 9, 16, 45, tzinfo=UTC)
    jo = facts(
        "bracknell-forest",
        sessions=(a_session("2026-03-09", "bracknell-forest", ended_at=ended, risk_raised=True),),
    )
    found = of_kind(jo, K.CASE_RECORD, "2026-03-09")
    assert [(one.due_at, one.reason.partition("; ")[2]) for one in found] == [
        (ended + timedelta(hours=24), "urgent matters on file within 24 hours"),
        (ended + timedelta(hours=48), "cases on file within 48 hours"),
    ]
    assert all(one.reason.startswith("session of 9 March 2026, ended at 16:45; ") for one in found)
    assert of_kind(replace(jo, done=(done(M.CASE_RECORD, "2026-03-09"),)), K.CASE_RECORD) == []


def test_agreements_of_the_pair_before_do_not_bind_a_new_supervisor() -> None:
    new = facts(pairs=2, pair_started_on=on("2026-05-01"), agreed_before_on=on("2026-02-02"))
    assert due(new, K.AGREEMENT_REVIEW) == "2026-05-01"
    marked_before = replace(new, done=(done(M.AGREEMENT, "2026-04-01"),))
    assert due(marked_before, K.AGREEMENT_REVIEW) == "2026-05-01"
    again = replace(new, done=(done(M.AGREEMENT, "2026-05-04"),))
    assert due(again, K.AGREEMENT_REVIEW) == "2027-05-04"
    in_cafcass = replace(new, policy_id="cafcass")
    assert due(in_cafcass, K.AGREEMENT_REVIEW) == "2027-02-02"
    in_forest = replace(again, policy_id="bracknell-forest")
    assert due(in_forest, K.AGREEMENT_REVIEW) is None and due(in_forest, K.AGREEMENT) is None


def test_without_any_agreement_the_review_counts_from_when_the_pair_began() -> None:
    assert due(facts("tameside"), K.AGREEMENT_REVIEW) == "2027-01-05"
    assert of_kind(facts("bracknell-forest"), K.AGREEMENT)[0].reason.startswith("no contract")


def test_cases_are_talked_through_each_by_itself_or_all_by_one_mark() -> None:
    cases = (CaseFacts("1", "K1", START), CaseFacts("2", "K2", START, on("2026-02-02")))
    jo = facts(cases=cases)
    found = of_kind(jo, K.CASE_REVIEW)
    assert [(one.due, one.key) for one in found] == [
        (on("2026-04-05"), "1"),
        (on("2026-05-02"), "2"),
    ]
    one = replace(jo, done=(done(M.CASE_REVIEW, "2026-03-02", "k1"),))
    assert {o.key: o.due for o in of_kind(one, K.CASE_REVIEW)}["1"] == on("2026-06-02")
    both = replace(jo, done=(done(M.CASE_REVIEW, "2026-03-02"),))
    assert {one.due for one in of_kind(both, K.CASE_REVIEW)} == {on("2026-06-02")}


def test_what_was_done_starts_its_year_anew() -> None:
    jo = facts("cafcass", done=(done(M.OBSERVATION, "2026-09-01"), done(M.APPRAISAL, "2026-06-01")))
    days = {one.key: one.due for one in seen(jo)}
    assert days["observation"] == on("2027-09-01")
    assert days["observation-with-adult"] == on("2027-01-05")
    assert (days["appraisal"], days["mid-year"]) == (on("2027-06-01"), on("2026-12-01"))
    half = replace(jo, done=(*jo.done, done(M.MID_YEAR, "2026-11-20")))
    assert "mid-year" not in {one.key for one in seen(half)}
    leeds = facts(done=(done(M.OBSERVATION, "2026-09-01"),))
    assert due(leeds, K.OBSERVATION) == "2027-09-01"  # the only observation that Leeds asks for


def test_a_rule_for_some_staff_is_not_for_others() -> None:
    assert of_kind(facts("cafcass", "team-manager"), K.OBSERVATION) == []
    assert len(of_kind(facts("cafcass", ""), K.OBSERVATION)) == 2
    assert due(facts("leeds", "social-worker"), K.TRAINING) is None


def test_a_self_care_plan_is_reviewed_where_a_policy_of_ones_own_says_so() -> None:
    rule = Deadline(
        name=DeadlineName.SELF_CARE_REVIEW, span=Span(6, Unit.MONTHS), words="x", section="2"
    )
    mine = {"leeds": replace(policies()["leeds"], deadlines=(rule,))}
    day = Day.of(START, ENGLAND)
    jo = facts(self_care_on=on("2026-02-28"))
    found = [one for one in timescales_of_all([jo], day, mine) if one.kind is K.SELF_CARE_REVIEW]
    assert [one.due for one in found] == [on("2026-08-28")]


def test_after_leaving_only_papers_are_owed() -> None:
    jo = facts(
        "leeds",
        left_on=on("2026-03-10"),
        sessions=(a_session("2026-03-09"),),
        done=(done(M.RECORD, "2026-03-08"),),
    )
    kinds = {one.kind for one in seen(jo, "2026-03-10")}
    assert kinds == {K.RECORD, K.REPLY, K.RETENTION}
    before = {one.kind for one in seen(jo, "2026-02-01") if one.due > on("2026-03-10")}
    assert before == {K.RECORD, K.REPLY}  # nothing is asked for beyond the last day
    gone = replace(jo, done=(*jo.done, done(M.RETENTION, "2032-03-11")))
    assert due(gone, K.RETENTION, "2032-03-12") is None


def test_a_start_after_leaving_a_leap_day_and_the_end_of_time_break_nothing() -> None:
    muddled = facts(start_on=on("2026-05-01"), left_on=on("2026-03-01"))
    assert {one.kind for one in seen(muddled, "2026-06-01")} == {K.RETENTION}
    leap = facts("cafcass", start_on=on("2024-02-29"), held=held("2024-02-29"))
    assert due(leap, K.AUDIT) is None and due(leap) == "2024-04-11"
    for policy in policies():
        assert isinstance(seen(facts(policy, start_on=date.max), "2026-01-06"), list)
        assert isinstance(seen(facts(policy, start_on=date.min), "9999-12-31"), list)


def test_a_policy_that_is_not_to_be_had_gives_nothing() -> None:
    assert seen(facts("lost")) == []


def team(count: int, **given: object) -> list[TimescaleFacts]:
    return [
        facts(person_id=f"p{n}", pair_started_on=START + timedelta(days=n), **given)
        for n in range(count)
    ]


def own(people: list[TimescaleFacts], today: str = "2026-01-20") -> list[Timescale]:
    found = timescales_of_all(people, Day.of(on(today), ENGLAND), policies())
    return [one for one in found if one.person_id == "amara"]


def test_an_eleventh_supervisee_is_one_too_many_in_leeds() -> None:
    assert [one.kind for one in own(team(10))] == [K.TRAINING]
    (ratio,) = (one for one in own(team(11)) if one.kind is K.RATIO)
    assert (ratio.person, ratio.due, ratio.source) == ("Amara Osei", on("2026-01-15"), "Leeds 4.1")
    assert ratio.reason == "11 people supervised, and the guide is 10 at most"
    looked_at = team(11, supervisor_done=(done(M.RATIO, "2026-01-16"),))
    assert [one.kind for one in own(looked_at)] == [K.TRAINING]
    left = [*team(10), facts(person_id="p11", left_on=on("2026-01-10"))]
    assert [one.kind for one in own(left)] == [K.TRAINING]
    assert own(team(30, policy="tameside")) == []


def test_the_supervisor_s_own_training_comes_round_too() -> None:
    (found,) = own(team(2))
    assert (found.due, found.source) == (on("2031-01-05"), "Leeds 4.18")
    (again,) = own(team(2, supervisor_done=(done(M.TRAINING, "2026-01-10"),)))
    assert again.due == on("2031-01-10")


def test_everybody_s_timescales_come_soonest_first() -> None:
    people = [facts(person_id="a", person="Ana"), facts("tameside", person_id="b", person="Ben")]
    found = timescales_of_all(people, Day.of(on("2026-01-06"), ENGLAND), policies())
    assert found == sorted(found, key=lambda one: (one.due, one.person, one.kind))
    assert len({(one.person_id, one.kind, one.key) for one in found}) == len(found)


def test_a_switch_of_policy_says_what_it_changed() -> None:
    jo = facts(agreed_on=on("2026-01-05"))
    changes = compare(seen(jo), seen(replace(jo, policy_id="cafcass")))
    said = {str(change).partition(":")[0]: str(change) for change in changes}
    assert said["session"] == (
        "session: 16 February 2026 instead of 5 February 2026 "
        "(Cafcass 3.2: every 6 weeks; from the start on 5 January 2026)"
    )
    assert said["audit"] == "audit: no longer due (Leeds 4.19)"
    assert said["appraisal"].startswith("appraisal: 5 January 2027, new (Cafcass 3.3")
    assert "agreement-review" not in said  # a year in both
    assert compare(seen(jo), seen(jo)) == ()


@given(st.sampled_from(sorted(policies())), st.integers(0, 400), st.integers(0, 400))
def test_time_that_passes_moves_no_date_and_only_worsens_a_state(
    policy: str, first: int, more: int
) -> None:
    order = [State.OK, State.SOON, State.LATE]
    jo = facts(policy, "newly-qualified", held=held("2026-02-10", "2026-03-10"))
    day = START + timedelta(days=first)
    early = {(one.kind, one.key): one for one in seen(jo, day.isoformat())}
    late = {(o.kind, o.key): o for o in seen(jo, (day + timedelta(days=more)).isoformat())}
    assert early.keys() == late.keys()
    for which, one in early.items():
        assert late[which].due == one.due
        assert order.index(late[which].state) >= order.index(one.state)


def test_a_mark_is_for_a_day_that_has_come() -> None:
    mark = Mark(id="m", person_id="jo", kind=M.AUDIT, done_on=on("2026-03-10"))
    assert mark.allow(on("2026-03-10")) is mark
    with pytest.raises(BadInput, match="still to come"):
        mark.allow(on("2026-03-09"))
    rota = replace(mark, kind=M.SHIFT, number=MOST_SHIFTS)
    assert rota.allow(on("2026-03-09")) is rota
    for wrong in (replace(mark, done_on=on("0926-03-10")), replace(rota, number=0)):
        with pytest.raises(BadInput):
            wrong.allow(on("2026-03-10"))
    gone = mark.withdraw(datetime(2026, 3, 11, tzinfo=UTC))
    with pytest.raises(IllegalMove):
        gone.withdraw(datetime(2026, 3, 12, tzinfo=UTC))


@given(st.dates(on("2026-01-05"), on("2028-01-05")))
def test_a_review_that_was_asked_for_is_never_due_later_for_it(called: date) -> None:
    agreed = on("2026-01-10")
    for policy in ("leeds", "tameside", "cafcass"):
        before = due(facts(policy, agreed_on=agreed), Kind.AGREEMENT_REVIEW)
        asked = facts(policy, agreed_on=agreed, review_called=(called, "not-working"))
        after = due(asked, Kind.AGREEMENT_REVIEW)
        assert before is not None and after is not None
        assert after == min(before, max(called, agreed).isoformat())


def test_a_review_that_was_asked_for_is_due_also_where_the_policy_sets_no_time() -> None:
    asked = facts(
        "bracknell-forest",
        agreed_on=on("2026-01-10"),
        review_called=(on("2026-03-02"), "circumstances"),
    )
    [found] = of_kind(asked, Kind.AGREEMENT_REVIEW)
    assert found.due == on("2026-03-02") and "circumstances have changed" in found.reason
    held_since = replace(asked, done=(done(MarkKind.AGREEMENT_REVIEW, "2026-03-05"),))
    assert of_kind(held_since, Kind.AGREEMENT_REVIEW) == []
