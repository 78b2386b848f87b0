"""The services for what two people prepare, send to each other and hand over."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.composition.recording import Recording

if TYPE_CHECKING:
    from coach.services.care_exchange import CareExchange
    from coach.services.carry_over import CarryOverService
    from coach.services.concerns import ConcernService
    from coach.services.evidence import EvidenceService
    from coach.services.exchanging import ExchangeService
    from coach.services.handing_over import HandOverService
    from coach.services.joining import Joining
    from coach.services.performance import PerformanceService
    from coach.services.record_exchange import RecordExchange
    from coach.services.wording import ExchangeTools


class Exchange(Recording):
    """What goes from one home to another."""

    @cached_property
    def evidence(self) -> EvidenceService:
        """Evidence of work and caseload reports."""
        from coach.services.evidence import EvidenceService

        return EvidenceService(self.stores, self.clock, self.ids, self.cases)

    @cached_property
    def carry_over(self) -> CarryOverService:
        """What waits for the next session."""
        from coach.services.carry_over import CarryOverService

        return CarryOverService(self.stores)

    @cached_property
    def hand_overs(self) -> HandOverService:
        """Supervision files that go to another home, or come from one."""
        from coach.documents.hand_over import HandOverFiles
        from coach.services.handing_over import HandOverService
        from coach.services.sending import Outbox

        return HandOverService(
            self.stores,
            self.clock,
            self.ids,
            self.people,
            HandOverFiles(),
            Outbox(self.filing),
            self.papers,
        )

    @cached_property
    def concerns(self) -> ConcernService:
        """Concerns about supervision."""
        from coach.services.concerns import ConcernService

        return ConcernService(self.stores, self.content, self.clock, self.ids)

    @cached_property
    def exchanging(self) -> ExchangeService:
        """Agendas between two homes."""
        from coach.documents.agenda import MarkdownAgendas
        from coach.services.exchanging import ExchangeService
        from coach.services.sending import Outbox

        return ExchangeService(
            self._exchange_tools, self.people, MarkdownAgendas(), Outbox(self.filing), self._joining
        )

    @cached_property
    def _exchange_tools(self) -> ExchangeTools:
        from coach.services.wording import ExchangeTools

        return ExchangeTools(self.stores, self.clock, self.ids, self.cases)

    @cached_property
    def _joining(self) -> Joining:
        from coach.services.joining import Joining

        return Joining(self._exchange_tools, self.people)

    @cached_property
    def care_exchange(self) -> CareExchange:
        """The shared part of a self-care plan between two homes."""
        from coach.documents.self_care import MarkdownCare
        from coach.services.care_exchange import CareExchange
        from coach.services.sending import Outbox

        return CareExchange(
            self.stores,
            self.clock,
            self.ids,
            self.people,
            self.self_care,
            MarkdownCare(),
            Outbox(self.filing),
            self.papers,
        )

    @cached_property
    def record_exchange(self) -> RecordExchange:
        """Shared records between two homes."""
        from coach.documents.record_exchange import MarkdownCopies
        from coach.services.record_exchange import RecordExchange
        from coach.services.sending import Outbox

        return RecordExchange(
            self.life_tools, self.people, MarkdownCopies(), Outbox(self.filing), self._joining
        )

    @cached_property
    def performance(self) -> PerformanceService:
        """Worries about somebody's work."""
        from coach.services.performance import PerformanceService

        return PerformanceService(self.stores, self.content, self.clock, self.ids, self.evidence)
