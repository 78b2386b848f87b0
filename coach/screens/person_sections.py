"""What a person's page holds, section by section: what is due comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from coach.domain.balance_words import in_words
from coach.domain.log_words import about, in_their_day
from coach.domain.record_words import status_words
from coach.domain.self_care import CARE_LABELS
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import CoachError
from coach.services.log import LogLine
from coach.widgets.fitting import cut
from coach.words import (
    FUNCTION_BALANCE,
    LAST_DISCUSSED,
    NOBODY,
    NOT_DISCUSSED,
    OPEN_ACTION,
    tell_count,
    tell_day,
    year,
)
from coach.words import person as say
from coach.words.timescales import tell_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.agreed_action import ActionListing
    from coach.domain.balance import Balance
    from coach.domain.people import Supervisee
    from coach.services.house import House

BAR = 24
"""Columns of a whole bar."""
MOST_NAME = 34
"""Columns of a function's name at most."""
DUE_SHOWN = 5
"""Of what is due, the soonest; `coach due NAME` lists it all."""
SESSIONS = 6
"""Entries of the log on the page; the log itself has all of them."""


def sections_of(house: House, supervisee: Supervisee) -> Text:
    """The whole page. A section that cannot be read says why, and the others stand."""
    sections: tuple[tuple[str, Callable[[House, Supervisee], Sequence[str]]], ...] = (
        (say.DUE, _due),
        (year.SECTION, _year),
        (say.SESSIONS, _sessions),
        (say.ACTIONS, _actions),
        (say.AGREEMENT, _agreement),
        (say.CASELOAD, _caseload),
        (FUNCTION_BALANCE, lambda house, one: balance_lines(house.balances.of(one))),
        (say.SHARED_CARE, _self_care),
        (say.RECORDS, _records),
        (say.IN_NO_RECORD, _in_no_record),
    )
    text = Text()
    if house.sessions.is_under_way(supervisee):
        text.append(f"{say.SESSION_OPEN}\n\n", style="bold")
    for heading, lines_of in sections:
        try:
            lines = lines_of(house, supervisee)
        except CoachError as error:
            lines = [str(error)]
        if not lines:
            continue
        text.append(f"{heading}\n", style="bold")
        for line in lines:
            text.append(f"  {line}\n")
        text.append("\n")
    return text


def _due(house: House, one: Supervisee) -> Sequence[str]:
    found = house.timescales.of(one)
    lines = [tell_whole(due) for due in found[:DUE_SHOWN]]
    if len(found) > DUE_SHOWN:
        later = found[DUE_SHOWN:]
        lines.append(say.LATER.format(count=len(later), day=tell_day(later[0].due)))
    return [*lines, say.DUE_KEY] if lines else [say.NOTHING_DUE]


def _year(house: House, one: Supervisee) -> Sequence[str]:
    """Where somebody newly qualified stands, and what groups count for; nothing of others."""
    if not house.newly_qualified.is_in_it(one):
        return []
    line = house.newly_qualified.of(one)
    return [*year.brief(line), *year.evidence(line), year.OPEN]


def _sessions(house: House, one: Supervisee) -> Sequence[str]:
    entries = house.log.show(one)
    known = {entry.id: entry for entry in entries}
    names, zone = house.log.names(one), house.clock.zone()
    lines = []
    for entry in reversed(entries[-SESSIONS:]):
        kind = "" if entry.kind is SessionKind.FORMAL else f" {entry.kind}"
        said = about(entry, known, in_their_day(names, entry, one.pair.id), zone)
        status = _status(entry.status)
        lines.append(f"{tell_day(entry.on)}  {status}{kind}{f', {said}' if said else ''}")
    if not lines:
        return [say.NO_SESSIONS]
    patterns = house.log.patterns(one, [LogLine(one, entry) for entry in entries])
    return [*lines, *patterns]


def _status(status: SessionStatus) -> str:
    return status.replace("-", " ") if status is SessionStatus.UNDER_WAY else status


def _actions(house: House, one: Supervisee) -> Sequence[str]:
    """Open actions by who owes them; the late ones first in each."""
    today = house.clock.today()
    owed: dict[str, list[ActionListing]] = {}
    for listing in house.actions.of(one):
        owed.setdefault(listing.action.owner or NOBODY, []).append(listing)
    return [
        (f"{say.LATE}  " if found.action.is_late(today) else "")
        + OPEN_ACTION.format(due=tell_day(found.action.due_on), owner=owner, what=found.action.what)
        for owner, listings in owed.items()
        for found in listings
    ] or [say.NO_ACTIONS]


def _agreement(house: House, one: Supervisee) -> Sequence[str]:
    together = house.agreements.of(one, house.people.reader())
    standing, draft = together.file.standing, together.file.draft
    lines = []
    if standing is not None:
        lines.append(say.AGREED.format(version=standing.version, day=tell_day(standing.agreed_on)))
    if together.due is not None:
        lines.append(say.REVIEW_BY.format(day=tell_day(together.due.on)))
    if draft is not None:
        lines.append(say.DRAWN_UP.format(version=draft.version))
    return lines or [say.NO_AGREEMENT]


def _caseload(house: House, one: Supervisee) -> Sequence[str]:
    zone = house.clock.zone()
    lines = [
        f"{line.case.reference}  "
        + (
            LAST_DISCUSSED.format(day=line.last_discussed.astimezone(zone))
            if line.last_discussed
            else NOT_DISCUSSED
        )
        for line in house.cases.caseload(one)
    ]
    return [*lines, say.CASES_KEY] if lines else [say.NO_CASES]


def _self_care(house: House, one: Supervisee) -> Sequence[str]:
    """What is shared, also where the plan is one's own: two may be looking at this page."""
    plan = house.self_care.plan(one, house.people.reader(one))
    reviewed = [say.LOOKED_AT.format(day=tell_day(plan.reviewed_on))] if plan.reviewed_on else []
    items = [
        f"{CARE_LABELS[item.kind]}: {' / '.join(item.words.splitlines())}"
        for item in plan.in_order()
    ]
    return [*items, *reviewed] if items else [say.NO_CARE]


def _records(house: House, one: Supervisee) -> Sequence[str]:
    found = house.records.listing(one, house.people.reader())
    lives = house.record_lives.lives(one)
    lines = [
        f"{tell_day(listing.held_on)}  {_kind_of_record(listing.case)}  "
        f"{status_words(lives[listing.record.id])}"
        for listing in found
    ]
    return [*lines, say.KEPT_IN] if lines else [say.NO_RECORDS]


def _in_no_record(house: House, one: Supervisee) -> Sequence[str]:
    """What was written in sessions and never placed: kept in Coach, and nowhere else."""
    zone = house.clock.zone()
    return [
        f"{tell_day(note.noted_at.astimezone(zone).date())}  {' / '.join(note.words.splitlines())}"
        for note in house.records.in_no_record(one, house.people.reader())
    ]


def balance_lines(balance: Balance) -> list[str]:
    """A bar a function, with its minutes and share in figures, and what it shows in words."""
    shares, minutes = balance.window_shares, balance.window_minutes
    if shares is None:
        return [say.NO_MINUTES]
    shown = balance.shown()
    label = min(MOST_NAME, max(len(one.name) for one in shown) + 2)
    bars = [
        f"{cut(one.name, label - 1):<{label}}"
        + say.SHARE.format(minutes=minutes[one.id], share=shares[one.id])
        + "  "
        + "█" * round(shares[one.id] * BAR)
        for one in shown
    ]
    sessions = tell_count(say.LAST_SESSIONS, len(balance.sessions))
    return [sessions, *bars, *in_words(balance)]


def _kind_of_record(case: str | None) -> str:
    return say.CASE_RECORD.format(case=case) if case else say.PERSONAL_RECORD
