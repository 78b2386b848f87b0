"""The calendar file: what Outlook, Google and Apple want of it, and what it must not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from coach.calendars.timescale_calendar import as_icalendar, initials
from coach.domain.booked import Booked
from coach.domain.session import SessionKind
from coach.domain.timescale import Kind, State, Timescale
from coach.domain.timescale_facts import CaseFacts
from tests.domain.timescale_cases import START, facts, seen

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
WHOLE = (
    *seen(
        facts(
            "leeds",
            "newly-qualified",
            person="Zoë van der Meer",
            cases=(CaseFacts("1", "K1", START), CaseFacts("2", "K2", START)),
        )
    ),
    Timescale("Zoë van der Meer", Kind.AUDIT, date.max, State.OK, "x", "Ours 4", "z", "audit"),
)

DIARY = [
    Booked("Zoë van der Meer", date(2026, 12, 1), SessionKind.FORMAL, "e1"),
    Booked("Zoë van der Meer", date(2026, 12, 8), SessionKind.MENTORING, "e2"),
]


def events(text: str) -> dict[str, icalendar.Event]:
    """Events by their UID, as another program reads them."""
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")
    by_uid = {str(event["uid"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def test_every_timescale_and_every_booking_is_an_all_day_event_on_its_day() -> None:
    text = as_icalendar(WHOLE, DIARY, NOW)
    found = list(events(text).values())
    days = [*(one.due for one in WHOLE), *(one.on for one in DIARY)]
    assert [event.decoded("dtstart") for event in found] == days
    first = found[0]
    assert first.decoded("dtend") - first.decoded("dtstart") == timedelta(days=1)
    assert first["dtstart"].params["VALUE"] == "DATE"
    assert first.decoded("dtstamp") == NOW and first["class"] == "PRIVATE"
    assert "dtend" not in found[len(WHOLE) - 1]


def test_the_file_is_as_the_format_asks() -> None:
    text = as_icalendar(WHOLE, DIARY, NOW)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Coach//")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "METHOD:PUBLISH" in text and "TZID" not in text


def test_a_long_source_is_folded_and_read_back_whole() -> None:
    long = replace(WHOLE[0], source="A policy, with commas; and more " * 5 + "é" * 40)
    text = as_icalendar([long], [], NOW)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (event,) = events(text).values()
    assert str(event["description"]) == long.source


def test_a_second_import_updates_and_doubles_nothing() -> None:
    first = events(as_icalendar(WHOLE, DIARY, NOW))
    moved = [replace(one, due=one.due + timedelta(days=7)) for one in WHOLE[:-1]]
    onward = [replace(one, on=one.on + timedelta(days=2)) for one in DIARY]
    second = events(as_icalendar(moved, onward, NOW + timedelta(days=1)))
    assert second.keys() <= first.keys()
    for uid, event in second.items():
        assert int(event["sequence"]) > int(first[uid]["sequence"])


def test_titles_hold_initials_and_no_case() -> None:
    text = as_icalendar(WHOLE, DIARY, NOW)
    titles = {str(event["summary"]) for event in events(text).values()}
    assert {"ZVDM: supervision due", "ZVDM: case review due", "ZVDM: mentoring"} <= titles
    for secret in ("Zo", "Meer", "K1", "K2", "Amara"):
        assert secret not in text
    kinds = [Timescale("Jo", kind, START, State.OK, "", "x", "jo") for kind in Kind]
    assert len(events(as_icalendar(kinds, [], NOW))) == len(Kind)
    booked = [Booked("Jo", START, kind, kind.value) for kind in SessionKind]
    assert len(events(as_icalendar([], booked, NOW))) == len(SessionKind)


@pytest.mark.parametrize(
    ("name", "short"),
    [("Jo Bennett", "JB"), ("jo", "J"), ("Jo (agency)", "J"), ("🌱", "?"), ("李 明", "李明")],
)
def test_initials_of_names(name: str, short: str) -> None:
    assert initials(name) == short
