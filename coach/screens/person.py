"""A person's page: what is open, the caseload, the plan, the balance and the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.errors import NotFound
from coach.screens.person_sections import sections_of
from coach.widgets.everywhere import CoachScreen
from coach.widgets.hanging import HangingText
from coach.widgets.key_line import KeyLine
from coach.words import (
    KEY_BACK,
    KEY_PREPARE,
    KEY_SEARCH,
    KEY_SESSION,
    mentoring,
    who,
    year,
)
from coach.words import person as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from coach.services.house import House


class PersonScreen(CoachScreen):
    """Everything kept of one supervisee that a glance should find."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("s", "session", KEY_SESSION, id="person.session"),
        Binding("p", "prepare", KEY_PREPARE, id="person.prepare"),
        Binding("c", "self_care", say.KEY_SELF_CARE, id="person.self_care"),
        Binding("b", "balance", say.KEY_BALANCE, id="person.balance", show=False),
        Binding("g", "agreement", say.KEY_AGREEMENT, id="person.agreement"),
        Binding("k", "cases", say.KEY_CASES, id="person.cases", show=False),
        Binding("r", "records", say.KEY_RECORDS, id="person.records"),
        Binding("l", "log", say.KEY_LOG, id="person.log"),
        Binding("y", "year", year.KEY, id="person.year", show=False),
        Binding("m", "mentoring", mentoring.KEY, id="person.mentoring", show=False),
        Binding("slash", "search", KEY_SEARCH, id="person.search", key_display="/", show=False),
        Binding("d", "due", say.KEY_DUE, id="person.due", show=False),
        Binding("e", "change", say.KEY_CHANGE, id="person.change", show=False),
        Binding("x", "going", say.KEY_GOING, id="person.going", show=False),
        Binding("escape", "leave", KEY_BACK, id="person.leave"),
    ]

    def __init__(
        self,
        house: House,
        person_id: str,
        open_session: Callable[[str], None],
        open_prepare: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._open_prepare = open_prepare
        self._house = house
        self._person_id = person_id
        self._open_session = open_session

    def compose(self) -> ComposeResult:
        """A heading and one long text."""
        yield Static(id="status")
        with VerticalScroll(id="page"):
            yield HangingText(id="sections")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read once."""
        self.show()
        self.query_one("#page").focus()

    def on_screen_resume(self) -> None:
        """Read again after a session."""
        self.show()

    def show(self) -> None:
        """Everything, as it stands."""
        try:
            supervisee = self._house.people.with_id(self._person_id)
        except NotFound:  # they are not here any more
            self.close(None)
            return
        role = f" · {supervisee.person.role}" if supervisee.person.role else ""
        self.query_one("#status", Static).update(Text(f"{supervisee.person.name}{role}"))
        self.query_one(HangingText).show(sections_of(self._house, supervisee))

    def action_session(self) -> None:
        """Start or resume their session."""
        self._open_session(self._person_id)

    def action_prepare(self) -> None:
        """Prepare their next session."""
        self._open_prepare(self._person_id)

    def action_self_care(self) -> None:
        """Their self-care plan: what is shared, or all of one's own."""
        from coach.screens.care_windows import CarePlace
        from coach.screens.self_care import SelfCareScreen

        supervisee, house = self._house.people.with_id(self._person_id), self._house
        place = CarePlace(house.self_care, house.care_talk, supervisee, house.people.reader())
        self.app.push_screen(SelfCareScreen(place, house=house), lambda _: self.show())

    def action_balance(self) -> None:
        """Their function balance, as a plot."""
        from coach.screens.balance import BalanceScreen

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(BalanceScreen(self._house, supervisee))

    def action_agreement(self) -> None:
        """Their agreement, and what prepares for it."""
        from coach.screens.agreement import AgreementScreen

        self.app.push_screen(AgreementScreen(self._house, self._person_id))

    def action_cases(self) -> None:
        """Their cases: what is listed for each, and where its records stand."""
        from coach.screens.cases import CasesScreen

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(CasesScreen(self._house, supervisee))

    def action_records(self) -> None:
        """Their records, and how each stands."""
        from coach.screens.records import RecordsScreen

        self.app.push_screen(RecordsScreen(self._house, self._person_id))

    def action_year(self) -> None:
        """Their newly qualified year, or why there is none."""
        from coach.screens.year import YearScreen

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(YearScreen(self._house, supervisee))

    def action_mentoring(self) -> None:
        """Mentoring: begin it, or note whether it is recorded."""
        from coach.screens.mentoring import ask_mentoring

        supervisee = self._house.people.with_id(self._person_id)
        ask_mentoring(self.app, self._house, supervisee, self._open_session)

    def whom(self) -> str | None:
        """The person whose page it is."""
        return self._person_id

    def action_log(self) -> None:
        """What was planned, and what became of it."""
        from coach.screens.log import LogScreen

        self.app.push_screen(LogScreen(self._house, self._person_id, self._open_session))

    def action_search(self) -> None:
        """Find words on their file, and nowhere else."""
        from coach.screens.search_begin import search_one

        supervisee = self._house.people.with_id(self._person_id)
        search_one(self.app, self._house, supervisee, self._open_session, self._open_prepare)

    def action_due(self) -> None:
        """Everything that is due, and marks for what was done."""
        from coach.screens.due import DueScreen

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(DueScreen(self._house, supervisee))

    def action_change(self) -> None:
        """Their name, role, staff group, start and policy."""
        from coach.screens.who import changing

        supervisee = self._house.people.with_id(self._person_id)
        self.app.push_screen(changing(self._house, supervisee), lambda _: self.show())

    def action_going(self) -> None:
        """They left, or were added by mistake."""
        from coach.screens.who import ask_going

        supervisee = self._house.people.with_id(self._person_id)

        def gone() -> None:
            name = supervisee.person.name
            self.app.notify(who.GONE.format(name=name), markup=False)

        ask_going(self.app, self._house, supervisee, gone)

    def action_leave(self) -> None:
        """Back to Today."""
        self.close(None)
