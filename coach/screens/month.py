"""The team's month: who is booked on which day, month after month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from coach.domain.spans import add_months
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, tell_count
from coach.words import log as say_log
from coach.words import month as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.house import House
    from coach.services.log import LogLine

DAY_COLUMNS, NAME_COLUMNS = 10, 26
"""A longer name is cut, so that kind and state stand under each other."""


class MonthScreen(ListScreen):
    """Days that have something, in order; each line leads to its person's log."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("left", "earlier", say.KEY_EARLIER, id="month.earlier", priority=True),
        Binding("right", "later", say.KEY_LATER, id="month.later", priority=True),
        Binding("escape", "leave", KEY_BACK, id="month.leave"),
    ]

    def __init__(self, house: House, open_session: Callable[[str], None]) -> None:
        super().__init__()
        self._house = house
        self._open_session = open_session
        self._month = house.clock.today().replace(day=1)
        self._lines: dict[str, LogLine] = {}

    def on_screen_resume(self) -> None:
        """Read again after a look at somebody's log."""
        self.show()

    def whom(self) -> str | None:
        """Whoever the cursor is on."""
        here = self._lines.get(self.query_one(LineList).here or "")
        return here.supervisee.person.id if here else None

    def show(self) -> None:
        """The month in hand."""
        found = self._house.log.month(self._month.year, self._month.month)
        self._lines = {one.entry.id: one for one in found}
        heading = say.HEADING.format(month=self._month)
        if found:
            heading = f"{heading} · {tell_count(say.COUNT, len(found))}"
        self.query_one("#status", Static).update(Text(heading))
        lines, last = [], None
        for one in found:
            lines.append((one.entry.id, self._line(one, begins=one.entry.on != last)))
            last = one.entry.on
        self.query_one(LineList).show(lines, say.EMPTY)

    def _line(self, one: LogLine, *, begins: bool) -> Text:
        """A booking; its day stands on the first line of the day."""
        on, entry = one.entry.on, one.entry
        is_today = on == self._house.clock.today()
        day = (say.TODAY if is_today else say.DAY).format(day=on) if begins else ""
        text = Text(f"{day:<{DAY_COLUMNS}}", no_wrap=True, overflow="ellipsis")
        text.stylize("bold")
        name = Text(one.supervisee.person.name)
        name.truncate(NAME_COLUMNS, overflow="ellipsis", pad=True)
        status = say.ASKED_FOR if entry.is_request else say_log.STATUSES[entry.status]
        text.append(f"{name}  {say_log.KINDS[entry.kind]:<10}{status}", style="not bold")
        return text

    def _go(self, months: int) -> None:
        self._month = add_months(self._month, months)
        self.query_one(LineList).highlighted = None
        self.show()

    def action_earlier(self) -> None:
        """The month before."""
        self._go(-1)

    def action_later(self) -> None:
        """The next month."""
        self._go(1)

    def on_option_list_option_selected(self) -> None:
        """The log of whoever the cursor is on."""
        person_id = self.whom()
        if person_id is None:
            return
        from coach.screens.log import LogScreen

        self.app.push_screen(LogScreen(self._house, person_id, self._open_session))
