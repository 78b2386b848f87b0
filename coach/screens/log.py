"""One person's log: what was planned and what became of it, and each step that can be taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ParamSpec

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.goes import in_the_file
from coach.domain.log_words import about, in_their_day
from coach.domain.session import SessionKind, SessionStatus
from coach.errors import NotFound
from coach.screens import log_windows as windows
from coach.screens.quick import ask_to_endorse, keep_talk
from coach.services.log import LogLine
from coach.services.log_book import Taken
from coach.widgets.choosing import ChooseOne
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, KEY_TAKE_OUT, KEY_UNDO, tell_count
from coach.words import log as say
from coach.words.timescales import tell_when
from coach.words.widgets import TAKEN_OUT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult

    from coach.domain.log import LogEntry, Who
    from coach.services.booking_ahead import Proposal
    from coach.services.house import House
    from coach.widgets.filling import FillIn

P = ParamSpec("P")
NEXT_LINE = "\n  "
"""What is said of an entry stands beneath it, set in."""


class LogScreen(ListScreen):
    """A person's log, the latest first; what was asked for and not met stands above it."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("a", "plan", say.KEY_PLAN, id="log.plan"),
        Binding("s", "series", say.KEY_SERIES, id="log.series"),
        Binding("m", "move", say.KEY_MOVE, id="log.move"),
        Binding("h", "hold", say.KEY_HELD, id="log.held"),
        Binding("x", "miss", say.KEY_MISSED, id="log.missed"),
        Binding("c", "cancel", say.KEY_CANCELLED, id="log.cancelled"),
        Binding("delete", "remove", KEY_TAKE_OUT, id="log.remove", show=False),
        Binding("u", "undo", KEY_UNDO, id="log.undo"),
        Binding("escape", "leave", KEY_BACK, id="log.leave"),
    ]

    def __init__(
        self, house: House, person_id: str, open_session: Callable[[str], None], at: str = ""
    ) -> None:
        """`at` is the session to begin with, where it is known."""
        super().__init__()
        self._at = at
        self._house = house
        self._log = house.log
        self._person_id = person_id
        self._open_session = open_session
        self._who = house.people.with_id(person_id)
        self._entries: dict[str, LogEntry] = {}
        self._begun = False
        self.heading = say.HEADING.format(name=self._who.person.name)

    def compose(self) -> ComposeResult:
        """A heading, what the latest sessions came to, the entries and the keys."""
        yield Static(Text(self.heading), id="status")
        yield Static(id="patterns")
        yield LineList(id="people")
        yield KeyLine()

    def _begin(self) -> None:
        """Begin where one came for, or something is to be said: the oldest only planned."""
        if self._at in self._entries:
            self.query_one(LineList).highlighted = list(self._entries).index(self._at)
            return
        open_yet = [one for one in self._entries.values() if one.is_planned]
        oldest = min(open_yet, key=lambda one: (not one.is_request, one.on), default=None)
        if oldest is not None:
            self.query_one(LineList).highlighted = list(self._entries).index(oldest.id)

    def on_screen_resume(self) -> None:
        """Read again after a session, or a talk."""
        self.show()

    def whom(self) -> str | None:
        """The person whose log it is."""
        return self._person_id

    def show(self) -> None:
        """Everything as it stands."""
        try:
            self._who = self._house.people.with_id(self._person_id)
            found = self._log.show(self._who)
        except NotFound:  # they are not here any more
            self.close(None)
            return
        requests = [one for one in found if one.is_request]
        others = [one for one in reversed(found) if not one.is_request]
        self._entries = {one.id: one for one in (*requests, *others)}
        theirs = [LogLine(self._who, one) for one in found]
        patterns = self._log.patterns(self._who, theirs, together=self._is_together())
        told = self.query_one("#patterns", Static)
        told.update(Text(" ".join(patterns)))
        told.display = bool(patterns)
        lines = [(one.id, self._line(one)) for one in self._entries.values()]
        self.query_one(LineList).show(lines, say.EMPTY)
        if not self._begun:
            self._begun = True
            self._begin()

    def _is_together(self) -> bool:
        """Whether the two of them are in a session: then nobody is *you*."""
        return any(one.status is SessionStatus.UNDER_WAY for one in self._entries.values())

    @property
    def _names(self) -> dict[Who, str]:
        return self._log.names(self._who, together=self._is_together())

    def _line(self, entry: LogEntry) -> Text:
        house = self._house
        names = in_their_day(self._names, entry, self._who.pair.id)
        said = about(entry, self._entries, names, house.clock.zone(), house.quick.awaited(entry))
        if entry.is_request:
            text = Text.assemble((say.REQUEST, "bold"), (say.NOT_MET, "bold"))
            due = house.timescales.of_request(self._who, entry.id)
            more = [said, say.MEET_BY.format(when=tell_when(due), source=due.source) if due else ""]
        else:
            status = say.STATUSES[entry.status]
            line = say.LINE.format(day=entry.on, kind=say.KINDS[entry.kind], status=status)
            text = Text(line)
            waits = entry.is_planned and entry.on < house.clock.today()
            more = [said, say.UNSAID if waits else ""]
        for one in filter(None, more):
            text.append(f"{NEXT_LINE}{one}", style="not bold")
        return text

    # What stands under the cursor

    def _here(self) -> LogEntry | None:
        return self._entries.get(self.query_one(LineList).here or "")

    def _planned(self) -> LogEntry | None:
        """The planned session under the cursor; else what is amiss is said."""
        entry = self._here()
        if entry is None or not self.did(entry.require_planned):
            return None
        if entry.is_request:
            self.notify(say.ASK_ENTER)
            return None
        return entry

    def _step(self, act: Callable[P, object]) -> Callable[P, None]:
        """A step in the log that undo can take back; one that is refused leaves nothing."""

        def go(*given: P.args, **named: P.kwargs) -> None:
            before = self._log.show(self._who)
            act(*given, **named)
            after = self._log.show(self._who)
            if before != after:
                self._ways_back.append(lambda: self._take_back(before, after))

        return go

    def _take_back(self, before: list[LogEntry], after: list[LogEntry]) -> None:
        self._log.put_back(self._who, before, after)
        if {one.id for one in self._log.show(self._who)} - {one.id for one in before}:
            self._ways_back.clear()  # one held was planned anew; earlier steps knew the first

    def _ask(self, window: FillIn | ChooseOne) -> None:
        self.app.push_screen(window, lambda _: self.show())

    def _say(self, window: Callable[[LogEntry], FillIn]) -> None:
        entry = self._planned()
        if entry is not None:
            self._ask(window(entry))

    # Steps

    def on_option_list_option_selected(self) -> None:
        """What can be done with the line under the cursor."""
        entry = self._here()
        if entry is None:
            return
        if self._house.quick.awaited(entry):
            ask_to_endorse(self.app, self._house, self._who, entry, self.show)
            return
        choices = windows.choices_for(entry, self._house.clock.today())
        if not choices:
            self.notify(say.SETTLED)
            return

        def take(value: str | None) -> None:
            if value is not None:
                getattr(self, f"action_{value}")()

        title = say.REQUEST if entry.is_request else say.SERIES_DAY.format(day=entry.on)
        self.app.push_screen(ChooseOne(title, choices), take)

    def action_talk(self) -> None:
        """Keep the urgent talk that meets what was asked for."""
        keep_talk(self.app, self._house, self._who, SessionKind.URGENT)

    def action_begin(self) -> None:
        """Begin a session with them."""
        self._open_session(self._person_id)

    @property
    def _goes(self) -> str:
        """Where what is written here stands."""
        return in_the_file(self._house.agreements.policy(self._who))

    def action_plan(self) -> None:
        """Plan a session."""

        def plan(on: date, kind: SessionKind) -> None:
            taken, _ = self._log.plan(self._who, on, kind)
            if taken is not Taken.NEW:
                self.notify(say.THERE)

        self._ask(windows.planning(self._house.clock.today(), self._step(plan), self._goes))

    def action_move(self) -> None:
        """Move the session under the cursor."""
        today = self._house.clock.today()
        move = self._step(partial(self._log.rearrange, self._who))
        by = partial(self._house.timescales.moved_by, self._who)
        self._say(lambda entry: windows.moving(today, entry, self._names, move, self._goes, by))

    def action_hold(self) -> None:
        """It was held without Coach."""
        today = self._house.clock.today()
        hold = self._step(partial(self._log.held, self._who))
        self._say(lambda entry: windows.holding(today, entry, hold, self._goes))

    def action_miss(self) -> None:
        """Its day passed without it."""
        miss = self._step(partial(self._log.missed, self._who))
        self._say(lambda entry: windows.missing(entry, self._names, miss, self._goes))

    def action_cancel(self) -> None:
        """It is called off; so may be what was asked for."""
        entry = self._here()
        if entry is not None and self.did(entry.require_planned):
            cancel = self._step(partial(self._log.cancel, self._who))
            self._ask(windows.cancelling(entry, self._names, cancel, self._goes))

    def action_remove(self) -> None:
        """Take out what came in by mistake."""
        entry = self._here()
        remove = self._step(self._log.take_out)
        if entry is not None and self.did(lambda: remove(self._who, entry.id)):
            self.notify(TAKEN_OUT)
        self.show()

    # A series

    def action_series(self) -> None:
        """Show the days of three months, and book them by Enter."""
        self.did(lambda: self._propose(self._house.booking.propose(self._who)))

    def _propose(self, proposal: Proposal) -> None:
        def take(value: str | None) -> None:
            steps = {"book": self._book, "change": self._change}
            if value is not None:
                steps[value](proposal)

        self.app.push_screen(windows.SeriesWindow(proposal), take)

    def _book(self, proposal: Proposal) -> None:
        def book() -> None:
            booked = self._house.booking.book(self._who, proposal)
            self.notify(tell_count(say.BOOKED, len(booked.new)))

        self.did(self._step(book))
        self.show()

    def _change(self, proposal: Proposal) -> None:
        chosen: list[Proposal] = []

        def choose(first: date, every: str) -> None:
            chosen.append(self._house.booking.propose(self._who, first, every))

        def take(_: object) -> None:
            if chosen:
                self._propose(chosen[0])

        window = windows.choosing_rhythm(self._house.clock.today(), proposal, choose, self._goes)
        self.app.push_screen(window, take)
