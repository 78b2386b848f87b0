"""A session under way: where the pair stands, the time it takes, and the transaction of a move."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.attention import AttentionSegment, Source, seconds_by_function, seconds_said
from coach.domain.balance import minutes_of
from coach.domain.function_names import FunctionNames, NamedFunction, names_by
from coach.services.attention import AttentionClock, Stretch
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.discussion import AskedQuestion, CaseReference, Discussion
    from coach.domain.model import Function
    from coach.domain.people import Reader, Supervisee
    from coach.domain.policy import Policy
    from coach.domain.session import Place, Session
    from coach.services.cases import CaseService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class Tools:
    """What every service of a session works with."""

    stores: Stores
    content: Content
    clock: Clock
    ids: Ids
    cases: CaseService


class UnderWay:
    """One session under way in one window.

    Its place is this window's own; other windows on the same session keep theirs, and the last
    one to move is where the session resumes.
    """

    def __init__(
        self, tools: Tools, supervisee: Supervisee, session: Session, reader: Reader
    ) -> None:
        self.tools = tools
        self.supervisee = supervisee
        self.session = session
        self.reader = reader
        self.attention = AttentionClock(tools.stores, tools.clock, tools.ids)
        self.asked: AskedQuestion | None = None
        if session.place.asked_id is not None:
            self.asked = tools.stores.asked.get(session.place.asked_id, reader)

    @property
    def place(self) -> Place:
        """Where the pair stands."""
        return self.session.place

    @property
    def discussion(self) -> Discussion | None:
        """The discussion in hand, if any."""
        if self.place.discussion_id is None:
            return None
        return self.tools.stores.discussions.get(self.place.discussion_id, self.reader)

    @property
    def case(self) -> CaseReference | None:
        """The case in hand, if any."""
        cases = self.tools.stores.cases.of_file(self.supervisee.file.id)
        return next((case for case in cases if case.id == self.place.case_id), None)

    @contextmanager
    def change(self) -> Iterator[None]:
        """All of a move or none of it: on any error the conversation stands where it stood.

        Raises SessionClosed where another window has closed the session meanwhile.
        """
        before = (self.session, self.asked, self.attention.remember())
        try:
            with self.tools.stores.atomic():
                standing = self.tools.stores.sessions.get(self.session.id, self.reader)
                standing.require_under_way()
                self.session = replace(standing, place=self.session.place)
                yield
                self._attend()
                self.tools.stores.sessions.save_place(self.session)
        except BaseException:
            self.session, self.asked, remembered = before
            self.attention.restore(remembered)
            raise

    def stand(self, place: Place) -> None:
        """Stand elsewhere; for use inside `change`."""
        self.session = self.session.stand(place)

    def ask(self, asked: AskedQuestion | None) -> None:
        """Take a question in hand; for use inside `change`."""
        self.asked = asked
        self.stand(replace(self.place, asked_id=asked.id if asked else None, cursor=0))

    def policy(self) -> Policy:
        """The rules that this session is held by; the first of all where they are gone."""
        policies = self.tools.content.policies()
        wanted = self.session.policy_id
        return next((one for one in policies if one.id == wanted), policies[0])

    def names(self) -> FunctionNames:
        """The functions by the names of the policy that this session is held by."""
        return names_by(self.tools.content.policies(), self.session.policy_id)

    def named_function(self) -> NamedFunction | None:
        """The policy's own function that the pair named, if any."""
        wanted = self.place.policy_function
        return self.names().named(wanted) if wanted is not None else None

    def functions_in_hand(self) -> tuple[Function, ...]:
        """The function the pair chose, else those of the question in hand."""
        named = self.named_function()
        if named is not None:
            return named.stands_for
        if self.place.function is not None:
            return (self.place.function,)
        return self.asked.functions if self.asked else ()

    def _attend(self) -> None:
        if self.place.set_down:
            self.attention.stop()
            return
        self.attention.turn_to(
            Stretch(
                self.session.file_id,
                self.session.id,
                self.place.part,
                self.place.stage_in_hand(),
                self.place.discussion_id,
                self.place.asked_id,
                self.functions_in_hand(),
                self.place.policy_function,
            )
        )

    def correct_minutes(self, minutes: float) -> AttentionSegment:
        """The pair's own minutes for the question in hand. Raises BadInput out of range."""
        with self.change():
            self._attend()
            return self.attention.correct(minutes)

    def keep_time(self) -> None:
        """Keep what the running stretch took so far, while nothing is being said."""
        with self.tools.stores.atomic():
            self.attention.beat()

    def minutes_so_far(self) -> dict[str, float]:
        """Minutes by the policy's functions in this session, as timed and corrected, by name."""
        stretches = self.tools.stores.attention.of_session(self.session.id, self.reader)
        timed = [s for s in stretches if s.source is not Source.FELT]
        names = self.names()
        laid = names.lay_out(seconds_by_function(timed), seconds_said(timed))
        minutes = minutes_of(laid, names.ids)
        return {
            one.name: minutes[one.id] for one in names.all if not one.is_open or minutes[one.id]
        }

    def pause(self) -> None:
        """Leave for now: keep the place and the time, and stop the clock."""
        with self.change():
            pass
        with self.tools.stores.atomic():
            self.attention.stop()
