"""What preparation and hand-over need of a home's database, one protocol each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.domain.agenda import ItemAlias, WordsVersion
from coach.domain.concern import ConcernNote
from coach.domain.evidence import CaseDate, CaseloadReport, Evidence
from coach.domain.hand_over import Fields, HandOverEntry
from coach.domain.performance import PerformanceMatter
from coach.services.shelf import Kept, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.people import Pair, Person, Reader, Supervisee, SupervisionFile


class WordsStore(Kept[WordsVersion], Protocol):
    """Wordings of agenda items."""

    def of_item(self, item_id: str, reader: Reader) -> list[WordsVersion]: ...


class AliasStore(Kept[ItemAlias], Protocol):
    """Other ids of agenda items."""

    def of_file(self, file_id: str) -> list[ItemAlias]: ...


class EvidenceStore(Shelf[Evidence], Protocol):
    """Evidence of work."""

    def waiting(self, file_id: str, reader: Reader) -> list[Evidence]: ...
    def of_item(self, item_id: str, reader: Reader) -> list[Evidence]: ...


class ReportStore(Kept[CaseloadReport], Protocol):
    """Caseload reports and their dates."""

    def of_file(self, file_id: str, reader: Reader) -> list[CaseloadReport]: ...
    def add_date(self, row: CaseDate) -> CaseDate: ...
    def dates(self, report_id: str) -> list[CaseDate]: ...


class MatterStore(Kept[PerformanceMatter], Protocol):
    """What belongs to performance items."""

    def of_item(self, item_id: str, reader: Reader) -> PerformanceMatter | None: ...


class ConcernStore(Kept[ConcernNote], Protocol):
    """Words for oneself about supervision."""

    def of_file(self, file_id: str, reader: Reader) -> list[ConcernNote]: ...


class PreparingStores(Protocol):
    """The stores of preparation, together."""

    @property
    def words(self) -> WordsStore: ...
    @property
    def aliases(self) -> AliasStore: ...
    @property
    def evidence(self) -> EvidenceStore: ...
    @property
    def reports(self) -> ReportStore: ...
    @property
    def matters(self) -> MatterStore: ...
    @property
    def concerns(self) -> ConcernStore: ...


class PairingStore(Protocol):
    """Pairs that end and begin."""

    def save(self, pair: Pair) -> Pair: ...
    def begin(
        self, pair: Pair, person: Person | None = None, file: SupervisionFile | None = None
    ) -> Pair: ...
    def rename_file(self, old: str, new: str) -> None: ...
    def latest(self, file_id: str) -> Supervisee | None: ...
    def under_way(self, file_id: str) -> list[Pair]: ...
    def former(self) -> list[Supervisee]: ...


class HandOverStore(Kept[HandOverEntry], Protocol):
    """What goes along at a hand-over, and what went out and came in before."""

    @property
    def schema(self) -> int: ...
    def came_in(self, bundle_id: str) -> HandOverEntry | None: ...
    def went_out(self, file_id: str) -> list[HandOverEntry]: ...
    def gather(self, file_id: str) -> dict[str, tuple[Fields, ...]]: ...
    def put(self, file_id: str, tables: Mapping[str, tuple[Fields, ...]]) -> dict[str, int]:
        """Raises FileRefused for rows that do not fit."""
        ...
