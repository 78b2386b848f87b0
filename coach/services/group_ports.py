"""What reflective groups need of a home's database and of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.domain.group_session import (
    Attending,
    Dilemma,
    GroupAction,
    GroupNote,
    GroupSession,
    RoundsPlace,
)
from coach.domain.private_reflection import PrivateReflection
from coach.services.shelf import Kept

if TYPE_CHECKING:
    from datetime import datetime

    from coach.domain.agreed_versions import Acceptance, AgreementSection
    from coach.domain.group import (
        Assessing,
        GroupAgreement,
        GroupAgreements,
        GroupMember,
        ReflectiveGroup,
    )
    from coach.domain.group_notes import GroupNotesPaper
    from coach.domain.people import Reader
    from coach.services.export_ports import Format


class GroupStore(Protocol):
    """Groups, their members, and who assesses whom."""

    def every(self) -> list[ReflectiveGroup]: ...
    def add(self, row: ReflectiveGroup) -> ReflectiveGroup: ...
    def save(self, row: ReflectiveGroup) -> ReflectiveGroup: ...
    def members(self, group_id: str) -> list[GroupMember]: ...
    def add_member(self, row: GroupMember) -> GroupMember: ...
    def save_member(self, row: GroupMember) -> GroupMember: ...
    def assessing(self, group_id: str) -> list[Assessing]: ...
    def add_assessing(self, row: Assessing) -> Assessing: ...
    def save_assessing(self, row: Assessing) -> Assessing: ...


class GroupAgreementStore(Protocol):
    """What groups agreed, in every version."""

    def of_group(self, group_id: str) -> GroupAgreements: ...
    def add(self, row: GroupAgreement) -> GroupAgreement: ...
    def save(self, row: GroupAgreement) -> GroupAgreement: ...
    def add_section(self, row: AgreementSection) -> AgreementSection: ...
    def save_section(self, row: AgreementSection) -> AgreementSection: ...
    def add_acceptance(self, row: Acceptance) -> Acceptance: ...
    def take_back(self, acceptances: tuple[Acceptance, ...]) -> None: ...


class GroupSessionStore(Kept[GroupSession], Protocol):
    """Sessions of groups, and where their rounds stand."""

    def of_group(self, group_id: str, reader: Reader) -> list[GroupSession]: ...
    def under_way(self, group_id: str) -> GroupSession | None: ...
    def place(self, session_id: str) -> RoundsPlace | None: ...
    def save_place(self, place: RoundsPlace) -> None: ...


class AttendingStore(Kept[Attending], Protocol):
    """Who was there and in which part."""

    def of(self, session_id: str) -> list[Attending]: ...
    def past(self, group_id: str, but: str) -> list[list[Attending]]: ...


class DilemmaStore(Kept[Dilemma], Protocol):
    """Dilemmas offered and chosen."""

    def of(self, session_id: str, reader: Reader) -> list[Dilemma]: ...


class GroupNoteStore(Kept[GroupNote], Protocol):
    """Notes of groups."""

    def of(self, session_id: str, reader: Reader) -> list[GroupNote]: ...


class GroupActionStore(Kept[GroupAction], Protocol):
    """What somebody took on."""

    def of(self, session_id: str, reader: Reader) -> list[GroupAction]: ...
    def open_of_group(self, group_id: str, reader: Reader) -> list[GroupAction]: ...


class ReflectionStore(Kept[PrivateReflection], Protocol):
    """Private reflections."""

    def mine(self, reader: Reader) -> list[PrivateReflection]: ...


class GroupStores(Protocol):
    """The stores of groups, together."""

    @property
    def groups(self) -> GroupStore: ...
    @property
    def agreements(self) -> GroupAgreementStore: ...
    @property
    def sessions(self) -> GroupSessionStore: ...
    @property
    def attending(self) -> AttendingStore: ...
    @property
    def dilemmas(self) -> DilemmaStore: ...
    @property
    def notes(self) -> GroupNoteStore: ...
    @property
    def actions(self) -> GroupActionStore: ...
    @property
    def reflections(self) -> ReflectionStore: ...


class GroupDocuments(Protocol):
    """A group's papers as documents."""

    def notes(self, paper: GroupNotesPaper) -> str: ...
    def notes_as(self, paper: GroupNotesPaper, wanted: Format, now: datetime) -> str | bytes: ...
    def agreement_as(
        self, group: ReflectiveGroup, agreement: GroupAgreement, wanted: Format, now: datetime
    ) -> str | bytes: ...
    def reflection_as(
        self, reflection: PrivateReflection, purpose: str, by: str, wanted: Format, now: datetime
    ) -> str | bytes: ...
