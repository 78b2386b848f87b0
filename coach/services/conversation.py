"""The conversation of one session: every way for a pair to move on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.record_headings import keep_case_words_out
from coach.domain.row import Destination, Voice
from coach.errors import BadInput, PlacementRefused
from coach.services.topics import CaseTaken, Topics
from coach.services.under_way import Tools, UnderWay
from coach.text import clean_name

if TYPE_CHECKING:
    from coach.domain.discussion import Discussion
    from coach.domain.function_names import NamedFunction
    from coach.domain.people import Reader, Supervisee
    from coach.domain.session import Session


class Conversation(UnderWay):
    """A session under way, and its moves. It writes each down before it returns."""

    def __init__(
        self, tools: Tools, supervisee: Supervisee, session: Session, reader: Reader
    ) -> None:
        super().__init__(tools, supervisee, session, reader)
        self._topics = Topics(self)

    def go_to(self, part: Part) -> None:
        """Go to a part; Discuss takes up its latest discussion where it stood."""
        with self.change():
            self._enter(part)

    def _enter(self, part: Part) -> None:
        case_id = None if self.place.part is Part.DISCUSS else self._topics.named_case()
        self.session = self.session.visit(part)
        self.asked = None
        if part is Part.DISCUSS:
            self._topics.resume(case_id)

    def begin_topic(self, title: str) -> Discussion:
        """Begin a reflective discussion. Raises BadInput for a title without letters.

        A case named just before, with nothing said of it yet, is what the topic is about.
        """
        title = clean_name(title, "topic")
        with self.change():
            return self._topics.begin(title)

    def take_case(self, reference: str) -> CaseTaken:
        """Take a case in hand, adding it to the caseload if it is new there.

        A discussion about no case becomes this case's; one about another case is left, and a
        discussion of this case begins. Raises BadInput for an empty reference.
        """
        with self.change():
            return self._topics.take_case(reference)

    def move_to_stage(self, stage: Stage) -> None:
        """Go to a stage of the cycle, and to Discuss if the pair is elsewhere."""
        with self.change():
            if self.place.part is not Part.DISCUSS:
                self._enter(Part.DISCUSS)
            self.asked = None
            self.stand(replace(self.place, stage=stage, destination=None, asked_id=None))

    def look_from(self, lens: Stakeholder | None) -> None:
        """Look from a stakeholder's side, or from none in particular."""
        with self.change():
            self.stand(replace(self.place, lens=lens))

    def attend_to(self, function: Function | None) -> None:
        """Choose the function that questions and minutes serve, or leave it to the questions."""
        with self.change():
            self.stand(replace(self.place, function=function, policy_function=None))

    def serve(self, wanted: str) -> NamedFunction | None:
        """As `attend_to`, by the policy's own name or id; no word leaves it to the questions.

        Where its name stands for several of the model's, questions stay free among them. Raises
        BadInput with the names that can be said.
        """
        if not wanted.strip():
            self.attend_to(None)
            return None
        names = self.names()
        named = names.named(wanted)
        word = wanted.strip().lower()
        if named is None and word in list(Function):  # one of the model's four, whatever its name
            self.attend_to(Function(word))
            return None
        if named is None:
            known = ", ".join(one.id for one in names.own)
            raise BadInput(f"“{wanted[:40]}” is no function here; choose one of: {known}.")
        (function, *more) = named.stands_for
        with self.change():
            self.stand(
                replace(
                    self.place,
                    function=None if more else function,
                    policy_function=named.id,
                )
            )
        return named

    def take_theme(self, theme: str | None) -> None:
        """Ask about one theme, or about any. Raises BadInput for one that no bank has."""
        themes = self.tools.content.banks().themes()
        if theme is not None and theme not in themes:
            raise BadInput(
                f"No question has the theme “{theme}”; the themes are: {', '.join(themes)}."
            )
        with self.change():
            self.stand(replace(self.place, theme=theme))

    def speak_as(self, voice: Voice) -> None:
        """Say whose words the next notes are."""
        with self.change():
            self.stand(replace(self.place, voice=voice))

    def send_to(self, destination: Destination | None) -> None:
        """Say where the next notes of this part, topic, case and stage go; None is the usual.

        Raises PlacementRefused for the case record while no case is in hand, and for a personal
        record that takes no words about cases while one is.
        """
        self.session.allow(destination)
        if destination is Destination.CASE and self.place.case_id is None:
            raise PlacementRefused("No case is in hand yet; name the case first.")
        if destination is Destination.PERSONAL and self.place.case_id is not None:
            keep_case_words_out(self.policy())
        with self.change():
            self.stand(replace(self.place, destination=destination))

    def set_down(self) -> None:
        """Stop asking, measuring and keeping, until it is taken up again."""
        with self.change():
            self.stand(replace(self.place, set_down=True))

    def take_up(self) -> None:
        """Go on where it was set down."""
        with self.change():
            self.stand(replace(self.place, set_down=False))
