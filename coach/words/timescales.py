"""What screens say of what is due: its name, how near it is, and why."""

from __future__ import annotations

from coach.domain.timescale import Kind, State, Timescale
from coach.words import tell_day

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
    Kind.AUDIT: "file audit",
    Kind.APPRAISAL: "appraisal",
    Kind.TRAINING: "training",
    Kind.ABSENCE: "cover while away",
    Kind.RATIO: "how many you supervise",
    Kind.ASYE_REVIEW: "ASYE review",
    Kind.ASYE_ASSESSMENT: "ASYE assessment",
    Kind.RETENTION: "end of keeping the file",
}
BY = {
    State.OK: "{what} by {day}",
    State.SOON: "{what} soon, by {day}",
    State.LATE: "{what} late, since {day}",
}
SHORT = {
    State.OK: "{what} by {day:%d %b}",
    State.SOON: "{what} soon, {day:%d %b}",
    State.LATE: "{what} late, {day:%d %b}",
}
STATE = {State.OK: "{what}", State.SOON: "{what} soon", State.LATE: "{what} late"}
WHY = "{reason} ({source})"
WHOLE = "{what}: {why}"


def tell_due(one: Timescale) -> str:
    """What is due and by when, or since when it is late."""
    return BY[one.state].format(what=KINDS[one.kind], day=tell_day(one.due))


def tell_due_shortly(one: Timescale) -> str:
    """The same with day and month alone."""
    return SHORT[one.state].format(what=KINDS[one.kind], day=one.due)


def tell_state(one: Timescale) -> str:
    """What is due and how near it is, without a day."""
    return STATE[one.state].format(what=KINDS[one.kind])


def tell_whole(one: Timescale) -> str:
    """What is due by when, and why, as a sentence begins."""
    said = WHOLE.format(what=tell_due(one), why=tell_why(one))
    return said[0].upper() + said[1:]


def tell_why(one: Timescale) -> str:
    """Why then, and where it stands."""
    return WHY.format(reason=one.reason, source=one.source)
