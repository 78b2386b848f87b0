"""The log: what was planned, moved, held, missed or cancelled, by whom, and why in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.days import spoken
from coach.domain.row import Row
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import (
    AfterLeaving,
    BadInput,
    BeforeStart,
    EntrySettled,
    KeptInCoach,
    MovedNowhere,
    NotYet,
)
from coach.values import dataclass

REASON_LIMIT = 60
"""Characters of a reason: room for *absence* or *court*, none for anybody's health."""
EARLIEST = date(1970, 1, 1)
FURTHEST_DAYS = 5 * 366
"""How far ahead a session can be planned; later is a slip of the pen."""
UNPLANNED_KINDS = frozenset({SessionKind.INFORMAL, SessionKind.URGENT})
"""Talks that come between the planned sessions and never stand in for one."""


class Who(StrEnum):
    """Who moved, missed or asked for a session."""

    SUPERVISOR = "supervisor"
    SUPERVISEE = "supervisee"
    OTHER = "other"


@dataclass(frozen=True)
class DayLimits:
    """The days that a person's log can hold, seen from a day."""

    today: date
    start_on: date | None = None
    """The supervisee's first day in the post, if it is known."""
    left_on: date | None = None

    def allow(self, on: date) -> date:
        """A day a session can be planned for.

        Raises BeforeStart, AfterLeaving, or BadInput for a year that is a slip of the pen.
        """
        if self.start_on is not None and on < self.start_on:
            raise BeforeStart(
                f"{spoken(on)} comes before their first day in the post, {spoken(self.start_on)}; "
                "nothing was changed.",
                "planned",
            )
        if self.left_on is not None and on > self.left_on:
            raise AfterLeaving(
                f"{spoken(on)} comes after they left on {spoken(self.left_on)}; "
                "nothing was changed.",
                "planned",
            )
        if not EARLIEST <= on <= self.today + timedelta(days=FURTHEST_DAYS):
            raise BadInput(f"{spoken(on)} is out of reach; check the year.", "planned")
        return on

    def allow_past(self, on: date) -> date:
        """A day on which something happened. Raises NotYet for one to come, and as `allow`."""
        if self.allow(on) > self.today:
            raise NotYet(f"{spoken(on)} is still to come; nothing was changed.", "held")
        return on


@dataclass(frozen=True, kw_only=True)
class LogEntry(Row):
    """One session as the log knows it: the same row as the session itself."""

    file_id: str
    pair_id: str
    kind: SessionKind = SessionKind.FORMAL
    status: SessionStatus = SessionStatus.PLANNED
    planned_on: date | None = None
    """The day it is planned for; of an urgent request, the day it was made."""
    original_on: date | None = None
    """The day first agreed, where it was re-arranged; deadlines count from it."""
    held_on: date | None = None
    started_at: datetime | None = None
    """When it began in Coach; None for one held elsewhere, and for a quick talk."""
    agreed_minutes: int = 90
    policy_id: str
    policy_version: int
    risk_raised: bool = False
    moved_by: Who | None = None
    """Who moved it, missed it or called it off."""
    moved_because: str = ""
    moved_to: str | None = None
    """The id of the entry that stands for it now."""
    asked_by: Who | None = None
    asked_at: datetime | None = None
    """When an urgent talk was asked for; its 24 hours count from here."""
    met_at: datetime | None = None
    """When an urgent or informal talk took place."""
    supervisor_endorsed_on: date | None = None
    supervisee_endorsed_on: date | None = None

    @property
    def on(self) -> date:
        """The day under which it stands in the log."""
        found = self.held_on or self.planned_on
        assert found is not None  # an entry is planned, or was held
        return found

    @property
    def is_planned(self) -> bool:
        """Whether it can still be held, moved, missed or cancelled."""
        return self.status is SessionStatus.PLANNED

    @property
    def is_request(self) -> bool:
        """Whether an urgent talk was asked for, and none has met it yet."""
        return self.kind is SessionKind.URGENT and self.is_planned

    def require_planned(self) -> LogEntry:
        """Return itself. Raises EntrySettled once it is anything but planned."""
        if not self.is_planned:
            raise EntrySettled(
                f"The session of {spoken(self.on)} is {self.status} already; nothing was changed."
            )
        return self

    def hold(self, on: date, limits: DayLimits, by: Who | None = None, why: str = "") -> LogEntry:
        """It was held, in Coach or not. Raises EntrySettled, NotYet, BeforeStart, AfterLeaving."""
        self.require_planned()
        return replace(
            self,
            status=SessionStatus.HELD,
            held_on=limits.allow_past(on),
            moved_by=by,
            moved_because=short_reason(why),
        )

    def rearrange(
        self, onto: LogEntry, by: Who | None = None, why: str = ""
    ) -> tuple[LogEntry, LogEntry]:
        """It was moved onto another entry, which keeps the day first agreed.

        Returns both. Raises EntrySettled, or MovedNowhere where the other one is of the same day
        or another session was moved onto it before.
        """
        self.require_planned()
        if onto.planned_on == self.planned_on or onto.original_on is not None:
            raise MovedNowhere(
                "Say another day to re-arrange it to; nothing was changed.", "rearranged"
            )
        moved = replace(
            self,
            status=SessionStatus.REARRANGED,
            moved_to=onto.id,
            moved_by=by,
            moved_because=short_reason(why),
        )
        return moved, replace(onto, original_on=self.original_on or self.planned_on)

    def miss(self, limits: DayLimits, by: Who | None = None, why: str = "") -> LogEntry:
        """Its day passed without it. Raises EntrySettled, or NotYet before that day."""
        limits.allow_past(self.require_planned().on)
        return self._end(SessionStatus.MISSED, by, why)

    def cancel(self, by: Who | None = None, why: str = "") -> LogEntry:
        """It was called off, and no other day agreed. Raises EntrySettled."""
        self.require_planned()
        return self._end(SessionStatus.CANCELLED, by, why)

    def _end(self, status: SessionStatus, by: Who | None, why: str) -> LogEntry:
        return replace(self, status=status, moved_by=by, moved_because=short_reason(why))

    def reopen(self) -> LogEntry:
        """It is planned again: the one it was moved to was taken out, or the mark was a slip.

        Raises EntrySettled for one that was held or is under way.
        """
        if self.status in (SessionStatus.HELD, SessionStatus.UNDER_WAY):
            self.require_planned()
        return replace(
            self, status=SessionStatus.PLANNED, moved_to=None, moved_by=None, moved_because=""
        )

    def take_out(self, now: datetime) -> LogEntry:
        """It came into the log by mistake. Raises KeptInCoach where words were kept with it."""
        if self.started_at is not None or self.met_at is not None:
            raise KeptInCoach(
                "What was said in that session is kept, so it stays in the log; "
                "nothing was changed."
            )
        return replace(self, withdrawn_at=now)

    def begin_talk(self, on: date, at: datetime) -> LogEntry:
        """An urgent or informal talk takes place. Raises EntrySettled, or BadInput for times."""
        self.require_planned()
        if self.asked_at is not None and at < self.asked_at:
            raise BadInput("The talk came after it was asked for; nothing was changed.", "asked")
        return replace(self, status=SessionStatus.UNDER_WAY, held_on=on, met_at=at)

    def end_talk(self) -> LogEntry:
        """What it left is kept. Raises NotYet unless it is under way."""
        if self.status is not SessionStatus.UNDER_WAY:
            raise NotYet("That talk has not begun; nothing was changed.")
        return replace(self, status=SessionStatus.HELD)

    def meet(self, on: date) -> LogEntry:
        """A session begins, and what was asked for is met in it. Raises EntrySettled.

        Its words and its time are the session's, so it waits for no endorsement of its own.
        """
        return replace(self.require_planned(), status=SessionStatus.HELD, held_on=on)

    def endorse(self, by: Who, on: date) -> LogEntry:
        """One of the two stands by what was kept; a second time changes nothing.

        Raises NotYet before it was held, and BadInput for anybody but the two.
        """
        if self.status is not SessionStatus.HELD:
            raise NotYet("There is nothing to endorse before it was held; nothing was changed.")
        if by is Who.OTHER:
            raise BadInput(
                "The supervisor and the supervisee endorse it; nothing was changed.", "by"
            )
        if by is Who.SUPERVISOR:
            return replace(self, supervisor_endorsed_on=self.supervisor_endorsed_on or on)
        return replace(self, supervisee_endorsed_on=self.supervisee_endorsed_on or on)

    def endorsed_by(self) -> tuple[Who, ...]:
        """Who has endorsed it."""
        days = {
            Who.SUPERVISOR: self.supervisor_endorsed_on,
            Who.SUPERVISEE: self.supervisee_endorsed_on,
        }
        return tuple(who for who, on in days.items() if on is not None)


def short_reason(words: str) -> str:
    """A reason as it may be kept. Raises BadInput for a long one."""
    if len(words) > REASON_LIMIT:
        raise BadInput(
            f"A reason has at most {REASON_LIMIT} characters, as “absence”, and never says "
            "anything of health; nothing was changed.",
            "reason",
        )
    return words


@dataclass(frozen=True)
class Told:
    """What somebody says of one session: a line of a file, or a command."""

    planned_on: date
    outcome: SessionStatus = SessionStatus.PLANNED
    """Never *under way*."""
    held_on: date | None = None
    rearranged_to: date | None = None
    kind: SessionKind = SessionKind.FORMAL
    by: Who | None = None
    reason: str = ""


def tell(
    planned_on: date,
    *,
    held_on: date | None = None,
    rearranged_to: date | None = None,
    missed: bool = False,
    cancelled: bool = False,
    kind: SessionKind = SessionKind.FORMAL,
    by: Who | None = None,
    why: str = "",
) -> Told:
    """What is said of one session, in clean words. Raises BadInput for two outcomes at once."""
    outcomes = {
        SessionStatus.HELD: held_on is not None,
        SessionStatus.REARRANGED: rearranged_to is not None,
        SessionStatus.MISSED: missed,
        SessionStatus.CANCELLED: cancelled,
    }
    said = [status for status, is_so in outcomes.items() if is_so]
    if len(said) > 1:
        raise BadInput(
            f"A session is {said[0]} or {said[1]}, not both; nothing was changed.", "outcome"
        )
    outcome = said[0] if said else SessionStatus.PLANNED
    return Told(planned_on, outcome, held_on, rearranged_to, kind, by, short_reason(why))
