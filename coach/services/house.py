"""What a screen may ask for: the services of one home, as one protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # Today does without them
    from pathlib import Path

    from coach.domain.people import Person
    from coach.paths import Places
    from coach.services.actions import ActionService
    from coach.services.agreements import AgreementService
    from coach.services.balance import BalanceService
    from coach.services.booking_ahead import BookingService
    from coach.services.care_exchange import CareExchange
    from coach.services.care_talk import CareTalk
    from coach.services.carry_over import CarryOverService
    from coach.services.case_filing import CaseFilingService
    from coach.services.cases import CaseService
    from coach.services.concerns import ConcernService
    from coach.services.contributors import ContributorService
    from coach.services.coverage import CoverageService
    from coach.services.erasing import ErasingService
    from coach.services.evidence import EvidenceService
    from coach.services.exchanging import ExchangeService
    from coach.services.exporting import ExportService
    from coach.services.group_agreements import GroupAgreementService
    from coach.services.group_sessions import GroupSessionService
    from coach.services.groups import GroupService
    from coach.services.handing_over import HandOverService
    from coach.services.identifiers import IdentifierService
    from coach.services.leak_guarding import LeakGuardService
    from coach.services.log import LogService
    from coach.services.marking import MarkService
    from coach.services.mentoring import MentoringService
    from coach.services.newly_qualified import YearService
    from coach.services.papers import PaperService
    from coach.services.people import PeopleService
    from coach.services.performance import PerformanceService
    from coach.services.ports import Clock, Content
    from coach.services.preparation_tools import ToolService
    from coach.services.preparing import PrepareService
    from coach.services.private_reflections import ReflectionService
    from coach.services.quick import QuickService
    from coach.services.record_exchange import RecordExchange
    from coach.services.record_life import RecordLifeService
    from coach.services.records import RecordService
    from coach.services.searching import SearchService
    from coach.services.self_care import SelfCareService
    from coach.services.sessions import SessionService
    from coach.services.tenures import TenureService
    from coach.services.timescales import TimescaleService
    from coach.services.today import TodayService
    from coach.services.verifying import VerifyService
    from coach.settings import Settings


class House(Protocol):
    """Every service, each made when it is first asked for."""

    def set_up(
        self, name: str, role: str = "", policy: str | None = None, documents: str | None = None
    ) -> Person:
        """Set the home up."""
        ...

    def choose(self, settings: Settings) -> None:
        """Keep what was chosen, and work by it from now on."""
        ...

    def keep_documents_in(self, folder: str) -> None:
        """Write documents to another folder from now on."""
        ...

    @property
    def places(self) -> Places: ...
    @property
    def documents_root(self) -> Path: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def content(self) -> Content: ...
    @property
    def today(self) -> TodayService: ...
    @property
    def people(self) -> PeopleService: ...
    @property
    def tenures(self) -> TenureService: ...
    @property
    def actions(self) -> ActionService: ...
    @property
    def preparing(self) -> PrepareService: ...
    @property
    def cases(self) -> CaseService: ...
    @property
    def identifiers(self) -> IdentifierService: ...
    @property
    def leak_guard(self) -> LeakGuardService: ...
    @property
    def case_filing(self) -> CaseFilingService: ...
    @property
    def erasing(self) -> ErasingService: ...
    @property
    def balances(self) -> BalanceService: ...
    @property
    def coverage(self) -> CoverageService: ...
    @property
    def self_care(self) -> SelfCareService: ...
    @property
    def care_exchange(self) -> CareExchange: ...
    @property
    def care_talk(self) -> CareTalk: ...
    @property
    def papers(self) -> PaperService: ...
    @property
    def records(self) -> RecordService: ...
    @property
    def exports(self) -> ExportService: ...
    @property
    def record_lives(self) -> RecordLifeService: ...
    @property
    def record_exchange(self) -> RecordExchange: ...
    @property
    def proofs(self) -> VerifyService: ...
    @property
    def timescales(self) -> TimescaleService: ...
    @property
    def newly_qualified(self) -> YearService: ...
    @property
    def mentoring(self) -> MentoringService: ...
    @property
    def marking(self) -> MarkService: ...
    @property
    def log(self) -> LogService: ...
    @property
    def booking(self) -> BookingService: ...
    @property
    def quick(self) -> QuickService: ...
    @property
    def searching(self) -> SearchService: ...
    @property
    def carry_over(self) -> CarryOverService: ...
    @property
    def concerns(self) -> ConcernService: ...
    @property
    def performance(self) -> PerformanceService: ...
    @property
    def evidence(self) -> EvidenceService: ...
    @property
    def hand_overs(self) -> HandOverService: ...
    @property
    def exchanging(self) -> ExchangeService: ...
    @property
    def sessions(self) -> SessionService: ...
    @property
    def agreements(self) -> AgreementService: ...
    @property
    def contributors(self) -> ContributorService: ...
    @property
    def preparation_tools(self) -> ToolService: ...
    @property
    def groups(self) -> GroupService: ...
    @property
    def group_agreements(self) -> GroupAgreementService: ...
    @property
    def group_sessions(self) -> GroupSessionService: ...
    @property
    def reflections(self) -> ReflectionService: ...
