"""The function balance of a supervisee: what was measured, felt and covered, and why it may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.balance import Balance, SessionBalance
from coach.domain.balance_answer import BalanceAnswer
from coach.domain.balance_words import picture_in_words
from coach.domain.coverage import Coverage, Covered
from coach.domain.function_names import FunctionNames, names_by
from coach.domain.goes import in_the_file
from coach.domain.row import Audience, Destination, Voice
from coach.errors import BadInput, NotFound
from coach.services.balance_ports import BalancePaper
from coach.services.drafts import WindowDraft
from coach.services.feeling import Feeling
from coach.text import clean_note
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.balance_rules import BalanceRules, Window
    from coach.domain.people import Reader, Supervisee
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class Asked:
    """What somebody writes to *why may this be?*, and where it goes."""

    words: str
    voice: Voice = Voice.BOTH
    audience: Audience = Audience.PAIR
    destination: Destination = Destination.UNPLACED
    """Feelings enter no record until they are placed."""
    session_id: str | None = None
    """The session under way in which it is said, if any."""


class BalanceService:
    """Reads attention as a balance, and keeps what people make of it."""

    def __init__(
        self, stores: Stores, content: Content, clock: Clock, ids: Ids, rules: BalanceRules
    ) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._ids = ids
        self.rules = rules
        """As they were chosen, with what could not be followed."""
        self._feeling = Feeling(stores, content, clock, ids)

    def of(
        self,
        supervisee: Supervisee,
        window: Window | None = None,
        on: date | None = None,
        under_way: str | None = None,
    ) -> Balance:
        """The balance over the window that ends today, or on a day; oldest session first.

        `under_way` is the id of a session still open that is to be among them.
        """
        window = window or self.rules.window
        names = self.names(supervisee)
        ends = on or self._clock.today()
        found = self._stores.balances.times(supervisee.file.id, window, ends, under_way)
        sessions = tuple(one.under(names) for one in found)
        return Balance(
            supervisee.person.name,
            sessions,
            names,
            self.rules,
            window,
            supervisee.supervisor.name,
        )

    def covered(self, balance: Balance) -> Covered:
        """What was asked and talked about in its sessions, by the 64 cells."""
        ids = [one.session_id for one in balance.sessions]
        visits = self._stores.visits.of_sessions(ids)
        return Covered(Coverage.of(visits), self._stores.balances.talked(ids))

    def paper(self, supervisee: Supervisee, reader: Reader) -> BalancePaper:
        """All that its document shows: of the answers those placed in the personal record."""
        balance = self.of(supervisee)
        answers = [
            one
            for one in self.answers(supervisee, reader)
            if one.audience is Audience.PAIR and one.destination is Destination.PERSONAL
        ]
        policies = {one.id: one for one in self._content.policies()}
        policy = policies.get(supervisee.pair.policy_id, self._content.policies()[0])
        covered = self.covered(balance)
        return BalancePaper(balance, covered, tuple(answers), in_the_file(policy))

    def names(self, supervisee: Supervisee) -> FunctionNames:
        """The functions by the names of the policy that the pair works by."""
        return names_by(self._content.policies(), supervisee.pair.policy_id)

    def names_for(self, session: SessionBalance) -> FunctionNames:
        """The functions by which somebody says how a session felt: those it was held by."""
        return self._feeling.names(session.held_by[0])

    def feel(
        self,
        supervisee: Supervisee,
        session_id: str,
        whose: Voice,
        figures: Sequence[float],
        reader: Reader,
    ) -> dict[str, float]:
        """Somebody's own sense of a session, in per cent, also long after it.

        Gives what was kept, by name. Raises BadInput, NotFound for a session of somebody else.
        """
        with self._stores.atomic():
            session = self._stores.sessions.get(session_id, reader)
            if session.file_id != supervisee.file.id:
                raise NotFound("That is no session of theirs.")
            return self._feeling.keep(session, whose, figures, reader)

    def take_back_sense(self, session_id: str, whose: Voice, reader: Reader) -> bool:
        """Take somebody's sense of a session back; whether there was one. Raises NotFound."""
        with self._stores.atomic():
            session = self._stores.sessions.get(session_id, reader)
            return self._feeling.take_back(session, whose, reader)

    def draft(self, supervisee: Supervisee) -> WindowDraft:
        """Words about it that somebody types alone, kept like any others until they are taken."""
        return WindowDraft(self._stores, self._clock, supervisee.file.id, "balance")

    def answers(self, supervisee: Supervisee, reader: Reader) -> list[BalanceAnswer]:
        """What was said to *why may this be?* so far, oldest first, as this reader may see it."""
        return self._stores.balance_answers.of_file(supervisee.file.id, reader)

    def answer(self, supervisee: Supervisee, balance: Balance, asked: Asked) -> BalanceAnswer:
        """Keep an answer with the picture it is about. Raises BadInput without words, and
        PlacementRefused."""
        words = clean_note(asked.words).strip()
        if not words:
            raise BadInput("A few words are enough, or leave it; nothing was kept.", "words")
        days = [one.held_on for one in balance.sessions]
        kept = BalanceAnswer(
            id=self._ids.new(),
            file_id=supervisee.file.id,
            session_id=asked.session_id,
            words=words,
            voice=asked.voice,
            audience=asked.audience,
            answered_on=self._clock.today(),
            window=str(balance.window),
            first_on=days[0] if days else None,
            last_on=days[-1] if days else None,
            picture=picture_in_words(balance),
        ).place(asked.destination)
        return self._stores.balance_answers.add(kept)

    def place(self, answer_id: str, destination: Destination, reader: Reader) -> BalanceAnswer:
        """Place an answer. A closed record stays as it is. Raises NotFound, PlacementRefused."""
        store = self._stores.balance_answers
        return store.save(store.get(answer_id, reader).place(destination))

    def take_back(self, answer_id: str, reader: Reader) -> BalanceAnswer:
        """Take an answer back; `bring_back` undoes it. Raises NotFound."""
        store = self._stores.balance_answers
        standing = store.get(answer_id, reader)
        return store.save(replace(standing, withdrawn_at=self._clock.now()))

    def bring_back(self, answer_id: str, reader: Reader) -> BalanceAnswer:
        """Bring an answer back. Raises NotFound."""
        store = self._stores.balance_answers
        return store.save(replace(store.get(answer_id, reader), withdrawn_at=None))
