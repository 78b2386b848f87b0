"""Asks the next question, goes back to the last one, and says why it was asked."""

from __future__ import annotations

from coach.domain.coaching import Situation, Suggestion, suggest
from coach.domain.discussion import AskedQuestion
from coach.domain.question import Question
from coach.domain.row import Audience, Destination
from coach.errors import NotFound
from coach.services.conversation import Conversation

LATELY = 3
"""Sessions back in which a question counts as asked lately."""


class Asking:
    """The questions of one conversation."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def situation(self) -> Situation:
        """All that the next choice rests on."""
        talk, place = self._talk, self._talk.place
        session = talk.session
        asked = talk.tools.stores.asked.of_session(session.id, talk.reader)
        stage = place.stage_in_hand()
        here = tuple(
            one.question_id
            for one in asked
            if (one.part, one.discussion_id, one.stage) == (place.part, place.discussion_id, stage)
        )
        return Situation(
            part=place.part,
            stage=stage,
            lens=place.lens,
            function=place.function,
            theme=place.theme,
            staff_group=talk.supervisee.person.staff_group,
            asked_here=here,
            asked_in_session=frozenset(one.question_id for one in asked),
            asked_lately=talk.tools.stores.sessions.asked_lately(
                session.file_id, session.id, LATELY
            ),
        )

    def next(self) -> AskedQuestion | None:
        """Ask the next question; None where no bank has one for this place."""
        talk = self._talk
        suggestion = suggest(talk.tools.content.banks().questions, self.situation())
        with talk.change():
            asked = None
            if suggestion is not None:
                asked = talk.tools.stores.asked.add(self._asked(suggestion))
            talk.ask(asked)
        return asked

    def _asked(self, suggestion: Suggestion) -> AskedQuestion:
        talk, question = self._talk, suggestion.question
        return AskedQuestion(
            id=talk.tools.ids.new(),
            file_id=talk.session.file_id,
            session_id=talk.session.id,
            discussion_id=talk.place.discussion_id,
            part=talk.place.part,
            stage=talk.place.stage_in_hand(),
            lens=talk.place.lens,
            bank=question.bank,
            question_id=question.id,
            wording=question.text,
            why=suggestion.why,
            functions=question.functions,
            asked_at=talk.tools.clock.now(),
            audience=Audience.PAIR,
            destination=Destination.UNPLACED,
            case_id=talk.place.case_id,
        )

    def choose(self, question_id: str) -> AskedQuestion:
        """Ask a question that the pair chose. Raises NotFound."""
        talk = self._talk
        question = talk.tools.content.banks().find(question_id)
        if question is None:
            raise NotFound("That question is not in the banks any more.")
        with talk.change():
            asked = talk.tools.stores.asked.add(
                self._asked(Suggestion(question, "You chose it yourselves."))
            )
            talk.ask(asked)
        return asked

    def back(self) -> AskedQuestion | None:
        """Take the question before this one in hand again; None at the first of this place."""
        talk = self._talk
        asked = talk.tools.stores.asked.of_session(talk.session.id, talk.reader)
        here = [
            one
            for one in asked
            if one.part is talk.place.part and one.discussion_id == talk.place.discussion_id
        ]
        places = [i for i, one in enumerate(here) if talk.asked and one.id == talk.asked.id]
        place = places[0] if places else len(here)
        if place == 0:
            return None
        with talk.change():
            talk.ask(here[place - 1])
        return here[place - 1]

    def why(self) -> str | None:
        """Why the question in hand was asked; None where there is no question."""
        return self._talk.asked.why if self._talk.asked else None

    def beside(self) -> Question | None:
        """The supportive question that stands beside a challenging one, if this is one."""
        asked = self._talk.asked
        banks = self._talk.tools.content.banks()
        question = banks.find(asked.question_id) if asked else None
        return banks.find(question.beside) if question and question.beside else None
