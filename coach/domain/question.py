"""Questions and the banks that hold them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.calling import KNOWN_OR_NOT, TAKEN_FOR_GRANTED, Phrase, phrases_of
from coach.domain.coverage import TIGHT_CELLS, Cell, cells_of
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.self_care import CareDomain, CareKind

_FAMILY = re.compile(r"\b(this|the|a) (child|family)\b|\b(child|parent|famil)", re.IGNORECASE)
PART_THEMES = frozenset({Part.LOOK_BACK.value, Part.AGENDA.value, Part.CASELOAD.value})
"""Themes that tie a question to one part of the session."""


@dataclass(frozen=True)
class QuestionSource:
    """The document and section whose idea a question stands on; the words are our own."""

    document: str
    section: str

    def __str__(self) -> str:
        return f"{self.document} {self.section}"


@dataclass(frozen=True)
class Question:
    """One open question, with what it serves."""

    id: str
    text: str
    stages: tuple[Stage, ...]
    functions: tuple[Function, ...]
    stakeholders: tuple[Stakeholder, ...]
    themes: tuple[str, ...]
    depth: Depth
    source: QuestionSource
    bank: str
    parts: tuple[Part, ...]
    """Where in a session its bank is asked."""
    follow_ups: tuple[str, ...] = ()
    beside: str | None = None
    """A supportive question to stand beside a challenging one."""
    for_groups: tuple[str, ...] = ()
    """The staff groups it is written for; empty means everyone."""
    on_theme: bool = False
    """In a discussion it waits until its theme is chosen or stands in the topic's title."""
    in_groups: bool = False
    """It is for group reflection."""
    field: CareKind | None = None
    """What of a self-care plan it asks for; it is then asked as a plan is written."""
    domain: CareDomain | None = None
    """Which of the six domains of self-care it is about."""
    is_own: bool = False
    """It comes from a bank of the user's own."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of the model that it serves."""
        return cells_of(self.stages, self.functions, self.stakeholders)

    @cached_property
    def cell_count(self) -> int:
        """How many cells it serves, counted without making a list of them."""
        return len(self.stages) * len(self.functions) * len(self.stakeholders)

    @cached_property
    def speaks_of_a_family(self) -> bool:
        """Whether it would sound odd where the talk is about no child or family."""
        only = self.stakeholders == (Stakeholder.SERVICE_USER,)
        return only or _FAMILY.search(self.text) is not None

    @cached_property
    def haystack(self) -> str:
        """Everything that a search looks through, folded."""
        tags = (*self.stages, *self.functions, *self.stakeholders, *self.themes)
        return " ".join((self.text, *tags, self.bank, self.id)).casefold()

    @cached_property
    def takes_for_granted(self) -> frozenset[str]:
        """Themes of which the pair must have said one before it is asked; none for most."""
        return TAKEN_FOR_GRANTED.intersection(self.themes)

    @cached_property
    def rests_on(self) -> frozenset[str]:
        """What Coach must know to be so before it is asked; nothing for most."""
        return KNOWN_OR_NOT.intersection(self.themes)

    @cached_property
    def waits(self) -> bool:
        """Whether it is asked only once something is said, chosen or known."""
        return bool(self.on_theme or self.takes_for_granted or self.rests_on)

    @cached_property
    def called_by(self) -> tuple[Phrase, ...]:
        """What in a topic's title calls it up: what it takes for granted, else themes and bank."""
        if self.takes_for_granted:
            return phrases_of(sorted(self.takes_for_granted))
        halves = self.bank.split("-and-") if self.on_theme else ()
        return phrases_of((*self.themes, *halves))

    def is_named_by(self, words: frozenset[str]) -> bool:
        """Whether the words of a topic's title call it up."""
        return any(phrase <= words for phrase in self.called_by)

    def serves(self, part: Part) -> bool:
        """Asked in a part when its bank is, or when the part is one of its themes.

        A question about looking back, the agenda or the caseload is not asked in a discussion.
        """
        if part is Part.DISCUSS and PART_THEMES.intersection(self.themes):
            return False
        return part in self.parts or (part.value in self.themes and not self.in_groups)


@dataclass(frozen=True)
class Bank:
    """One file of questions."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Banks:
    """Every sound bank, and what is wrong with the others, one line a fault."""

    banks: tuple[Bank, ...]
    faults: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of the banks."""
        return tuple(question for bank in self.banks for question in bank.questions)

    def find(self, question_id: str) -> Question | None:
        """The question with an id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)

    def cell_counts(self) -> Counter[Cell]:
        """How many of all questions truly belong in each cell."""
        return self.count_cells(self.questions)

    @staticmethod
    def count_cells(questions: Iterable[Question]) -> Counter[Cell]:
        """How many truly belong in each cell: those that serve at most TIGHT_CELLS.

        What waits to be called up is not counted: a cell is to be served without it.
        """
        return Counter(
            cell
            for question in questions
            if question.cell_count <= TIGHT_CELLS and not question.in_groups
            if not question.waits and question.field is None
            for cell in question.cells
        )

    def search(self, typed: str) -> list[Question]:
        """Questions with every word typed in their text, tags or bank; all for no words."""
        words = typed.casefold().split()
        return [q for q in self.questions if all(word in q.haystack for word in words)]

    def themes(self) -> tuple[str, ...]:
        """Every theme, in alphabetical order."""
        return tuple(sorted({theme for q in self.questions for theme in q.themes}))
