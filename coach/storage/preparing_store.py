"""What preparation keeps: wordings that travelled, evidence, reports, performance, concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from coach.domain.agenda import ItemAlias, WordsVersion
from coach.domain.concern import ConcernNote
from coach.domain.evidence import CaseDate, CaseloadReport, Evidence
from coach.domain.performance import PerformanceMatter
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.domain.people import Reader
    from coach.services.ports import Clock
    from coach.storage.database import Database, Row


class WordsTable(Table[WordsVersion]):
    """Wordings of agenda items."""

    name, kind = "agenda_words", WordsVersion

    def _to_row(self, row: WordsVersion) -> Row:
        return {**super()._to_row(row), "words": msgspec.json.encode(row.words).decode()}

    def from_row(self, found: Row) -> WordsVersion:
        """A wording; the words stand as JSON in one column."""
        return super().from_row({**found, "words": msgspec.json.decode(found["words"])})

    def of_item(self, item_id: str, reader: Reader) -> list[WordsVersion]:
        """The wordings of one item, oldest first."""
        return self.find("t.agenda_item_id = :item", {"item": item_id}, reader, "t.number, t.seq")


class AliasTable(Table[ItemAlias]):
    """Other ids of agenda items."""

    name, kind = "agenda_alias", ItemAlias

    def of_file(self, file_id: str) -> list[ItemAlias]:
        """The other ids of a file's items."""
        return self.find("t.file_id = :file", {"file": file_id}, None)


class EvidenceStore(Table[Evidence]):
    """Evidence of work."""

    name, kind = "evidence", Evidence

    def waiting(self, file_id: str, reader: Reader) -> list[Evidence]:
        """Evidence of the preparation that has come to no session yet, in the order it came."""
        return self.find(
            "t.file_id = :file AND t.agenda_item_id IS NULL AND t.session_id IS NULL "
            "AND t.withdrawn_at IS NULL",
            {"file": file_id},
            reader,
        )

    def of_item(self, item_id: str, reader: Reader) -> list[Evidence]:
        """Evidence of one item, what was taken off too, in the order it came."""
        return self.find("t.agenda_item_id = :item", {"item": item_id}, reader)


class DateTable(Table[CaseDate]):
    """Dates by case."""

    name, kind = "case_date", CaseDate


class ReportStore(Table[CaseloadReport]):
    """Caseload reports, their dates beside them."""

    name, kind = "caseload_report", CaseloadReport

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        super().__init__(database, clock, stamp)
        self._dates = DateTable(database, clock, stamp)

    def _to_row(self, row: CaseloadReport) -> Row:
        return {**super()._to_row(row), "left_out": msgspec.json.encode(row.left_out).decode()}

    def from_row(self, found: Row) -> CaseloadReport:
        """A report; the headings left out stand as JSON in one column."""
        return super().from_row({**found, "left_out": msgspec.json.decode(found["left_out"])})

    def of_file(self, file_id: str, reader: Reader) -> list[CaseloadReport]:
        """A file's reports, the newest first."""
        return self.find(
            "t.file_id = :file AND t.withdrawn_at IS NULL",
            {"file": file_id},
            reader,
            "t.reported_on DESC, t.seq DESC",
        )

    def add_date(self, row: CaseDate) -> CaseDate:
        """Keep one date of a report."""
        return self._dates.add(row)

    def dates(self, report_id: str) -> list[CaseDate]:
        """The dates of a report, in the order of its rows."""
        return self._dates.find("t.report_id = :report", {"report": report_id}, None)


class MatterStore(Table[PerformanceMatter]):
    """What belongs to performance items."""

    name, kind = "performance_matter", PerformanceMatter

    def of_item(self, item_id: str, reader: Reader) -> PerformanceMatter | None:
        """The matter of an item, where it is about performance."""
        found = self.find("t.agenda_item_id = :item", {"item": item_id}, reader)
        return found[0] if found else None


class ConcernStore(Table[ConcernNote]):
    """Words for oneself about supervision."""

    name, kind = "concern_note", ConcernNote

    def of_file(self, file_id: str, reader: Reader) -> list[ConcernNote]:
        """One's own words, oldest first; nobody else's."""
        return self.find("t.file_id = :file AND t.withdrawn_at IS NULL", {"file": file_id}, reader)


class PreparingStores:
    """The stores of preparation, together."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        made: Any = (database, clock, stamp)
        self.words = WordsTable(*made)
        self.aliases = AliasTable(*made)
        self.evidence = EvidenceStore(*made)
        self.reports = ReportStore(*made)
        self.matters = MatterStore(*made)
        self.concerns = ConcernStore(*made)
