"""Every store of one home, made when it is first asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property

from coach.services.ports import Clock, Ids
from coach.storage.database import Database
from coach.storage.outcome_stores import ActionStore, AttentionStore, ReviewStore, SelfCareStore
from coach.storage.people_store import PeopleStore
from coach.storage.record_store import DocumentStore, RecordStore
from coach.storage.rows import HomeStamp
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

    def empty_log(self) -> None:
        """Fold the write-ahead log into the database and empty it, so that erased words are gone.

        Where another window is reading, it is emptied when the last one closes.
        """
        self.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    @cached_property
    def people(self) -> PeopleStore:
        return PeopleStore(self.database, self._clock, self._stamp)

    @cached_property
    def documents(self) -> DocumentStore:
        return DocumentStore(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def records(self) -> RecordStore:
        return RecordStore(self.database, self._clock, self._ids, self._stamp)

    @cached_property
    def cases(self) -> CaseStore:
        return CaseStore(self.database, self._clock, self._stamp)

    @cached_property
    def sessions(self) -> SessionStore:
        return SessionStore(self.database, self._clock, self._stamp)

    @cached_property
    def discussions(self) -> DiscussionStore:
        return DiscussionStore(self.database, self._clock, self._stamp)

    @cached_property
    def asked(self) -> AskedStore:
        return AskedStore(self.database, self._clock, self._stamp)

    @cached_property
    def notes(self) -> NoteStore:
        return NoteStore(self.database, self._clock, self._stamp)

    @cached_property
    def agenda(self) -> AgendaStore:
        return AgendaStore(self.database, self._clock, self._stamp)

    @cached_property
    def sweeps(self) -> SweepStore:
        return SweepStore(self.database, self._clock, self._stamp)

    @cached_property
    def actions(self) -> ActionStore:
        return ActionStore(self.database, self._clock, self._stamp)

    @cached_property
    def reviews(self) -> ReviewStore:
        return ReviewStore(self.database, self._clock, self._stamp)

    @cached_property
    def decisions(self) -> DecisionStore:
        return DecisionStore(self.database, self._clock, self._stamp)

    @cached_property
    def disagreements(self) -> DisagreementStore:
        return DisagreementStore(self.database, self._clock, self._stamp)

    @cached_property
    def risks(self) -> RiskStore:
        return RiskStore(self.database, self._clock, self._stamp)

    @cached_property
    def attention(self) -> AttentionStore:
        return AttentionStore(self.database, self._clock, self._stamp)

    @cached_property
    def self_care(self) -> SelfCareStore:
        return SelfCareStore(self.database, self._clock, self._stamp)
