"""Every figure about time in the five policies, by council and section: what is due when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.absences import Absence
from coach.domain.mark import MarkKind
from coach.domain.timescale import Kind
from coach.domain.timescale_facts import CaseFacts, Moved, TimescaleFacts, UrgentRequest
from tests.domain.timescale_cases import (
    START,
    a_session,
    done,
    facts,
    held,
    of_kind,
    on,
    policies,
    seen,
)

K, M = Kind, MarkKind
TAMESIDE, CAFCASS, LEEDS = "tameside", "cafcass", "leeds"
SOUTH, FOREST = "south-gloucestershire", "bracknell-forest"
LAST = held("2026-03-10")
HELD = on("2026-03-10")
SHIFTS = tuple(START + timedelta(days=n) for n in range(9))
EIGHT = held(*((START + timedelta(days=40 * n)).isoformat() for n in range(8)))
SIX = held(*((START + timedelta(days=50 * n)).isoformat() for n in range(6)))
MOVED = {"formal": Moved(on("2026-03-31"))}


def case(what: str, source: str, kind: K, due: str | None, given: TimescaleFacts) -> object:
    """One figure: who, under which policy, and the day that the document makes of it."""
    return pytest.param(source, kind, due, given, id=f"{source}: {what}")


def jo(policy: str, group: str = "social-worker", **given: object) -> TimescaleFacts:
    return facts(policy, group, **given)


def group_rows(policy: str, section: str, groups: str, due: str) -> list[object]:
    """A session that every one of these groups owes on the same day, the last on 10 March."""
    said = f"{policy_name(policy)} {section}"
    return [
        case(f"{group} after 10 March", said, K.SESSION, due, jo(policy, group, held=LAST))
        for group in groups.split()
    ]


def policy_name(policy: str) -> str:
    return policies()[policy].name


FREQUENCY = [
    *group_rows(
        TAMESIDE,
        "7",
        "social-worker team-manager senior-manager business-support residential other agency",
        "2026-04-10",
    ),
    *(
        case(
            f"{group}, six weeks",
            "Cafcass 3.2",
            K.SESSION,
            "2026-04-21",
            jo(CAFCASS, group, held=held("2026-02-10", "2026-03-10")),
        )
        for group in ("social-worker", "team-manager", "other", "newly-qualified")
    ),
    *group_rows(
        LEEDS,
        "4.4",
        "social-worker non-qualified team-manager senior-manager residential early-help",
        "2026-04-10",
    ),
    *group_rows(FOREST, "5(3a)", "social-worker team-manager", "2026-04-30"),
    *group_rows(FOREST, "5(3a), our reading", "senior-manager", "2026-04-30"),
    *group_rows(FOREST, "5(3k), our reading", "student", "2026-04-30"),
    *group_rows(FOREST, "3.1.3, our reading", "non-qualified", "2026-04-30"),
    *group_rows(LEEDS, "4.4, our reading", "other contractor", "2026-04-10"),
    case("contractors have no rhythm", "Cafcass", K.SESSION, None, jo(CAFCASS, "contractor")),
    case("six weeks from the start", "Cafcass 3.2", K.SESSION, "2026-02-16", jo(CAFCASS)),
    case(
        "eight a year, with one held late",
        "Cafcass 3.2, our reading",
        K.SESSION,
        "2026-04-06",  # two eighths of a year, before six weeks from 10 March
        jo(CAFCASS, held=LAST),
    ),
    case(
        "six weeks, once eight are held",
        "Cafcass 3.2",
        K.SESSION,
        "2026-11-23",  # six weeks after 12 October come before 5 January 2027
        jo(CAFCASS, held=EIGHT),
    ),
    case("six a year, the first", f"{policy_name(SOUTH)} 3.1", K.SESSION, "2026-03-06", jo(SOUTH)),
    case(
        "six a year, once six are held",
        f"{policy_name(SOUTH)} 3.1",
        K.SESSION,
        "2027-01-05",
        jo(SOUTH, held=SIX),
    ),
    case("nobody named, no rhythm", "Bracknell Forest", K.SESSION, None, jo(FOREST, "early-help")),
    case("no staff group, as the others", "Tameside 7", K.SESSION, "2026-02-05", jo(TAMESIDE, "")),
]


def new(what: str, source: str, policy: str, last: str, due: str | None, **given: object) -> object:
    group = str(given.pop("group", "newly-qualified"))
    sessions = held(last) if last else {}
    return case(what, source, K.SESSION, due, jo(policy, group, held=sessions, **given))


REVIEWED = (done(M.ASYE_REVIEW, "2026-06-20", "6 months"),)
AGREED = (done(M.ASYE_REVIEW, "2026-04-01", "Agreed move to fortnightly"),)
MONTHLY = (done(M.ASYE_REVIEW, "2026-04-01", "agreed move to monthly"),)
PHASES = [
    new("NQSW weekly", "Tameside 7", TAMESIDE, "", "2026-01-12"),
    new("NQSW weekly for 3 months", "Tameside 7", TAMESIDE, "2026-04-04", "2026-04-11"),
    new("NQSW fortnightly from then", "Tameside 7", TAMESIDE, "2026-04-05", "2026-04-19"),
    new("NQSW fortnightly for 9 months", "Tameside 7", TAMESIDE, "2027-01-04", "2027-01-18"),
    new("NQSW monthly after a year", "Tameside 7", TAMESIDE, "2027-01-05", "2027-02-05"),
    new("NQSW weekly", "Leeds 4.4", LEEDS, "", "2026-01-12"),
    new("NQSW weekly for 6 weeks", "Leeds 4.4", LEEDS, "2026-02-15", "2026-02-22"),
    new("NQSW fortnightly from then", "Leeds 4.4", LEEDS, "2026-02-16", "2026-03-02"),
    new("NQSW fortnightly to 6 months", "Leeds 4.4", LEEDS, "2026-07-04", "2026-07-18"),
    new("NQSW monthly from then", "Leeds 4.4", LEEDS, "2026-07-05", "2026-08-05"),
    new("the review itself ends it", "Leeds 4.4", LEEDS, "2026-06-22", "2026-07-22", done=REVIEWED),
    new("student weekly", "Leeds 4.4", LEEDS, "2026-06-22", "2026-06-29", group="student"),
    new(
        "student fortnightly once agreed",
        "Leeds 4.4",
        LEEDS,
        "2026-04-02",
        "2026-04-16",
        group="student",
        done=AGREED,
    ),
    new("returner fortnightly", "Leeds 4.4", LEEDS, "2026-06-22", "2026-07-06", group="returner"),
    new(
        "returner monthly once agreed",
        "Leeds 4.4",
        LEEDS,
        "2026-04-02",
        "2026-05-02",
        group="returner",
        done=MONTHLY,
    ),
    new("NQSW weekly", "Bracknell Forest 5(3k), our reading", FOREST, "", "2026-01-12"),
    new(
        "NQSW fortnightly after 6 weeks",
        "Bracknell Forest 5(3k), our reading",
        FOREST,
        "2026-02-16",
        "2026-03-02",
    ),
    new("NQSW by the month after 6", "Bracknell Forest 5(3a)", FOREST, "2026-07-05", "2026-08-31"),
    new(
        "new in a home, fortnightly",
        "Bracknell Forest 5(3m)",
        FOREST,
        "2026-03-10",
        "2026-03-24",
        group="residential-new",
    ),
    new(
        "nothing after 6 months in a home",
        "Bracknell Forest",
        FOREST,
        "2026-07-05",
        None,
        group="residential-new",
    ),
    new(
        "the eighth shift",
        "Bracknell Forest 5(3m)",
        FOREST,
        "",
        "2026-01-12",
        group="agency",
        shifts=SHIFTS,
    ),
]

AWAY = (Absence(on("2026-03-30"), on("2026-04-13")),)
MEETING = [
    case(
        "5 working days from the first date, over Easter",
        "Leeds 4.9",
        K.REARRANGE,
        "2026-04-09",
        jo(LEEDS, moved=MOVED),
    ),
    case(
        "5 working days from the return",
        "Leeds 4.9",
        K.REARRANGE,
        "2026-04-20",
        jo(LEEDS, moved=MOVED, absences=AWAY),
    ),
    case(
        "or the supervisor's return",
        "Leeds 4.9",
        K.REARRANGE,
        "2026-04-20",
        jo(LEEDS, moved=MOVED, supervisor_absences=AWAY),
    ),
    case("left open", "South Gloucestershire", K.REARRANGE, None, jo(SOUTH, moved=MOVED)),
    case(
        "supervisor away 2 weeks",
        "Leeds 4.9",
        K.ABSENCE,
        "2026-04-13",
        jo(LEEDS, supervisor_absences=(Absence(on("2026-03-30")),)),
    ),
    case(
        "urgent within 24 hours",
        "South Gloucestershire 3.4, our reading",
        K.URGENT,
        "2026-03-11",
        jo(SOUTH, urgent=(UrgentRequest("u", HELD),)),
    ),
    *(
        case(
            "booked 3 months ahead",
            source,
            K.BOOKING,
            "2026-04-30",
            jo(policy, held=LAST, last_planned_on=on("2026-06-30"), next_planned_on=None),
        )
        for policy, source in ((LEEDS, "Leeds 4.4"), (FOREST, "Bracknell Forest 5(3a)"))
    ),
    case(
        "agenda 24 hours before",
        "Bracknell Forest 5(3q)",
        K.AGENDA,
        "2026-04-08",
        jo(FOREST, next_planned_on=on("2026-04-09")),
    ),
    case(
        "report a week before",
        "Leeds 4.7",
        K.AGENDA,
        "2026-04-02",
        jo(LEEDS, next_planned_on=on("2026-04-09")),
    ),
]

GIVEN = (done(M.RECORD, "2026-03-30"),)
RISK = a_session("2026-03-10", FOREST, risk_raised=True, has_cases=False)
RECORDS = [
    case(
        "a copy in 7 working days",
        "Tameside 4.4",
        K.RECORD,
        "2026-04-10",
        jo(TAMESIDE, sessions=(a_session("2026-03-30", TAMESIDE),)),
    ),
    case(
        "a copy in 10 working days",
        "Leeds 4.13, our reading",
        K.RECORD,
        "2026-03-24",
        jo(LEEDS, sessions=(a_session("2026-03-10"),)),
    ),
    case(
        "a reply in 5 working days, over Easter",
        "Leeds 4.13, our reading",
        K.REPLY,
        "2026-04-08",
        jo(LEEDS, done=GIVEN),
    ),
    case("promptly has no day", "Cafcass", K.RECORD, None, jo(CAFCASS, sessions=(RISK,))),
    case(
        "cases in 48 hours",
        "Bracknell Forest 5.3.2, our reading",
        K.CASE_RECORD,
        "2026-03-12",
        jo(FOREST, sessions=(a_session("2026-03-10", FOREST),)),
    ),
    case(
        "urgent matters in 24 hours",
        "Bracknell Forest 5.3.2, our reading",
        K.CASE_RECORD,
        "2026-03-11",
        jo(FOREST, sessions=(RISK,)),
    ),
]

CASES = (CaseFacts("k1", "K1", START, on("2026-03-10")),)
AGREED_ON = on("2026-02-02")
STANDING = [
    case("in 4 weeks of joining", "Bracknell Forest 5(3h)", K.AGREEMENT, "2026-02-02", jo(FOREST)),
    case("before you begin", "Leeds 4.3", K.AGREEMENT, "2026-01-05", jo(LEEDS)),
    *(
        case("the agreement each year", source, K.AGREEMENT_REVIEW, "2027-02-02", given)
        for source, given in (
            ("Tameside 5", jo(TAMESIDE, agreed_on=AGREED_ON)),
            ("Cafcass 3.8", jo(CAFCASS, agreed_on=AGREED_ON)),
            ("Leeds 4.3", jo(LEEDS, agreed_on=AGREED_ON)),
        )
    ),
    *(
        case(
            "at once with a new supervisor",
            source,
            K.AGREEMENT_REVIEW,
            "2026-05-01",
            jo(policy, pairs=2, pair_started_on=on("2026-05-01"), agreed_before_on=AGREED_ON),
        )
        for policy, source in ((LEEDS, "Leeds 4.3"), (FOREST, "Bracknell Forest 5(3h)"))
    ),
    case("each case, 3 months", "Leeds 4.4", K.CASE_REVIEW, "2026-06-10", jo(LEEDS, cases=CASES)),
    case(
        "each case, 3 months",
        "Tameside 4.4",
        K.CASE_REVIEW,
        "2026-06-10",
        jo(TAMESIDE, cases=CASES),
    ),
    case("supervision observed", "Leeds 4.19", K.OBSERVATION, "2027-01-05", jo(LEEDS)),
    case("audit each year", "Leeds 4.19", K.AUDIT, "2027-01-05", jo(LEEDS)),
    case("audit each year", "Tameside 5", K.AUDIT, "2027-01-05", jo(TAMESIDE)),
    case("appraisal each year", "Tameside 1", K.APPRAISAL, "2027-01-05", jo(TAMESIDE)),
    case(
        "training in 5 years",
        "Leeds 4.18",
        K.TRAINING,
        "2031-01-05",
        jo(LEEDS, "team-manager"),
    ),
    case(
        "kept 6 years after leaving",
        "Leeds 4.15",
        K.RETENTION,
        "2032-03-10",
        jo(LEEDS, left_on=HELD),
    ),
    case(
        "kept 7 years",
        "Bracknell Forest 5, end, our reading",
        K.RETENTION,
        "2033-03-10",
        jo(FOREST, left_on=HELD),
    ),
    case("kept for how long is open", "Cafcass", K.RETENTION, None, jo(CAFCASS, left_on=HELD)),
]


@pytest.mark.parametrize(
    ("source", "kind", "due", "given"), [*FREQUENCY, *PHASES, *MEETING, *RECORDS, *STANDING]
)
def test_every_figure_is_due_on_its_day(
    source: str, kind: K, due: str | None, given: TimescaleFacts
) -> None:
    found = [(one.due.isoformat(), one.source) for one in of_kind(given, kind, "2026-03-31")]
    assert found == ([(due, source)] if due else [])


@pytest.mark.parametrize(
    ("policy", "source", "days"),
    [
        (CAFCASS, "3.3", {"appraisal": "2027-01-05"}),
        (CAFCASS, "3.4, our reading", {"mid-year": "2026-07-05"}),
        (CAFCASS, "3.16", {"observation": "2027-01-05"}),
        (CAFCASS, "3.17", {"observation-with-adult": "2027-01-05"}),
        (SOUTH, "1.6, our reading", {"appraisal": "2027-01-05", "mid-year": "2026-07-05"}),
        (FOREST, "5(2)", {"appraisal": "2027-01-05", "mid-year": "2026-07-05"}),
    ],
)
def test_what_comes_round_each_year_has_its_own_day(
    policy: str, source: str, days: dict[str, str]
) -> None:
    wanted = f"{policy_name(policy)} {source}"
    found = [one for one in seen(jo(policy)) if one.source == wanted]
    assert {one.key: one.due.isoformat() for one in found} == days


def test_the_reviews_of_the_newly_qualified_year_in_leeds() -> None:
    (first, *rest) = of_kind(jo(LEEDS, "newly-qualified"), K.ASYE_REVIEW)
    days = [one.due for one in (first, *rest)]
    assert days == [date(2026, month, 5) for month in (4, 7, 10, 12)]
    assert {one.source for one in (first, *rest)} == {"Leeds 4.6"}
    assert of_kind(jo(LEEDS), K.ASYE_REVIEW) == []
    left = of_kind(jo(LEEDS, "newly-qualified", done=REVIEWED), K.ASYE_REVIEW)
    assert [one.key for one in left] == ["3 months", "9 months", "11 months, final"]


def test_the_plain_policy_asks_for_nothing() -> None:
    given = jo("plain", left_on=HELD, moved=MOVED, cases=CASES)
    assert seen(given, "2030-01-01") == seen(jo("plain")) == []
