"""The log: planning and booking ahead, what became of each session, patterns, a month's days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.booking import series
from coach.domain.days import spoken
from coach.domain.disruption import disruption
from coach.domain.log import DayLimits, LogEntry, Told, Who, tell
from coach.domain.log_words import in_their_day
from coach.domain.session import SessionKind, SessionStatus
from coach.domain.spans import add_months
from coach.errors import NotFound
from coach.services.log_book import LogBook, Taken
from coach.text import clean_line
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coach.domain.people import Supervisee
    from coach.domain.policy import Policy, Span
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores

BOOKED_MONTHS = 3
"""How far ahead one key books."""
_OFF_THE_CALENDAR = (SessionStatus.REARRANGED, SessionStatus.CANCELLED)


@dataclass(frozen=True)
class LogLine:
    """An entry and whose it is."""

    supervisee: Supervisee
    entry: LogEntry


@dataclass(frozen=True)
class Booked:
    """What booking a series did."""

    new: tuple[LogEntry, ...]
    there: tuple[LogEntry, ...]
    """Days on which a session of that kind stood already."""


class LogService:
    """What a supervisor says of sessions besides holding them."""

    def __init__(
        self,
        stores: Stores,
        content: Content,
        clock: Clock,
        ids: Ids,
        people: PeopleService,
        holidays: Callable[[], frozenset[date]],
    ) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._ids = ids
        self._people = people
        self._holidays = holidays

    def show(self, supervisee: Supervisee) -> list[LogEntry]:
        """A person's whole log, by day."""
        return self._stores.log.of_files([supervisee.file.id])

    def lines(self, people: Sequence[Supervisee]) -> list[LogLine]:
        """The whole log of several people, by day, in one query."""
        whose = {one.file.id: one for one in people}
        found = self._stores.log.of_files(list(whose))
        return [LogLine(whose[entry.file_id], entry) for entry in found]

    def month(self, year: int, month: int) -> list[LogLine]:
        """Who is booked on which day of a month, or met then; moved and called off are left out."""
        first = date(year, month, 1)
        last = add_months(first, 1) - timedelta(days=1)
        whose = {one.file.id: one for one in self._people.everyone()}
        return [
            LogLine(whose[entry.file_id], entry)
            for entry in self._stores.log.between(first, last)
            if entry.file_id in whose and entry.status not in _OFF_THE_CALENDAR
        ]

    def patterns(
        self, supervisee: Supervisee, lines: Sequence[LogLine], *, together: bool = False
    ) -> tuple[str, ...]:
        """What became of a person's latest planned sessions, in words; it scores nobody.

        The home's owner is *you*, unless both are looking together.
        """
        theirs = [one.entry for one in lines if one.entry.file_id == supervisee.file.id]
        found = disruption(theirs, self._clock.today())
        names: Mapping[Who, str] = self.names(supervisee, together=together)
        for entry in found.entries():
            names = in_their_day(names, entry, supervisee.pair.id)
        return found.in_words(names[Who.SUPERVISOR], names[Who.SUPERVISEE])

    def names(self, supervisee: Supervisee, *, together: bool = False) -> dict[Who, str]:
        """What the two are called when somebody is said to have moved a session."""
        home = self._stores.people.home()
        owner = None if together else home.owner_id if home else supervisee.supervisor.id
        supervisor, person = supervisee.supervisor, supervisee.person
        return {
            Who.SUPERVISOR: "you" if supervisor.id == owner else supervisor.name,
            Who.SUPERVISEE: "you" if person.id == owner else person.name,
            Who.OTHER: "somebody else",
        }

    def plan(
        self, supervisee: Supervisee, on: date, kind: SessionKind = SessionKind.FORMAL
    ) -> tuple[Taken, LogEntry]:
        """Plan a session. Raises BeforeStart, AfterLeaving, BadInput."""
        return self.add(supervisee, tell(on, kind=kind))

    def add(
        self, supervisee: Supervisee, told: Told, *, second: bool = False
    ) -> tuple[Taken, LogEntry]:
        """Put in what is told of a session, also of one from before Coach.

        An outcome goes to the session planned for that day; what is there already is left as it
        is, unless it is a `second` one on that day. Raises what the moves of LogEntry raise.
        """
        with self._stores.atomic():
            book = self.book(supervisee, self.show(supervisee))
            found = book.take(replace(told, reason=clean_line(told.reason)), second=second)
            self.keep(book)
        return found

    def book_ahead(
        self,
        supervisee: Supervisee,
        every: Span,
        first: date,
        months: int = BOOKED_MONTHS,
        kind: SessionKind = SessionKind.FORMAL,
    ) -> Booked:
        """Book a series; weekends and bank holidays give way to the next working day.

        Raises BeforeStart, AfterLeaving, BadInput; then none of it is booked.
        """
        self._limits(supervisee).allow(first)
        return self.book_days(supervisee, series(every, first, months, self._holidays()), kind)

    def book_days(
        self,
        supervisee: Supervisee,
        days: Sequence[date],
        kind: SessionKind = SessionKind.FORMAL,
    ) -> Booked:
        """Plan a session on each of some days. Raises as `book_ahead`; then none is booked."""
        new: list[LogEntry] = []
        there: list[LogEntry] = []
        with self._stores.atomic():
            book = self.book(supervisee, self.show(supervisee))
            for day in days:
                taken, entry = book.take(tell(day, kind=kind))
                (new if taken is Taken.NEW else there).append(entry)
            self.keep(book)
        return Booked(tuple(new), tuple(there))

    def rearrange(
        self, supervisee: Supervisee, entry_id: str, to: date, by: Who | None = None, why: str = ""
    ) -> LogEntry:
        """Move a planned session to another day, and return the entry that stands for it now.

        Raises NotFound, EntrySettled, MovedNowhere, BeforeStart, AfterLeaving, BadInput.
        """
        return self._change(
            supervisee,
            entry_id,
            lambda book, entry: book.rearrange(entry, to, by, clean_line(why)),
        )

    def held(self, supervisee: Supervisee, entry_id: str, on: date) -> LogEntry:
        """A planned session was held outside Coach. Raises NotFound, EntrySettled, NotYet."""
        limits = self._limits(supervisee)
        return self._change(
            supervisee, entry_id, lambda book, entry: book.put(entry.hold(on, limits))
        )

    def missed(
        self, supervisee: Supervisee, entry_id: str, by: Who | None = None, why: str = ""
    ) -> LogEntry:
        """A planned session did not happen. Raises NotFound, EntrySettled, NotYet, BadInput."""
        limits, said = self._limits(supervisee), clean_line(why)
        return self._change(
            supervisee, entry_id, lambda book, entry: book.put(entry.miss(limits, by, said))
        )

    def cancel(
        self, supervisee: Supervisee, entry_id: str, by: Who | None = None, why: str = ""
    ) -> LogEntry:
        """A planned session is called off. Raises NotFound, EntrySettled, BadInput."""
        said = clean_line(why)
        return self._change(
            supervisee, entry_id, lambda book, entry: book.put(entry.cancel(by, said))
        )

    def take_out(self, supervisee: Supervisee, entry_id: str) -> None:
        """Take out what came into the log by mistake. Raises NotFound, KeptInCoach."""

        def go(book: LogBook, entry: LogEntry) -> LogEntry:
            book.take_out(entry, self._clock.now())
            return entry

        self._change(supervisee, entry_id, go)

    def put_back(
        self, supervisee: Supervisee, before: Sequence[LogEntry], after: Sequence[LogEntry]
    ) -> None:
        """Undo what led from one reading of a log to the next one.

        A session that was said to be held is planned anew. Raises StaleRevision where one of them
        was changed again since, KeptInCoach; then nothing was undone.
        """
        was = {one.id: one for one in before}
        with self._stores.atomic():
            book = self.book(supervisee, self.show(supervisee))
            for entry in after:
                book.put_back(entry, was.pop(entry.id, None), self._clock.now())
            self.keep(book)
            for gone in was.values():  # taking it out was one revision more
                self._stores.log.save(replace(gone, revision=gone.revision + 1))

    def remove(self, supervisee: Supervisee, planned_on: date, kind: SessionKind) -> LogEntry:
        """Take out what was told of a day, the later told of two. Raises NotFound, KeptInCoach."""
        there = [
            entry
            for entry in self.show(supervisee)
            if entry.planned_on == planned_on and entry.kind is kind
        ]
        if not there:
            raise NotFound(f"The log has no {kind} session planned for {spoken(planned_on)}.")
        self.take_out(supervisee, there[-1].id)
        return there[-1]

    def _change(
        self,
        supervisee: Supervisee,
        entry_id: str,
        move: Callable[[LogBook, LogEntry], LogEntry],
    ) -> LogEntry:
        with self._stores.atomic():
            book = self.book(supervisee, self.show(supervisee))
            found = move(book, book.with_id(entry_id))
            self.keep(book)
        return found

    def book(self, supervisee: Supervisee, entries: Sequence[LogEntry]) -> LogBook:
        """A person's log, ready to be told something; `keep` keeps what that leaves."""
        policy = self._policy(supervisee)

        def blank(kind: SessionKind, on: date) -> LogEntry:
            return LogEntry(
                id=self._ids.new(),
                file_id=supervisee.file.id,
                pair_id=supervisee.pair.id,
                kind=kind,
                planned_on=on,
                agreed_minutes=policy.session_minutes,
                policy_id=policy.id,
                policy_version=policy.version,
            )

        return LogBook(entries, self._limits(supervisee), blank)

    def keep(self, *books: LogBook) -> None:
        """Keep what was told, for use inside a unit of work."""
        self._stores.log.add_all([entry for book in books for entry in book.new])
        for book in books:
            for entry in book.changed:
                self._stores.log.save(entry)

    def _policy(self, supervisee: Supervisee) -> Policy:
        policies = self._content.policies()
        return next((p for p in policies if p.id == supervisee.pair.policy_id), policies[0])

    def _limits(self, supervisee: Supervisee) -> DayLimits:
        person = supervisee.person
        return DayLimits(self._clock.today(), person.start_on, person.left_on)
