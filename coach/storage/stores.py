"""Every store of one home, made when it is first asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING

from coach.storage.database import Database
from coach.storage.rows import HomeStamp

if TYPE_CHECKING:
    from coach.services.ports import Clock, Ids
    from coach.storage.agreement_date_store import AgreementDateStore
    from coach.storage.agreement_store import AgreementStore, ContributorStore, ToolAnswerStore
    from coach.storage.coaching_store import AsideStore, NudgeStore, VisitStore
    from coach.storage.draft_store import DraftStore
    from coach.storage.hand_over_store import HandOverStore
    from coach.storage.log_store import LogStore
    from coach.storage.outcome_stores import ActionStore, AttentionStore, ReviewStore, SelfCareStore
    from coach.storage.pairing_store import PairingStore
    from coach.storage.people_store import PeopleStore
    from coach.storage.preparing_store import PreparingStores
    from coach.storage.record_store import DocumentStore, RecordStore
    from coach.storage.session_store import (
        AgendaStore,
        AskedStore,
        CaseStore,
        DecisionStore,
        DisagreementStore,
        DiscussionStore,
        NoteStore,
        RiskStore,
        SessionStore,
        SweepStore,
    )
    from coach.storage.tenure_store import TenureStore
    from coach.storage.timescale_store import FactsStore, MarkStore


class Stores:
    """The stores of one database, and the unit of work that spans them."""

    def __init__(self, database: Database, clock: Clock, ids: Ids) -> None:
        self.database = database
        self._clock = clock
        self._ids = ids
        self._stamp = HomeStamp(database)

    def atomic(self) -> AbstractContextManager[None]:
        """All of it or none."""
        return self.database.atomic()

    def empty_log(self) -> bool:
        """Fold the write-ahead log into the database and empty it, so that erased words are gone.

        False where another window is reading; it is then emptied when the last one closes.
        """
        return bool(self.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]["busy"] == 0)

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
    def documents(self) -> DocumentStore:
        from coach.storage.record_store import DocumentStore

        return DocumentStore(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def records(self) -> RecordStore:
        from coach.storage.record_store import RecordStore

        return RecordStore(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def cases(self) -> CaseStore:
        from coach.storage.session_store import CaseStore

        return CaseStore(self.database, self._clock, self._stamp)

    @cached_property
    def sessions(self) -> SessionStore:
        from coach.storage.session_store import SessionStore

        return SessionStore(self.database, self._clock, self._stamp)

    @cached_property
    def log(self) -> LogStore:
        from coach.storage.log_store import LogStore

        return LogStore(self.database, self._clock, self._stamp)

    @cached_property
    def discussions(self) -> DiscussionStore:
        from coach.storage.session_store import DiscussionStore

        return DiscussionStore(self.database, self._clock, self._stamp)

    @cached_property
    def asked(self) -> AskedStore:
        from coach.storage.session_store import AskedStore

        return AskedStore(self.database, self._clock, self._stamp)

    @cached_property
    def notes(self) -> NoteStore:
        from coach.storage.session_store import NoteStore

        return NoteStore(self.database, self._clock, self._stamp)

    @cached_property
    def agenda(self) -> AgendaStore:
        from coach.storage.session_store import AgendaStore

        return AgendaStore(self.database, self._clock, self._stamp)

    @cached_property
    def sweeps(self) -> SweepStore:
        from coach.storage.session_store import SweepStore

        return SweepStore(self.database, self._clock, self._stamp)

    @cached_property
    def actions(self) -> ActionStore:
        from coach.storage.outcome_stores import ActionStore

        return ActionStore(self.database, self._clock, self._stamp)

    @cached_property
    def reviews(self) -> ReviewStore:
        from coach.storage.outcome_stores import ReviewStore

        return ReviewStore(self.database, self._clock, self._stamp)

    @cached_property
    def decisions(self) -> DecisionStore:
        from coach.storage.session_store import DecisionStore

        return DecisionStore(self.database, self._clock, self._stamp)

    @cached_property
    def disagreements(self) -> DisagreementStore:
        from coach.storage.session_store import DisagreementStore

        return DisagreementStore(self.database, self._clock, self._stamp)

    @cached_property
    def risks(self) -> RiskStore:
        from coach.storage.session_store import RiskStore

        return RiskStore(self.database, self._clock, self._stamp)

    @cached_property
    def attention(self) -> AttentionStore:
        from coach.storage.outcome_stores import AttentionStore

        return AttentionStore(self.database, self._clock, self._stamp)

    @cached_property
    def asides(self) -> AsideStore:
        from coach.storage.coaching_store import AsideStore

        return AsideStore(self.database, self._clock, self._stamp)

    @cached_property
    def nudges(self) -> NudgeStore:
        from coach.storage.coaching_store import NudgeStore

        return NudgeStore(self.database, self._clock, self._stamp)

    @cached_property
    def visits(self) -> VisitStore:
        from coach.storage.coaching_store import VisitStore

        return VisitStore(self.database)

    @cached_property
    def marks(self) -> MarkStore:
        from coach.storage.timescale_store import MarkStore

        return MarkStore(self.database, self._clock, self._stamp)

    @cached_property
    def facts(self) -> FactsStore:
        from coach.storage.timescale_store import FactsStore

        return FactsStore(self.database)

    @cached_property
    def drafts(self) -> DraftStore:
        from coach.storage.draft_store import DraftStore

        return DraftStore(self.database, self._clock)

    @cached_property
    def self_care(self) -> SelfCareStore:
        from coach.storage.outcome_stores import SelfCareStore

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
    def pairings(self) -> PairingStore:
        from coach.storage.pairing_store import PairingStore

        return PairingStore(self.database, self._clock, self._stamp)

    @cached_property
    def hand_overs(self) -> HandOverStore:
        from coach.storage.hand_over_store import HandOverStore

        return HandOverStore(self.database, self._clock, self._stamp, self.notes)
