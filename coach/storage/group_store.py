"""Groups with their members, who assesses whom, and what each group agreed."""

from __future__ import annotations

from dataclasses import replace
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

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row

R = TypeVar("R", bound=DomainRow)
Part = TypeVar("Part", AgreementSection, Acceptance)


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


class GroupAgreementTable(Table[GroupAgreement]):
    """Versions, without what stands in them."""

    name, kind = "group_agreement", GroupAgreement
    apart = frozenset({"sections", "acceptances"})


class GroupSectionTable(Table[AgreementSection]):
    """Sections of a group's agreement."""

    name, kind = "group_agreement_section", AgreementSection


class GroupAcceptanceTable(Table[Acceptance]):
    """Acceptances; one taken back is withdrawn, never gone."""

    name, kind = "group_agreement_acceptance", Acceptance


class GroupAgreementStore:
    """Every version of a group's agreement, each whole."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database, self._clock = database, clock
        self._versions = GroupAgreementTable(database, clock, stamp)
        self._sections = GroupSectionTable(database, clock, stamp)
        self._acceptances = GroupAcceptanceTable(database, clock, stamp)

    def of_group(self, group_id: str) -> GroupAgreements:
        """All versions, oldest first. A group's agreement is for all who belong to it."""
        group: Row = {"group": group_id}
        found = self._versions.find(
            "t.group_id = :group AND t.withdrawn_at IS NULL", group, None, "t.version"
        )
        mine = (
            "t.withdrawn_at IS NULL AND "
            "t.agreement_id IN (SELECT id FROM group_agreement WHERE group_id = :group)"
        )
        sections = self._sections.find(mine, group, None, "t.position, t.seq")
        acceptances = self._acceptances.find(mine, group, None)
        return GroupAgreements(
            tuple(
                replace(one, sections=_of(one, sections), acceptances=_of(one, acceptances))
                for one in found
            )
        )

    def add(self, row: GroupAgreement) -> GroupAgreement:
        """Keep a new version with its sections."""
        with self._database.atomic():
            kept = self._versions.add(row)
            return replace(kept, sections=tuple(map(self._sections.add, row.sections)))

    def save(self, row: GroupAgreement) -> GroupAgreement:
        """Keep a version that changed, not what stands in it. Raises StaleRevision."""
        return replace(self._versions.save(row), sections=row.sections)

    def add_section(self, row: AgreementSection) -> AgreementSection:
        """Keep a new section of a draft."""
        return self._sections.add(row)

    def save_section(self, row: AgreementSection) -> AgreementSection:
        """Keep a section that changed. Raises StaleRevision."""
        return self._sections.save(row)

    def add_acceptance(self, row: Acceptance) -> Acceptance:
        """Keep a member's yes to a draft."""
        return self._acceptances.add(row)

    def take_back(self, acceptances: tuple[Acceptance, ...]) -> None:
        """Let acceptances of a draft count no more: its words have changed."""
        for one in acceptances:
            self._acceptances.save(replace(one, withdrawn_at=self._clock.now()))


def _of(version: GroupAgreement, rows: list[Part]) -> tuple[Part, ...]:
    return tuple(one for one in rows if one.agreement_id == version.id)
