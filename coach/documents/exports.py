"""Records as HTML and Word, behind one port; Word's library is read when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.documents.html import render_html
from coach.documents.record_sheet import sheet_of
from coach.domain.days import spoken
from coach.domain.record_page import (
    AFTER_TALK,
    BEFORE_TALK,
    CASE_HEADINGS,
    page_of,
    proof_line,
    state_of,
)
from coach.text import printable

if TYPE_CHECKING:
    from datetime import datetime

    from coach.documents.word_template import Filling
    from coach.domain.policy import Policy
    from coach.domain.record import RecordKind
    from coach.services.export_ports import ExportPaper, FilledDocument

_PERSONAL = (*BEFORE_TALK, *AFTER_TALK)


class RecordExports:
    """Records as documents that other programs open."""

    def html(self, export: ExportPaper) -> bytes:
        """One file of HTML."""
        return render_html(sheet_of(export.paper, export.proofs))

    def word(self, export: ExportPaper) -> bytes:
        """A Word document in Coach's own looks."""
        from coach.documents.word import render_word

        return render_word(sheet_of(export.paper, export.proofs), export.now)

    def fill(self, export: ExportPaper, template: bytes, name: str) -> FilledDocument:
        """An organisation's template with the record in it. Raises FileRefused."""
        from coach.documents.word_template import fill_template

        return fill_template(_filling(export), template, name, export.now)

    def template(self, policy: Policy, kind: RecordKind, now: datetime) -> bytes:
        """A Word template to begin with."""
        from coach.documents.word_start import start_template

        return start_template(policy, kind, now)


def _filling(export: ExportPaper) -> Filling:
    from coach.documents.word_template import Filling

    paper = export.paper
    page, record = page_of(paper), paper.record
    lines = {
        "record.title": page.title,
        "record.who": page.who,
        "record.date": spoken(paper.held_on),
        "record.supervisee": paper.supervisee,
        "record.supervisor": paper.supervisor,
        "record.case": paper.case or "",
        "record.whose": f"Case {paper.case}" if paper.case else paper.supervisee,
        "record.state": state_of(paper),
        "record.version": str(record.version),
        "record.policy": paper.policy_name,
        "record.privacy": page.note,
        "record.proof": "\n".join(map(proof_line, export.proofs)),
        "record.id": record.id,
    }
    return Filling(
        sheet_of(paper, export.proofs),
        record.kind.value,
        {name: printable(line) for name, line in lines.items()},
        (*(CASE_HEADINGS if paper.case is not None else _PERSONAL), *export.headings),
    )
