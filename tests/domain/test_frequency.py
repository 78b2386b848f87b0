"""How often a pair meets: each rule alone, together, and what no session may ever do to a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.frequency import Rhythm, next_by, next_session, phase_in_force
from coach.domain.policy import AtLeast, EachMonth, EachShifts, Every, Phase, Phases, Span, Unit
from coach.domain.spans import add_months, later
from coach.domain.working_days import WorkingDays
from tests.domain.timescale_cases import START, on

MONTHLY = Every(span=Span(1, Unit.MONTHS), section="m")
SIX_WEEKS = Every(span=Span(6, Unit.WEEKS), section="3.2")
EIGHT = AtLeast(sessions=8, section="3.2")
CALENDAR = EachMonth(section="c")
SHIFTS = EachShifts(shifts=8, section="5(3m)")
WEEK, FORTNIGHT, MONTH = Span(1, Unit.WEEKS), Span(2, Unit.WEEKS), Span(1, Unit.MONTHS)
NEW = Phases(
    phases=(
        Phase(WEEK, Span(6, Unit.WEEKS)),
        Phase(FORTNIGHT, Span(6, Unit.MONTHS), "6 months"),
        Phase(MONTH),
    ),
    section="4.4",
)
ENDING = Phases(phases=(Phase(FORTNIGHT, Span(6, Unit.MONTHS)),), section="5(3m)")
OPEN_END = Phases(phases=(Phase(WEEK, None, "Agreed move"), Phase(FORTNIGHT)), section="4.4")
RULES = (MONTHLY, SIX_WEEKS, EIGHT, CALENDAR, SHIFTS, NEW, ENDING, OPEN_END)


def rhythm(*held: str, start: date = START, **given: object) -> Rhythm:
    days = tuple(sorted(map(on, held), reverse=True))
    return Rhythm(start, days, **given)  # type: ignore[arg-type]  # each test gives what it needs


def due(rule: object, at: Rhythm) -> str | None:
    found = next_by(rule, at)  # type: ignore[arg-type]  # a rule, by its table
    return found.due.isoformat() if found else None


@pytest.mark.parametrize(
    ("rule", "held", "then"),
    [
        (MONTHLY, (), "2026-02-05"),
        (MONTHLY, ("2026-01-31",), "2026-02-28"),
        (MONTHLY, ("2024-01-31",), "2024-02-29"),
        (MONTHLY, ("2026-03-10", "2026-02-02"), "2026-04-10"),
        (SIX_WEEKS, ("2026-03-10",), "2026-04-21"),
        (CALENDAR, (), "2026-01-31"),
        (CALENDAR, ("2026-01-31",), "2026-02-28"),
        (CALENDAR, ("2026-12-01",), "2027-01-31"),
        (NEW, (), "2026-01-12"),
        (NEW, ("2026-02-09",), "2026-02-16"),  # the last of the weekly ones stands
        (NEW, ("2026-02-15",), "2026-02-22"),  # would fall in the next phase, and stands
        (NEW, ("2026-02-16",), "2026-03-02"),  # six weeks are over on this day
        (NEW, ("2026-07-01",), "2026-07-15"),
        (NEW, ("2026-07-05",), "2026-08-05"),
        (ENDING, ("2026-07-04",), "2026-07-18"),
        (ENDING, ("2026-07-05",), None),
        (OPEN_END, ("2027-07-05",), "2027-07-12"),
        (NEW, ("2025-12-01",), "2025-12-08"),  # before the start, the first phase is in force
    ],
)
def test_the_next_date_by_one_rule(rule: object, held: tuple[str, ...], then: str | None) -> None:
    assert due(rule, rhythm(*held)) == then


def test_a_review_that_was_held_ends_its_phase_on_its_own_day() -> None:
    early = rhythm("2026-06-20", reviews={"6 months": on("2026-06-18")})
    late = rhythm("2026-07-10", reviews={"6 months": on("2026-07-20")})
    assert due(NEW, early) == "2026-07-20" and due(NEW, rhythm("2026-06-20")) == "2026-07-04"
    assert due(NEW, late) == "2026-07-24"
    agreed = rhythm("2026-03-10", reviews={"agreed move": on("2026-03-01")})
    assert due(OPEN_END, agreed) == "2026-03-24"
    assert phase_in_force(OPEN_END, agreed, on("2026-02-28")) is OPEN_END.phases[0]


@pytest.mark.parametrize(
    ("held", "then"),
    [
        (0, START + timedelta(days=365 * 1 // 8)),
        (1, START + timedelta(days=365 * 2 // 8)),
        (6, START + timedelta(days=365 * 7 // 8)),
        (7, START + timedelta(days=365)),
    ],
)
def test_at_least_eight_a_year_shares_the_first_year_out(held: int, then: date) -> None:
    days = [(START + timedelta(days=20 * n)).isoformat() for n in range(held)]
    assert due(EIGHT, rhythm(*days)) == then.isoformat()


def test_at_least_eight_a_year_goes_by_the_eighth_last_from_then_on() -> None:
    days = [(START + timedelta(days=30 * n)).isoformat() for n in range(10)]
    found = next_by(EIGHT, rhythm(*days))
    assert found is not None
    assert found.due == add_months(on(days[2]), 12)
    assert found.reason == "8 in any 12 months; the last 8 began on 6 March 2026"
    twice = ["2026-03-01"] * 2 + ["2026-02-01"] * 6
    assert due(EIGHT, rhythm(*twice)) == "2027-02-01"  # two on one day are two


def test_a_leap_year_shares_out_its_own_length() -> None:
    assert due(EIGHT, rhythm(start=on("2024-01-05"))) == "2024-02-19"  # 366 / 8 is 45.75
    assert due(EIGHT, rhythm(start=on("2024-02-29"))) == "2024-04-14"  # 365 days to 28 February


def test_every_eight_shifts_needs_eight_shifts() -> None:
    rota = tuple(START + timedelta(days=n) for n in range(20))
    assert due(SHIFTS, rhythm(shifts=rota[:7])) is None
    assert due(SHIFTS, rhythm(shifts=rota[:8])) == rota[7].isoformat()
    assert due(SHIFTS, rhythm("2026-01-12", shifts=rota)) == rota[15].isoformat()


def test_the_earliest_rule_wins_and_gives_its_reason() -> None:
    rare = tuple(f"2026-0{month}-01" for month in range(1, 5))
    found = next_session((SIX_WEEKS, EIGHT), rhythm(*rare))
    assert found is not None and found.rule is SIX_WEEKS
    assert found.reason == "every 6 weeks; last on 1 April 2026"
    eager = [(START + timedelta(days=2 * n)).isoformat() for n in range(4)]
    found = next_session((AtLeast(sessions=52, section="x"), SIX_WEEKS), rhythm(*eager))
    assert found is not None and found.rule.section == "x"
    assert next_session((), rhythm()) is None


@pytest.mark.parametrize(
    ("rule", "held", "reason"),
    [
        (NEW, (), "weekly for the first 6 weeks; from the start on 5 January 2026"),
        (NEW, ("2026-03-02",), "fortnightly until the 6 months review; last on 2 March 2026"),
        (NEW, ("2026-08-02",), "monthly; last on 2 August 2026"),
        (OPEN_END, (), "weekly until: Agreed move; from the start on 5 January 2026"),
        (CALENDAR, ("2026-03-02",), "each calendar month; last on 2 March 2026"),
        (EIGHT, ("2026-03-02",), "8 in any 12 months; 1 held since 5 January 2026"),
    ],
)
def test_the_reason_says_which_rule(rule: object, held: tuple[str, ...], reason: str) -> None:
    found = next_by(rule, rhythm(*held))  # type: ignore[arg-type]  # a rule, by its table
    assert found is not None and found.reason == reason


rules = st.sampled_from(RULES)
after_start = st.integers(0, 900).map(lambda n: START + timedelta(days=n))
sessions = st.lists(after_start, max_size=12).map(lambda days: tuple(sorted(days, reverse=True)))
ROTA = tuple(START + timedelta(days=n) for n in range(0, 900, 2))
REVIEWS = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"6 months": after_start, "agreed move": after_start}),
)


@given(rules, sessions, after_start, REVIEWS)
def test_a_later_session_never_brings_a_date_forward(
    rule: object, held: tuple[date, ...], more: date, reviews: dict[str, date]
) -> None:
    before = next_by(rule, Rhythm(START, held, ROTA, reviews))  # type: ignore[arg-type]
    added = tuple(sorted((*held, more), reverse=True))
    then = next_by(rule, Rhythm(START, added, ROTA, reviews))  # type: ignore[arg-type]
    if before is None:
        assert then is None
    elif then is not None:
        assert then.due >= before.due


@given(st.lists(rules, min_size=1, max_size=4), sessions)
def test_the_earliest_of_several_rules_is_never_later_than_any(
    several: list[object], held: tuple[date, ...]
) -> None:
    at = Rhythm(START, held, ROTA)
    alone = [found.due for rule in several if (found := next_by(rule, at))]  # type: ignore[arg-type]
    together = next_session(several, at)  # type: ignore[arg-type]  # rules, by their table
    assert (together.due if together else None) == min(alone, default=None)


@given(after_start)
def test_a_span_of_working_days_may_be_a_rhythm_too(day: date) -> None:
    calendar = WorkingDays(frozenset({START + timedelta(days=1)}))
    rule = Every(span=Span(10, Unit.WORKING_DAYS), section="x")
    found = next_by(rule, Rhythm(START, (day,), calendar=calendar))
    assert found is not None and found.due == later(day, rule.span, calendar)
