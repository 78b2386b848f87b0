"""A concern about supervision: the way that it can go, and words for oneself at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.widgets.reading import Page
from coach.words import KEY_BACK, KEY_TAKE_OFF, KEY_UNDO, tell_day
from coach.words import prepare as say

if TYPE_CHECKING:
    from coach.domain.concern import ConcernNote, ConcernRoute, RouteStep
    from coach.domain.people import Reader, Supervisee
    from coach.services.house import House

ABOUT = "about"
"""The line that says what this is."""


class ConcernScreen(ListScreen):
    """One supervisee's way; words can be kept on it in their own home alone."""

    HELP = say.CONCERN_HELP
    BINDINGS = [  # noqa: RUF012
        Binding("t", "taken", say.KEY_TAKEN, id="concern.taken"),
        Binding("delete", "remove", KEY_TAKE_OFF, id="concern.remove"),
        Binding("u", "undo", KEY_UNDO, id="concern.undo"),
        Binding("escape", "leave", KEY_BACK, id="concern.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee
        self.heading = self._route.title

    @property
    def _reader(self) -> Reader:
        return self._house.people.reader()

    @property
    def _route(self) -> ConcernRoute:
        return self._house.concerns.route(self._supervisee, self._reader)

    def whom(self) -> str | None:
        """The supervisee."""
        return self._supervisee.person.id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be written in the supervisor's home."""
        return action not in ("taken", "remove", "undo") or self._route.is_private

    def show(self) -> None:
        """What this is, the policy's words, and each step with the owner's own."""
        route = self._route
        lines = [(ABOUT, self._about(route))]
        for step in route.steps:
            title = step.guide.title
            if step.taken_on is not None:
                title = say.STEP_TAKEN.format(title=title, day=tell_day(step.taken_on))
            lines.append(
                (step.guide.step, Text.assemble((title, "bold"), f"\n  {step.guide.about}"))
            )
            lines += [(note.id, _note(note)) for note in step.notes]
        self.query_one(LineList).show(lines, "")

    def _about(self, route: ConcernRoute) -> Text:
        name = self._supervisee.supervisor.name
        about = route.about if route.is_private else say.CONCERN_ELSEWHERE.format(name=name)
        text = Text(f"{about}\n")
        if route.policy:
            text.append(f"{say.BY_POLICY}\n", style="bold")
            text.append("".join(f"  {rule.in_words()}\n" for rule in route.policy))
        return text

    def _here(self) -> tuple[RouteStep | None, ConcernNote | None]:
        """The step under the cursor, and the words there."""
        here = self.query_one(LineList).here
        for step in self._route.steps:
            for note in step.notes:
                if note.id == here:
                    return step, note
            if step.guide.step == here:
                return step, None
        return None, None

    def on_option_list_option_selected(self) -> None:
        """Write at a step or change what stands there; where nothing can be kept, read it."""
        step, note = self._here()
        route = self._route
        if step is None:
            self.app.push_screen(Page(route.title, self._about(route)))
            return
        guide, concerns = step.guide, self._house.concerns
        if not route.is_private:
            self.app.push_screen(Page(guide.title, Text("\n".join(guide.prompts))))
            return

        def take(filled: Filled) -> None:
            if note is None:
                concerns.write(self._supervisee, self._reader, guide.step, filled["words"])
            else:
                concerns.change(note, self._reader, filled["words"])

        fields = [
            Field(
                "words",
                say.ONLY_YOURS,
                note.words if note else "",
                is_long=True,
                says_where=True,
            )
        ]
        name = note.id if note else f"concern-{guide.step}"
        draft = self._house.preparing.draft(self._supervisee, name)
        window = FillIn(guide.title, fields, take, draft, goes="", about="\n".join(guide.prompts))
        self.app.push_screen(window, lambda _: self.show())

    def action_taken(self) -> None:
        """Note that the step was taken."""
        _, note = self._here()
        if note is None:
            self.notify(say.WORDS_FIRST)
        else:
            self.did(lambda: self._house.concerns.take(note, self._reader))
        self.show()

    def action_remove(self) -> None:
        """Take the words under the cursor off."""
        _, note = self._here()
        concerns, reader = self._house.concerns, self._reader
        if note is not None:
            self.take_out(
                lambda: concerns.take_off(note, reader), lambda: concerns.put_on(note, reader)
            )


def _note(note: ConcernNote) -> Text:
    words = " ".join(note.words.split())
    if note.taken_on is None:
        return Text(say.NOTE.format(words=words))
    return Text(say.NOTE_TAKEN.format(words=words, day=tell_day(note.taken_on)))
