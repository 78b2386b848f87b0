"""Versions of what several people agree on, each whole: its row, its sections, who accepted it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from coach.domain.agreed_versions import Acceptance, AgreedVersion, AgreementSection
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.domain.people import Reader
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row

V = TypeVar("V", bound=AgreedVersion)
Part = TypeVar("Part", AgreementSection, Acceptance)


class VersionTable(Table[V]):
    """Versions, without what stands in them."""

    apart = frozenset({"sections", "acceptances"})


class VersionStore(Generic[V]):
    """Every version of one kind of agreement. Who may read its parts goes by the version."""

    versions: type[VersionTable[V]]
    sections: type[Table[AgreementSection]]
    acceptances: type[Table[Acceptance]]

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database, self._clock = database, clock
        self._versions = self.versions(database, clock, stamp)
        self._sections = self.sections(database, clock, stamp)
        self._acceptances = self.acceptances(database, clock, stamp)

    def whole(self, of: str, values: Row, reader: Reader | None) -> tuple[V, ...]:
        """The versions whose rows are `of` something, oldest first, in three short queries."""
        found = self._versions.find(
            f"t.{of} AND t.withdrawn_at IS NULL", values, reader, "t.version, t.seq"
        )
        if not found:
            return ()
        mine = (
            "t.withdrawn_at IS NULL AND "
            f"t.agreement_id IN (SELECT id FROM {self._versions.name} WHERE {of})"
        )
        sections = self._sections.find(mine, values, None, "t.position, t.seq")
        acceptances = self._acceptances.find(mine, values, None)
        return tuple(
            replace(one, sections=_of(one, sections), acceptances=_of(one, acceptances))
            for one in found
        )

    def add(self, row: V) -> V:
        """Keep a new version with its sections."""
        with self._database.atomic():
            kept = self._versions.add(row)
            return replace(kept, sections=tuple(map(self._sections.add, row.sections)))

    def save(self, row: V) -> V:
        """Keep a version that changed, not what stands in it. Raises StaleRevision."""
        return replace(self._versions.save(row), sections=row.sections)

    def add_section(self, row: AgreementSection) -> AgreementSection:
        """Keep a new section of a draft."""
        return self._sections.add(row)

    def save_section(self, row: AgreementSection) -> AgreementSection:
        """Keep a section that changed. Raises StaleRevision."""
        return self._sections.save(row)

    def add_acceptance(self, row: Acceptance) -> Acceptance:
        """Keep somebody's yes to a draft."""
        return self._acceptances.add(row)

    def take_back(self, acceptances: tuple[Acceptance, ...]) -> None:
        """Let acceptances of a draft count no more: its words have changed."""
        for one in acceptances:
            self._acceptances.save(replace(one, withdrawn_at=self._clock.now()))


def _of(version: AgreedVersion, rows: list[Part]) -> tuple[Part, ...]:
    return tuple(one for one in rows if one.agreement_id == version.id)
