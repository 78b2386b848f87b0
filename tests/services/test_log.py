"""A pair's log from the first booking on: a row a session, a file taken in whole or not at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.booking import rhythm
from coach.domain.log import LogEntry, Who, tell
from coach.domain.people import Supervisee
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import BadInput, BeforeStart, EntrySettled, KeptInCoach, NotFound
from coach.services.log import LogService
from coach.services.log_book import Taken
from tests.builders import Home

TODAY = date(2026, 11, 22)
HEADER = "person,planned,held,rearranged,outcome,kind,by,reason\n"


def told(home: Home, one: Supervisee) -> list[tuple[str, str]]:
    """Day and status of every entry of somebody's log."""
    return [(entry.on.isoformat(), entry.status) for entry in home.services.log.show(one)]


def rows(home: Home) -> int:
    """How many sessions the database holds, in the log or not."""
    return int(home.services.database.rows("SELECT count(*) AS n FROM session")[0]["n"])


def test_a_session_planned_for_today_and_the_one_begun_are_one(home: Home) -> None:
    jo = home.add()
    _, entry = home.services.log.plan(jo, TODAY)
    home.services.log.plan(jo, TODAY + timedelta(days=28))
    session = home.open(jo)
    assert (session.talk.session.id, session.resumed) == (entry.id, False)
    session.noting.note("A note.")
    assert home.again().open(jo).talk.session.id == entry.id
    session.closing.close()
    assert told(home, jo) == [("2026-11-22", "held"), ("2026-12-20", "planned")]
    assert rows(home) == 2


def test_sessions_held_in_coach_stand_in_the_log_also_two_on_a_day(home: Home) -> None:
    jo = home.add()
    home.services.log.plan(jo, TODAY, SessionKind.GROUP)  # a group's own, and not this session
    for _ in range(2):
        home.hold(jo, "A note.\n:close\n")
    assert told(home, jo) == [("2026-11-22", status) for status in ("planned", "held", "held")]
    assert home.services.log.add(jo, tell(TODAY, held_on=TODAY))[0] is Taken.KNOWN


def test_a_session_moved_to_today_is_begun_under_its_new_day(home: Home) -> None:
    jo = home.add()
    _, first = home.services.log.plan(jo, TODAY - timedelta(days=6))
    onto = home.services.log.rearrange(jo, first.id, TODAY, Who.SUPERVISEE, " court\n ")
    home.hold(jo, "A note.\n:close\n")
    before, after = home.services.log.show(jo)
    assert (before.moved_to, before.moved_by, before.moved_because) == (
        onto.id, Who.SUPERVISEE, "court",
    )  # fmt: skip
    assert (after.id, after.status, after.original_on) == (onto.id, "held", first.planned_on)
    with pytest.raises(EntrySettled):
        home.services.log.rearrange(jo, after.id, TODAY + timedelta(days=1))


def test_what_was_held_elsewhere_moves_no_window_of_what_was_said_here(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":function support\n:minutes 5\n:close\n")
    for week in range(1, 9):
        on = TODAY - timedelta(weeks=week)
        home.services.log.add(jo, tell(on, held_on=on))
    home.clock.move_on(days=30)
    for week in range(4):
        on = TODAY + timedelta(weeks=week)
        home.services.log.add(jo, tell(on, held_on=on), second=True)
    assert [one.held_on for one in home.services.balances.of(jo).sessions] == [TODAY]
    (line,) = home.services.today.lines()
    assert (line.sessions_held, line.last_held_on) == (13, TODAY + timedelta(weeks=3))


def test_an_outcome_goes_to_the_session_that_was_planned(home: Home) -> None:
    jo = home.add()
    log, day = home.services.log, TODAY - timedelta(days=7)
    log.plan(jo, day)
    assert log.add(jo, tell(day, missed=True, why="absence"))[0] is Taken.TAKEN_UP
    assert log.add(jo, tell(day, missed=True))[0] is Taken.KNOWN
    assert log.add(jo, tell(day))[0] is Taken.KNOWN
    assert told(home, jo) == [(day.isoformat(), "missed")]
    assert log.add(jo, tell(day, held_on=day), second=True)[0] is Taken.NEW
    assert [status for _, status in told(home, jo)] == ["missed", "held"]


def test_history_told_in_any_order_links_a_move_to_what_it_led_to(home: Home) -> None:
    jo = home.add()
    monday, tuesday = date(2026, 11, 2), date(2026, 11, 3)
    home.services.log.add(jo, tell(tuesday, held_on=tuesday))
    home.services.log.add(jo, tell(monday, rearranged_to=tuesday, by=Who.OTHER))
    before, after = home.services.log.show(jo)
    assert (before.moved_to, after.original_on, after.status) == (after.id, monday, "held")
    home.services.log.add(jo, tell(monday, rearranged_to=tuesday))
    assert rows(home) == 2


def test_what_came_by_mistake_goes_and_what_was_moved_onto_it_is_planned_again(home: Home) -> None:
    jo = home.add()
    log = home.services.log
    _, first = log.plan(jo, TODAY + timedelta(days=1))
    onto = log.rearrange(jo, first.id, TODAY + timedelta(days=3))
    log.take_out(jo, onto.id)
    assert told(home, jo) == [("2026-11-23", "planned")]
    with pytest.raises(NotFound):
        log.take_out(jo, onto.id)
    home.hold(jo, "A note.\n:close\n")
    with pytest.raises(KeptInCoach):
        log.remove(jo, TODAY, SessionKind.FORMAL)


def test_a_series_is_booked_once_and_bank_holidays_give_way(home: Home) -> None:
    jo, services = home.add(), home.services
    holidays = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
    log = LogService(
        services.stores, services.content, services.clock, services.ids, services.people,
        lambda: holidays,
    )  # fmt: skip
    first = log.book_ahead(jo, rhythm("2 weeks"), date(2026, 11, 27))
    assert [entry.on for entry in first.new] == [
        date(2026, 11, 27), date(2026, 12, 11), date(2026, 12, 29), date(2027, 1, 8),
        date(2027, 1, 22), date(2027, 2, 5), date(2027, 2, 19),
    ]  # fmt: skip
    again = log.book_ahead(jo, rhythm("2 weeks"), date(2026, 11, 27))
    assert (len(again.new), len(again.there)) == (0, 7)
    home.services.log.plan(home.add("Sam Lee"), date(2026, 12, 1))
    days = [(line.entry.on.day, line.supervisee.person.name) for line in log.month(2026, 12)]
    assert days == [(1, "Sam Lee"), (11, "Jo Bennett"), (29, "Jo Bennett")]


def test_a_month_leaves_out_what_was_moved_away_or_called_off(home: Home) -> None:
    jo = home.add()
    log = home.services.log
    for day, outcome in ((1, "plan"), (2, "move"), (3, "cancel")):
        _, entry = log.plan(jo, date(2026, 12, day))
        if outcome == "move":
            log.rearrange(jo, entry.id, date(2027, 1, 4))
        if outcome == "cancel":
            log.cancel(jo, entry.id)
    assert [line.entry.on.day for line in log.month(2026, 12)] == [1]
    assert [line.entry.on.day for line in log.month(2027, 1)] == [4]


def test_nobody_is_booked_before_they_were_in_the_post(home: Home) -> None:
    policy = home.services.content.policies()[0]
    jo = home.services.people.add("Jo", policy, start_on=date(2026, 11, 2))
    with pytest.raises(BeforeStart):
        home.services.log.add(jo, tell(date(2026, 11, 1), held_on=date(2026, 11, 1)))
    with pytest.raises(BeforeStart):
        home.services.log.book_ahead(jo, rhythm("1 week"), date(2026, 10, 30))
    assert rows(home) == 0


def test_a_person_never_reads_or_changes_anothers_log(home: Home) -> None:
    jo, sam = home.add("Jo Bennett"), home.add("Sam Lee")
    _, entry = home.services.log.plan(jo, TODAY)
    assert home.services.log.show(sam) == []
    with pytest.raises(NotFound):
        home.services.log.cancel(sam, entry.id)


# A file


def test_a_file_is_taken_in_with_moves_linked_and_a_second_time_changes_nothing(home: Home) -> None:
    jo, _ = home.add("Jo Bennett"), home.add("Sam Lee")
    home.services.log.plan(jo, date(2026, 11, 9))
    text = (
        HEADER + "Jo Bennett,2026-11-02,,2026-11-04,,,supervisor,court\n"
        "jo bennett,04/11/2026,2026-11-04,,held,,,\n"
        "Jo,2026-11-09,,,missed,,supervisee,absence\n"
        "\n"
        "Sam Lee,2028-02-29,,,,clinical\n"
        "Sam Lee,2026-10-01,2026-10-01\n"
        "Sam Lee,2026-10-01,2026-10-01\n"
    )
    taken = home.services.log_import.take_in(text)
    assert (taken.new, taken.taken_up, taken.known, taken.alike) == (4, 2, 0, 1)
    first, second, third = home.services.log.show(jo)
    assert (first.moved_to, second.original_on) == (second.id, first.planned_on)
    assert (second.status, third.status, third.moved_because) == ("held", "missed", "absence")
    before = rows(home)
    again = home.services.log_import.take_in(text)
    assert (again.new, again.taken_up, again.known) == (0, 0, 6)
    assert rows(home) == before


FAULTS = {
    "Jo,2026-02-30": "is no day",
    "Jo,2/11": "has no year",
    "Jo,": "the day it was planned for is missing",
    ",2026-11-02": "the person is missing",
    "Nobody,2026-11-02": "is here",
    "Jo,2026-11-02,2026-11-02,2026-11-03": "not both",
    "Jo,2026-11-02,,,held": "the day for that is missing",
    "Jo,2026-11-02,,,lost": "the outcome should be",
    "Jo,2026-11-02,2026-11-02,,planned": "the outcome says planned",
    "Jo,2026-11-02,,,,chat": "the kind should be formal, informal",
    "Jo,2026-11-02,,,missed,,me": "supervisor, supervisee or other",
    f"Jo,2026-11-02,,,missed,,,{'x' * 61}": "at most 60",
    "Jo,2026-12-01,2026-12-01": "still to come",
    "Jo,2026-11-02,,2026-11-02": "another day",
    "Jo,2026-11-02,,,,,,,more": "more cells",
}


@pytest.mark.parametrize("row", FAULTS)
def test_a_row_that_cannot_be_is_named_by_its_line_and_nothing_is_taken_in(
    home: Home, row: str
) -> None:
    home.add("Jo Bennett")
    with pytest.raises(BadInput, match=FAULTS[row]) as refused:
        home.services.log_import.take_in(f"{HEADER}Jo,2026-11-05\n{row}\n")
    assert str(refused.value).startswith("Line 3: ")
    assert str(refused.value).endswith("Nothing was taken in.")
    assert rows(home) == 0


@pytest.mark.parametrize(
    "text",
    ["", "\n", "person\n", "Jo,2026-11-02\n", "person,planned,mood\n", "person,planned,planned"],
)
def test_a_file_without_its_columns_says_what_they_are(home: Home, text: str) -> None:
    with pytest.raises(BadInput, match="nothing was taken in"):
        home.services.log_import.take_in(text)


def test_of_fifty_thousand_rows_one_bad_one_is_named_and_none_is_kept(home: Home) -> None:
    home.add("Jo Bennett")
    days = [date(2000, 1, 3) + timedelta(days=n % 9_000) for n in range(50_000)]
    lines = [f"Jo Bennett,{day},{day}" for day in days]
    lines[31_415] = "Jo Bennett,2026-02-30,2026-02-30"
    with pytest.raises(BadInput, match=r"^Line 31,417: “2026-02-30”"):
        home.services.log_import.take_in("person,planned,held\n" + "\n".join(lines))
    assert rows(home) == 0


def test_many_bad_rows_are_counted_after_the_first_five(home: Home) -> None:
    home.add("Jo Bennett")
    text = "person,planned\n" + "Jo,never\n" * 12
    with pytest.raises(BadInput, match=r"line 6: .*; and 7 lines more\. Nothing was taken in."):
        home.services.log_import.take_in(text)


def test_an_entry_and_its_session_are_saved_by_one_revision(home: Home) -> None:
    jo = home.add()
    _, entry = home.services.log.plan(jo, TODAY)
    home.open(jo)
    with pytest.raises(EntrySettled, match="under-way already"):
        home.services.log.cancel(jo, entry.id)
    (standing,) = home.services.log.show(jo)
    assert isinstance(standing, LogEntry) and standing.status is SessionStatus.UNDER_WAY
