"""The stores of what is said and agreed in sessions, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.storage.rows import HomeStamp

if TYPE_CHECKING:
    from coach.services.ports import Clock, Ids
    from coach.storage.coaching_store import AsideStore, NudgeStore, VisitStore
    from coach.storage.database import Database
    from coach.storage.draft_store import DraftStore
    from coach.storage.outcome_stores import ActionStore, AttentionStore, ReviewStore
    from coach.storage.session_store import (
        AgendaStore,
        AskedStore,
        DecisionStore,
        DisagreementStore,
        DiscussionStore,
        NoteStore,
        RiskStore,
        SessionStore,
        SweepStore,
    )


class SessionStores:
    """What sessions keep, in one database."""

    def __init__(self, database: Database, clock: Clock, ids: Ids) -> None:
        self.database = database
        self._clock = clock
        self._ids = ids
        self._stamp = HomeStamp(database)

    @cached_property
    def sessions(self) -> SessionStore:
        from coach.storage.session_store import SessionStore

        return SessionStore(self.database, self._clock, self._stamp)

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
    def drafts(self) -> DraftStore:
        from coach.storage.draft_store import DraftStore

        return DraftStore(self.database, self._clock)
