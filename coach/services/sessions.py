"""Opens a pair's session: a new one, or the one under way at the place where it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.people import Reader, Supervisee
from coach.domain.session import Session, SessionKind
from coach.errors import SessionNotUnderWay
from coach.services.agreeing import Agreeing
from coach.services.asking import Asking
from coach.services.balance_in_session import BalanceInSession
from coach.services.bringing import bring_prepared
from coach.services.calling_off import CallingOff
from coach.services.care_talk import CareTalk
from coach.services.carrying import Carrying
from coach.services.closing import Closing
from coach.services.conversation import Conversation
from coach.services.coverage import CoverageService
from coach.services.drafts import SessionDrafts
from coach.services.looking_back import LookingBack
from coach.services.noting import Noting
from coach.services.nudging import Nudging
from coach.services.outcomes import Outcomes
from coach.services.timekeeping import SessionTime
from coach.services.writing import Writing
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.nudging import NudgeKind
    from coach.services.balance import BalanceService
    from coach.services.log import LogService
    from coach.services.papers import PaperService
    from coach.services.self_care import SelfCareService
    from coach.services.under_way import Tools


@dataclass(frozen=True)
class PairSession:
    """Everything a pair can do in one session, for any face."""

    talk: Conversation
    asking: Asking
    noting: Noting
    writing: Writing
    drafts: SessionDrafts
    agreeing: Agreeing
    carrying: Carrying
    looking_back: LookingBack
    outcomes: Outcomes
    time: SessionTime
    nudging: Nudging
    coverage: CoverageService
    balance: BalanceInSession
    self_care: SelfCareService
    care_talk: CareTalk
    closing: Closing
    calling_off: CallingOff
    resumed: bool
    """Whether it was under way before."""


class SessionService:
    """The door to a session."""

    def __init__(
        self,
        tools: Tools,
        self_care: SelfCareService,
        papers: PaperService,
        log: LogService,
        balances: BalanceService,
        nudges_off: frozenset[NudgeKind] = frozenset(),
    ) -> None:
        self._tools = tools
        self._nudges_off = nudges_off
        self._self_care = self_care
        self._papers = papers
        self._log = log
        self._balances = balances

    def open(
        self,
        supervisee: Supervisee,
        owner_id: str,
        agreed_minutes: int | None = None,
        kind: SessionKind | None = None,
    ) -> PairSession:
        """Take up the pair's session under way, or begin one now: what the log holds for today.

        `kind` asks for one of a kind. Raises SessionNotUnderWay where one of another is open.
        """
        reader = Reader(owner_id, supervisee.file.id)
        with self._tools.stores.atomic():
            standing = self._tools.stores.sessions.under_way(supervisee.file.id)
            session = _of_kind(standing, kind)
            session = session or self._begin(supervisee, reader, agreed_minutes, kind)
        talk = Conversation(self._tools, supervisee, session, reader)
        noting, time, looking_back = Noting(talk), SessionTime(talk), LookingBack(talk)
        drafts = SessionDrafts(talk)
        self._take_up_words(talk, noting, drafts)
        return PairSession(
            talk=talk,
            asking=Asking(talk),
            noting=noting,
            writing=Writing(talk, noting),
            drafts=drafts,
            agreeing=Agreeing(talk),
            carrying=Carrying(talk),
            looking_back=looking_back,
            outcomes=Outcomes(talk),
            time=time,
            nudging=Nudging(talk, time, looking_back, self._nudges_off),
            coverage=CoverageService(self._tools.stores),
            balance=BalanceInSession(talk, self._balances),
            self_care=self._self_care,
            care_talk=CareTalk(self._self_care, self._tools.content),
            closing=Closing(talk, self._papers, self._log),
            calling_off=CallingOff(talk),
            resumed=standing is not None,
        )

    def is_under_way(self, supervisee: Supervisee) -> bool:
        """Whether a session of theirs is open."""
        return self._tools.stores.sessions.under_way(supervisee.file.id) is not None

    def _take_up_words(self, talk: Conversation, noting: Noting, drafts: SessionDrafts) -> None:
        """Words that found the last session closed are a note of this one, not placed yet."""
        words = drafts.handed_on()
        if words and not talk.place.set_down:
            with self._tools.stores.atomic():
                noting.note(words)
                drafts.take_up()

    def _begin(
        self,
        supervisee: Supervisee,
        reader: Reader,
        agreed_minutes: int | None,
        kind: SessionKind | None,
    ) -> Session:
        tools, pair = self._tools, supervisee.pair
        policies = tools.content.policies()
        policy = next((p for p in policies if p.id == pair.policy_id), policies[0])
        session = replace(
            self._booked_today(supervisee, reader, kind)
            or Session(
                kind=kind or SessionKind.FORMAL,
                id=tools.ids.new(),
                file_id=pair.file_id,
                pair_id=pair.id,
                planned_on=tools.clock.today(),
                policy_id=policy.id,
                policy_version=policy.version,
            ),
            pair_id=pair.id,
            agreed_minutes=agreed_minutes or policy.session_minutes,
            policy_id=policy.id,
            policy_version=policy.version,
        ).start(tools.clock.now(), tools.clock.today())
        begun = self._keep(replace(session, recorded=self._is_recorded(session)))
        bring_prepared(tools, begun)
        self._meet_requests(begun)
        return begun

    def _is_recorded(self, session: Session) -> bool:
        """Mentoring is only where that was decided; until then it leaves a line in the log."""
        if session.kind is not SessionKind.MENTORING:
            return True
        decided = self._tools.stores.mentoring.of_pair(session.pair_id)
        return bool(decided) and decided[0].recorded

    def _meet_requests(self, session: Session) -> None:
        """An urgent talk that was asked for is met where the two begin a formal session."""
        if session.kind is not SessionKind.FORMAL:
            return
        log, today = self._tools.stores.log, self._tools.clock.today()
        for entry in log.of_files([session.file_id]):
            if entry.is_request and entry.on <= today:
                log.save(entry.meet(today))

    def _booked_today(
        self, supervisee: Supervisee, reader: Reader, kind: SessionKind | None
    ) -> Session | None:
        """What the log holds for the pair today, so that it and the session are one row."""
        stores = self._tools.stores
        booked = stores.log.booked(supervisee.file.id, self._tools.clock.today(), kind)
        return stores.sessions.get(booked.id, reader) if booked else None

    def _keep(self, session: Session) -> Session:
        sessions = self._tools.stores.sessions
        if session.revision == 0:
            return sessions.add(session)
        kept = sessions.save(session)
        sessions.save_place(kept)
        return kept


def _of_kind(standing: Session | None, kind: SessionKind | None) -> Session | None:
    """The session under way, if there is one; it has to be of the kind that was asked for."""
    if standing is not None and kind not in (None, standing.kind):
        raise SessionNotUnderWay(
            f"A {standing.kind} session is open; close it first, or go on with it. "
            "Nothing was changed."
        )
    return standing
