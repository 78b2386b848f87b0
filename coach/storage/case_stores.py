"""Case material besides what is said in sessions: identifiers, filings, erasing, rewording."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.case_filing import CaseFiling
from coach.domain.leaks import CaseIdentifier, Identifier
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.services.ports import Clock, Ids
    from coach.storage.database import Database
    from coach.storage.erasing_store import ErasingStore
    from coach.storage.rewording_store import RewordingStore


class IdentifierStore(Table[CaseIdentifier]):
    """Names and numbers of cases. They never leave this home, and no index holds them."""

    name, kind = "case_identifier", CaseIdentifier

    def of_case(self, case_id: str) -> list[CaseIdentifier]:
        """Those that stand, in the order in which they came."""
        return self.find("t.case_id = :case AND t.withdrawn_at IS NULL", {"case": case_id}, None)

    def of_file(self, file_id: str) -> list[Identifier]:
        """Those of every case of a supervision file, with their references."""
        rows = self.database.rows(
            "SELECT i.case_id, c.reference, i.words FROM case_identifier i "
            "JOIN case_reference c ON c.id = i.case_id "
            "WHERE c.file_id = :file AND i.withdrawn_at IS NULL ORDER BY i.seq",
            {"file": file_id},
        )
        return [Identifier(row["case_id"], row["reference"], row["words"]) for row in rows]


class FilingStore(Table[CaseFiling]):
    """Case records ticked off as filed."""

    name, kind = "case_filing", CaseFiling

    def of_file(self, file_id: str) -> list[CaseFiling]:
        """Those that stand."""
        return self.find("t.file_id = :file AND t.withdrawn_at IS NULL", {"file": file_id}, None)


class CaseStores:
    """The stores of case material, together."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, stamp: HomeStamp) -> None:
        self._database, self._clock, self._ids, self._stamp = database, clock, ids, stamp

    @cached_property
    def identifiers(self) -> IdentifierStore:
        return IdentifierStore(self._database, self._clock, self._stamp)

    @cached_property
    def filings(self) -> FilingStore:
        return FilingStore(self._database, self._clock, self._stamp)

    @cached_property
    def erasing(self) -> ErasingStore:
        from coach.storage.erasing_store import ErasingStore

        return ErasingStore(self._database, self._clock, self._ids, self._stamp)

    @cached_property
    def rewording(self) -> RewordingStore:
        from coach.storage.rewording_store import RewordingStore

        return RewordingStore(self._database, self._clock, self._ids, self._stamp)
