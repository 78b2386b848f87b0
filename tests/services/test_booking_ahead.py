"""Three months ahead by one key, by the rhythm of the policy; and a step in a log taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from coach.domain.log import LogEntry, Who, tell
from coach.domain.people import Supervisee
from coach.domain.session import SessionKind, SessionStatus
from coach.domain.timescale import Kind, State
from coach.errors import AfterLeaving, StaleRevision
from tests.builders import Home

TODAY = date(2026, 11, 22)
"""A Sunday."""


def somebody(home: Home, policy: str, group: str = "", start: str = "2026-01-05") -> Supervisee:
    """Jo, by a policy and in a staff group of it."""
    found = next(one for one in home.services.content.policies() if one.id == policy)
    began = date.fromisoformat(start)
    return home.services.people.add("Jo Bennett", found, "", group, began)


def held(home: Home, one: Supervisee, on: str) -> None:
    """A session held before Coach."""
    home.services.log.add(one, tell(date.fromisoformat(on), held_on=date.fromisoformat(on)))


def proposed(home: Home, one: Supervisee, *, first: str = "", every: str = "") -> list[str]:
    """The days that one key would book."""
    begins = date.fromisoformat(first) if first else None
    return [day.isoformat() for day in home.services.booking.propose(one, begins, every).days]


@pytest.mark.parametrize(
    ("policy", "group", "start", "last", "days", "words", "source"),
    [
        # six weeks end on 17 December; from then on fortnightly, over Christmas too
        ("leeds", "newly-qualified", "2026-11-05", "2026-11-19",
         ["11-26", "12-03", "12-10", "12-17", "12-31", "01-14", "01-28", "02-11"],
         "weekly for the first 6 weeks, then fortnightly", "Leeds 4.4"),
        # Christmas Day and the bank holiday give way, and the day of the week stays
        ("leeds", "social-worker", "2026-01-05", "2026-10-26",
         ["11-26", "12-29", "01-26"], "monthly", "Leeds 4.4"),
        ("cafcass", "", "2026-01-05", "2026-11-13", ["12-29", "02-05"],
         "every 6 weeks", "Cafcass 3.2"),
        # 30 January is a Saturday: a session of January is held in January
        ("bracknell-forest", "team-manager", "2026-01-05", "2026-10-31",
         ["11-30", "12-30", "01-29"], "in each calendar month", "Bracknell Forest 5(3a)"),
        ("south-gloucestershire", "", "2026-01-05", "2026-11-16", ["01-11"],
         "at least 6 in any 12 months", "South Gloucestershire 3.1"),
        # shifts give no day, and the plain policy no rhythm: then it is our proposal
        ("bracknell-forest", "agency", "2026-01-05", "2026-11-18",
         ["12-16", "01-13", "02-10"], "every 4 weeks", ""),
        ("plain", "", "2026-01-05", "", ["12-21", "01-18", "02-15"], "every 4 weeks", ""),
    ],
)  # fmt: skip
def test_one_key_books_by_the_rhythm_of_the_policy(
    home: Home, policy: str, group: str, start: str, last: str, days: list[str], words: str,
    source: str,
) -> None:  # fmt: skip
    jo = somebody(home, policy, group, start)
    if last:
        held(home, jo, last)
    found = home.services.booking.propose(jo)
    assert [f"{day:%m-%d}" for day in found.days] == days
    assert found.rhythm.startswith(words) and found.source.startswith(source)
    assert bool(found.source) is bool(source)


@pytest.mark.parametrize(
    ("policy", "group"),
    [
        *(("leeds", group) for group in ("newly-qualified", "social-worker", "student")),
        *(("bracknell-forest", group) for group in ("team-manager", "residential-new", "agency")),
    ],
)
def test_whoever_booked_three_months_ahead_is_not_late_with_booking(
    home: Home, policy: str, group: str
) -> None:
    jo = somebody(home, policy, group, "2026-11-05")
    for _ in range(12):
        home.services.booking.book(jo, home.services.booking.propose(jo))
        (booking,) = (t for t in home.services.timescales.of(jo) if t.kind is Kind.BOOKING)
        assert booking.state is not State.LATE, booking
        home.clock.move_on(days=4)


def test_a_series_goes_on_from_the_diary_and_a_second_one_adds_nothing(home: Home) -> None:
    jo = somebody(home, "plain")
    held(home, jo, "2026-11-02")
    home.services.log.plan(jo, date(2026, 12, 3))
    home.services.log.plan(jo, date(2026, 12, 10), SessionKind.CLINICAL)
    proposal = home.services.booking.propose(jo)
    assert [f"{day:%m-%d}" for day in proposal.days] == ["12-31", "01-28"]
    assert home.services.log.month(2027, 1) == []  # nothing is booked before it is taken
    home.services.booking.book(jo, proposal)
    assert proposed(home, jo) == []
    assert proposed(home, jo, first="2026-12-03", every="4 weeks") == ["2027-02-25"]


def test_a_day_long_due_is_never_booked_in_the_past_and_a_rhythm_may_be_chosen(home: Home) -> None:
    jo = somebody(home, "leeds", "social-worker")
    held(home, jo, "2026-03-02")
    assert proposed(home, jo)[0] == "2026-11-23"
    assert proposed(home, jo, first="2026-12-01", every="6 weeks") == [
        "2026-12-01", "2027-01-12", "2027-02-23",
    ]  # fmt: skip
    chosen = home.services.booking.propose(jo, every="2 weeks")
    assert (chosen.rhythm, chosen.source, chosen.is_chosen) == ("fortnightly", "", True)


def test_somebody_who_leaves_is_booked_whole_or_not_at_all(home: Home) -> None:
    jo = somebody(home, "plain")
    proposal = home.services.booking.propose(jo)
    home.services.tenures.leave(jo, TODAY)
    with pytest.raises(AfterLeaving):
        home.services.booking.book(home.services.people.find_left("Jo"), proposal)
    assert home.services.log.show(jo) == []


# Taking a step back

STEPS: dict[str, Callable[[Home, Supervisee, LogEntry], object]] = {
    "a plan": lambda home, jo, one: home.services.log.plan(jo, TODAY + timedelta(days=3)),
    "a move": lambda home, jo, one: home.services.log.rearrange(
        jo, one.id, date(2026, 12, 4), Who.SUPERVISOR, "court"
    ),
    "a missed one": lambda home, jo, one: home.services.log.missed(jo, one.id, Who.OTHER),
    "one called off": lambda home, jo, one: home.services.log.cancel(jo, one.id),
    "one held elsewhere": lambda home, jo, one: home.services.log.held(jo, one.id, TODAY),
    "one taken out": lambda home, jo, one: home.services.log.take_out(jo, one.id),
    "a series": lambda home, jo, one: home.services.booking.book(
        jo, home.services.booking.propose(jo)
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_in_the_log_can_be_taken_back(home: Home, step: str) -> None:
    jo = somebody(home, "plain")
    log = home.services.log
    _, first = log.plan(jo, date(2026, 11, 12))
    here = log.rearrange(jo, first.id, date(2026, 11, 19), Who.SUPERVISEE, "absence")

    def told() -> list[tuple[object, ...]]:
        found = {one.id: one for one in log.show(jo)}
        onward = {one.id: found.get(one.moved_to or "") for one in found.values()}
        return sorted(
            (one.on, one.status, one.original_on, one.moved_by, one.moved_because, to and to.on)
            for one in found.values()
            for to in [onward[one.id]]
        )

    was, before = told(), log.show(jo)
    STEPS[step](home, jo, here)
    after = log.show(jo)
    assert told() != was
    log.put_back(jo, before, after)
    assert told() == was
    with pytest.raises(StaleRevision):
        log.put_back(jo, before, after)
    assert told() == was


def test_what_has_begun_since_is_not_taken_back(home: Home) -> None:
    jo = somebody(home, "plain")
    before = home.services.log.show(jo)
    home.services.log.plan(jo, TODAY)
    after = home.services.log.show(jo)
    home.open(jo)
    with pytest.raises(StaleRevision):
        home.services.log.put_back(jo, before, after)
    (standing,) = home.services.log.show(jo)
    assert standing.status is SessionStatus.UNDER_WAY
