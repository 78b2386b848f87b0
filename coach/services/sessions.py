"""Opens a pair's session: a new one, or the one under way at the place where it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.people import Reader, Supervisee
from coach.domain.session import Session, SessionKind
from coach.errors import SessionNotUnderWay
from coach.services.bringing import bring_prepared
from coach.services.conversation import Conversation
from coach.services.drafts import SessionDrafts
from coach.services.noting import Noting
from coach.services.pair_session import Around, PairSession

if TYPE_CHECKING:
    from coach.services.under_way import Tools


class SessionService:
    """The door to a session."""

    def __init__(self, around: Around) -> None:
        self._around = around

    @property
    def _tools(self) -> Tools:
        return self._around.tools

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
        noting, drafts = Noting(talk), SessionDrafts(talk)
        self._take_up_words(talk, noting, drafts)
        return PairSession(talk, noting, drafts, self._around, resumed=standing is not None)

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
