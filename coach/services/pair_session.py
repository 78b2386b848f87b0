"""Everything a pair can do in one session, for any face; each part is made when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coach.domain.nudging import NudgeKind
    from coach.services.agreeing import Agreeing
    from coach.services.asking import Asking
    from coach.services.balance import BalanceService
    from coach.services.balance_in_session import BalanceInSession
    from coach.services.calling_off import CallingOff
    from coach.services.care_talk import CareTalk
    from coach.services.carrying import Carrying
    from coach.services.closing import Closing
    from coach.services.conversation import Conversation
    from coach.services.coverage import CoverageService
    from coach.services.drafts import SessionDrafts
    from coach.services.log import LogService
    from coach.services.looking_back import LookingBack
    from coach.services.noting import Noting
    from coach.services.nudging import Nudging
    from coach.services.outcomes import Outcomes
    from coach.services.papers import PaperService
    from coach.services.self_care import SelfCareService
    from coach.services.timekeeping import SessionTime
    from coach.services.under_way import Tools
    from coach.services.writing import Writing


class Around(Protocol):
    """What of the home a session reaches for; nothing of it is made before."""

    @property
    def tools(self) -> Tools: ...
    @property
    def self_care(self) -> SelfCareService: ...
    @property
    def papers(self) -> PaperService: ...
    @property
    def log(self) -> LogService: ...
    @property
    def balances(self) -> BalanceService: ...
    @property
    def nudges_off(self) -> frozenset[NudgeKind]: ...


class PairSession:
    """One session, at the place where it stands."""

    def __init__(
        self,
        talk: Conversation,
        noting: Noting,
        drafts: SessionDrafts,
        around: Around,
        *,
        resumed: bool,
    ) -> None:
        self.talk = talk
        self.noting = noting
        self.drafts = drafts
        self.resumed = resumed
        """Whether it was under way before."""
        self._around = around

    @cached_property
    def asking(self) -> Asking:
        """The questions."""
        from coach.services.asking import Asking

        return Asking(self.talk)

    @cached_property
    def writing(self) -> Writing:
        """The note in hand."""
        from coach.services.writing import Writing

        return Writing(self.talk, self.noting)

    @cached_property
    def agreeing(self) -> Agreeing:
        """Actions, decisions, two accounts, the caseload's sweep."""
        from coach.services.agreeing import Agreeing

        return Agreeing(self.talk)

    @cached_property
    def carrying(self) -> Carrying:
        """What the next session takes over."""
        from coach.services.carrying import Carrying

        return Carrying(self.talk)

    @cached_property
    def looking_back(self) -> LookingBack:
        """Last time's actions."""
        from coach.services.looking_back import LookingBack

        return LookingBack(self.talk)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What was agreed, looked over and put right."""
        from coach.services.outcomes import Outcomes

        return Outcomes(self.talk)

    @cached_property
    def time(self) -> SessionTime:
        """The minutes."""
        from coach.services.timekeeping import SessionTime

        return SessionTime(self.talk)

    @cached_property
    def nudging(self) -> Nudging:
        """At most one nudge at a time."""
        from coach.services.nudging import Nudging

        return Nudging(self.talk, self.time, self.looking_back, self._around.nudges_off)

    @cached_property
    def coverage(self) -> CoverageService:
        """What questions have covered."""
        from coach.services.coverage import CoverageService

        return CoverageService(self._around.tools.stores)

    @cached_property
    def balance(self) -> BalanceInSession:
        """Minutes by function, and how the pair felt them."""
        from coach.services.balance_in_session import BalanceInSession

        return BalanceInSession(self.talk, self._around.balances)

    @property
    def self_care(self) -> SelfCareService:
        """The supervisee's self-care plan."""
        return self._around.self_care

    @cached_property
    def care_talk(self) -> CareTalk:
        """The conversation about that plan."""
        from coach.services.care_talk import CareTalk

        return CareTalk(self.self_care, self._around.tools.content)

    @cached_property
    def closing(self) -> Closing:
        """Reading back, and the end."""
        from coach.services.closing import Closing

        return Closing(self.talk, self._around.papers, self._around.log)

    @cached_property
    def calling_off(self) -> CallingOff:
        """A session begun by mistake."""
        from coach.services.calling_off import CallingOff

        return CallingOff(self.talk)
