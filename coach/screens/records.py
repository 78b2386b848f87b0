"""The records of one person: how each stands, whom it waits for, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.record_words import status_words
from coach.errors import BadInput
from coach.files import read_bytes
from coach.screens.prepare_windows import read_path
from coach.screens.record import RecordScreen
from coach.screens.record_lines import checked_lines, line_of
from coach.widgets.everywhere import DOORS
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.widgets.reading import Page
from coach.words import KEY_BACK, goes
from coach.words import record as say

if TYPE_CHECKING:
    from coach.domain.proof import Verdict
    from coach.domain.record import RecordListing
    from coach.services.house import House
    from coach.services.record_exchange import TakenRecord

LIMIT = 5_000_000
"""Bytes of a file that comes in."""


class RecordsScreen(ListScreen):
    """Every record of one person."""

    HELP = say.LIST_HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("i", "take_in", say.KEY_TAKE_IN, id="records.take_in"),
        Binding("v", "check", say.KEY_CHECK, id="records.check"),
        Binding("escape", "leave", KEY_BACK, id="records.leave"),
    ]

    def __init__(self, house: House, person_id: str) -> None:
        super().__init__()
        self._house = house
        self._supervisee = house.people.with_id(person_id)
        self._listings: dict[str, RecordListing] = {}

    def whom(self) -> str | None:
        """Whose records they are."""
        return self._supervisee.person.id

    def on_screen_resume(self) -> None:
        """One may have been answered meanwhile."""
        super().on_screen_resume()
        self.show()

    def show(self) -> None:
        """Each as it stands."""
        name = self._supervisee.person.name
        self.query_one("#status", Static).update(Text(say.LIST_HEADING.format(name=name)))
        found = self._house.records.listing(self._supervisee, self._house.people.reader())
        lives = self._house.record_lives.lives(self._supervisee)
        self._listings = {one.record.id: one for one in found}
        lines = [
            (one.record.id, line_of(self._house, self._supervisee, one, lives[one.record.id]))
            for one in found
        ]
        self.query_one(LineList).show(lines, say.LIST_EMPTY)

    def on_option_list_option_selected(self) -> None:
        """Open the one under the cursor."""
        here = self.query_one(LineList).here
        if here is not None:
            self.app.push_screen(RecordScreen(self._house, self._supervisee, here))

    def action_take_in(self) -> None:
        """Take in a file that was sent."""
        taken: list[TakenRecord] = []

        def take(filled: Filled) -> None:
            path = read_path(filled["file"])
            if path is None:
                raise BadInput(say.FILE, "file")
            data = read_bytes(path, LIMIT)
            taken.append(self._house.record_exchange.take_in(data, path.name))

        def done(filled: Filled | None) -> None:
            self.show()
            if filled is not None:
                self._tell(taken[-1])

        fields = [Field("file", say.FILE)]
        self.app.push_screen(FillIn(say.TAKE_IN, fields, take, goes=goes.A_PLACE), done)

    def _tell(self, taken: TakenRecord) -> None:
        life = self._house.record_lives.life(taken.listing)
        if not taken.is_new:
            self.notify(say.NOTHING_NEW)
        elif taken.is_answer:
            said = say.TAKEN_ANSWER.format(state=status_words(life).capitalize())
            self.notify(f"{said}.", markup=False)
        else:
            self.notify(say.TAKEN_RECORD)
        if taken.failed is not None:
            self.notify(str(taken.failed), severity="warning", timeout=15, markup=False)

    def action_check(self) -> None:
        """Check every record against its proofs of copy."""
        found: list[Verdict] = []
        reader = self._house.people.reader()
        if self.did(lambda: found.extend(self._house.proofs.of_file(self._supervisee, reader))):
            self.app.push_screen(Page(say.CHECKED, checked_lines(found)))
