"""One case: the names and numbers that belong to it, its records filed, and its words erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.days import day
from coach.domain.goes import in_the_file
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import DOORS
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.widgets.reading import Page
from coach.words import KEY_ADD, KEY_BACK, KEY_TAKE_OUT, KEY_UNDO, goes, tell_day
from coach.words import cases as say

if TYPE_CHECKING:
    from coach.domain.case_filing import Erased, ErasePlan, RecordOfCase
    from coach.domain.discussion import CaseReference
    from coach.domain.people import Supervisee
    from coach.services.house import House


class CaseScreen(ListScreen):
    """First what is listed, then the records."""

    HELP = say.CASE_HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("a", "add", KEY_ADD, id="case.add"),
        Binding("delete", "take_off", KEY_TAKE_OUT, id="case.remove"),
        Binding("u", "undo", KEY_UNDO, id="case.undo"),
        Binding("f", "filed", say.KEY_FILED, id="case.filed"),
        Binding("x", "erase", say.KEY_ERASE, id="case.erase"),
        Binding("escape", "leave", KEY_BACK, id="case.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee, case: CaseReference) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee
        self._case = case
        self._reader = house.people.reader()
        self.heading = say.CASE_HEADING.format(case=case.reference, name=supervisee.person.name)

    def whom(self) -> str | None:
        """Whose case it is."""
        return self._supervisee.person.id

    def _records(self) -> list[RecordOfCase]:
        return self._house.case_filing.records(self._supervisee, self._reader, self._case.id)

    def show(self) -> None:
        """Everything as it stands."""
        listed = self._house.identifiers.of_case(self._case)
        lines = [(one.id, Text(one.words)) for one in listed]
        lines += [(one.listing.record.id, _line(one)) for one in self._records()]
        self.query_one(LineList).show(lines, say.NOTHING_LISTED)

    def action_add(self) -> None:
        """List a name or number."""

        def take(filled: Filled) -> None:
            self._house.identifiers.add(self._case, [filled["words"]])

        title = say.ADD_TITLE.format(case=self._case.reference)
        fields = [Field("words", say.ADD_FIELD, hint=say.ADD_HINT)]
        self.app.push_screen(
            FillIn(title, fields, take, goes=goes.GUARD_LIST), lambda _: self.show()
        )

    def action_take_off(self) -> None:
        """Take the name or number under the cursor off."""
        here, identifiers = self.query_one(LineList).here, self._house.identifiers
        listed = identifiers.of_case(self._case)
        one = next((each for each in listed if each.id == here), None)
        if one is None:
            return
        gone = []
        self.take_out(
            lambda: gone.append(identifiers.take_off(self._case, one.words)),
            lambda: identifiers.put_back(gone[0]),
        )

    def action_filed(self) -> None:
        """Tick the record under the cursor off, or take that back."""
        here, filing = self.query_one(LineList).here, self._house.case_filing
        one = next((each for each in self._records() if each.listing.record.id == here), None)
        if one is None:
            self.notify(say.A_RECORD_FIRST)
        elif one.filing is not None:
            record_id = one.listing.record.id
            if self.did(
                lambda: filing.take_back(self._supervisee, self._reader, self._case, record_id)
            ):
                self.notify(say.UNFILED)
            self.show()
        else:
            self._ask_day(one)

    def _ask_day(self, one: RecordOfCase) -> None:
        today = self._house.clock.today()

        def take(filled: Filled) -> None:
            self._house.case_filing.file(
                self._supervisee,
                self._reader,
                self._case,
                day(filled["on"]),
                one.listing.record.id,
            )

        policy = self._house.agreements.policy(self._supervisee)
        fields = [Field("on", say.FILED_FIELD, today.isoformat(), is_suggestion=True)]
        self.app.push_screen(
            FillIn(say.FILED_TITLE, fields, take, goes=in_the_file(policy)),
            lambda _: self.show(),
        )

    def action_erase(self) -> None:
        """Say what goes, ask plainly, and say what could not be reached."""
        erasing = self._house.erasing
        plans: list[ErasePlan] = []
        if not self.did(
            lambda: plans.append(erasing.plan(self._supervisee, self._reader, self._case))
        ):
            return

        def take(value: str | None) -> None:
            done: list[Erased] = []
            if value == "erase" and self.did(
                lambda: done.append(erasing.erase(self._supervisee, self._reader, self._case))
            ):
                title = say.ERASED_TITLE.format(case=self._case.reference)
                self._ways_back.clear()
                self.app.push_screen(Page(title, Text("\n".join(say.tell_erased(done[0])))))
            self.show()

        choices = [Choice("n", "keep", say.KEEP_IT), Choice("y", "erase", say.ERASE_IT)]
        self.app.push_screen(ChooseOne("\n".join(say.tell_plan(plans[0])), choices), take)


def _line(one: RecordOfCase) -> Text:
    """A record and where it stands."""
    if one.filing is not None:
        state = say.FILED_ON.format(day=tell_day(one.filing.filed_on))
    else:
        state = say.FROM_ELSEWHERE if one.listing.is_from_elsewhere else say.NOT_FILED
    if one.is_erased:
        state = say.WORDS_GONE.format(state=state)
    told = say.RECORD_LINE.format(day=tell_day(one.listing.held_on), state=state)
    return Text(told, style="bold" if one.waits else "")
