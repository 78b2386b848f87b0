"""Groups with their members, who assesses whom, and what each group agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coach.domain.agreed_versions import Acceptance, AgreementSection
from coach.domain.group import (
    Assessing,
    GroupAgreement,
    GroupAgreements,
    GroupMember,
    ReflectiveGroup,
)
from coach.domain.people import Person, Reader
from coach.domain.row import Row as DomainRow
from coach.storage.people_store import PersonTable
from coach.storage.rows import HomeStamp, Table
from coach.storage.version_store import VersionStore, VersionTable

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database

R = TypeVar("R", bound=DomainRow)


class GroupRows(Table[R]):
    """Rows of a group: for its mentor alone, or for the group while it sits together."""

    def _present(self, reader: Reader, alias: str) -> str:
        return f"{alias}.group_id = :reader_group"


class GroupTable(Table[ReflectiveGroup]):
    """Groups."""

    name, kind = "reflective_group", ReflectiveGroup


class MemberTable(Table[GroupMember]):
    """Members. Their names stand with the people."""

    name, kind = "group_member", GroupMember
    apart = frozenset({"name"})
    computed = {"name": "SELECT p.name FROM person p WHERE p.id = t.person_id"}  # noqa: RUF012


class AssessingTable(Table[Assessing]):
    """Who assesses whom."""

    name, kind = "group_assessing", Assessing


class GroupStore:
    """Groups and who belongs to them."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._groups = GroupTable(database, clock, stamp)
        self._members = MemberTable(database, clock, stamp)
        self._assessing = AssessingTable(database, clock, stamp)
        self._people = PersonTable(database, clock, stamp)

    def every(self) -> list[ReflectiveGroup]:
        """Every group that stands."""
        if not self._database.exists():
            return []
        return self._groups.find("t.withdrawn_at IS NULL", {}, None)

    def add(self, row: ReflectiveGroup) -> ReflectiveGroup:
        """Keep a new group."""
        return self._groups.add(row)

    def save(self, row: ReflectiveGroup) -> ReflectiveGroup:
        """Keep a group that changed. Raises StaleRevision."""
        return self._groups.save(row)

    def members(self, group_id: str) -> list[GroupMember]:
        """Everybody who belongs or belonged to it, in the order in which they came."""
        where = "t.group_id = :group AND t.withdrawn_at IS NULL"
        return self._members.find(where, {"group": group_id}, None)

    def add_member(self, row: GroupMember) -> GroupMember:
        """Keep a member; somebody who is new here becomes one of this home's people."""
        with self._database.atomic():
            if not self._people.find("t.id = :id", {"id": row.person_id}, None):
                self._people.add(Person(id=row.person_id, name=row.name))
            return self._members.add(row)

    def save_member(self, row: GroupMember) -> GroupMember:
        """Keep a member that changed. Raises StaleRevision."""
        return self._members.save(row)

    def assessing(self, group_id: str) -> list[Assessing]:
        """Who assesses whom."""
        where = "t.group_id = :group AND t.withdrawn_at IS NULL"
        return self._assessing.find(where, {"group": group_id}, None)

    def add_assessing(self, row: Assessing) -> Assessing:
        """Keep that somebody assesses a member."""
        return self._assessing.add(row)

    def save_assessing(self, row: Assessing) -> Assessing:
        """Keep what changed about it. Raises StaleRevision."""
        return self._assessing.save(row)


class GroupAgreementTable(VersionTable[GroupAgreement]):
    """Versions of a group's agreement."""

    name, kind = "group_agreement", GroupAgreement


class GroupSectionTable(Table[AgreementSection]):
    """Sections of a group's agreement."""

    name, kind = "group_agreement_section", AgreementSection


class GroupAcceptanceTable(Table[Acceptance]):
    """Acceptances; one taken back is withdrawn, never gone."""

    name, kind = "group_agreement_acceptance", Acceptance


class GroupAgreementStore(VersionStore[GroupAgreement]):
    """Every version of a group's agreement."""

    versions, sections = GroupAgreementTable, GroupSectionTable
    acceptances = GroupAcceptanceTable

    def of_group(self, group_id: str) -> GroupAgreements:
        """All versions, oldest first. A group's agreement is for all who belong to it."""
        return GroupAgreements(self.whole("group_id = :group", {"group": group_id}, None))
