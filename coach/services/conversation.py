"""The conversation of one session: where the pair stands, and every way to move on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.domain.agreed_action import AgreedAction
from coach.domain.attention import AttentionSegment, Source, seconds_by_function
from coach.domain.balance import minutes_of
from coach.domain.discussion import (
    AskedQuestion,
    CaseReference,
    Discussion,
    Note,
    SweepOutcome,
)
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.people import Reader, Supervisee
from coach.domain.row import Destination, Voice
from coach.domain.session import Decision, Disagreement, ImmediateRisk, Place, Session
from coach.errors import BadInput, PlacementRefused
from coach.services.attention import AttentionClock, Stretch
from coach.services.cases import CaseService
from coach.text import clean_name

if TYPE_CHECKING:
    from coach.services.ports import Clock, Content, Ids, Stores


@dataclass(frozen=True)
class Tools:
    """What every service of a session works with."""

    stores: Stores
    content: Content
    clock: Clock
    ids: Ids
    cases: CaseService


@dataclass(frozen=True)
class CaseTaken:
    """What taking a case did."""

    case: CaseReference
    is_new: bool
    stayed_personal: int
    """Earlier notes of this topic that stay bound for the personal record."""
    risks: int = 0
    """Immediate risks that had no case yet and now go to this one."""


class Conversation:
    """One session under way. It writes each move down before it returns.

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

    def functions_in_hand(self) -> tuple[Function, ...]:
        """The function the pair chose, else those of the question in hand."""
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
            )
        )

    def go_to(self, part: Part) -> None:
        """Go to a part; Discuss takes up its latest discussion where it stood."""
        with self.change():
            self._enter(part)

    def _enter(self, part: Part) -> None:
        case_id = None if self.place.part is Part.DISCUSS else self.place.case_id
        self.session = self.session.visit(part)
        self.asked = None
        if part is not Part.DISCUSS:
            return
        place = replace(self.place, stage=Stage.EXPERIENCE)
        discussions = [
            one
            for one in self.tools.stores.discussions.of_session(self.session.id, self.reader)
            if case_id is None or one.case_id == case_id
        ]
        if case_id is not None and not discussions:
            self._open_discussion(_case_title(self._case_with(case_id)), case_id)
            return
        if discussions:
            latest = discussions[-1]
            asked = self.tools.stores.asked.of_session(self.session.id, self.reader)
            stages = [a.stage for a in asked if a.discussion_id == latest.id and a.stage]
            place = replace(
                place,
                discussion_id=latest.id,
                case_id=latest.case_id,
                stage=stages[-1] if stages else Stage.EXPERIENCE,
            )
        self.stand(place)

    def begin_topic(self, title: str) -> Discussion:
        """Begin a reflective discussion. Raises BadInput for a title without letters.

        A case named just before, with nothing said of it yet, is what the topic is about.
        """
        title = clean_name(title, "topic")
        with self.change():
            case_id = self._case_for_a_topic()
            fresh = self._untouched_case_topic()
            if fresh is not None:
                discussion = self.tools.stores.discussions.save(replace(fresh, title=title))
                self._stand_in(discussion)
                return discussion
            return self._open_discussion(title, case_id)

    def _case_for_a_topic(self) -> str | None:
        """The case named just before, unless something was kept of it outside any discussion.

        A case that the sweep marked for discussion is meant all the same.
        """
        case_id = self.place.case_id
        if case_id is None or self.place.discussion_id is not None:
            return None
        sweeps = self.tools.stores.sweeps.of_session(self.session.id, self.reader)
        if any(s.case_id == case_id and s.outcome is SweepOutcome.DISCUSS for s in sweeps):
            return case_id
        kept = any(text.case_id == case_id and text.discussion_id is None for text in self._kept())
        return None if kept else case_id

    def _kept(self) -> list[Note | AgreedAction | Decision | Disagreement | ImmediateRisk]:
        """Everything said so far that stands under a case or a discussion."""
        stores, session_id, reader = self.tools.stores, self.session.id, self.reader
        return [
            *stores.notes.of_session(session_id, reader),
            *stores.actions.of_session(session_id, reader),
            *stores.decisions.of_session(session_id, reader),
            *stores.disagreements.of_session(session_id, reader),
            *stores.risks.of_session(session_id, reader),
        ]

    def _untouched_case_topic(self) -> Discussion | None:
        """The discussion in hand, if a case alone opened it and nothing is said in it yet."""
        discussion, case = self.discussion, self.case
        if discussion is None or case is None or discussion.title != _case_title(case):
            return None
        said = any(text.discussion_id == discussion.id for text in self._kept())
        return None if said else discussion

    def _case_with(self, case_id: str) -> CaseReference:
        cases = self.tools.stores.cases.of_file(self.session.file_id)
        return next(case for case in cases if case.id == case_id)

    def _open_discussion(self, title: str, case_id: str | None) -> Discussion:
        if self.place.part is not Part.DISCUSS:
            self.session = self.session.visit(Part.DISCUSS)
        earlier = self.tools.stores.discussions.of_session(self.session.id, self.reader)
        discussion = self.tools.stores.discussions.add(
            Discussion(
                id=self.tools.ids.new(),
                file_id=self.session.file_id,
                session_id=self.session.id,
                title=title,
                case_id=case_id,
                destination=Destination.CASE if case_id else Destination.PERSONAL,
                position=len(earlier) + 1,
            )
        )
        self._stand_in(discussion)
        return discussion

    def _stand_in(self, discussion: Discussion) -> None:
        self.asked = None
        self.stand(
            Place(
                part=Part.DISCUSS,
                discussion_id=discussion.id,
                case_id=discussion.case_id,
                stage=Stage.EXPERIENCE,
                voice=self.place.voice,
                function=self.place.function,
            )
        )

    def take_case(self, reference: str) -> CaseTaken:
        """Take a case in hand, adding it to the caseload if it is new there.

        A discussion about no case becomes this case's; one about another case is left, and a
        discussion of this case begins. Raises BadInput for an empty reference.
        """
        with self.change():
            case, is_new = self.tools.cases.add(self.supervisee, reference)
            risks = self._give_risks(case)
            stayed = 0
            discussion = self.discussion
            if self.place.part is not Part.DISCUSS:
                self.stand(replace(self.place, case_id=case.id, destination=None))
            elif discussion is None or discussion.case_id not in (None, case.id):
                self._open_discussion(_case_title(case), case.id)
            else:
                stayed = self._give_case(discussion, case)
            return CaseTaken(case, is_new, stayed, risks)

    def _give_risks(self, case: CaseReference) -> int:
        """A risk raised in a hurry, before anybody named a case, goes to the one named now."""
        risks = self.tools.stores.risks.of_session(self.session.id, self.reader)
        homeless = [risk for risk in risks if risk.case_id is None]
        for risk in homeless:
            self.tools.stores.risks.save(
                replace(risk, case_id=case.id, destination=Destination.CASE)
            )
        return len(homeless)

    def _give_case(self, discussion: Discussion, case: CaseReference) -> int:
        notes = self.tools.stores.notes.of_session(self.session.id, self.reader)
        mine = [n for n in notes if n.discussion_id == discussion.id and n.case_id is None]
        for note in mine:  # so that they can be placed on the case later
            self.tools.stores.notes.save(replace(note, case_id=case.id))
        if discussion.case_id is None:
            self.tools.stores.discussions.save(
                replace(discussion, case_id=case.id, destination=Destination.CASE)
            )
        self.stand(replace(self.place, case_id=case.id, destination=None))
        return sum(note.destination is Destination.PERSONAL for note in mine)

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
            self.stand(replace(self.place, function=function))

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

        Raises PlacementRefused for the case record while no case is in hand.
        """
        if destination is Destination.CASE and self.place.case_id is None:
            raise PlacementRefused("No case is in hand yet; name one with :case K1 first.")
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

    def correct_minutes(self, minutes: float) -> AttentionSegment:
        """The pair's own minutes for the question in hand. Raises BadInput out of range."""
        with self.change():
            self._attend()
            return self.attention.correct(minutes)

    def keep_time(self) -> None:
        """Keep what the running stretch took so far, while nothing is being said."""
        with self.tools.stores.atomic():
            self.attention.beat()

    def minutes_left(self) -> int:
        """Whole minutes until the agreed end; below zero once it is past."""
        began = self.session.started_at or self.tools.clock.now()
        gone = (self.tools.clock.now() - began).total_seconds() / 60
        return int(self.session.agreed_minutes - gone)

    def minutes_so_far(self) -> dict[Function, float]:
        """Minutes by function in this session, as timed and corrected."""
        stretches = self.tools.stores.attention.of_session(self.session.id, self.reader)
        timed = [s for s in stretches if s.source is not Source.FELT]
        return minutes_of(seconds_by_function(timed))

    def pause(self) -> None:
        """Leave for now: keep the place and the time, and stop the clock."""
        with self.change():
            pass
        with self.tools.stores.atomic():
            self.attention.stop()


def _case_title(case: CaseReference) -> str:
    return f"Case {case.reference}"
