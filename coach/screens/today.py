"""Today: everybody you supervise, one line each, a session left open at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.timescale import State, Timescale
from coach.errors import CoachError
from coach.screens.today_lines import line_of, reason_rows, why_of
from coach.values import dataclass
from coach.widgets.everywhere import CoachScreen
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
    from collections.abc import Callable

    from textual.app import ComposeResult

    from coach.domain.today import TodayLine
    from coach.services.house import House


DUE_SECONDS = 0.05
"""After the first frame, how soon what is due is read."""


@dataclass(frozen=True)
class Doors:
    """Where Today leads."""

    session: Callable[[str], None]
    """Somebody's session, by their id."""
    prepare: Callable[[str], None]
    demo: Callable[[bool], None]
    """The demo, with a guide or without."""
    settings: Callable[[], None]


class TodayScreen(CoachScreen):
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
        super().__init__()
        self._house = house
        self._doors = doors
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
        rows = reason_rows(self.app.size.height, len(self._lines))
        found = why_of(due, own, self.app.size.width - 2, rows)
        why.update(Text(found))
        why.display = bool(found)

    def on_resize(self) -> None:
        """More room, more named."""
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
        said = say.HEADING.format(today=self._house.clock.today())
        return Text(said + (f" · {self._banner}" if self._banner else ""))

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

    def action_take_part(self) -> None:
        """Begin as somebody's supervisee, by an agenda that they sent."""
        from coach.screens.taking_part import take_part

        take_part(self.app, self._house, self.show)

    def whom(self) -> str | None:
        """Whoever the cursor is on."""
        line = self._here()
        return line.person_id if line else None

    def action_month(self) -> None:
        """Who is booked when."""
        from coach.screens.month import MonthScreen

        self.app.push_screen(MonthScreen(self._house, self._doors.session))

    def action_groups(self) -> None:
        """The groups that the owner mentors."""
        from coach.screens.groups import GroupsScreen

        self.app.push_screen(GroupsScreen(self._house))

    def action_search(self) -> None:
        """Find what was said and agreed, with anybody."""
        from coach.screens.search_begin import search_all

        search_all(self.app, self._house, self._doors.session, self._doors.prepare)

    def action_banks(self) -> None:
        """Browse every question."""
        from coach.screens.banks import BanksScreen

        self.app.push_screen(BanksScreen(self._house.content.banks()))

    def action_self_care(self) -> None:
        """The owner's own self-care plan, whether or not they are in a pair."""
        from coach.screens.care_windows import CarePlace
        from coach.screens.self_care import SelfCareScreen

        house = self._house
        try:
            own = house.self_care.begin_own()
        except CoachError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        place = CarePlace(house.self_care, house.care_talk, own, house.people.reader())
        self.app.push_screen(SelfCareScreen(place, house=house))

    def action_settings(self) -> None:
        """Who you are, your policy, documents, looks and keys."""
        self._doors.settings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The demo has no door to itself."""
        return not (action == "demo" and self._banner)

    def action_demo(self) -> None:
        """Look round with a pair who do not exist."""
        self._doors.demo(False)

    def action_tour(self) -> None:
        """Look round with a guide."""
        self._doors.demo(True)
