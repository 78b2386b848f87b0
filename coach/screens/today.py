"""Today: everybody you supervise, one line each, a session left open at the top."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.today import TodayLine
from coach.errors import CoachError
from coach.services.house import House
from coach.services.people import OWNER_NAME
from coach.widgets.asking import Field, FillIn
from coach.words import EMPTY_TODAY, WELCOME


class TodayScreen(Screen[None]):
    """The home of the app."""

    HELP = """
## Today

Everybody you supervise. **Enter** opens their page, **s** starts or resumes their session, **p**
prepares it. **a** adds somebody. A session left open stands at the top.
"""
    BINDINGS = [  # noqa: RUF012
        Binding("f1", "app.help", "Help", id="help"),
        Binding("s", "session", "Session", id="today.session"),
        Binding("p", "prepare", "Prepare", id="today.prepare"),
        Binding("a", "add", "Add somebody", id="today.add"),
        Binding("f12", "app.blur", "Cover", id="blur", show=False),
        Binding("q", "app.quit", "Quit", id="quit"),
    ]

    def __init__(
        self,
        house: House,
        open_session: Callable[[str], None],
        open_prepare: Callable[[str], None],
        banner: str = "",
    ) -> None:
        super().__init__()
        self._open_prepare = open_prepare
        self._banner = banner
        self._house = house
        self._open_session = open_session
        self._lines: list[TodayLine] = []

    def compose(self) -> ComposeResult:
        """A heading, the people, and what to do where there are none."""
        yield Static(id="status")
        yield Static(Text(EMPTY_TODAY), id="empty")
        yield OptionList(id="people")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read once; on a first run, ask who is here."""
        self.show()
        if not self._house.people.is_set_up():
            self._first_run("", {})

    def _first_run(self, fault: str, filled: dict[str, str]) -> None:
        documents = str(self._house.documents_root)
        fields = [
            Field("name", "Your name", filled.get("name", OWNER_NAME)),
            Field("role", "Your role", filled.get("role", "Team manager")),
            Field("documents", "Where documents go", filled.get("documents", documents)),
        ]
        self.app.push_screen(FillIn(WELCOME, fields, fault), self._set_up)

    def _set_up(self, filled: dict[str, str] | None) -> None:
        if filled is None:
            return
        try:
            self._house.set_up(filled["name"], filled["role"], None, filled["documents"])
        except CoachError as error:
            self._first_run(str(error), filled)
            return
        self.show()

    def on_screen_resume(self) -> None:
        """Read again after a session or a page."""
        self.show()

    def show(self) -> None:
        """Everybody, as things stand."""
        today = self._house.clock.today()
        self.query_one("#status", Static).update(
            Text(f"Today · {today:%A %d %B %Y}" + (f" · {self._banner}" if self._banner else ""))
        )
        people = self.query_one("#people", OptionList)
        at = people.highlighted or 0
        try:
            self._lines = self._house.today.lines()
        except CoachError as error:
            self.query_one("#empty", Static).update(Text(str(error)))
            self._lines = []
        people.clear_options()
        people.add_options([Option(_line(line)) for line in self._lines])
        people.display = bool(self._lines)
        self.query_one("#empty").display = not self._lines
        if self._lines:
            people.highlighted = min(at, len(self._lines) - 1)
            people.focus()

    def _here(self) -> TodayLine | None:
        at = self.query_one("#people", OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    def on_option_list_option_selected(self) -> None:
        """Enter: resume what is open, else the person's page."""
        line = self._here()
        if line is None:
            return
        if line.under_way_since is not None:
            self._open_session(line.person_id)
            return
        from coach.screens.person import PersonScreen

        self.app.push_screen(PersonScreen(self._house, line.person_id, self._open_session))

    def action_session(self) -> None:
        """Start or resume the session of whoever the cursor is on."""
        line = self._here()
        if line is None:
            self.notify("Add somebody first: press a.")
        else:
            self._open_session(line.person_id)

    def action_prepare(self) -> None:
        """Prepare the next session of whoever the cursor is on."""
        line = self._here()
        if line is None:
            self.notify("Add somebody first: press a.")
        else:
            self._open_prepare(line.person_id)

    def action_add(self) -> None:
        """Add somebody you supervise."""
        self._add("", {})

    def _add(self, fault: str, filled: dict[str, str]) -> None:
        fields = [
            Field("name", "Their name", filled.get("name", "")),
            Field("role", "Their role", filled.get("role", ""), "Social worker"),
        ]
        self.app.push_screen(FillIn("Somebody you supervise", fields, fault), self._added)

    def _added(self, filled: dict[str, str] | None) -> None:
        if filled is None:
            return
        policies = {policy.id: policy for policy in self._house.content.policies()}
        policy = policies.get(self._house.settings.policy, policies["plain"])
        try:
            self._house.people.add(filled["name"], policy, filled["role"])
        except CoachError as error:
            self._add(str(error), filled)
            return
        self.show()


def _line(line: TodayLine) -> Text:
    text = Text(line.name, style="bold", no_wrap=True, overflow="ellipsis")
    if line.under_way_since is not None:
        text.append(f"  Resume: {line.place_in_words()}", style="not bold underline")
    elif line.last_held_on is not None:
        text.append(f"  last session {line.last_held_on:%d %b}", style="not bold")
    else:
        text.append("  no session yet", style="not bold")
    if line.open_actions:
        late = f", {line.late_actions} late" if line.late_actions else ""
        plural = "" if line.open_actions == 1 else "s"
        text.append(f" · {line.open_actions} open action{plural}{late}", style="not bold")
    return text
