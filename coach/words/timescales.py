"""What screens say of what is due: its name, how near it is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.policy import DeadlineName
from coach.domain.timescale import Kind, State, Timescale

if TYPE_CHECKING:
    from datetime import date

NEAR_DAYS = 300
"""So near a day needs no year to be told from the same one a year before or after."""

KINDS = {
    Kind.SESSION: "session",
    Kind.REARRANGE: "moved session",
    Kind.URGENT: "urgent request",
    Kind.BOOKING: "booking ahead",
    Kind.AGENDA: "agenda",
    Kind.RECORD: "record",
    Kind.REPLY: "reply to the record",
    Kind.CASE_RECORD: "case record",
    Kind.AGREEMENT: "agreement",
    Kind.AGREEMENT_REVIEW: "agreement review",
    Kind.SELF_CARE_REVIEW: "self-care review",
    Kind.CASE_REVIEW: "case review",
    Kind.OBSERVATION: "observation",
    Kind.AUDIT: "audit",
    Kind.APPRAISAL: "appraisal",
    Kind.TRAINING: "training",
    Kind.ABSENCE: "cover while away",
    Kind.RATIO: "how many you supervise",
    Kind.ASYE_REVIEW: "ASYE review",
    Kind.ASYE_ASSESSMENT: "ASYE assessment",
    Kind.RETENTION: "end of keeping the file",
}
MID_YEAR = "mid-year review"
NAMED = {
    DeadlineName.MID_YEAR.value: MID_YEAR,
    DeadlineName.OBSERVATION_WITH_ADULT.value: "observation with an adult",
    DeadlineName.PREPARATION_REPORT.value: "report to prepare with",
}
"""Those that share a kind with another one, by their key."""
BY = {
    State.OK: "{what} by {when}",
    State.SOON: "{what} soon, by {when}",
    State.LATE: "{what} late, since {when}",
}
SHORT = {
    State.OK: "{what} by {when}",
    State.SOON: "{what} soon, {when}",
    State.LATE: "{what} late, {when}",
}
STATE = {State.OK: "{what}", State.SOON: "{what} soon", State.LATE: "{what} late"}
WITH_HOUR = "{day}, {at:%H:%M}"
WITH_YEAR = "{day} {year}"
DAY = "{day:%d %b}"
WHY = "{reason} ({source})"
WHOLE = "{what}: {why}"


def tell_when(one: Timescale, today: date | None = None) -> str:
    """The day, with its hour where hours count; seen from a day near it, without the year."""
    day = DAY.format(day=one.due)
    if today is None or abs((one.due - today).days) > NEAR_DAYS:
        day = WITH_YEAR.format(day=day, year=one.due.year)
    return WITH_HOUR.format(day=day, at=one.due_at) if one.due_at is not None else day


def tell_what(one: Timescale) -> str:
    """What is due, without when."""
    return NAMED.get(one.key) or KINDS[one.kind]


def tell_due(one: Timescale) -> str:
    """What is due and by when, or since when it is late."""
    return BY[one.state].format(what=tell_what(one), when=tell_when(one))


def tell_due_shortly(one: Timescale, today: date) -> str:
    """The same, the year only where it is another time of the year."""
    return SHORT[one.state].format(what=tell_what(one), when=tell_when(one, today))


def tell_state(one: Timescale, today: date) -> str:
    """What is due and how near it is; without a day, unless its hour counts."""
    if one.due_at is not None:
        return tell_due_shortly(one, today)
    return STATE[one.state].format(what=tell_what(one))


def tell_whole(one: Timescale) -> str:
    """What is due by when, and why, as a sentence begins."""
    said = WHOLE.format(what=tell_due(one), why=tell_why(one))
    return said[0].upper() + said[1:]


def tell_why(one: Timescale) -> str:
    """Why then, and where it stands."""
    return WHY.format(reason=one.reason, source=one.source)
