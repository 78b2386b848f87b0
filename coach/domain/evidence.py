"""Evidence of work, and the caseload report that a supervisee's own system prints."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from coach.domain.row import Row, Text
from coach.values import dataclass


class EvidenceKind(StrEnum):
    """How a piece of evidence is kept."""

    REFERENCE = "reference"
    """Where it lies, in words or as a path; Coach does not open it."""
    PASTED = "pasted"


@dataclass(frozen=True, kw_only=True)
class Evidence(Text):
    """A piece of work to look at together, for one agenda item or for the preparation."""

    file_id: str
    agenda_item_id: str | None = None
    session_id: str | None = None
    """The session it came to, where it belongs to no one item."""
    kind: EvidenceKind
    title: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseloadReport(Text):
    """One report of a caseload: dates by case, and nothing that could be a name."""

    file_id: str
    reported_on: date
    title: str
    fingerprint: str
    """The same for two imports of one report."""
    left_out: tuple[str, ...] = ()
    """Headings of columns that were not taken, since they hold more than dates."""


@dataclass(frozen=True, kw_only=True)
class CaseDate(Row):
    """One date that a report gives for one case."""

    report_id: str
    case_id: str
    label: str
    on_date: date


@dataclass(frozen=True)
class ReportedCase:
    """One case as the newest report has it."""

    reference: str
    dates: dict[str, date]
