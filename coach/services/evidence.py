"""Evidence of work for an item or the preparation, and the reports of a caseload."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.evidence import CaseDate, CaseloadReport, Evidence, EvidenceKind, ReportedCase
from coach.domain.people import Reader, Supervisee
from coach.domain.row import Audience
from coach.errors import BadInput, NotFound
from coach.services.caseload_report import ReportTable, read_report
from coach.text import clean_name, clean_note, folded
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.session import AgendaItem
    from coach.services.cases import CaseService
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores

LONGEST_PASTE = 50_000
"""Characters in one piece that is pasted in."""


@dataclass(frozen=True)
class TakenReport:
    """What a caseload report brought."""

    report: CaseloadReport
    cases: int
    new: int
    """Cases that were not on the caseload before."""
    dates: int
    is_new: bool
    """False where this very report is here already."""


class EvidenceService:
    """What a supervisee's work shows, beside what is said of it."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids, cases: CaseService) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids
        self._cases = cases

    def refer(self, supervisee: Supervisee, where: str, item: AgendaItem | None = None) -> Evidence:
        """Attach a reference: a path or words. Coach keeps the words and opens nothing.

        Raises BadInput for none.
        """
        return self._attach(supervisee, item, EvidenceKind.REFERENCE, where, "")

    def paste(
        self, supervisee: Supervisee, title: str, words: str, item: AgendaItem | None = None
    ) -> Evidence:
        """Attach words that were pasted in. Raises BadInput for none, or too many."""
        kept = clean_note(words)
        if not kept.strip():
            raise BadInput("There are no words in that; nothing was attached.", "words")
        if len(kept) > LONGEST_PASTE:
            raise BadInput(
                f"That is {len(kept):,} characters, and one piece has at most {LONGEST_PASTE:,}; "
                "nothing was attached.",
                "words",
            )
        return self._attach(supervisee, item, EvidenceKind.PASTED, title, kept)

    def _attach(
        self,
        supervisee: Supervisee,
        item: AgendaItem | None,
        kind: EvidenceKind,
        title: str,
        words: str,
    ) -> Evidence:
        if item is not None and item.session_id is not None:
            raise BadInput("A session has that item already; nothing was attached.", "item")
        with self._stores.atomic():
            return self._stores.preparing.evidence.add(
                Evidence(
                    id=self._ids.new(),
                    file_id=supervisee.file.id,
                    agenda_item_id=item.id if item else None,
                    kind=kind,
                    title=clean_name(title, "evidence"),
                    words=words,
                    audience=item.audience if item else Audience.PAIR,
                )
            )

    def of_item(self, item: AgendaItem, reader: Reader) -> list[Evidence]:
        """What is attached to an item."""
        found = self._stores.preparing.evidence.of_item(item.id, reader)
        return [one for one in found if one.withdrawn_at is None]

    def of_preparation(self, supervisee: Supervisee, reader: Reader) -> list[Evidence]:
        """What is attached to the preparation itself and has come to no session yet."""
        return self._stores.preparing.evidence.waiting(supervisee.file.id, reader)

    def take_off(self, evidence: Evidence, reader: Reader) -> Evidence:
        """Take a piece off; `put_on` undoes it. Raises NotFound."""
        return self._withdraw(evidence, reader, on=False)

    def put_on(self, evidence: Evidence, reader: Reader) -> Evidence:
        """Put a piece back on. Raises NotFound."""
        return self._withdraw(evidence, reader, on=True)

    def _withdraw(self, evidence: Evidence, reader: Reader, *, on: bool) -> Evidence:
        kept = self._stores.preparing.evidence
        with self._stores.atomic():
            standing = kept.get(evidence.id, reader)
            return kept.save(replace(standing, withdrawn_at=None if on else self._clock.now()))

    def take_in_report(self, supervisee: Supervisee, text: str, title: str) -> TakenReport:
        """Take a caseload report in from CSV: its references and its dates, and nothing else.

        Cases that are new join the caseload; the same report twice is one. All rows or none:
        raises BadInput naming the line at fault.
        """
        table = read_report(text, self._clock.today())
        owner = self._stores.people.home()
        reader = Reader(owner.owner_id if owner else "")
        with self._stores.atomic():
            standing = self._stores.preparing.reports.of_file(supervisee.file.id, reader)
            known = [one for one in standing if one.fingerprint == table.fingerprint]
            found = self._cases.add_all(supervisee, list(table.dates))
            new = sum(is_new for _, is_new in found)
            dates = sum(len(one) for one in table.dates.values())
            if known:
                return TakenReport(known[0], len(found), new, dates, is_new=False)
            report = self._keep(supervisee, table, title)
            for case, _ in found:
                for label, on in table.dates[_key(table, case.reference)].items():
                    self._stores.preparing.reports.add_date(
                        CaseDate(
                            id=self._ids.new(),
                            report_id=report.id,
                            case_id=case.id,
                            label=label,
                            on_date=on,
                        )
                    )
        return TakenReport(report, len(found), new, dates, is_new=True)

    def _keep(self, supervisee: Supervisee, table: ReportTable, title: str) -> CaseloadReport:
        return self._stores.preparing.reports.add(
            CaseloadReport(
                id=self._ids.new(),
                file_id=supervisee.file.id,
                reported_on=self._clock.today(),
                title=clean_name(title, "title"),
                fingerprint=table.fingerprint,
                left_out=table.left_out,
            )
        )

    def report(self, supervisee: Supervisee, reader: Reader) -> CaseloadReport:
        """The newest report. Raises NotFound."""
        found = self._stores.preparing.reports.of_file(supervisee.file.id, reader)
        if not found:
            raise NotFound("No caseload report was taken in yet.")
        return found[0]

    def reported(self, report: CaseloadReport) -> list[ReportedCase]:
        """A report case by case, in the order of its rows."""
        cases = {c.id: c.reference for c in self._stores.cases.of_file(report.file_id)}
        found: dict[str, ReportedCase] = {}
        for one in self._stores.preparing.reports.dates(report.id):
            reference = cases.get(one.case_id)
            if reference is not None:
                found.setdefault(reference, ReportedCase(reference, {}))
                found[reference].dates[one.label] = one.on_date
        return list(found.values())


def _key(table: ReportTable, reference: str) -> str:
    return next(one for one in table.dates if folded(one) == folded(reference))
