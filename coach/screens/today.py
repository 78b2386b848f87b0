"""Today: everybody you supervise, one line each, a session left open at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.timescale import State, Timescale
from coach.errors import CoachError
from coach.screens.today_doors import Doors, TodayDoors
from coach.screens.today_lines import line_of, why_of
from coach.widgets.key_line import KeyLine
from coach.widgets.marked import MarkedList
from coach.words import (
    EMPTY_TODAY,
    KEY_ADD,
    KEY_PREPARE,
    KEY_SEARCH,
    KEY_SESSION,
)
from coach.words import today as say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.domain.today import TodayLine
    from coach.services.house import House


LEAST_REASON_ROWS, MOST_REASON_ROWS = 5, 10
"""How many rows the reasons beneath the list take, by the room that the people leave."""
AROUND_ROWS = 6
"""The heading, the lines between, and the keys."""
DUE_SECONDS = 0.05
"""After the first frame, how soon what is due is read."""


class TodayScreen(TodayDoors):
    """The home of the app."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("s", "session", KEY_SESSION, id="today.session"),
        Binding("p", "prepare", KEY_PREPARE, id="today.prepare"),
        Binding("a", "add", KEY_ADD, id="today.add"),
        Binding("slash", "search", KEY_SEARCH, id="today.search", key_display="/"),
        Binding("m", "month", say.KEY_MONTH, id="today.month"),
        Binding("g", "groups", say.KEY_GROUPS, id="today.groups"),
        Binding("b", "banks", say.KEY_QUESTIONS, id="today.banks", show=False),
        Binding("comma", "settings", say.KEY_SETTINGS, id="today.settings", key_display=","),
        Binding("d", "demo", say.KEY_DEMO, id="today.demo", show=False),
        Binding("t", "tour", say.KEY_TOUR, id="today.tour", show=False),
        Binding("c", "self_care", say.KEY_SELF_CARE, id="today.self_care", show=False),
        Binding("i", "take_part", say.KEY_TAKE_PART, id="today.take_part", show=False),
        Binding("q", "app.quit", say.KEY_QUIT, id="quit"),
    ]

    def __init__(self, house: House, doors: Doors, banner: str = "") -> None:
        super().__init__(house, doors)
        self._banner = banner
        self._lines: list[TodayLine] = []
        self._due: dict[str, tuple[Timescale, ...]] = {}
        """What is due of each, once the first frame is out."""
        self.knows_what_is_due = False
        self._drawn = False
        """The first frame shows what was read as it was made."""

    def compose(self) -> ComposeResult:
        """A heading, the people, and what to do where there are none: whole in the first frame."""
        fault = self._read()
        yield Static(self._heading(), id="status")
        empty = Static(Text(fault or EMPTY_TODAY), id="empty")
        empty.display = not self._lines
        yield empty
        people = MarkedList(*self._options(), id="people")
        people.display = bool(self._lines)
        yield people
        yield Static(id="why")
        yield KeyLine()

    def on_mount(self) -> None:
        """On a first run, ask who is here."""
        if self._lines:
            people = self.query_one("#people", OptionList)
            people.highlighted = 0
            people.focus()
        if not self._house.people.is_set_up():
            self._first_run()
        self.query_one("#why").display = False
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show_due())
        self.set_timer(DUE_SECONDS, self._show_due)  # the first frame does not wait for policies

    def _options(self) -> list[Option]:
        styles, columns = self.app.theme_variables, self.app.size.width
        today = self._house.clock.today()
        few = self.app.has_class("few-colours")  # there amber is a yellow that no white can carry
        colours = {
            State.LATE: styles.get("text-error", ""),
            State.SOON: "bold" if few else styles.get("text-warning", ""),
        }
        return [
            Option(line_of(line, self._due.get(line.person_id, ()), colours, columns, today))
            for line in self._lines
        ]

    def _show_due(self) -> None:
        """Read what is due, which takes the policies, and show it; when it is looked at again."""
        if self.app.screen is not self:
            return
        try:
            self._due = self._house.today.due() if self._lines else {}
        except CoachError as error:
            self.notify(str(error), severity="warning", timeout=15, markup=False)
            self._due = {}
        self.knows_what_is_due = True
        people = self.query_one("#people", OptionList)
        for place, option in enumerate(self._options()):
            people.replace_option_prompt_at_index(place, option.prompt)
        self._show_why()

    def _show_why(self) -> None:
        """What is due of whoever the cursor is on, and why; the owner's own after it."""
        line, owner = self._here(), self._house.people.owner().id if self._lines else ""
        why = self.query_one("#why", Static)
        due = self._due.get(line.person_id, ()) if line else ()
        own = () if line and line.person_id == owner else self._due.get(owner, ())
        size = self.app.size
        room = min(MOST_REASON_ROWS, size.height - len(self._lines) - AROUND_ROWS)
        found = why_of(due, own, size.width - 2, max(LEAST_REASON_ROWS, room))
        why.update(Text(found))
        why.display = bool(found)

    def on_resize(self) -> None:
        """More room, more named."""
        self.query_one("#status", Static).update(self._heading())
        if self._due:
            self._show_due()

    def on_option_list_option_highlighted(self) -> None:
        """Another person, other reasons."""
        self._show_why()

    def _first_run(self) -> None:
        from coach.screens.who import beginning

        self.app.push_screen(beginning(self._house), lambda _: self.show())

    def on_screen_resume(self) -> None:
        """Read again after a session or a page."""
        if self._drawn:
            self.show()
        self._drawn = True

    def _read(self) -> str:
        """Read everybody's line; what to say where that could not be."""
        try:
            self._lines = self._house.today.lines()
        except CoachError as error:
            self._lines = []
            return str(error)
        return ""

    def _heading(self) -> Text:
        after = f" · {self._banner}" if self._banner else ""
        today = self._house.clock.today()
        said = say.HEADING.format(today=today) + after
        if len(said) > self.app.size.width - 2:
            said = say.HEADING_SHORT.format(today=today) + after
        return Text(said)

    def show(self) -> None:
        """Everybody, as things stand."""
        fault = self._read()
        self.query_one("#status", Static).update(self._heading())
        self.query_one("#empty", Static).update(Text(fault or EMPTY_TODAY))
        people = self.query_one("#people", OptionList)
        at = people.highlighted or 0
        people.clear_options()
        people.add_options(self._options())
        people.display = bool(self._lines)
        self.query_one("#empty").display = not self._lines
        if self._lines:
            people.highlighted = min(at, len(self._lines) - 1)
            people.focus()
        self._show_due()

    def _here(self) -> TodayLine | None:
        at = self.query_one("#people", OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    def on_option_list_option_selected(self) -> None:
        """Enter: the person's page."""
        line = self._here()
        if line is None:
            return
        from coach.screens.person import PersonScreen

        page = PersonScreen(self._house, line.person_id, self._doors.session, self._doors.prepare)
        self.app.push_screen(page)

    def action_session(self) -> None:
        """Start or resume the session of whoever the cursor is on."""
        line = self._here()
        if line is None:
            self.notify(say.NOBODY_TO_OPEN)
        else:
            self._doors.session(line.person_id)

    def action_prepare(self) -> None:
        """Prepare the next session of whoever the cursor is on."""
        line = self._here()
        if line is None:
            self.notify(say.NOBODY_TO_OPEN)
        else:
            self._doors.prepare(line.person_id)

    def action_add(self) -> None:
        """Add somebody you supervise."""
        from coach.screens.who import adding  # not before the first frame

        self.app.push_screen(adding(self._house), lambda _: self.show())

    def whom(self) -> str | None:
        """Whoever the cursor is on."""
        line = self._here()
        return line.person_id if line else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The demo has no door to itself."""
        return not (action == "demo" and self._banner)
