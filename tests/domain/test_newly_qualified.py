"""The newly qualified year: every figure by council and section, and what holds of any timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.absences import Absence
from coach.domain.counting import group_in_words, groups_held
from coach.domain.mark import MarkKind
from coach.domain.meeting_timescales import session
from coach.domain.newly_qualified import YearTimeline, phases_of, timeline
from coach.domain.policy import Policy
from coach.domain.seeing import Seen
from coach.domain.sourced import Ours, Span, Unit
from coach.domain.timescale import Day, Kind, State
from coach.domain.timescale_facts import TimescaleFacts
from coach.domain.year_rules import GroupPlace, LeaveRule, YearPart, YearRule, YearRules
from tests.domain.timescale_cases import ENGLAND, done, due, facts, held, of_kind, on, policies

M = MarkKind
NEW = "newly-qualified"
START = "2026-01-05"


def new(policy: str = "leeds", start: str = START, **given: object) -> TimescaleFacts:
    return facts(policy, NEW, start_on=on(start), **given)


def seen_of(one: TimescaleFacts, day: str, policy: Policy | None = None) -> Seen:
    policy = policy or policies()[one.policy_id]
    return Seen(one, Day.of(on(day), ENGLAND), policy, {policy.id: policy})


def year(one: TimescaleFacts, day: str = START, policy: Policy | None = None) -> YearTimeline:
    seen = seen_of(one, day, policy)
    return timeline(seen, one.held, session(seen))


def phases(one: TimescaleFacts, day: str = START) -> list[tuple[str, str, str, str]]:
    return [
        (p.first.isoformat(), p.until.isoformat() if p.until else "", p.rhythm, p.source)
        for p in year(one, day).phases
    ]


def steps(one: TimescaleFacts, day: str = START) -> list[tuple[str, str, str, str]]:
    return [
        (
            s.step.name,
            s.step.due.isoformat() if s.step.due else "",
            s.step.done.isoformat() if s.step.done else "",
            s.source,
        )
        for s in year(one, day).steps
    ]


# Every figure, by council


def test_leeds_meets_weekly_for_six_weeks_fortnightly_to_six_months_then_monthly() -> None:
    assert phases(new()) == [
        ("2026-01-05", "2026-02-16", "weekly", "Leeds 4.4"),
        ("2026-02-16", "2026-07-05", "fortnightly", "Leeds 4.4"),
        ("2026-07-05", "", "monthly", "Leeds 4.4"),
    ]


def test_tameside_meets_weekly_for_three_months_then_fortnightly_for_nine() -> None:
    assert phases(new("tameside")) == [
        ("2026-01-05", "2026-04-05", "weekly", "Tameside 7"),
        ("2026-04-05", "2027-01-05", "fortnightly", "Tameside 7"),
        ("2027-01-05", "", "monthly", "Tameside 7"),
    ]


def test_bracknell_forest_meets_weekly_for_six_weeks_then_fortnightly_to_six_months() -> None:
    ours = "Bracknell Forest 5(3k), our reading; Bracknell Forest 5(3a)"
    assert phases(new("bracknell-forest")) == [
        ("2026-01-05", "2026-02-16", "weekly and in each calendar month", ours),
        ("2026-02-16", "2026-07-05", "fortnightly and in each calendar month", ours),
        ("2026-07-05", "", "in each calendar month", "Bracknell Forest 5(3a)"),
    ]


def test_leeds_reviews_at_3_6_9_and_11_months_and_assesses_at_both_ends() -> None:
    assert steps(new()) == [
        ("initial assessment", "", "", "Leeds 4.6"),
        ("3 months", "2026-04-05", "", "Leeds 4.6"),
        ("6 months", "2026-07-05", "", "Leeds 4.6"),
        ("9 months", "2026-10-05", "", "Leeds 4.6"),
        ("11 months, final", "2026-12-05", "", "Leeds 4.6"),
        ("end assessment", "", "", "Leeds 4.6"),
    ]
    against = {s.step.name: s.step.against for s in year(new()).steps if s.step.against}
    standards = ("Knowledge and Skills Statements",)
    assert against == {"initial assessment": standards, "end assessment": standards}


def test_leeds_keeps_ten_per_cent_fewer_cases_ninety_minutes_and_a_fortnightly_mentor() -> None:
    parts = {rule.what: (rule, source) for rule, source in year(new()).throughout}
    assert {source for _, source in parts.values()} == {"Leeds 4.6"}
    assert parts[YearPart.PROTECTED_TIME][0].percent == 10
    assert parts[YearPart.REDUCED_CASELOAD][0].percent is None
    assert parts[YearPart.UNINTERRUPTED_TIME][0].minutes == 90
    assert parts[YearPart.MENTORING][0].every == Span(2, Unit.WEEKS)
    assert parts[YearPart.ASSESSMENT][0].against == ("Professional Standards",)
    assert len(parts) == 5


@pytest.mark.parametrize("policy", ["tameside", "cafcass", "south-gloucestershire", "plain"])
def test_what_a_council_leaves_open_is_not_there(policy: str) -> None:
    found = year(new(policy))
    assert found.steps == () and found.throughout == ()
    assert policies()[policy].year == YearRules()


def test_bracknell_forest_has_a_shared_supervisor_and_a_group_and_no_reviews() -> None:
    found = year(new("bracknell-forest"))
    assert found.steps == ()
    assert [(rule.what.value, source) for rule, source in found.throughout] == [
        ("shared-supervision", "Bracknell Forest 5(3k)"),
        ("group", "Bracknell Forest 5.3"),
    ]


def test_groups_complement_in_leeds_stand_in_in_tameside_and_are_open_elsewhere() -> None:
    places = {one.id: one.groups for one in policies().values() if one.groups}
    assert set(places) == {"leeds", "tameside"}
    assert (places["leeds"].place, places["leeds"].section) == (GroupPlace.COMPLEMENTS, "4.8")
    rule = places["tameside"]
    assert (rule.place, rule.section, rule.ours) == (GroupPlace.STANDS_IN, "1", Ours.READING)
    assert rule.offer is not None
    assert (str(rule.offer.within), rule.offer.section) == ("3 months", "1")
    assert rule.offer.ours is Ours.PROPOSAL  # the document says periodically, and no figure


def test_no_council_says_that_leave_moves_the_year() -> None:
    assert not [one.id for one in policies().values() if one.year.leave]


# What has happened, and what is next


def test_days_clamp_to_the_ends_of_months() -> None:
    found = steps(new(start="2026-08-31"))
    assert [day for _, day, _, _ in found if day] == [
        "2026-11-30",
        "2027-02-28",
        "2027-05-31",
        "2027-07-31",
    ]
    assert phases(new("tameside", start="2026-11-30"))[0][1] == "2027-02-28"


def test_what_was_marked_is_done_and_the_next_thing_follows() -> None:
    marks = (
        done(M.INITIAL_ASSESSMENT, "2026-01-12"),
        done(M.ASYE_REVIEW, "2026-04-02", "3 months"),
        done(M.OBSERVATION, "2026-03-03"),
    )
    found = year(new(done=marks), "2026-07-01")
    assert found.next_step is not None
    assert (found.next_step.step.name, found.next_step.state) == ("6 months", State.SOON)
    assert [s.step.done for s in found.steps[:2]] == [on("2026-01-12"), on("2026-04-02")]
    assert found.observed == (on("2026-03-03"),)
    assert year(new(done=marks), "2026-07-06").next_step.state is State.LATE  # type: ignore[union-attr]


def test_a_review_that_was_held_ends_its_phase() -> None:
    early = new(done=(done(M.ASYE_REVIEW, "2026-06-20", "6 months"),))
    assert phases(early, "2026-06-20")[1:] == [
        ("2026-02-16", "2026-06-20", "fortnightly", "Leeds 4.4"),
        ("2026-06-20", "", "monthly", "Leeds 4.4"),
    ]


def test_sessions_are_counted_in_the_phase_in_which_they_were_held() -> None:
    found = year(new(held=held("2026-01-12", "2026-02-16", "2026-02-20")), "2026-03-01")
    assert [one.held for one in found.phases] == [1, 2, 0]
    assert found.phase is found.phases[1]


def test_before_the_first_day_no_phase_holds() -> None:
    assert year(new(), "2026-01-04").phase is None
    assert year(new(), "2026-01-05").phase is not None


# Groups beside one-to-one

GROUP = held("2026-03-10", kind="group")
OFFERED = (done(M.ONE_TO_ONE_OFFERED, "2026-02-01"),)


def test_a_group_in_leeds_never_counts_and_due_says_so() -> None:
    jo = new(held=GROUP, done=OFFERED)
    assert due(jo, today="2026-03-11") == "2026-01-12"
    (found,) = of_kind(jo, Kind.SESSION, "2026-03-11")
    assert found.reason.endswith(
        "the group of 10 March 2026 comes besides one-to-one and does not count (Leeds 4.8)"
    )


def test_a_group_in_tameside_counts_where_one_to_one_was_offered_before_it() -> None:
    assert due(new("tameside", held=GROUP, done=OFFERED)) == "2026-03-17"
    (found,) = of_kind(new("tameside", held=GROUP, done=OFFERED), Kind.SESSION)
    assert found.reason.endswith(
        "the group of 10 March 2026 counts, as one-to-one was offered on 1 February 2026 "
        "(Tameside 1, our reading)"
    )


@pytest.mark.parametrize("offered", ["", "2026-03-11", "2025-12-09"])
def test_without_an_offer_in_the_three_months_before_it_does_not(offered: str) -> None:
    offers = (done(M.ONE_TO_ONE_OFFERED, offered),) if offered else ()
    jo = new("tameside", held=GROUP, done=offers)
    assert due(jo) == "2026-01-12"
    (found,) = of_kind(jo, Kind.SESSION)
    assert found.reason.endswith(
        "the group of 10 March 2026 does not count: no offer of one-to-one is on record in the "
        "3 months before it (Tameside 1, our proposal)"
    )


def test_an_offer_of_the_very_day_three_months_before_still_holds() -> None:
    jo = new("tameside", held=GROUP, done=(done(M.ONE_TO_ONE_OFFERED, "2025-12-10"),))
    assert due(jo) == "2026-03-17"


def test_an_older_group_is_not_spoken_of_once_one_to_one_was_held() -> None:
    jo = new(held={**GROUP, **held("2026-03-20")})
    (found,) = of_kind(jo, Kind.SESSION, "2026-03-21")
    assert "group" not in found.reason


def test_where_a_policy_leaves_groups_open_nothing_is_claimed_of_them() -> None:
    policy = policies()["cafcass"]
    (one,) = groups_held(policy, GROUP["group"], ())
    assert not one.counts and group_in_words(policy, one) == ""


# Leave

AWAY = (Absence(on("2026-03-02"), on("2026-05-11")),)
LEAVES = replace(
    policies()["leeds"],
    year=replace(
        policies()["leeds"].year,
        leave=LeaveRule(section="9", at_least=Span(4, Unit.WEEKS)),
        parts=(
            YearRule(section="9", what=YearPart.DIRECT_OBSERVATION, words="Watch.", months=(2, 6)),
            YearRule(section="9", what=YearPart.END_ASSESSMENT, words="Assess.", months=(12,)),
        ),
    ),
)
"""Leeds with a leave rule and with days for what it leaves open."""


def test_leave_moves_only_what_comes_after_it_where_the_policy_has_it_so() -> None:
    found = year(new(absences=AWAY), "2026-05-11", LEAVES)
    assert [p.until for p in found.phases] == [on("2026-02-16"), on("2026-09-13"), None]
    days = {s.step.name: s.step.due for s in found.steps}
    assert days["3 months"] == on("2026-06-14")  # 5 April and the 70 days away
    assert days["direct observation 1"] == on("2026-05-14")
    assert days["end assessment"] == on("2027-03-16")
    assert [(one.days, one.moved) for one in found.leave] == [(70, True)]
    facts_ = new(absences=AWAY)
    reviews = {t.key: t for t in _timescales(facts_, "2026-05-11") if t.kind is Kind.ASYE_REVIEW}
    assert reviews["3 months"].due == on("2026-06-14")
    assert reviews["3 months"].reason.endswith("moved on by leave")


def _timescales(one: TimescaleFacts, day: str) -> list[object]:
    from coach.domain.forecast import timescales_of

    return list(timescales_of(one, Day.of(on(day), ENGLAND), {"leeds": LEAVES}))


def test_where_the_policy_does_not_say_it_the_days_stand_and_the_leave_is_told() -> None:
    found = year(new(absences=AWAY), "2026-05-11")
    assert [(one.days, one.moved, one.source) for one in found.leave] == [(70, False, "")]
    assert [p.until for p in found.phases] == [on("2026-02-16"), on("2026-07-05"), None]


def test_a_short_absence_is_no_leave_and_one_that_lasts_moves_nothing_yet() -> None:
    short = (Absence(on("2026-03-02"), on("2026-03-09")),)
    assert year(new(absences=short), "2026-05-11", LEAVES).leave == ()
    lasts = (Absence(on("2026-03-02")),)
    found = year(new(absences=lasts), "2026-05-11", LEAVES)
    assert [(one.days, one.moved) for one in found.leave] == [(70, False)]
    assert found.phases[1].until == on("2026-07-05")


def test_steps_with_a_day_fall_due_and_each_observation_meets_the_next_of_them() -> None:
    jo = new(done=(done(M.OBSERVATION, "2026-03-01"),))
    kinds = {t.key: (t.kind, t.due) for t in _timescales(jo, "2026-03-02") if t.source == "Leeds 9"}
    assert kinds == {
        "direct observation 2": (Kind.OBSERVATION, on("2026-07-05")),
        "end-assessment": (Kind.ASYE_ASSESSMENT, on("2027-01-05")),
    }


# What holds of any timeline

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
any_policy = st.sampled_from([*policies(), "leaves"])
REVIEWS = ("3 months", "6 months", "9 months", "11 months, final")


@st.composite
def persons(draw: st.DrawFn) -> tuple[TimescaleFacts, Policy]:
    """Somebody newly qualified, with any marks, leaves and sessions, under any policy."""
    start = draw(days)
    which = draw(any_policy)
    after = st.integers(0, 500).map(lambda n: (start + timedelta(days=n)).isoformat())
    marks = [
        done(M.ASYE_REVIEW, draw(after), name) for name in draw(st.sets(st.sampled_from(REVIEWS)))
    ]
    marks += [done(M.OBSERVATION, day) for day in draw(st.lists(after, max_size=3))]
    marks += [done(M.ONE_TO_ONE_OFFERED, day) for day in draw(st.lists(after, max_size=2))]
    absences = [
        Absence(first := on(draw(after)), first + timedelta(days=draw(st.integers(1, 200))))
        for _ in range(draw(st.integers(0, 2)))
    ]
    sessions = {
        kind: tuple(sorted(map(on, draw(st.lists(after, max_size=6))), reverse=True))
        for kind in ("formal", "group")
    }
    policy = LEAVES if which == "leaves" else policies()[which]
    jo = facts(
        policy.id,
        NEW,
        start_on=start,
        done=tuple(marks),
        absences=tuple(sorted(absences, key=lambda one: one.first)),
        held=sessions,
    )
    return jo, policy


def as_of(jo: TimescaleFacts, day: date) -> TimescaleFacts:
    """The facts as they stood on a day."""
    return replace(
        jo,
        done=tuple(one for one in jo.done if one.on <= day),
        held={kind: tuple(d for d in found if d <= day) for kind, found in jo.held.items()},
        absences=tuple(
            one if one.back and one.back <= day else Absence(one.first)
            for one in jo.absences
            if one.first <= day
        ),
    )


@given(persons(), days)
def test_phases_follow_one_another_from_the_start_without_a_gap(
    person: tuple[TimescaleFacts, Policy], day: date
) -> None:
    jo, policy = person
    found = phases_of(seen_of(as_of(jo, day), day.isoformat(), policy))
    if not policy.frequency_for(NEW):
        assert found == []
        return
    assert found[0].first == jo.start_on
    for one, after in pairwise(found):
        assert one.until == after.first and one.first < after.first
    assert found[-1].until is None or len(found) == 1
    assert sum(one.holds(day) for one in found) <= 1


@given(persons(), days)
def test_steps_are_in_order_and_each_is_told_once(
    person: tuple[TimescaleFacts, Policy], day: date
) -> None:
    jo, policy = person
    found = year(as_of(jo, day), day.isoformat(), policy)
    dated = [s.step.due for s in found.steps if s.step.due]
    assert dated == sorted(dated)
    names = [s.step.name for s in found.steps]
    assert len(set(names)) == len(names)
    assert all(due_on > jo.start_on for due_on in dated if jo.start_on)


@given(persons(), st.lists(days, min_size=2, max_size=4))
def test_as_days_pass_nothing_that_happened_is_taken_back(
    person: tuple[TimescaleFacts, Policy], asked: list[date]
) -> None:
    jo, policy = person
    found = [year(as_of(jo, day), day.isoformat(), policy) for day in sorted(asked)]
    for one, after in pairwise(found):
        was = {s.step.name for s in one.steps if s.step.done}
        assert was <= {s.step.name for s in after.steps if s.step.done}
        assert set(one.observed) <= set(after.observed)
        assert set(one.offers) <= set(after.offers)
        assert {g for g in one.groups if g.counts} <= {g for g in after.groups if g.counts}


@given(persons(), st.lists(days, min_size=2, max_size=4))
def test_without_leave_the_phases_only_go_on(
    person: tuple[TimescaleFacts, Policy], asked: list[date]
) -> None:
    jo, policy = replace(person[0], absences=()), person[1]
    rhythms = [p.rhythm for p in phases_of(seen_of(jo, "2020-01-01", policy))]
    at = []
    for day in sorted(asked):
        phase = year(as_of(jo, day), day.isoformat(), policy).phase
        if phase is not None and phase.rhythm in rhythms:
            at.append(
                ["weekly", "fortnightly"].index(phase.rhythm.split(" and ")[0])
                if phase.rhythm.split(" and ")[0] in ("weekly", "fortnightly")
                else 2
            )
    assert at == sorted(at)
