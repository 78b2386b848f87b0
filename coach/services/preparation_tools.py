"""Answering the preparation tools: each alone or both together, and only shared by choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.preparation_tool import (
    PreparationTool,
    ToolAnswer,
    ToolQuestion,
    answer_of,
)
from coach.domain.row import Audience, Destination
from coach.errors import IllegalMove, NotFound
from coach.services.drafts import WindowDraft
from coach.text import clean_note, printable

if TYPE_CHECKING:
    from coach.domain.people import Reader, Supervisee
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


class ToolService:
    """The tools, and what a pair made of them. No document holds a word of it."""

    def __init__(self, stores: Stores, content: Content, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._ids = ids

    def all(self) -> tuple[PreparationTool, ...]:
        """Every tool."""
        return self._content.preparation_tools()

    def find(self, wanted: str) -> PreparationTool:
        """A tool by its id. Raises NotFound with the ids there are."""
        for one in self.all():
            if one.id == wanted.strip().lower():
                return one
        ids = ", ".join(one.id for one in self.all())
        raise NotFound(f"There is no tool “{printable(wanted)[:40]}”; there is: {ids}.")

    def answers(
        self, supervisee: Supervisee, tool: PreparationTool, reader: Reader
    ) -> list[ToolAnswer]:
        """The answers that this reader may see."""
        return self._stores.tool_answers.of_tool(supervisee.file.id, tool.id, reader)

    def kept_back(
        self, supervisee: Supervisee, tool: PreparationTool, person_id: str
    ) -> frozenset[str]:
        """The questions somebody answered for themselves alone, without a word of the answers."""
        return self._stores.tool_answers.kept_back(supervisee.file.id, tool.id, person_id)

    def answer(
        self,
        supervisee: Supervisee,
        tool: PreparationTool,
        question: ToolQuestion,
        person_id: str,
        words: str,
        reader: Reader,
    ) -> ToolAnswer | None:
        """Keep what somebody says to a question; without words it is taken out.

        The owner of this home, alone, writes for themselves until they share it. Anybody else's
        words, and those written with both looking, are for both. Raises IllegalMove where the
        owner has an answer here that the other may not see.
        """
        words = clean_note(words)
        with self._stores.atomic():
            before = answer_of(self.answers(supervisee, tool, reader), person_id, question)
            if before is None:
                self._refuse_hidden(supervisee, tool, question, person_id)
                return self._add(supervisee, tool, question, person_id, words, reader)
            gone = None if words.strip() else self._clock.now()
            if words == before.words:
                return before
            kept = words if words.strip() else before.words
            saved = self._stores.tool_answers.save(
                replace(before, words=kept, wording=question.text, withdrawn_at=gone)
            )
            return None if gone else saved

    def _refuse_hidden(
        self, supervisee: Supervisee, tool: PreparationTool, question: ToolQuestion, person_id: str
    ) -> None:
        if question.id in self.kept_back(supervisee, tool, person_id):
            raise IllegalMove(
                "There is an answer here that is only yours; share it or change it when you are "
                "alone. Nothing was changed."
            )

    def _add(
        self,
        supervisee: Supervisee,
        tool: PreparationTool,
        question: ToolQuestion,
        person_id: str,
        words: str,
        reader: Reader,
    ) -> ToolAnswer | None:
        if not words.strip():
            return None
        only_mine = reader.alone and person_id == reader.owner_id
        return self._stores.tool_answers.add(
            ToolAnswer(
                id=self._ids.new(),
                file_id=supervisee.file.id,
                person_id=person_id,
                owner_id=person_id,
                tool=tool.id,
                question=question.id,
                wording=question.text,
                words=words,
                audience=Audience.ONLY_MINE if only_mine else Audience.PAIR,
                destination=Destination.UNPLACED,
                shared_at=None if only_mine else self._clock.now(),
            )
        )

    def share(self, answer: ToolAnswer) -> ToolAnswer:
        """Let the other one read it. Raises IllegalMove where they may already."""
        with self._stores.atomic():
            return self._stores.tool_answers.save(answer.share(self._clock.now()))

    def draft(self, supervisee: Supervisee, question: ToolQuestion, person_id: str) -> WindowDraft:
        """Words typed for an answer and not taken yet."""
        window = f"tool {question.id} {person_id}"
        return WindowDraft(self._stores, self._clock, supervisee.file.id, window)
