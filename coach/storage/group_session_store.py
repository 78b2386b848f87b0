"""Sessions of groups: who was there, where the rounds stand, what was brought and kept."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from coach.domain.group_session import (
    Attending,
    Dilemma,
    GroupAction,
    GroupNote,
    GroupSession,
    GroupStatus,
    RoundsPlace,
)
from coach.domain.private_reflection import PrivateReflection
from coach.storage.group_store import GroupAgreementStore, GroupRows, GroupStore
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.domain.people import Reader
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row


class GroupSessionStore(GroupRows[GroupSession]):
    """Sessions. The structure is kept whole, so that a session stays what it was."""

    name, kind = "group_session", GroupSession

    def from_row(self, found: Row) -> GroupSession:
        """A session with its structure."""
        whole = json.loads(found["structure"]) if found["structure"] else None
        return super().from_row({**found, "structure": whole})

    def _to_row(self, row: GroupSession) -> Row:
        values = super()._to_row(row)
        whole = values["structure"]
        return {**values, "structure": json.dumps(whole) if whole else None}

    def of_group(self, group_id: str, reader: Reader) -> list[GroupSession]:
        """Every session that stands, oldest first."""
        return self.find(
            "t.group_id = :group AND t.withdrawn_at IS NULL",
            {"group": group_id},
            reader,
            "coalesce(t.held_on, t.planned_on), t.seq",
        )

    def under_way(self, group_id: str) -> GroupSession | None:
        """The session that has begun and is not over."""
        found = self.find(
            "t.group_id = :group AND t.status IN ('before', 'rounds', 'after') "
            "AND t.withdrawn_at IS NULL",
            {"group": group_id},
            None,
            "t.seq DESC",
        )
        return found[0] if found else None

    def place(self, session_id: str) -> RoundsPlace | None:
        """Where its rounds stand."""
        rows = self.database.rows(
            "SELECT session_id, at, spent, more, kept_at FROM group_rounds_place "
            "WHERE session_id = ?",
            (session_id,),
        )
        if not rows:
            return None
        row = rows[0]
        row |= {"spent": json.loads(row["spent"]), "more": json.loads(row["more"])}
        return msgspec.convert(row, RoundsPlace, strict=False)

    def save_place(self, place: RoundsPlace) -> None:
        """Keep where its rounds stand; the last window to say so is where it resumes."""
        values: Row = {
            "session": place.session_id,
            "at": place.at,
            "spent": json.dumps(place.spent),
            "more": json.dumps(place.more),
            "kept": msgspec.to_builtins(place.kept_at),
        }
        self.database.run(
            "INSERT INTO group_rounds_place (session_id, at, spent, more, kept_at) "
            "VALUES (:session, :at, :spent, :more, :kept) ON CONFLICT (session_id) DO UPDATE SET "
            "at = :at, spent = :spent, more = :more, kept_at = :kept",
            values,
        )


class AttendingStore(Table[Attending]):
    """Who was there and in which part; it holds no words."""

    name, kind = "group_attending", Attending

    def of(self, session_id: str) -> list[Attending]:
        """Everybody of one session, in the order in which they stand."""
        return self.find("t.session_id = :session", {"session": session_id}, None)

    def past(self, group_id: str, but: str) -> list[list[Attending]]:
        """Everybody of each earlier session whose rounds began, oldest first."""
        sessions: dict[str, list[Attending]] = {}
        where = (
            "t.session_id IN (SELECT id FROM group_session WHERE group_id = :group "
            f"AND id <> :but AND status IN ('{GroupStatus.AFTER}', '{GroupStatus.HELD}') "
            "AND withdrawn_at IS NULL)"
        )
        order = (
            "(SELECT held_on FROM group_session g WHERE g.id = t.session_id), t.session_id, t.seq"
        )
        for one in self.find(where, {"group": group_id, "but": but}, None, order):
            sessions.setdefault(one.session_id, []).append(one)
        return list(sessions.values())


class DilemmaStore(GroupRows[Dilemma]):
    """Dilemmas offered and chosen."""

    name, kind = "group_dilemma", Dilemma

    def of(self, session_id: str, reader: Reader) -> list[Dilemma]:
        """Those that stand, in the order in which they were offered."""
        where = "t.session_id = :session AND t.withdrawn_at IS NULL"
        return self.find(where, {"session": session_id}, reader)


class GroupNoteStore(GroupRows[GroupNote]):
    """Notes of groups."""

    name, kind = "group_note", GroupNote

    def of(self, session_id: str, reader: Reader) -> list[GroupNote]:
        """Those that stand, in their order."""
        where = "t.session_id = :session AND t.withdrawn_at IS NULL"
        return self.find(where, {"session": session_id}, reader)


class GroupActionStore(GroupRows[GroupAction]):
    """What somebody took on."""

    name, kind = "group_action", GroupAction

    def of(self, session_id: str, reader: Reader) -> list[GroupAction]:
        """Those of one session."""
        where = "t.session_id = :session AND t.withdrawn_at IS NULL"
        return self.find(where, {"session": session_id}, reader)

    def open_of_group(self, group_id: str, reader: Reader) -> list[GroupAction]:
        """Those of a group that are open, the first due first."""
        where = "t.group_id = :group AND t.status = 'open' AND t.withdrawn_at IS NULL"
        order = "t.due_on IS NULL, t.due_on, t.seq"
        return self.find(where, {"group": group_id}, reader, order)


class ReflectionStore(GroupRows[PrivateReflection]):
    """Private reflections; only their owner alone sees them."""

    name, kind = "private_reflection", PrivateReflection

    def mine(self, reader: Reader) -> list[PrivateReflection]:
        """Those that this reader may see, oldest first."""
        return self.find("t.withdrawn_at IS NULL", {}, reader, "t.held_on, t.seq")


class GroupStores:
    """The stores of groups, together."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._with = (database, clock, stamp)

    @cached_property
    def groups(self) -> GroupStore:
        return GroupStore(*self._with)

    @cached_property
    def agreements(self) -> GroupAgreementStore:
        return GroupAgreementStore(*self._with)

    @cached_property
    def sessions(self) -> GroupSessionStore:
        return GroupSessionStore(*self._with)

    @cached_property
    def attending(self) -> AttendingStore:
        return AttendingStore(*self._with)

    @cached_property
    def dilemmas(self) -> DilemmaStore:
        return DilemmaStore(*self._with)

    @cached_property
    def notes(self) -> GroupNoteStore:
        return GroupNoteStore(*self._with)

    @cached_property
    def actions(self) -> GroupActionStore:
        return GroupActionStore(*self._with)

    @cached_property
    def reflections(self) -> ReflectionStore:
        return ReflectionStore(*self._with)
