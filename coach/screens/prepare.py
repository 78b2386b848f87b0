"""Prepare: what happened last, what is still open, and what to bring, in about a minute."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.row import Audience
from coach.domain.session import AgendaItem, Need
from coach.errors import BadInput
from coach.screens.person_sections import balance_lines
from coach.services.house import House
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import CoachScreen, KeyLine
from coach.widgets.filling import Field, Filled, FillIn
from coach.words import (
    EMPTY_PREPARE,
    FOR_THE_AGENDA,
    FUNCTION_BALANCE,
    KEY_ADD,
    KEY_BACK,
    KEY_SESSION,
    KEY_TAKE_OFF,
    KEY_UNDO,
    NOBODY,
    OPEN_ACTION,
    tell_day,
)
from coach.words import prepare as say

NEEDS = (("", say.NO_NEED), *((need.value, need.value) for need in Need))


class PrepareScreen(CoachScreen):
    """One page for one person, alone."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("a", "add", KEY_ADD, id="prepare.add"),
        Binding("m", "mine", say.KEY_MINE, id="prepare.mine"),
        Binding("delete", "remove", KEY_TAKE_OFF, id="prepare.remove"),
        Binding("u", "undo", KEY_UNDO, id="prepare.undo"),
        Binding("s", "session", KEY_SESSION, id="prepare.session"),
        Binding("escape", "leave", KEY_BACK, id="prepare.leave"),
    ]

    def __init__(self, house: House, person_id: str, open_session: Callable[[str], None]) -> None:
        super().__init__()
        self._house = house
        self._supervisee = house.people.with_id(person_id)
        self._open_session = open_session
        self._items: list[AgendaItem] = []
        self._removed: list[AgendaItem] = []

    def compose(self) -> ComposeResult:
        """The items above, what they may rest on below."""
        yield Static(id="status")
        yield OptionList(id="items")
        yield Static(Text(EMPTY_PREPARE), id="empty")
        with VerticalScroll(id="page"):
            yield Static(id="sections")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read once."""
        self.query_one("#status", Static).update(
            Text(say.HEADING.format(name=self._supervisee.person.name))
        )
        self.query_one("#sections", Static).update(self._sections())
        self.show()

    def show(self) -> None:
        """The items as they stand."""
        self._items = self._house.preparing.items(self._supervisee, self._house.people.reader())
        items = self.query_one("#items", OptionList)
        at = items.highlighted or 0
        items.clear_options()
        items.add_options([Option(Text(_line(item))) for item in self._items])
        items.display = bool(self._items)
        self.query_one("#empty").display = not self._items
        if self._items:
            items.highlighted = min(at, len(self._items) - 1)
            items.focus()
        else:
            self.query_one("#page").focus()

    def _sections(self) -> Text:
        reader = self._house.people.reader()
        records = self._house.records.listing(self._supervisee, reader)
        last = next((one for one in records if one.case is None), None)
        text = Text(f"{say.LAST_TIME}\n", style="bold")
        if last is None:
            text.append(f"  {say.NO_SESSION}\n", style="not bold")
        for section in self._house.records.sections(last) if last is not None else ():
            text.append(f"  {section.heading}\n", style="not bold italic")
            for entry in section.entries:
                text.append(f"    {' '.join(entry.words.split())}\n", style="not bold")
        text.append(f"\n{say.STILL_OPEN}\n")
        for one in self._house.actions.of(self._supervisee):
            due, owner = tell_day(one.action.due_on), one.action.owner or NOBODY
            said = OPEN_ACTION.format(due=due, owner=owner, what=one.action.what)
            text.append(f"  {said}\n", style="not bold")
        waiting = self._house.preparing.put_off(self._supervisee)
        if waiting:
            text.append(f"\n{say.PUT_OFF}\n")
            banks = self._house.content.banks()
            for question in filter(None, map(banks.find, waiting)):
                text.append(f"  {question.text}\n", style="not bold")
        text.append(f"\n{FUNCTION_BALANCE}\n")
        for line in balance_lines(self._house.balances.of(self._supervisee)):
            text.append(f"  {line}\n", style="not bold")
        return text

    def _here(self) -> AgendaItem | None:
        at = self.query_one("#items", OptionList).highlighted
        return self._items[at] if at is not None and at < len(self._items) else None

    def action_add(self) -> None:
        """Add something to bring."""

        def take(filled: Filled) -> None:
            need = Need(filled["need"]) if filled["need"] else None
            self._house.preparing.add(
                self._supervisee, filled["title"], need, _minutes(filled["minutes"])
            )

        fields = [
            Field("title", say.BRING),
            Field("need", say.NEEDED, choices=NEEDS),
            Field("minutes", say.WANTED, hint=say.WANTED_HINT),
        ]
        draft = self._house.preparing.draft(self._supervisee)
        self.app.push_screen(FillIn(FOR_THE_AGENDA, fields, take, draft), lambda _: self.show())

    def action_mine(self) -> None:
        """Keep the item to oneself, or share it after all."""
        item, reader = self._here(), self._house.people.reader()
        if item is not None:
            self.did(lambda: self._house.preparing.keep_to_oneself(item, reader))
        self.show()

    def action_remove(self) -> None:
        """Take the item off the list."""
        item, reader = self._here(), self._house.people.reader()
        if item is not None and self.did(lambda: self._house.preparing.remove(item, reader)):
            self._removed.append(item)
        self.show()

    def action_undo(self) -> None:
        """Bring the last one back."""
        if self._removed:
            item, reader = self._removed.pop(), self._house.people.reader()
            self.did(lambda: self._house.preparing.restore(item, reader))
        self.show()

    def action_session(self) -> None:
        """Start the session, with these on its agenda, after asking."""
        choices = [Choice("y", "start", say.START_NOW), Choice("n", "no", say.NOT_YET)]

        def take(value: str | None) -> None:
            if value == "start":
                self._open_session(self._supervisee.person.id)

        name = self._supervisee.person.name
        self.app.push_screen(ChooseOne(say.START.format(name=name), choices), take)

    def on_screen_resume(self) -> None:
        """Read again after the session."""
        self.show()

    def action_leave(self) -> None:
        """Back."""
        self.close(None)


def _line(item: AgendaItem) -> str:
    parts = [item.title]
    if item.need is not None:
        parts.append(say.NEED.format(need=item.need))
    if item.wanted_minutes is not None:
        parts.append(say.MINUTES.format(minutes=item.wanted_minutes))
    parts.append(say.ONLY_MINE if item.audience is Audience.ONLY_MINE else say.ON_AGENDA)
    return " · ".join(parts)


def _minutes(words: str) -> int | None:
    if not words.strip():
        return None
    if not words.strip().isdecimal():
        raise BadInput(say.NOT_MINUTES, "minutes")
    return int(words)
