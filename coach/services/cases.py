"""Case references: adding, listing and taking them in from a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from coach.domain.discussion import CaseLine, CaseReference, is_a_reference, looks_like_a_name
from coach.errors import BadInput, IllegalMove, NotFound
from coach.text import clean_name, folded
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.people import Supervisee
    from coach.services.ports import Ids
    from coach.services.store_ports import Stores

_HEADINGS = frozenset({"reference", "case reference", "case ref", "case", "case number", "case id"})
IMPORT_LIMIT = 5_000
"""Rows in one file; nobody carries more cases than that."""


class CaseService:
    """A supervisee's caseload, by reference and never by name."""

    def __init__(self, stores: Stores, ids: Ids) -> None:
        self._stores = stores
        self._ids = ids

    def add(self, supervisee: Supervisee, reference: str) -> tuple[CaseReference, bool]:
        """The case with this reference, and whether it is new to the caseload.

        References that differ only in capitals are one. Raises BadInput for an empty one.
        """
        return self.add_all(supervisee, [reference])[0]

    def add_all(
        self, supervisee: Supervisee, references: Sequence[str]
    ) -> list[tuple[CaseReference, bool]]:
        """Several at once, all or none. Raises BadInput for an empty one."""
        cleaned = [clean_name(reference, "case reference") for reference in references]
        found = []
        with self._stores.atomic():
            cases = self._stores.cases.of_file(supervisee.file.id)
            known = {folded(case.reference): case for case in cases}
            for reference in cleaned:
                case = known.get(folded(reference))
                is_new = case is None
                if case is None:
                    case = CaseReference(
                        id=self._ids.new(),
                        file_id=supervisee.file.id,
                        reference=_no_name(reference),
                    )
                    known[folded(reference)] = self._stores.cases.add(case)
                found.append((case, is_new))
        return found

    def take_off(self, supervisee: Supervisee, reference: str) -> None:
        """Take a case off the caseload that came there by mistake.

        Raises NotFound, or IllegalMove for one of which something was said or listed.
        """
        with self._stores.atomic():
            for case in self._stores.cases.of_file(supervisee.file.id):
                if folded(case.reference) == folded(reference):
                    if self._stores.case_material.identifiers.of_case(case.id):
                        raise IllegalMove(
                            f"Names or numbers are listed for {reference} and would go with it, so "
                            "it stays here. Take them out first: k on the person's page."
                        )
                    if not self._stores.cases.remove(case.id):
                        raise IllegalMove(f"Something was said of {reference}, so it stays here.")
                    return
        raise NotFound(f"{reference} is not on the caseload.")

    def also_with(self, case: CaseReference, everyone: Sequence[Supervisee]) -> list[Supervisee]:
        """Who else has a case of this reference."""
        return [
            other
            for other in everyone
            if other.file.id != case.file_id
            and any(
                folded(its.reference) == folded(case.reference)
                for its in self._stores.cases.of_file(other.file.id)
            )
        ]

    def caseload(self, supervisee: Supervisee, session_id: str | None = None) -> list[CaseLine]:
        """Every case with when it was last discussed, and what this session's sweep says."""
        return self._stores.cases.lines(supervisee.file.id, session_id)

    def take_in(self, supervisee: Supervisee, text: str) -> tuple[int, int]:
        """Add the references of a CSV text: its `reference` column, or the first of each row.

        Returns how many were new and how many were there already. All rows or none: raises
        BadInput naming the line at fault.
        """
        references = [row.reference for row in read_case_rows(text).rows]
        new = sum(is_new for _, is_new in self.add_all(supervisee, references))
        return new, len(references) - new


@dataclass(frozen=True)
class CaseRow:
    """One row of a CSV text about cases."""

    line: int
    reference: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class CaseRows:
    """A CSV text about cases; the header is empty where it has none."""

    header: tuple[str, ...]
    column: int
    """Where the reference stands."""
    rows: tuple[CaseRow, ...]


def read_case_rows(text: str) -> CaseRows:
    """Rows with a case reference: in the column that says so, else the first.

    Raises BadInput naming the line at fault.
    """
    import csv  # only who takes a caseload in needs it

    try:
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise BadInput(f"This is not a CSV file: {error}; nothing was taken in.") from None
    filled = [(line, row) for line, row in enumerate(rows, 1) if any(map(str.strip, row))]
    if len(filled) > IMPORT_LIMIT:
        raise BadInput(f"More than {IMPORT_LIMIT} rows; nothing was taken in.")
    header = [cell.strip() for cell in filled[0][1]] if filled else []
    found = [n for n, cell in enumerate(header) if " ".join(folded(cell).split()) in _HEADINGS]
    column = found[0] if found else 0
    return CaseRows(
        header=tuple(header) if found else (),
        column=column,
        rows=tuple(_case_row(line, row, column) for line, row in filled[len(found[:1]) :]),
    )


def _case_row(line: int, row: list[str], column: int) -> CaseRow:
    try:
        return CaseRow(line, clean_name(row[column], "case reference"), tuple(row))
    except IndexError:
        raise BadInput(f"Line {line} has no case reference; nothing was taken in.") from None
    except BadInput as error:
        raise BadInput(f"Line {line}: {error}") from None


def _no_name(reference: str) -> str:
    """A new reference as it may be kept. Raises BadInput for none, or what reads like a name."""
    if not is_a_reference(reference):
        raise BadInput(
            f"“{reference[:40]}” is not one reference; give one at a time, as K1.", "case"
        )
    if looks_like_a_name(reference):
        raise BadInput(
            f"“{reference[:40]}” reads like a name, and a case is kept by its reference only; "
            "use your case system's number, or one of your own, as K1.",
            "case",
        )
    return reference
