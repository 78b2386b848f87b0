"""Writes a record as HTML or Word, in Coach's own looks or in an organisation's template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.policy import Policy, Topic
from coach.domain.record import RecordKind, RecordListing
from coach.errors import BadInput, FileRefused
from coach.files import as_bytes, read_bytes
from coach.services.export_ports import ExportPaper, FilledDocument
from coach.services.export_ports import Format as Format
from coach.text import printable
from coach.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.people import Reader, Supervisee
    from coach.services.export_ports import ExportDocuments
    from coach.services.filing import Filing
    from coach.services.papers import PaperService
    from coach.services.ports import Clock, Content
    from coach.services.store_ports import Stores

LARGEST_TEMPLATE = 20_000_000


@dataclass(frozen=True)
class Exported:
    """A document that was written."""

    path: Path
    kept_aside: Path | None = None
    """The file edited by hand that was left as it is."""
    without_place: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class ExportService:
    """Records for other programs. What they hold is what the Markdown copy holds."""

    def __init__(
        self,
        stores: Stores,
        content: Content,
        clock: Clock,
        papers: PaperService,
        filing: Filing,
        documents: ExportDocuments,
    ) -> None:
        self._stores = stores
        self._content = content
        self._clock = clock
        self._papers = papers
        self._filing = filing
        self._documents = documents

    def export(
        self,
        supervisee: Supervisee,
        reader: Reader,
        listing: RecordListing,
        wanted: Format,
        output: Path | None = None,
        template: Path | None = None,
    ) -> Exported:
        """Write a record where Coach keeps documents, or to a file of the owner's choice.

        A file that somebody edited is never written over. Raises DocumentsFailed; FileRefused or
        BadInput for a template that cannot be filled, and nothing is written then.
        """
        self._refuse_erased(supervisee, listing)
        if template is not None and wanted is not Format.WORD:
            raise BadInput("Only a Word document has a template; nothing was written.")
        made = self._made(supervisee, listing, wanted, template)
        record = listing.record
        kind = f"{record.kind}-record-{wanted}"
        if output is not None:
            path = self._filing.save_as(kind, record.id, output, made.data)
            return Exported(path, None, made.without_place, made.unknown)
        if wanted is Format.MARKDOWN:
            written = self._papers.write_again(supervisee, listing)
        else:
            folder, stem = self._papers.place(supervisee, listing)
            written = self._filing.write(kind, record.id, folder, f"{stem}.{wanted}", made.data)
        return Exported(written.path, written.kept_aside, made.without_place, made.unknown)

    def _made(
        self, supervisee: Supervisee, listing: RecordListing, wanted: Format, template: Path | None
    ) -> FilledDocument:
        if wanted is Format.MARKDOWN:
            return FilledDocument(as_bytes(self._papers.record_text(supervisee, listing)))
        export = self._export_paper(supervisee, listing)
        if wanted is Format.HTML:
            return FilledDocument(self._documents.html(export))
        if template is None:
            return FilledDocument(self._documents.word(export))
        return self._documents.fill(export, _template_bytes(template), printable(template.name))

    def _export_paper(self, supervisee: Supervisee, listing: RecordListing) -> ExportPaper:
        record = listing.record
        proofs = self._stores.record_lives.proofs_of(record.id)
        policies = self._content.policies()
        policy = next((one for one in policies if one.id == record.policy_id), policies[0])
        return ExportPaper(
            self._papers.paper(supervisee, listing),
            tuple(one for one in proofs if one.version == record.version),
            headings_of(policy),
            self._clock.now(),
        )

    def _refuse_erased(self, supervisee: Supervisee, listing: RecordListing) -> None:
        erased = self._stores.case_material.erasing.erased_records(supervisee.file.id)
        if listing.record.id in erased:
            raise BadInput(
                "The words of this record were erased here once it was filed; there is nothing to "
                "write."
            )

    def find(
        self, supervisee: Supervisee, reader: Reader, session: str, case: str | None
    ) -> RecordListing:
        """The record that a session left: the personal one, or that of a case.

        Raises BadInput where the start of its id fits no session, or several.
        """
        listings = self._stores.records.listing(supervisee.file.id, reader)
        start = session.casefold()
        fits = [one for one in listings if one.record.session_id.casefold().startswith(start)]
        sessions = {one.record.session_id for one in fits}
        said = printable(session)[:30]
        if len(sessions) != 1:
            why = "several sessions have" if sessions else "no session with a record has"
            raise BadInput(f"{why.capitalize()} an id that starts with “{said}”.", "session")
        kind = RecordKind.CASE if case is not None else RecordKind.PERSONAL
        found = [
            one
            for one in fits
            if one.record.kind is kind
            and (case is None or (one.case or "").casefold() == case.casefold())
        ]
        if not found:
            raise BadInput("That session left no such record.", "session")
        return found[0]

    def template(self, policy: Policy, kind: RecordKind, output: Path) -> Path:
        """Write a Word template to begin with, never over another file. Raises DocumentsFailed."""
        data = self._documents.template(policy, kind, self._clock.now())
        return self._filing.save_as("record-template", policy.id, output, data)


def headings_of(policy: Policy) -> tuple[str, ...]:
    """The headings that a policy has for records."""
    rules = policy.rules_on(Topic.RECORD_HEADINGS)
    return tuple(dict.fromkeys(item for rule in rules for item in rule.items))


def _template_bytes(template: Path) -> bytes:
    if template.suffix.casefold() in (".docm", ".dotm"):
        raise FileRefused(
            f"{printable(template.name)} was not filled: it is of a kind that holds macros; save "
            "it as .docx, which has none. Nothing was written."
        )
    return read_bytes(template, LARGEST_TEMPLATE)
