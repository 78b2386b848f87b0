"""Patterns of disruption: what became of the latest planned sessions, in words; never a score."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.log import UNPLANNED_KINDS, LogEntry, Who
from coach.domain.session import SessionStatus
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LATEST = 5
"""How many planned sessions are looked at: a season, not a history."""
_NUMBERS = ("none", "one", "two", "three", "four", "five")
_TIMES = ("", "once", "twice", "three times", "four times", "five times")


@dataclass(frozen=True)
class Meeting:
    """One meeting from the day first agreed to what became of it, however often it was moved."""

    first_on: date
    moves: tuple[LogEntry, ...]
    """Its entries that were re-arranged, and the last where it was held on another day."""
    last: LogEntry

    def movers(self) -> set[Who]:
        """Who moved it, each once."""
        return {entry.moved_by for entry in self.moves if entry.moved_by is not None}

    def reasons(self) -> set[str]:
        """The reasons given, each once."""
        said = (*self.moves, self.last)
        return {entry.moved_because.casefold() for entry in said if entry.moved_because}


def meetings(entries: Iterable[LogEntry]) -> list[Meeting]:
    """The planned meetings, oldest first, entries that were moved joined to those they led to."""
    known = {entry.id: entry for entry in entries}
    led_to = {entry.moved_to for entry in known.values() if entry.moved_to is not None}
    found = []
    for entry in known.values():
        if entry.id in led_to or entry.kind in UNPLANNED_KINDS or entry.planned_on is None:
            continue
        chain = [entry]
        while (onward := known.get(chain[-1].moved_to or "")) and onward not in chain:
            chain.append(onward)
        moves = [one for one in chain if one.status is SessionStatus.REARRANGED]
        last = chain[-1]
        if last.held_on is not None and last.held_on != last.planned_on:
            moves.append(last)
        found.append(Meeting(entry.original_on or entry.planned_on, tuple(moves), last))
    return sorted(found, key=lambda meeting: meeting.first_on)


@dataclass(frozen=True)
class Disruption:
    """What became of the latest planned meetings, oldest first."""

    latest: tuple[Meeting, ...]
    today: date

    def entries(self) -> tuple[LogEntry, ...]:
        """What was moved in them, and how each stands now."""
        return tuple(one for meeting in self.latest for one in (*meeting.moves, meeting.last))

    def in_words(self, supervisor: str, supervisee: str) -> tuple[str, ...]:
        """Sentences for both to read; `supervisor` is *you* where only they are looking."""
        if not self.latest:
            return ()
        names = {Who.SUPERVISOR: supervisor, Who.SUPERVISEE: supervisee, Who.OTHER: "somebody else"}
        moved = [meeting for meeting in self.latest if meeting.moves]
        sentences = [
            self._sentence("moved", [meeting.movers() for meeting in moved], names),
            self._sentence("missed", self._ended(SessionStatus.MISSED), names),
            self._sentence("cancelled", self._ended(SessionStatus.CANCELLED), names),
            self._reasons(),
            self._unsaid(),
        ]
        said = tuple(one for one in sentences if one)
        return said or (self._undisturbed(),)

    def _ended(self, status: SessionStatus) -> list[set[Who]]:
        lasts = (meeting.last for meeting in self.latest if meeting.last.status is status)
        return [{last.moved_by} if last.moved_by else set() for last in lasts]

    def _sentence(self, what: str, whos: list[set[Who]], names: dict[Who, str]) -> str:
        """As *Three of the last five were moved, twice by you.*"""
        count, looked_at = len(whos), len(self.latest)
        if not count:
            return ""
        if looked_at == 1:
            opening = "The last one was"
        elif count == looked_at:
            opening = f"All of the last {_NUMBERS[looked_at]} were"
        else:
            verb = "was" if count == 1 else "were"
            opening = f"{_NUMBERS[count].capitalize()} of the last {_NUMBERS[looked_at]} {verb}"
        by = Counter(who for movers in whos for who in movers)
        told = [
            f"by {names[who]}" if count == 1 else f"{_TIMES[by[who]]} by {names[who]}"
            for who in Who
            if by[who]
        ]
        return f"{opening} {what}{', ' if told else ''}{_joined(told)}."

    def _reasons(self) -> str:
        given = Counter(why for meeting in self.latest for why in meeting.reasons())
        often = [why for why, times in given.most_common() if times > 1]
        return f"Given more than once as the reason: {_joined(often)}." if often else ""

    def _unsaid(self) -> str:
        """Sessions whose day has passed and of which nothing is said."""
        waiting = [meeting.last for meeting in self.latest if meeting.last.is_planned]
        days = [spoken(last.on) for last in waiting if last.on < self.today]
        return f"Nothing is said yet of {_joined(days)}." if days else ""

    def _undisturbed(self) -> str:
        looked_at = len(self.latest)
        if looked_at == 1:
            return "The last one was held."
        return f"The last {_NUMBERS[looked_at]} were held."


def disruption(entries: Iterable[LogEntry], today: date) -> Disruption:
    """The latest planned meetings whose day has passed, and those settled or moved before it."""
    open_yet = (SessionStatus.PLANNED, SessionStatus.UNDER_WAY)
    come = [
        meeting
        for meeting in meetings(entries)
        if meeting.moves or meeting.last.status not in open_yet or meeting.first_on < today
    ]
    return Disruption(tuple(come[-LATEST:]), today)


def _joined(words: list[str]) -> str:
    """One, two and three, as people say a list."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
