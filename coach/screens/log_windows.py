"""The small windows of a log: planning, moving, what became of a session, booking a series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.widgets import OptionList

from coach.domain.days import day, past_day
from coach.domain.log import UNPLANNED_KINDS, LogEntry, Who
from coach.domain.session import SessionKind
from coach.errors import BadInput
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import log as say

if TYPE_CHECKING:
    from datetime import date

    from coach.services.booking_ahead import Proposal

DAYS_IN_A_ROW = 3
"""Days of a series that stand beside each other in a small window."""
_KINDS = tuple((kind.value, say.KINDS[kind]) for kind in SessionKind if kind not in UNPLANNED_KINDS)
"""What can be planned; a talk comes between the sessions."""


def day_said(words: str, today: date, about: str) -> date:
    """The day that somebody wrote. Raises BadInput about the field, also where it is empty."""
    try:
        found = day(words, today)
    except BadInput as error:
        raise BadInput(str(error), about) from None
    if found is None:
        raise BadInput(say.NO_DAY, about)
    return found


def choices_for(entry: LogEntry, today: date) -> list[Choice]:
    """What can be done with an entry, each by a letter; none once it is settled.

    The values are the names of the log's actions.
    """
    if entry.is_request:
        found = [("t", "talk", say.CAN_TALK), ("s", "begin", say.CAN_BEGIN)]
        found.append(("c", "cancel", say.CAN_DROP))
    elif entry.is_planned:
        found = [("m", "move", say.CAN_MOVE), ("h", "hold", say.CAN_HOLD)]
        if entry.on <= today:
            found.append(("x", "miss", say.CAN_MISS))
        found.append(("c", "cancel", say.CAN_CANCEL))
        found.append(("o", "remove", say.CAN_TAKE_OUT))
    else:
        found = []
    return [Choice(key, action, words) for key, action, words in found]


def planning(today: date, plan: Callable[[date, SessionKind], object], goes: str) -> FillIn:
    """Plan a session."""
    fields = [
        Field("planned", say.ON, hint=say.ON_HINT),
        Field("kind", say.KIND, choices=_KINDS),
    ]

    def take(filled: Filled) -> None:
        plan(day_said(filled["planned"], today, "planned"), SessionKind(filled["kind"]))

    return FillIn(say.PLAN, fields, take, goes=goes)


Ending = Callable[[str, Who | None, str], object]
"""Takes the entry's id, who it was by, and why."""


def missing(entry: LogEntry, names: Mapping[Who, str], miss: Ending, goes: str) -> FillIn:
    """Say that a session was missed: by whom, and why."""
    return _ending(say.MISSED.format(day=entry.on), entry, names, miss, goes)


def cancelling(entry: LogEntry, names: Mapping[Who, str], cancel: Ending, goes: str) -> FillIn:
    """Say that a session was cancelled: by whom, and why."""
    return _ending(say.CANCELLED.format(day=entry.on), entry, names, cancel, goes)


def _ending(
    title: str, entry: LogEntry, names: Mapping[Who, str], end: Ending, goes: str
) -> FillIn:
    def take(filled: Filled) -> None:
        end(entry.id, _who(filled), filled["reason"])

    return FillIn(title, _by_whom(names), take, goes=goes)


def moving(
    today: date,
    entry: LogEntry,
    names: Mapping[Who, str],
    move: Callable[[str, date, Who | None, str], object],
    goes: str,
    by: Callable[[date], tuple[date, str] | None],
) -> FillIn:
    """Move a session to another day; `by` is by when the policy wants it, if it does."""
    fields = [Field("rearranged", say.TO, hint=say.ON_HINT), *_by_whom(names)]

    def take(filled: Filled) -> None:
        to = day_said(filled["rearranged"], today, "rearranged")
        move(entry.id, to, _who(filled), filled["reason"])

    wanted = by(entry.original_on or entry.on)
    about = say.WANTED_BY.format(day=wanted[0], source=wanted[1]) if wanted else ""
    return FillIn(say.MOVE.format(day=entry.on), fields, take, goes=goes, about=about)


def holding(today: date, entry: LogEntry, hold: Callable[[str, date], object], goes: str) -> FillIn:
    """Say that a session was held without Coach, and when."""
    usual = min(entry.on, today).isoformat()
    fields = [Field("held", say.HELD_ON, usual, is_suggestion=True)]

    def take(filled: Filled) -> None:
        on = past_day(filled["held"], today, "held")
        if on is None:
            raise BadInput(say.NO_DAY, "held")
        hold(entry.id, on)

    return FillIn(say.HELD, fields, take, goes=goes)


def _by_whom(names: Mapping[Who, str]) -> list[Field]:
    whos = (("", say.NOT_SAID), *((who.value, name) for who, name in names.items()))
    return [
        Field("by", say.WHO, choices=tuple(whos)),
        Field("reason", say.WHY, hint=say.WHY_HINT),
    ]


def _who(filled: Filled) -> Who | None:
    return Who(filled["by"]) if filled["by"] else None


# A series


class SeriesWindow(ChooseOne):
    """The days that would be booked, and whether to; Enter takes them."""

    def __init__(self, proposal: Proposal) -> None:
        take = say.TAKE_ONE
        if len(proposal.days) > 1:
            take = say.TAKE_DAYS.format(count=len(proposal.days))
        super().__init__(
            "\n".join(_told(proposal)),
            [Choice("b", "book", take)] * bool(proposal.days)
            + [Choice("c", "change", say.CHOOSE_RHYTHM)],
        )

    def on_mount(self) -> None:
        """Enter takes what is shown."""
        self.query_one(OptionList).highlighted = 0


def choosing_rhythm(
    today: date, proposal: Proposal, take: Callable[[date, str], object], goes: str
) -> FillIn:
    """A first day and a rhythm of one's own."""
    first = proposal.days[0].isoformat() if proposal.days else ""
    fields = [
        Field("first", say.FIRST, first, say.ON_HINT, is_suggestion=True),
        Field("every", say.EVERY, proposal.every, say.EVERY_HINT, is_suggestion=True),
    ]

    def taken(filled: Filled) -> None:
        take(day_said(filled["first"], today, "first"), filled["every"])

    return FillIn(say.RHYTHM, fields, taken, goes=goes)


def _told(proposal: Proposal) -> Iterator[str]:
    """Up to when, by whose rhythm, and the days in rows."""
    yield say.SERIES.format(until=proposal.until)
    if proposal.is_chosen:
        yield say.BY_YOU.format(rhythm=proposal.rhythm)
    elif proposal.source:
        yield say.BY_POLICY.format(source=proposal.source, rhythm=proposal.rhythm)
    else:
        yield say.BY_US.format(policy=proposal.policy, rhythm=proposal.rhythm)
    if not proposal.days:
        yield say.ALL_BOOKED.format(until=proposal.until)
        return
    yield say.AROUND
    yield ""
    days = [say.SERIES_DAY.format(day=one) for one in proposal.days]
    for place in range(0, len(days), DAYS_IN_A_ROW):
        yield "   ".join(days[place : place + DAYS_IN_A_ROW])
