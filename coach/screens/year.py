"""The newly qualified year of one person: one long text, read and not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.errors import CoachError
from coach.widgets.everywhere import CoachScreen
from coach.widgets.key_line import KeyLine
from coach.words import KEY_BACK
from coach.words import year as say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.domain.people import Supervisee
    from coach.services.house import House


class YearScreen(CoachScreen):
    """Where somebody stands in the year, what has happened and what comes next."""

    HELP = say.HELP
    BINDINGS = [Binding("escape", "leave", KEY_BACK, id="year.leave")]  # noqa: RUF012

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee

    def compose(self) -> ComposeResult:
        """A heading and one long text."""
        yield Static(id="status")
        with VerticalScroll(id="page"):
            yield Static(id="sections")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read once."""
        self.show()
        self.query_one("#page").focus()

    def on_screen_resume(self) -> None:
        """Read again after a talk was kept over it."""
        self.show()

    def whom(self) -> str | None:
        """Whose year it is."""
        return self._supervisee.person.id

    def show(self) -> None:
        """The year as it stands today, or why there is none to show."""
        text = Text()
        name = self._supervisee.person.name
        try:
            line = self._house.newly_qualified.of(self._supervisee)
        except CoachError as error:
            self.query_one("#status", Static).update(Text(name))
            self.query_one("#sections", Static).update(Text(str(error)))
            return
        title = say.ON_SCREEN.format(name=name, policy=line.policy.name)
        self.query_one("#status", Static).update(Text(title))
        for heading, lines in say.sections(line):
            text.append(f"{heading}\n", style="bold")
            for one in lines:
                text.append(f"  {one}\n")
            text.append("\n")
        self.query_one("#sections", Static).update(text)

    def action_leave(self) -> None:
        """Back to the person's page."""
        self.close(None)
