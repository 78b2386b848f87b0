"""The cases of somebody's caseload: what is listed for each, and where their records stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.errors import NotFound
from coach.screens.case import CaseScreen
from coach.screens.guarding import LookingThrough
from coach.widgets.everywhere import DOORS
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, KEY_UNDO, person
from coach.words import cases as say

if TYPE_CHECKING:
    from coach.domain.discussion import CaseReference
    from coach.domain.people import Supervisee
    from coach.services.house import House
    from coach.services.leak_guarding import GuardDone


class CasesScreen(ListScreen):
    """One line a case."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("g", "guard", say.KEY_GUARD, id="cases.guard"),
        Binding("u", "undo", KEY_UNDO, id="cases.undo"),
        Binding("escape", "leave", KEY_BACK, id="cases.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee
        self._reader = house.people.reader()
        self._looking = LookingThrough(self, house, supervisee)
        self.heading = say.HEADING.format(name=supervisee.person.name)

    def whom(self) -> str | None:
        """Whose cases they are."""
        return self._supervisee.person.id

    def on_screen_resume(self) -> None:
        """Read again after a case was looked at."""
        super().on_screen_resume()
        self.show()

    def _all(self) -> list[CaseReference]:
        return [line.case for line in self._house.cases.caseload(self._supervisee)]

    def show(self) -> None:
        """Every case as it stands."""
        lines = [(case.id, self._line(case)) for case in self._all()]
        self.query_one(LineList).show(lines, person.NO_CASES)

    def _line(self, case: CaseReference) -> Text:
        records = self._house.case_filing.records(self._supervisee, self._reader, case.id)
        waiting = sum(one.waits for one in records)
        told = [
            say.tell_number(words, count)
            for words, count in (
                (say.LISTED, len(self._house.identifiers.of_case(case))),
                (say.RECORDS, len(records)),
                (say.TO_FILE, waiting),
            )
            if count
        ]
        return Text.assemble((case.reference, "bold"), f"  {', '.join(told)}")

    def on_option_list_option_selected(self) -> None:
        """Open the case under the cursor."""
        here = self.query_one(LineList).here
        case = next((one for one in self._all() if one.id == here), None)
        if case is not None:
            self.app.push_screen(CaseScreen(self._house, self._supervisee, case))

    def action_guard(self) -> None:
        """Look the newest personal record through."""
        try:
            listing = self._house.records.find(self._supervisee, self._reader, None)
        except NotFound:
            self.notify(say.NO_RECORD_YET)
            return
        self._looking.open(listing, self._tell_done)

    def _tell_done(self, done: GuardDone) -> None:
        if done.records:
            self._ways_back.append(lambda: self._looking.take_back(done))
            self.notify(say.CHANGED)
        self.show()
