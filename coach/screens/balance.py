"""The function balance: picture, lines or coverage, own senses, and what people make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.domain.balance_answer import PLACES
from coach.domain.balance_rules import WINDOW_MONTHS, WINDOW_SESSIONS, Window
from coach.domain.row import Destination, Voice
from coach.screens.balance_drawing import (
    AFTER,
    LABEL,
    as_table,
    cells,
    cells_as_table,
    plot,
)
from coach.screens.balance_drawing import (
    earlier as told_before,
)
from coach.screens.balance_windows import ask_why, choose_session, choose_voice, sense_window
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import CoachScreen
from coach.widgets.key_line import KeyLine
from coach.words import KEY_BACK, KEY_UNDO, VOICES, tell_day
from coach.words import balance as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from coach.domain.balance import Balance
    from coach.domain.people import Supervisee
    from coach.services.balance import Asked
    from coach.services.house import House

EDGES = 5
"""Columns at the edges of the page."""


class BalanceScreen(CoachScreen):
    """What the conversations were about, over the window; it scores nobody."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("t", "table", say.KEY_TABLE, id="balance.table"),
        Binding("c", "covered", say.KEY_COVERED, id="balance.covered"),
        Binding("w", "window", say.KEY_WINDOW, id="balance.window"),
        Binding("y", "why", say.KEY_WHY, id="balance.why"),
        Binding("a", "answers", say.KEY_ANSWERS, id="balance.answers"),
        Binding("o", "sense", say.KEY_SENSE, id="balance.sense"),
        Binding("u", "undo", KEY_UNDO, id="balance.undo", show=False),
        Binding("escape", "leave", KEY_BACK, id="balance.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._who = supervisee
        self._window = house.balances.rules.window
        self._is_table = self._is_covered = False
        self._undo: list[Callable[[], object]] = []

    def compose(self) -> ComposeResult:
        """A heading and the picture."""
        yield Static(id="status")
        with VerticalScroll(id="page"):
            yield Static(id="plot")
        yield KeyLine()

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        """As wide as there is room."""
        self.show()

    def whom(self) -> str | None:
        """The person whose balance it is."""
        return self._who.person.id

    def _read(self) -> Balance:
        return self._house.balances.of(self._who, self._window)

    def show(self) -> None:
        """What was chosen to be seen, as it stands."""
        balances, width = self._house.balances, self.app.size.width - EDGES
        found = self._read()
        heading = say.HEADING.format(name=self._who.person.name, window=self._window)
        self.query_one("#status", Static).update(Text(heading))
        if self._is_covered:
            covered = balances.covered(found)
            drawn = (
                cells_as_table(found, covered) if self._is_table else cells(found, covered, width)
            )
        else:
            drawn = (
                as_table(found) if self._is_table else plot(found, max(12, width - LABEL - AFTER))
            )
            drawn.append(told_before(balances.answers(self._who, self._house.people.reader())))
        self.query_one("#plot", Static).update(drawn)

    def action_table(self) -> None:
        """The same in lines, and back."""
        self._is_table = not self._is_table
        self.show()

    def action_covered(self) -> None:
        """What was asked and talked about, and back."""
        self._is_covered = not self._is_covered
        self.show()

    def action_window(self) -> None:
        """Months in place of sessions, and back."""
        chosen = self._house.balances.rules.window
        other = Window(None, WINDOW_MONTHS) if chosen.months is None else Window(WINDOW_SESSIONS)
        self._window = other if self._window == chosen else chosen
        self.show()

    def action_why(self) -> None:
        """Keep what somebody makes of it."""
        balances, found = self._house.balances, self._read()
        earlier = balances.answers(self._who, self._house.people.reader())

        def take(asked: Asked) -> None:
            balances.answer(self._who, found, asked)

        window = ask_why(found, earlier, take, balances.draft(self._who))
        self.app.push_screen(window, lambda _: self.show())

    def action_answers(self) -> None:
        """What was said before; place one of them, or take it back."""
        reader = self._house.people.reader()
        answers = list(reversed(self._house.balances.answers(self._who, reader)))
        if not answers:
            self.notify(say.NO_ANSWERS)
            return
        where = {Destination.PERSONAL: say.TO_PERSONAL}
        choices = [
            Choice(
                str(number) if number < 10 else "",  # a key is one figure
                one.id,
                say.ANSWER.format(
                    day=tell_day(one.answered_on),
                    who=VOICES[one.voice],
                    where=where.get(one.destination, say.TO_NONE),
                    words=one.words.splitlines()[0],
                ),
            )
            for number, one in enumerate(answers, 1)
        ]

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self._place(chosen)

        self.app.push_screen(ChooseOne(say.ANSWERS, choices), take)

    def _place(self, answer_id: str) -> None:
        balances, reader = self._house.balances, self._house.people.reader()
        words = {Destination.PERSONAL: say.TO_PERSONAL, Destination.UNPLACED: say.TO_NONE}
        choices = [Choice(where[0], where, words[where]) for where in PLACES]
        choices.append(Choice("x", "back", say.TAKE_BACK))

        def take(chosen: str | None) -> None:
            if chosen == "back" and self.did(lambda: balances.take_back(answer_id, reader)):
                self._undo.append(lambda: balances.bring_back(answer_id, reader))
                self.notify(say.TAKEN_BACK)
            elif chosen in PLACES and self.did(
                lambda: balances.place(answer_id, Destination(chosen), reader)
            ):
                self.notify(say.PLACED)
            self.show()

        self.app.push_screen(ChooseOne(say.ANSWER_TO, choices), take)

    def action_undo(self) -> None:
        """Bring back what was taken back here."""
        if not self._undo:
            self.notify(say.NOTHING_TO_UNDO)
        elif self.did(self._undo.pop()):
            self.notify(say.BROUGHT_BACK)
            self.show()

    def action_sense(self) -> None:
        """Somebody's own sense of one of these sessions, also long after it."""
        found = self._read()
        if not found.sessions:
            self.notify(say.NOTHING_TO_SAY)
            return
        choose_session(self.app, found, self._feel)

    def _feel(self, session_id: str) -> None:
        found, balances = self._read(), self._house.balances
        session = found.with_id(session_id)
        if session is None:
            return

        def feel(voice: Voice) -> None:
            def take(figures: list[float]) -> None:
                reader = self._house.people.reader()
                balances.feel(self._who, session_id, voice, figures, reader)

            standing = (
                session.felt.get(voice) if balances.names_for(session) == found.names else None
            )
            names = balances.names_for(session)
            window = sense_window(self._who, voice, names, standing, take)
            self.app.push_screen(window, lambda _: self.show())

        choose_voice(self.app, self._who, feel)

    def action_leave(self) -> None:
        """Back."""
        self.close(None)
