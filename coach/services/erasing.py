"""Erases a case here once it is filed on the child's record, and says what it could not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case_filing import Beyond, Erased, ErasePlan, Erasing, Unreached
from coach.domain.days import spoken
from coach.domain.leak_choices import passages_of
from coach.domain.leak_guard import find_leaks
from coach.errors import CoachError, DocumentsFailed, IllegalMove, NotFiled, StorageFailed
from coach.files import explain
from coach.services.filing import Removed, is_in_its_folder
from coach.services.finishing import finish
from coach.services.traces import SHORTEST_NAME, holding, plain, telling
from coach.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coach.domain.discussion import CaseReference
    from coach.domain.leaks import Identifier
    from coach.domain.people import Reader, Supervisee
    from coach.services.case_filing import CaseFilingService
    from coach.services.filing import Filing
    from coach.services.papers import PaperService
    from coach.services.ports import Clock, Ids
    from coach.services.record_ports import FiledDocument
    from coach.services.store_ports import Stores


class ErasingService:
    """The end of a case's words in this home."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        ids: Ids,
        case_filing: CaseFilingService,
        filing: Filing,
        papers: PaperService,
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids
        self._case_filing = case_filing
        self._filing = filing
        self._papers = papers

    def plan(self, supervisee: Supervisee, reader: Reader, case: CaseReference) -> ErasePlan:
        """What would go. Raises NotFiled, or IllegalMove where there is nothing, or a session."""
        records = self._case_filing.records(supervisee, reader, case.id)
        waiting = [one for one in records if one.waits]
        if waiting:
            days = ", ".join(spoken(one.listing.held_on) for one in waiting)
            raise NotFiled(
                f"The record of case {printable(case.reference)} of {days} is not ticked off as "
                "filed on the child's record yet; nothing was erased."
            )
        if self._stores.sessions.under_way(supervisee.file.id) is not None:
            raise IllegalMove(
                f"A session with {printable(supervisee.person.name)} is open; close it first. "
                "Nothing was erased."
            )
        kept = self._stores.case_material.erasing
        going = kept.counts(case.id)
        if not going:
            raise IllegalMove(f"Nothing is kept here of case {printable(case.reference)}.")
        return ErasePlan(
            case.reference,
            going,
            kept.open_actions(case.id),
            kept.waiting_items(case.id),
            kept.in_no_record(case.id),
            tuple(
                document.path
                for one in records
                for document in self._filing.documents_of(one.listing.record.id)
                if self._is_on_disk(document)
            ),
        )

    def _is_on_disk(self, document: FiledDocument) -> bool:
        try:
            return self._filing.stands(document.kind, document.owner_id)
        except DocumentsFailed:
            return False

    def erase(self, supervisee: Supervisee, reader: Reader, case: CaseReference) -> Erased:
        """Erase a case's words for good. Raises what `plan` raises; then nothing is erased.

        The database forgets them at once or not at all; what a crash leaves around it is erased
        when Coach next starts.
        """
        self.plan(supervisee, reader, case)
        identifiers = [
            one
            for one in self._stores.case_material.identifiers.of_file(supervisee.file.id)
            if one.case_id == case.id
        ]
        sought = telling(self._stores.case_material.erasing.words(case.id)) | telling(
            (one.words for one in identifiers), SHORTEST_NAME
        )
        beyond = [
            *self._sent(supervisee, reader, case),
            *self._still_named(supervisee, reader, identifiers),
        ]
        erasing = Erasing(self._ids.new(), supervisee.file.id, case.id)
        old = self._old_sections(supervisee, sought)
        going = self._stores.case_material.erasing.begin(erasing, old)
        around = self._documents(supervisee, reader, case.id)
        missed, is_complete = finish(self._stores.case_material, erasing)
        around += [*missed, *self._anew(supervisee, reader)]
        named = {one.what for one in around}
        for path in holding(self._filing.root, sought):
            if str(path) not in named:
                around.append(Unreached(str(path), Beyond.HOLDS))
        return Erased(going, (*around, *beyond), is_complete)

    def resume(self, supervisees: Iterable[Supervisee], reader: Reader) -> None:
        """End what a crash came in between; what cannot be done yet waits for the next start."""
        of_files = {one.file.id: one for one in supervisees}
        try:
            for erasing in self._stores.case_material.erasing.unfinished():
                supervisee = of_files.get(erasing.file_id)
                if erasing.case_id is not None and supervisee is not None:
                    self._documents(supervisee, reader, erasing.case_id)
                finish(self._stores.case_material, erasing, again=True)
                if supervisee is not None:
                    self._anew(supervisee, reader)
        except CoachError:
            return

    def _old_sections(self, supervisee: Supervisee, sought: frozenset[str]) -> list[str]:
        """Sections of replaced versions of personal records that hold the case's words still."""
        return [
            old.section_id
            for old in self._stores.case_material.erasing.old_words(supervisee.file.id)
            if any(line in plain(old.text) for line in sought)
        ]

    def _still_named(
        self, supervisee: Supervisee, reader: Reader, identifiers: list[Identifier]
    ) -> Iterator[Unreached]:
        """Personal records in which somebody listed is named: they are of another reader."""
        for one in self._stores.records.listing(supervisee.file.id, reader):
            if one.record.case_id is None:
                passages = passages_of(self._stores.records.sections(one.record))
                if any(found.cases for found in find_leaks(passages, identifiers)):
                    yield Unreached(f"The record of {spoken(one.held_on)}", Beyond.PERSONAL)

    def _sent(
        self, supervisee: Supervisee, reader: Reader, case: CaseReference
    ) -> Iterator[Unreached]:
        """What left this home."""
        items = self._stores.agenda.of_file(supervisee.file.id, reader)
        if any(item.case_id == case.id and item.shared_at is not None for item in items):
            yield Unreached(f"What was raised of {printable(case.reference)}", Beyond.SENT)
        for one in self._stores.hand_overs.went_out(supervisee.file.id):
            yield Unreached(f"The file of {spoken(one.made_on)}", Beyond.HANDED)

    def _documents(self, supervisee: Supervisee, reader: Reader, case_id: str) -> list[Unreached]:
        """Remove what Coach wrote and nobody edited; what stays, and why."""
        found, folders = [], set()
        for one in self._case_filing.records(supervisee, reader, case_id):
            for document in self._filing.documents_of(one.listing.record.id):
                path = self._filing.root / document.path
                if is_in_its_folder(document):
                    folders.add(path.parent)
                why = self._remove(document)
                if why is not None:
                    found.append(Unreached(str(path), why))
        named = {one.what for one in found}
        for folder in sorted(folders):
            found += [
                Unreached(str(path), Beyond.UNKNOWN)
                for path in self._left_in(folder)
                if str(path) not in named
            ]
        return found

    def _remove(self, document: FiledDocument) -> Beyond | None:
        """Remove one file; why it could not be, if it could not."""
        try:
            removed = self._filing.remove(document.kind, document.owner_id)
        except DocumentsFailed:
            return Beyond.LOCKED
        if removed is Removed.EDITED:
            return Beyond.EDITED
        is_moved = removed is Removed.GONE and not is_in_its_folder(document)
        return Beyond.MOVED if is_moved else None

    def _left_in(self, folder: Path) -> list[Path]:
        try:
            return self._filing.clear(folder)
        except DocumentsFailed:
            return [folder]

    def _anew(self, supervisee: Supervisee, reader: Reader) -> list[Unreached]:
        """Bring the other documents up to date; pages that were edited by hand stay, and why."""
        try:
            written = self._papers.write_new(supervisee, reader)
        except (DocumentsFailed, StorageFailed, OSError) as error:
            why = explain(error) if isinstance(error, OSError) else str(error)
            return [Unreached(why, Beyond.LOCKED)]
        return [
            Unreached(str(one.kept_aside), Beyond.EDITED)
            for one in written
            if one.kept_aside is not None
        ]
