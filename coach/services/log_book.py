"""One person's log while something is told of it: what is new, what changes, what is there already.

It knows nothing of where entries are kept; the services of the log keep what it leaves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.session import SessionKind, SessionStatus
from coach.errors import NotFound, StaleRevision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from coach.domain.log import DayLimits, LogEntry, Told, Who


class Taken(StrEnum):
    """What became of something told."""

    NEW = "new"
    TAKEN_UP = "taken up"
    """A session that was planned has its outcome now."""
    KNOWN = "known"


class LogBook:
    """The entries of one person, with what is told of them put in."""

    def __init__(
        self,
        entries: Iterable[LogEntry],
        limits: DayLimits,
        blank: Callable[[SessionKind, date], LogEntry],
    ) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._before = dict(self.entries)
        self._limits = limits
        self._blank = blank
        self._of_day: dict[tuple[SessionKind, date | None], list[str]] = defaultdict(list)
        self._free: dict[tuple[SessionKind, date | None], dict[str, None]] = defaultdict(dict)
        """Entries that stand for nothing told here yet; told again, it is a second session."""
        for entry in self.entries.values():
            self._place(entry)

    @property
    def new(self) -> list[LogEntry]:
        """Entries that were not there before."""
        return [entry for entry in self.entries.values() if entry.id not in self._before]

    @property
    def changed(self) -> list[LogEntry]:
        """Entries that were there before and stand otherwise now."""
        before = self._before
        return [e for e in self.entries.values() if e.id in before and e != before[e.id]]

    def with_id(self, entry_id: str) -> LogEntry:
        """An entry. Raises NotFound."""
        if entry_id not in self.entries:
            raise NotFound("That is not in this log.")
        return self.entries[entry_id]

    def take(self, told: Told, *, second: bool = False) -> tuple[Taken, LogEntry]:
        """Put in what is told of one session.

        The same told twice in two goes is known already; twice in one go, or `second`, it is
        another session on that day. An outcome goes to the session that was planned for that day.
        Raises what the moves of an entry raise.
        """
        self._limits.allow(told.planned_on)
        if not second:
            there = [self.entries[one] for one in self._free[told.kind, told.planned_on]]
            for entry in there:
                if self._says(entry, told):
                    self._claim(entry)
                    return Taken.KNOWN, entry
            for entry in there:
                if entry.is_planned:
                    return Taken.TAKEN_UP, self._settle(entry, told)
        return Taken.NEW, self._settle(self._blank(told.kind, told.planned_on), told)

    def rearrange(self, entry: LogEntry, to: date, by: Who | None, why: str) -> LogEntry:
        """Move an entry to another day: onto what the log holds there, else onto a new entry.

        Returns the entry that it was moved to. Raises EntrySettled, MovedNowhere, BeforeStart.
        """
        self._limits.allow(to)
        there = (self.entries[one] for one in self._of_day.get((entry.kind, to), []))
        standing = (one for one in there if one.original_on is None and one.id != entry.id)
        free = (one for one in standing if not self._leads_to(one, entry))
        onto = next(free, None) or self._blank(entry.kind, to)
        moved, onto = entry.rearrange(onto, by, why)
        self.put(moved)
        self.put(onto)
        return onto

    def put(self, entry: LogEntry) -> LogEntry:
        """An entry stands otherwise now."""
        if entry.id not in self.entries:
            self._place(entry)
        self.entries[entry.id] = entry
        return entry

    def take_out(self, entry: LogEntry, now: datetime) -> None:
        """An entry came by mistake: it goes, and what was moved onto it is planned again.

        Raises KeptInCoach.
        """
        self.put(entry.take_out(now))
        for other in list(self.entries.values()):
            if other.moved_to == entry.id:
                self.put(other.reopen())

    def put_back(self, entry: LogEntry, was: LogEntry | None, now: datetime) -> None:
        """An entry stands as it was, or goes where it was not there before.

        Raises StaleRevision where it is not as `entry` says any more, KeptInCoach.
        """
        if entry == was:
            return
        here = self.entries.get(entry.id)
        if here is None or not _say_the_same(here, entry):
            raise StaleRevision("That was changed again since; nothing was taken back.")
        if was is None:
            self.put(here.take_out(now))
        elif here.status is SessionStatus.HELD:
            self._plan_anew(here, was, now)
        else:
            self.put(replace(was, revision=here.revision))

    def _plan_anew(self, entry: LogEntry, was: LogEntry, now: datetime) -> None:
        """What was held stays held, so it goes and a new one is planned in its place."""
        again = replace(self._blank(was.kind, was.on), original_on=was.original_on)
        self.put(entry.take_out(now))
        self.put(again)
        for other in list(self.entries.values()):
            if other.moved_to == entry.id:
                self.put(replace(other, moved_to=again.id))

    def _settle(self, entry: LogEntry, told: Told) -> LogEntry:
        if told.outcome is SessionStatus.REARRANGED and told.rearranged_to is not None:
            self.rearrange(entry, told.rearranged_to, told.by, told.reason)
        else:
            self.put(self._ended(entry, told))
        self._claim(entry)
        return self.entries[entry.id]

    def _place(self, entry: LogEntry) -> None:
        self._of_day[entry.kind, entry.planned_on].append(entry.id)
        self._free[entry.kind, entry.planned_on][entry.id] = None

    def _claim(self, entry: LogEntry) -> None:
        self._free[entry.kind, entry.planned_on].pop(entry.id, None)

    def _ended(self, entry: LogEntry, told: Told) -> LogEntry:
        if told.outcome is SessionStatus.HELD and told.held_on is not None:
            return entry.hold(told.held_on, self._limits, told.by, told.reason)
        if told.outcome is SessionStatus.MISSED:
            return entry.miss(self._limits, told.by, told.reason)
        if told.outcome is SessionStatus.CANCELLED:
            return entry.cancel(told.by, told.reason)
        return entry

    def _says(self, entry: LogEntry, told: Told) -> bool:
        """Whether an entry says what is told; one only planned is in any entry of its day."""
        if told.outcome is SessionStatus.PLANNED:
            return True
        if entry.status is not told.outcome:
            return False
        if told.outcome is SessionStatus.REARRANGED:
            onward = self.entries.get(entry.moved_to or "")
            return onward is not None and onward.planned_on == told.rearranged_to
        return told.outcome is not SessionStatus.HELD or entry.held_on == told.held_on

    def _leads_to(self, entry: LogEntry | None, other: LogEntry) -> bool:
        """Whether an entry was moved onto another in the end; no two lead to each other."""
        while entry is not None and entry.moved_to is not None:
            if entry.moved_to == other.id:
                return True
            entry = self.entries.get(entry.moved_to)
        return False


def _say_the_same(one: LogEntry, other: LogEntry) -> bool:
    """Whether two readings of an entry differ in nothing but how often it was kept."""
    return replace(one, revision=other.revision, updated_at=other.updated_at) == other
