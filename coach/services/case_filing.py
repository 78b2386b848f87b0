"""Ticks case records off as filed on the child's own record, and takes a tick back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.case_filing import CaseFiling, RecordOfCase
from coach.errors import IllegalMove, NotFound
from coach.text import folded, printable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.discussion import CaseReference
    from coach.domain.people import Reader, Supervisee
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


class CaseFilingService:
    """Where the case records of a supervision file stand."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def case(self, supervisee: Supervisee, reference: str) -> CaseReference:
        """A case of the caseload by its reference. Raises NotFound."""
        for case in self._stores.cases.of_file(supervisee.file.id):
            if folded(case.reference) == folded(reference.strip()):
                return case
        raise NotFound(
            f"{printable(reference)[:60]} is not on the caseload of "
            f"{printable(supervisee.person.name)}; nothing was changed."
        )

    def records(
        self, supervisee: Supervisee, reader: Reader, case_id: str | None = None
    ) -> list[RecordOfCase]:
        """The case records of a file, or of one case, newest session first."""
        filings = {one.record_id: one for one in self._stores.case_material.filings.of_file(
            supervisee.file.id
        )}  # fmt: skip
        erased = self._stores.case_material.erasing.erased_records(supervisee.file.id)
        return [
            RecordOfCase(one, filings.get(one.record.id), one.record.id in erased)
            for one in self._stores.records.listing(supervisee.file.id, reader)
            if one.record.case_id is not None and case_id in (None, one.record.case_id)
        ]

    def file(
        self,
        supervisee: Supervisee,
        reader: Reader,
        case: CaseReference,
        on: date | None = None,
        record_id: str = "",
    ) -> list[CaseFiling]:
        """Tick a case's records off that wait, or the one whose id starts so.

        Raises NotFound where none waits, NotYet for a day on which it cannot have been.
        """
        waiting = [
            one
            for one in self.records(supervisee, reader, case.id)
            if one.waits and one.listing.record.id.casefold().startswith(record_id.casefold())
        ]
        if not waiting:
            raise NotFound(f"No record of case {case.reference} waits to be filed.")
        today = self._clock.today()
        with self._stores.atomic():
            return [
                self._stores.case_material.filings.add(
                    CaseFiling(
                        id=self._ids.new(),
                        file_id=supervisee.file.id,
                        case_id=case.id,
                        record_id=one.listing.record.id,
                        filed_on=on or today,
                    ).allow(one.listing.held_on, today)
                )
                for one in waiting
            ]

    def take_back(
        self, supervisee: Supervisee, reader: Reader, case: CaseReference, record_id: str = ""
    ) -> list[CaseFiling]:
        """Take the ticks of a case's records back, or of the one whose id starts so.

        Raises NotFound where none is ticked, FilingSettled after the day it was ticked.
        """
        today, zone = self._clock.today(), self._clock.zone()
        ticked = [
            one
            for one in self.records(supervisee, reader, case.id)
            if one.filing is not None
            and one.listing.record.id.casefold().startswith(record_id.casefold())
        ]
        if not ticked:
            raise NotFound(f"No record of case {case.reference} is ticked off as filed.")
        if any(one.is_erased for one in ticked):
            raise IllegalMove("Its words were erased here since, so the tick stays.")
        with self._stores.atomic():
            return [
                self._stores.case_material.filings.save(
                    replace(one.filing.allow_back(today, zone), withdrawn_at=self._clock.now())
                )
                for one in ticked
                if one.filing is not None
            ]
