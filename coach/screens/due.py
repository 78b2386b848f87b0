"""Everything that is due of one person, with reasons, and marks for what was done elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.days import past_day
from coach.domain.goes import in_the_file
from coach.domain.mark import OF_THE_SUPERVISOR, Mark, MarkKind
from coach.domain.marked_by import mark_for
from coach.domain.timescale import Kind, Timescale
from coach.errors import BadInput
from coach.services.marking import OF_EITHER
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.hanging import hung
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK, KEY_TAKE_OUT, KEY_UNDO, tell_day
from coach.words import due as say
from coach.words.timescales import tell_due, tell_why

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Person, Supervisee
    from coach.services.house import House

FIRST = (MarkKind.ABSENCE, MarkKind.RETURN, MarkKind.SHIFT, MarkKind.TRAINING)
"""What has no line of its own to be marked from, and so comes first among all that can be."""

AROUND = 4
"""Columns beside the words of a line."""


class DueScreen(ListScreen):
    """What is due, the soonest first, and beneath it what is marked, the latest first."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("a", "mark_else", say.KEY_ELSE, id="due.mark"),
        Binding("delete", "remove", KEY_TAKE_OUT, id="due.remove"),
        Binding("u", "undo", KEY_UNDO, id="due.undo"),
        Binding("escape", "leave", KEY_BACK, id="due.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._who = supervisee
        self._due: dict[str, Timescale] = {}
        self._marks: dict[str, Mark] = {}
        self.heading = say.HEADING.format(name=supervisee.person.name)

    def whom(self) -> str | None:
        """The supervisee."""
        return self._who.person.id

    def show(self) -> None:
        """Both, as they stand."""
        found = self._house.timescales.of(self._who)
        self._due = {str(place): one for place, one in enumerate(found)}
        both = (self._who.person, self._who.supervisor)
        self._marks = {one.id: one for who in both for one in self._house.marking.marks(who)}
        columns = self.app.size.width - AROUND
        lines = [
            (key, hung(_due_words(one), columns, self.app.console))
            for key, one in self._due.items()
        ]
        for key, one in self._marks.items():
            what = _mark_words(one, self._who.supervisor)
            lines.append((key, Text(say.MARKED.format(what=what))))
        self.query_one(LineList).show(lines, say.EMPTY)

    def on_resize(self) -> None:
        """Another width, other ends of lines."""
        if self.query(LineList):
            self.show()

    def on_option_list_option_selected(self) -> None:
        """Say when what is due was done."""
        here = self.query_one(LineList).here or ""
        one = self._due.get(here)
        kind = mark_for(one) if one is not None else None
        if kind is not None and one is not None:
            self._ask(kind, self._which(one))
        elif one is not None:
            self.notify(say.IN_THE_LOG)
        elif here in self._marks:
            self.notify(say.IS_A_MARK)

    def _which(self, one: Timescale) -> str:
        """Which review or case a timescale is of, as a mark names it."""
        if one.kind is Kind.ASYE_REVIEW:
            return one.key
        if one.kind is Kind.CASE_REVIEW:
            caseload = self._house.cases.caseload(self._who)
            return next((c.case.reference for c in caseload if c.case.id == one.key), "")
        return ""

    def action_mark_else(self) -> None:
        """Mark something that has no line here."""
        self._ask(None, "")

    def _ask(self, kind: MarkKind | None, which: str) -> None:
        today = self._house.clock.today()
        when = Field("on", say.WHEN, today.isoformat(), say.WHEN_HINT, is_suggestion=True)
        fields, title = [when], say.MARKS[kind] if kind is not None else say.MARK
        if kind is None:
            fields = [Field("what", say.WHAT, choices=_choices()), when, *self._more()]

        def take(filled: Filled) -> None:
            chosen = kind or MarkKind(filled["what"])
            on = _day(filled["on"], today)
            self._mark(chosen, on, filled.get("which", which), filled)

        place = in_the_file(self._house.agreements.policy(self._who))
        self.app.push_screen(FillIn(title, fields, take, goes=place), lambda _: self.show())

    def _more(self) -> list[Field]:
        whose = (("", self._who.person.name), ("supervisor", self._who.supervisor.name))
        return [
            Field("whose", say.WHOSE, choices=whose),
            Field("which", say.WHICH_ONE, hint=say.WHICH_HINT),
            Field("count", say.HOW_MANY, hint=say.HOW_MANY_HINT),
        ]

    def _mark(self, kind: MarkKind, on: date, which: str, filled: Filled) -> None:
        count = filled.get("count", "").strip() or "1"
        if not (count.isascii() and count.isdigit()):
            raise BadInput(say.NO_NUMBER, "count")
        whose = filled.get("whose") == "supervisor" and kind in OF_EITHER | OF_THE_SUPERVISOR
        kept, is_new = self._house.marking.mark(
            self._who, kind, on, which, int(count), of_supervisor=whose
        )
        what = _mark_words(kept, self._who.supervisor)
        told = (say.IS_MARKED if is_new else say.KNOWN).format(what=what)
        self.app.notify(told, markup=False)

    def action_remove(self) -> None:
        """Take the mark under the cursor back."""
        one = self._marks.get(self.query_one(LineList).here or "")
        if one is None:
            return
        marking, whose = self._house.marking, one.person_id == self._who.supervisor.id
        self.take_out(
            lambda: marking.unmark(self._who, one.kind, one.done_on, one.name, of_supervisor=whose),
            lambda: marking.mark(
                self._who, one.kind, one.done_on, one.name, one.number, of_supervisor=whose
            ),
        )


def _choices() -> tuple[tuple[str, str], ...]:
    kinds = (*FIRST, *(kind for kind in MarkKind if kind not in FIRST))
    return tuple((kind.value, say.MARKS[kind]) for kind in kinds)


def _day(words: str, today: date) -> date:
    """A day that has been, or one to come as it is written. Raises BadInput."""
    found = past_day(words, today, "on")
    if found is None:
        raise BadInput(say.NO_DAY, "on")
    return found


def _due_words(one: Timescale) -> Text:
    said = tell_due(one)
    said = said[0].upper() + said[1:]
    return Text.assemble((said, "bold"), (say.WHY.format(why=tell_why(one)), "not bold"))


def _mark_words(one: Mark, supervisor: Person) -> str:
    what = say.MARKS[one.kind]
    if one.number > 1:
        what = say.SHIFTS.format(what=what, count=one.number)
    if one.name:
        what = say.WHICH.format(what=what, name=one.name)
    if one.person_id == supervisor.id:
        what = say.WHICH.format(what=what, name=supervisor.name)
    return say.ON.format(what=what, day=tell_day(one.done_on))
