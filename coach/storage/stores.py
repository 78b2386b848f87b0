"""Every store of one home, made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.storage.session_stores import SessionStores

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from coach.storage.agreement_date_store import AgreementDateStore
    from coach.storage.agreement_store import AgreementStore, ContributorStore, ToolAnswerStore
    from coach.storage.balance_store import BalanceAnswerStore, BalanceStore
    from coach.storage.care_store import SelfCareStore
    from coach.storage.case_stores import CaseStores
    from coach.storage.document_store import DocumentStore
    from coach.storage.group_session_store import GroupStores
    from coach.storage.hand_over_store import HandOverStore
    from coach.storage.log_store import LogStore
    from coach.storage.mentoring_store import MentoringStore
    from coach.storage.pairing_store import PairingStore
    from coach.storage.people_store import PeopleStore
    from coach.storage.preparing_store import PreparingStores
    from coach.storage.record_life_store import RecordLifeStore
    from coach.storage.record_store import RecordStore
    from coach.storage.search_store import SearchStore
    from coach.storage.session_store import (
        CaseStore,
    )
    from coach.storage.tenure_store import TenureStore
    from coach.storage.timescale_store import FactsStore, MarkStore


class Stores(SessionStores):
    """The stores of one database, and the unit of work that spans them."""

    def atomic(self) -> AbstractContextManager[None]:
        """All of it or none."""
        return self.database.atomic()

    @cached_property
    def people(self) -> PeopleStore:
        from coach.storage.people_store import PeopleStore

        return PeopleStore(self.database, self._clock, self._stamp)

    @cached_property
    def tenures(self) -> TenureStore:
        from coach.storage.tenure_store import TenureStore

        return TenureStore(self.database, self._clock, self._stamp)

    @cached_property
    def agreement_dates(self) -> AgreementDateStore:
        from coach.storage.agreement_date_store import AgreementDateStore

        return AgreementDateStore(self.database, self._clock, self._stamp)

    @cached_property
    def mentoring(self) -> MentoringStore:
        from coach.storage.mentoring_store import MentoringStore

        return MentoringStore(self.database, self._clock, self._stamp)

    @cached_property
    def documents(self) -> DocumentStore:
        from coach.storage.document_store import DocumentStore

        return DocumentStore(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def records(self) -> RecordStore:
        from coach.storage.record_store import RecordStore

        return RecordStore(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def record_lives(self) -> RecordLifeStore:
        from coach.storage.record_life_store import RecordLifeStore

        return RecordLifeStore(self.database, self._clock, self._stamp)

    @cached_property
    def cases(self) -> CaseStore:
        from coach.storage.session_store import CaseStore

        return CaseStore(self.database, self._clock, self._stamp)

    @cached_property
    def log(self) -> LogStore:
        from coach.storage.log_store import LogStore

        return LogStore(self.database, self._clock, self._stamp)

    @cached_property
    def marks(self) -> MarkStore:
        from coach.storage.timescale_store import MarkStore

        return MarkStore(self.database, self._clock, self._stamp)

    @cached_property
    def facts(self) -> FactsStore:
        from coach.storage.timescale_store import FactsStore

        return FactsStore(self.database)

    @cached_property
    def self_care(self) -> SelfCareStore:
        from coach.storage.care_store import SelfCareStore

        return SelfCareStore(self.database, self._clock, self._stamp)

    @cached_property
    def agreements(self) -> AgreementStore:
        from coach.storage.agreement_store import AgreementStore

        return AgreementStore(self.database, self._clock, self._stamp)

    @cached_property
    def contributors(self) -> ContributorStore:
        from coach.storage.agreement_store import ContributorStore

        return ContributorStore(self.database, self._clock, self._stamp)

    @cached_property
    def tool_answers(self) -> ToolAnswerStore:
        from coach.storage.agreement_store import ToolAnswerStore

        return ToolAnswerStore(self.database, self._clock, self._stamp)

    @cached_property
    def preparing(self) -> PreparingStores:
        from coach.storage.preparing_store import PreparingStores

        return PreparingStores(self.database, self._clock, self._stamp)

    @cached_property
    def balances(self) -> BalanceStore:
        from coach.storage.balance_store import BalanceStore

        return BalanceStore(self.database)

    @cached_property
    def balance_answers(self) -> BalanceAnswerStore:
        from coach.storage.balance_store import BalanceAnswerStore

        return BalanceAnswerStore(self.database, self._clock, self._stamp)

    @cached_property
    def pairings(self) -> PairingStore:
        from coach.storage.pairing_store import PairingStore

        return PairingStore(self.database, self._clock, self._stamp)

    @cached_property
    def searches(self) -> SearchStore:
        from coach.storage.search_store import SearchStore

        return SearchStore(self.database)

    @cached_property
    def case_material(self) -> CaseStores:
        from coach.storage.case_stores import CaseStores

        return CaseStores(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def hand_overs(self) -> HandOverStore:
        from coach.storage.hand_over_store import HandOverStore

        return HandOverStore(self.database, self._clock, self._stamp, self.notes)

    @cached_property
    def groups(self) -> GroupStores:
        from coach.storage.group_session_store import GroupStores

        return GroupStores(self.database, self._clock, self._stamp)
