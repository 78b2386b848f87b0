"""The preparation tools on screen: read them aloud, answer what you like, share what you choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding

from coach.domain.preparation_tool import PreparationTool, ToolAnswer, ToolQuestion, answer_of
from coach.domain.row import Audience
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.everywhere import DOORS
from coach.widgets.filling import Field, Filled, FillIn
from coach.widgets.lines import LineList
from coach.widgets.list_screen import ListScreen
from coach.words import KEY_BACK
from coach.words import agreement as say

if TYPE_CHECKING:
    from coach.domain.people import Person, Supervisee
    from coach.services.house import House


class ToolsScreen(ListScreen):
    """The tools there are."""

    HELP = say.TOOLS_HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("escape", "leave", KEY_BACK, id="tools.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee
        self.heading = say.TOOLS.format(name=supervisee.person.name)

    def show(self) -> None:
        """Each with what it is for."""
        lines = [
            (one.id, Text.assemble((one.title, "bold"), f"\n  {one.about}\n"))
            for one in self._house.preparation_tools.all()
        ]
        self.query_one(LineList).show(lines, "")

    def on_option_list_option_selected(self) -> None:
        """Open the one under the cursor."""
        here = self.query_one(LineList).here
        if here is not None:
            tool = self._house.preparation_tools.find(here)
            self.app.push_screen(ToolScreen(self._house, self._supervisee, tool))


class ToolScreen(ListScreen):
    """One tool's questions and what each of the two said. It opens with both looking."""

    HELP = say.TOOL_HELP
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("m", "mine", say.KEY_MINE, id="tool.mine"),
        Binding("s", "share", say.KEY_SHARE, id="tool.share"),
        Binding("escape", "leave", KEY_BACK, id="tool.leave"),
    ]

    def __init__(self, house: House, supervisee: Supervisee, tool: PreparationTool) -> None:
        super().__init__()
        self._house = house
        self._supervisee = supervisee
        self._tool = tool
        self._reader = house.people.reader(supervisee)
        self.heading = tool.title

    @property
    def _owner_id(self) -> str:
        return self._reader.owner_id

    def _answers(self) -> list[ToolAnswer]:
        return self._house.preparation_tools.answers(self._supervisee, self._tool, self._reader)

    def show(self) -> None:
        """Each question with its reason and what was said to it."""
        answers = self._answers()
        covered = (
            frozenset[str]()
            if self._reader.alone
            else self._house.preparation_tools.kept_back(
                self._supervisee, self._tool, self._owner_id
            )
        )
        lines = [(one.id, self._line(one, answers, covered)) for one in self._tool.questions]
        self.query_one(LineList).show(lines, "")

    def _line(
        self, question: ToolQuestion, answers: list[ToolAnswer], covered: frozenset[str]
    ) -> Text:
        text = Text.assemble((f"{question.text}\n", "bold"), (f"  {question.why}\n", "dim"))
        for person in (self._supervisee.supervisor, self._supervisee.person):
            found = answer_of(answers, person.id, question)
            if found is not None:
                mine = found.audience is Audience.ONLY_MINE
                said = (say.ANSWERED_MINE if mine else say.ANSWERED).format(
                    name=person.name, words=" ".join(found.words.split())
                )
                text.append(f"  {said}\n")
            elif person.id == self._owner_id and question.id in covered:
                text.append(f"  {say.COVERED.format(name=person.name)}\n")
        return text

    def _here(self) -> ToolQuestion | None:
        here = self.query_one(LineList).here
        return self._tool.question(here) if here is not None else None

    def on_option_list_option_selected(self) -> None:
        """Write an answer, once it is said whose it is and who will read it."""
        question = self._here()
        if question is None:
            return
        people = {"1": self._supervisee.supervisor, "2": self._supervisee.person}
        choices = [
            Choice(key, person.id, self._whose(person, question)) for key, person in people.items()
        ]

        def take(person_id: str | None) -> None:
            for person in people.values():
                if person.id == person_id:
                    self._fill_in(question, person)

        self.app.push_screen(ChooseOne(say.WHOSE, choices), take)

    def _whose(self, person: Person, question: ToolQuestion) -> str:
        found = answer_of(self._answers(), person.id, question)
        mine = (
            found.audience is Audience.ONLY_MINE
            if found is not None
            else self._reader.alone and person.id == self._owner_id
        )
        return (say.ONLY_MINE if mine else say.BOTH_READ).format(name=person.name)

    def _fill_in(self, question: ToolQuestion, person: Person) -> None:
        tools, reader = self._house.preparation_tools, self._reader
        found = answer_of(self._answers(), person.id, question)

        def take(filled: Filled) -> None:
            tools.answer(self._supervisee, self._tool, question, person.id, filled["words"], reader)

        label = self._whose(person, question)
        words = found.words if found else ""
        fields = [Field("words", label, words, is_long=True, says_where=True)]
        # Alone and together are two windows: what was typed alone never stands there for both.
        draft = tools.draft(self._supervisee, question, f"{person.id} {reader.alone}")
        window = FillIn(question.text, fields, take, draft, goes="")
        self.app.push_screen(window, lambda _: self.show())

    def action_mine(self) -> None:
        """Show what is only the owner's, or cover it again."""
        people = self._house.people
        self._reader = people.reader(self._supervisee if self._reader.alone else None)
        self.notify(say.MINE_SHOWN if self._reader.alone else say.MINE_COVERED)
        self.show()

    def action_share(self) -> None:
        """Share the owner's answer under the cursor."""
        question = self._here()
        found = answer_of(self._answers(), self._owner_id, question) if question else None
        if found is None or found.audience is not Audience.ONLY_MINE:
            self.notify(say.NOTHING_TO_SHARE)
        elif self.did(lambda: self._house.preparation_tools.share(found)):
            self.notify(say.SHARED)
        self.show()
