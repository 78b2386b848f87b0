"""Who takes part in supervising somebody besides the supervisor, on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.days import day
from coach.domain.goes import in_the_file
from coach.widgets.everywhere import DOORS
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_ADD, KEY_BACK, KEY_UNDO, tell_day
from coach.words import agreement as say

if TYPE_CHECKING:
    from coach.domain.agreement import Contributor
    from coach.domain.people import Supervisee
    from coach.services.house import House


class ContributorsScreen(ListScreen):
    """Mentors, practice educators and whoever else helps, with the part each plays."""

    HELP = say.OTHERS_HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("a", "add", KEY_ADD, id="contributors.add"),
        Binding("delete", "end", say.KEY_END, id="contributors.end"),
        Binding("u", "undo", KEY_UNDO, id="contributors.undo"),
        Binding("escape", "leave", KEY_BACK, id="contributors.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee
        self._reader = house.people.reader(supervisee)
        self.heading = say.OTHERS.format(name=supervisee.person.name)

    def _all(self) -> list[Contributor]:
        return self._house.contributors.all(self._supervisee, self._reader)

    def show(self) -> None:
        """Everybody, those whose part is over too."""
        self.query_one(LineList).show(
            [(one.id, _line(one)) for one in self._all()], say.OTHERS_EMPTY
        )

    def action_add(self) -> None:
        """Add somebody."""
        today = self._house.clock.today()
        policy = self._house.agreements.policy(self._supervisee)

        def take(filled: Filled) -> None:
            self._house.contributors.add(
                self._supervisee, filled["name"], filled["part"], self._reader, day(filled["on"])
            )

        fields = [
            Field("name", say.NAME),
            Field("part", say.PART, hint=say.PART_HINT),
            Field("on", say.SINCE, today.isoformat(), is_suggestion=True),
        ]
        self.app.push_screen(
            FillIn(say.ADD_OTHER, fields, take, goes=in_the_file(policy)),
            lambda _: self.show(),
        )

    def action_end(self) -> None:
        """Let the part of the one under the cursor end today."""
        here, others = self.query_one(LineList).here, self._house.contributors
        one = next((each for each in self._all() if each.id == here), None)
        if one is None:
            return
        ended: list[Contributor] = []
        if self.did(lambda: ended.append(others.end(one))):
            self._ways_back.append(lambda: others.go_on(ended[0]))
        self.show()


def _line(one: Contributor) -> Text:
    if one.ended_on is not None:
        said = say.OVER.format(name=one.name, part=one.part, day=tell_day(one.ended_on))
        return Text(said, style="italic")
    return Text.assemble((f"{one.name}: ", "bold"), one.part)
