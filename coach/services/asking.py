"""Asks the next question, goes back to the last one, and says why it was asked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.asides import AsideKind, AsideListing, QuestionAside
from coach.domain.balance_rules import WINDOW_SESSIONS
from coach.domain.coaching import Suggestion, suggest
from coach.domain.coverage import Coverage, Visit
from coach.domain.discussion import AskedQuestion, Discussion
from coach.domain.model import Part
from coach.domain.row import Audience, Destination
from coach.domain.situation import Situation
from coach.errors import NotFound
from coach.services.asides import AsideService
from coach.text import folded

if TYPE_CHECKING:
    from coach.domain.question import Question
    from coach.domain.session import Need
    from coach.services.conversation import Conversation

LATELY = 3
"""Sessions back in which a question counts as asked lately."""


class Asking:
    """The questions of one conversation."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        tools = talk.tools
        self._asides = AsideService(tools.stores, tools.content, tools.clock)

    def situation(self) -> Situation:
        """All that the next choice rests on."""
        talk, place = self._talk, self._talk.place
        session, stores = talk.session, talk.tools.stores
        asked = stores.asked.of_session(session.id, talk.reader)
        stage, discussion = place.stage_in_hand(), talk.discussion
        in_discussion = [
            one
            for one in asked
            if (one.part, one.discussion_id) == (place.part, place.discussion_id)
        ]
        visits = [Visit(one.stage, one.functions, one.stakeholders) for one in in_discussion]
        put_off, refused = self._set_aside()
        return Situation(
            part=place.part,
            stage=stage,
            lens=place.lens,
            function=place.function,
            theme=place.theme,
            staff_group=talk.supervisee.person.staff_group,
            need=self._need(discussion),
            topic=_words(discussion.title) if discussion else frozenset(),
            sessions_before=stores.sessions.held_by(session.pair_id),
            has_self_care_plan=self._has_plan(),
            is_family=place.part is Part.DISCUSS and place.case_id is not None,
            asked_here=tuple(one.question_id for one in in_discussion if one.stage == stage),
            asked_in_discussion=tuple(one.question_id for one in in_discussion),
            asked_in_session=frozenset(one.question_id for one in asked),
            asked_lately=stores.sessions.asked_lately(session.file_id, session.id, LATELY),
            put_off=put_off,
            refused=refused,
            discussion=Coverage.of(visits),
            window=Coverage.of(stores.visits.of_window(session.file_id, WINDOW_SESSIONS)),
        )

    def _need(self, discussion: Discussion | None) -> Need | None:
        """What the supervisee needs from the topic, as the agenda says."""
        if discussion is None:
            return None
        talk = self._talk
        items = talk.tools.stores.agenda.of_session(talk.session.id, talk.reader)
        named = [item for item in items if folded(item.title) == folded(discussion.title)]
        return named[0].need if named else None

    def _has_plan(self) -> bool:
        """Whether a self-care plan stands that this pair may see."""
        items = self._talk.tools.stores.self_care.items(
            self._talk.session.file_id, self._talk.reader
        )
        return any(item.until_version is None for item in items)

    def _set_aside(self) -> tuple[frozenset[str], frozenset[str]]:
        """The questions put off to this session, and those not to be asked in it."""
        session = self._talk.session
        asides = self._talk.tools.stores.asides.of_file(session.file_id)
        refused = {one.question_id for one in asides if one.kind is AsideKind.NOT_FOR_US}
        later = {one.question_id for one in asides if one.session_id == session.id}
        earlier = {one.question_id for one in asides} - refused - later
        return frozenset(earlier), frozenset(refused | later)

    def suggestions(self) -> list[Suggestion]:
        """Up to three questions for this place, the best first, each with its reason."""
        return suggest(self._talk.tools.content.banks().questions, self.situation())

    def next(self) -> AskedQuestion | None:
        """Ask the next question; None where no bank has one for this place."""
        found = self.suggestions()
        if not found:
            with self._talk.change():
                self._talk.ask(None)
            return None
        return self.take(found[0])

    def take(self, suggestion: Suggestion) -> AskedQuestion:
        """Ask a question that was suggested."""
        talk = self._talk
        with talk.change():
            asked = talk.tools.stores.asked.add(self._asked(suggestion))
            talk.ask(asked)
            self._come_back(suggestion.question.id)
        return asked

    def _come_back(self, question_id: str) -> None:
        """A question put off to this time has come back once it is asked."""
        stores = self._talk.tools.stores
        for one in stores.asides.of_file(self._talk.session.file_id):
            if one.question_id == question_id and one.kind is AsideKind.NEXT_TIME:
                stores.asides.save(replace(one, withdrawn_at=self._talk.tools.clock.now()))

    def set_aside(self, kind: AsideKind) -> QuestionAside:
        """Put the question in hand off to next time, or say that it is not for this pair.

        Another one is asked in its place. Raises NotFound where there is no question in hand.
        """
        talk = self._talk
        asked = talk.asked
        if asked is None:
            raise NotFound("There is no question in hand to set aside.")
        with talk.change():
            aside = talk.tools.stores.asides.add(
                QuestionAside(
                    id=talk.tools.ids.new(),
                    file_id=talk.session.file_id,
                    session_id=talk.session.id,
                    question_id=asked.question_id,
                    kind=kind,
                )
            )
            self.next()
        return aside

    def take_back(self) -> QuestionAside:
        """Undo the last setting aside of this session. Raises NotFound where there is none."""
        talk = self._talk
        asides = talk.tools.stores.asides
        with talk.change():
            mine = [
                one
                for one in asides.of_file(talk.session.file_id)
                if one.session_id == talk.session.id
            ]
            if not mine:
                raise NotFound("No question was set aside in this session.")
            return asides.save(replace(mine[-1], withdrawn_at=talk.tools.clock.now()))

    def set_aside_so_far(self) -> list[AsideListing]:
        """What this pair has set aside in any session and not taken back, latest first."""
        return self._asides.listing(self._talk.session.file_id)

    def bring_back(self, question_id: str) -> None:
        """Let a question be suggested again, whenever it was set aside. Raises NotFound."""
        with self._talk.change():
            self._asides.take_back(self._talk.session.file_id, question_id)

    def others(self) -> list[Suggestion]:
        """The suggestions beside the question in hand: what it would be instead."""
        asked = self._talk.asked
        return [
            one
            for one in self.suggestions()
            if asked is None or one.question.id != asked.question_id
        ]

    def ask_own(self, text: str) -> AskedQuestion:
        """Ask a question of the pair's own and keep it in their bank.

        Raises BadInput for words that make no open question, StorageFailed.
        """
        talk = self._talk
        kept = talk.tools.content.keep_question(text, talk.place.stage_in_hand())
        return self.choose(kept)

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
            stakeholders=question.stakeholders,
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
        return self.take(Suggestion(question, "You chose it yourselves."))

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


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(title)))
