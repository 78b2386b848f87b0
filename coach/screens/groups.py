"""The groups that somebody mentors, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.screens.group import GroupScreen, told_of
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK
from coach.words import group_pages as say

if TYPE_CHECKING:
    from coach.services.groups import GroupSeen
    from coach.services.house import House


class GroupsScreen(ListScreen):
    """Every group of this home."""

    HELP = say.LIST_HELP
    heading = say.LIST_HEADING
    BINDINGS = [  # noqa: RUF012
        Binding("a", "add", say.KEY_ADD, id="groups.add"),
        Binding("escape", "leave", KEY_BACK, id="groups.leave"),
    ]

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house

    def on_screen_resume(self) -> None:
        """One may have met meanwhile."""
        super().on_screen_resume()
        self.show()

    def show(self) -> None:
        """One line a group."""
        found = self._house.groups.everyone()
        lines = [(one.group.id, self._line(one)) for one in found]
        self.query_one("#status", Static).update(say.LIST_HEADING)
        self.query_one(LineList).show(lines, say.LIST_EMPTY)

    def _line(self, one: GroupSeen) -> Text:
        today = self._house.clock.today()
        count = len(one.here_on(today))
        text = Text.assemble((one.group.name, "bold"), f"  {say.tell_members(count)}")
        for told in told_of(self._house, one):
            text.append(f" · {told}")
        return text

    def on_option_list_option_selected(self) -> None:
        """Open the group under the cursor."""
        here = self.query_one(LineList).here
        if here is not None:
            self.app.push_screen(GroupScreen(self._house, here))

    def action_add(self) -> None:
        """Begin a group."""
        fields = [
            Field("name", say.NAME),
            Field("purpose", say.PURPOSE),
            Field("members", say.MEMBERS, hint=say.MEMBERS_HINT),
        ]

        def take(filled: Filled) -> None:
            groups = self._house.groups
            seen = groups.add(filled["name"], filled["purpose"])
            for name in filter(str.strip, filled["members"].split(",")):
                groups.add_member(seen, name)

        self.app.push_screen(
            FillIn(say.ADD, fields, take, goes=say.TO_THE_GROUP), lambda _: self.show()
        )
