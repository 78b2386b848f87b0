"""Timescales and bookings as iCalendar: the only place that knows the format."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar

from coach import __version__
from coach.domain.session import SessionKind
from coach.domain.timescale import Kind, Timescale

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.booked import Booked

_TITLES = {
    Kind.SESSION: "supervision due",
    Kind.REARRANGE: "re-arranged supervision due",
    Kind.URGENT: "urgent supervision due",
    Kind.BOOKING: "book supervision ahead",
    Kind.AGENDA: "prepare for supervision",
    Kind.RECORD: "supervision record due",
    Kind.REPLY: "reply to the record due",
    Kind.CASE_RECORD: "case records due",
    Kind.AGREEMENT: "agreement due",
    Kind.AGREEMENT_REVIEW: "agreement review due",
    Kind.SELF_CARE_REVIEW: "self-care review due",
    Kind.CASE_REVIEW: "case review due",
    Kind.OBSERVATION: "observation due",
    Kind.AUDIT: "audit due",
    Kind.APPRAISAL: "appraisal or mid-year review due",
    Kind.TRAINING: "training refresh due",
    Kind.ABSENCE: "supervisor away: tell their manager",
    Kind.RATIO: "number of supervisees to review",
    Kind.ASYE_REVIEW: "ASYE review due",
    Kind.ASYE_ASSESSMENT: "ASYE assessment due",
    Kind.RETENTION: "end of keeping records",
}
_BOOKED = {
    SessionKind.FORMAL: "supervision",
    SessionKind.INFORMAL: "talk",
    SessionKind.URGENT: "urgent supervision",
    SessionKind.CLINICAL: "clinical supervision",
    SessionKind.GROUP: "group supervision",
    SessionKind.MENTORING: "mentoring",
}
BOOKED = "booked"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def as_icalendar(timescales: Iterable[Timescale], booked: Iterable[Booked], now: datetime) -> str:
    """One all-day event for each, with CRLF line ends.

    An event keeps its UID for as long as the timescale is asked for, or the session planned,
    whatever its day, and its SEQUENCE grows with the clock: a second import updates and doubles
    nothing. No name and no case reference goes along.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Coach//Supervision timescales {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Supervision")
    for one in timescales:
        title = f"{initials(one.person)}: {_TITLES[one.kind]}"
        uid = _uid(one.person_id, one.kind, one.key)
        calendar.add_component(_event(uid, title, one.source, one.due, now))
    for session in booked:
        title = f"{initials(session.person)}: {_BOOKED[session.kind]}"
        uid = _uid(BOOKED, session.key)
        calendar.add_component(_event(uid, title, BOOKED, session.on, now))
    return str(calendar.to_ical(), "utf-8")


def _event(uid: str, title: str, about: str, on: date, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((now - _EPOCH).total_seconds() // 60)))
    event.add("summary", title)
    event.add("description", about)
    event.add("dtstart", on)
    if on < on.max:
        event.add("dtend", on + timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _uid(*about: str) -> str:
    named = "\n".join(about).encode()
    return f"{hashlib.sha256(named).hexdigest()[:32]}@coach-supervision"


def initials(name: str) -> str:
    """The first letter of each word of a name."""
    return "".join(word[0] for word in name.split() if word[0].isalnum()).upper() or "?"
