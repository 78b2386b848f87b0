"""Looks a record through for what may say who a child is, and does what the pair then chooses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.leak_choices import Guarded, carry_out, passages_of, take_in
from coach.domain.leak_guard import find_leaks
from coach.domain.leaks import Finding, GuardChoice, Near, Passage, Verdict
from coach.domain.record import Record, RecordKind, RecordListing, RecordSection, RecordStatus
from coach.errors import (
    BadInput,
    CoachError,
    DocumentsFailed,
    RecordIsFinal,
    SharingHeldBack,
    StorageFailed,
)
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.people import Reader, Supervisee
    from coach.services.case_ports import Undoing
    from coach.services.filing import Written
    from coach.services.papers import PaperService
    from coach.services.ports import Ids
    from coach.services.store_ports import Stores


@dataclass(frozen=True)
class GuardDone:
    """What was done, so that all of it can be taken back while the pair sits there."""

    records: tuple[tuple[str, tuple[RecordSection, ...]], ...]
    """Records by id, with their sections as they were; empty ones were not there."""
    undoing: tuple[Undoing, ...]
    written: tuple[Written, ...] = ()
    """The documents that show it."""
    failed: CoachError | None = None
    """Why documents could not be written, if they could not; the records are kept all the same."""


class LeakGuardService:
    """Before a record is shared. It warns and promises nothing."""

    def __init__(self, stores: Stores, ids: Ids, near: Near, papers: PaperService) -> None:
        self._stores = stores
        self._ids = ids
        self._near = near
        self._papers = papers

    def check(self, listing: RecordListing) -> tuple[Finding, ...]:
        """What was found in a record's newest version.

        In a case record its own case's names belong, and only those of others are looked for.
        """
        record = listing.record
        passages = passages_of(self._stores.records.sections(record))
        return self.check_words(record.file_id, passages, but_case=record.case_id)

    def check_words(
        self, file_id: str, passages: Sequence[Passage], but_case: str | None = None
    ) -> tuple[Finding, ...]:
        """What was found in any words, by the identifiers of a supervision file's cases."""
        listed = self._stores.case_material.identifiers.of_file(file_id)
        others = [one for one in listed if one.case_id != but_case]
        found = find_leaks(passages, others, self._near)
        # A number that only its shape gives away is what a case record is for.
        return found if but_case is None else tuple(one for one in found if one.cases)

    def hold_back(self, listing: RecordListing) -> None:
        """Raise SharingHeldBack where something is found that nobody has looked at."""
        found = len(self.check(listing))
        if found:
            places = "one place" if found == 1 else f"{found} places"
            raise SharingHeldBack(
                f"In {places} this record may say who a child is, so it was not shared. Look it "
                "through first (coach record check NAME shows where); after that it is yours to "
                "share (--looked-through)."
            )

    def can_change(self, listing: RecordListing) -> bool:
        """Whether words can be replaced and moved still."""
        return listing.record.status is RecordStatus.DRAFT

    def apply(
        self, supervisee: Supervisee, reader: Reader, listing: RecordListing,
        choices: Sequence[GuardChoice],
    ) -> GuardDone:  # fmt: skip
        """Carry the choices out in a draft, as its next version; earlier ones are kept.

        What was said in the session is put in the same words, so that no listing says otherwise.
        Raises RecordIsFinal for a record that is no draft, BadInput for a case that is not here.
        """
        acted = [one for one in choices if one.verdict is not Verdict.KEEP]
        record = listing.record
        if not acted:
            return GuardDone((), ())
        cases = {case.id for case in self._stores.cases.of_file(supervisee.file.id)}
        if any(one.verdict is Verdict.MOVE and one.case_id not in cases for one in acted):
            raise BadInput("Say to which case's record it goes; nothing was changed.", "case")
        with self._stores.atomic():
            if record.status is not RecordStatus.DRAFT:
                raise RecordIsFinal(
                    "This record is no draft any more, so its words stay; nothing was changed."
                )
            before = self._stores.records.sections(record)
            guarded = carry_out(before, acted)
            were = [(record.id, before)]
            self._revise(record, guarded.sections)
            for case_id in dict.fromkeys(one.case_id for one in guarded.moved):
                were.append(self._move(supervisee, reader, record, case_id, guarded))
            undoing = self._in_the_session(record, guarded)
        return self._written(supervisee, reader, GuardDone(tuple(were), tuple(undoing)))

    def take_back(self, supervisee: Supervisee, reader: Reader, undo: GuardDone) -> GuardDone:
        """Put everything back as it was, as one version more. Raises RecordIsFinal."""
        with self._stores.atomic():
            records = {
                one.record.id: one.record
                for one in self._stores.records.listing(supervisee.file.id, reader)
            }
            for record_id, sections in undo.records:
                self._revise(records[record_id], sections)
            self._stores.case_material.rewording.put_back(undo.undoing)
        return self._written(supervisee, reader, undo)

    def _written(self, supervisee: Supervisee, reader: Reader, done: GuardDone) -> GuardDone:
        """Bring the documents of the records that changed up to date."""
        changed = {record_id for record_id, _ in done.records}
        try:
            written = [
                self._papers.write_again(supervisee, one)
                for one in self._stores.records.listing(supervisee.file.id, reader)
                if one.record.id in changed
            ]
        except (DocumentsFailed, StorageFailed) as failed:
            return replace(done, failed=failed)
        return replace(done, written=tuple(written), failed=None)

    def _in_the_session(self, record: Record, guarded: Guarded) -> list[Undoing]:
        kept, undoing = self._stores.case_material.rewording, []
        for one in guarded.reworded:
            undoing += kept.reword(record.session_id, one.before, one.after)
        for moved in guarded.moved:
            undoing += kept.move(record.session_id, moved.entry.words, moved.case_id)
        return undoing

    def _move(
        self,
        supervisee: Supervisee,
        reader: Reader,
        record: Record,
        case_id: str,
        guarded: Guarded,
    ) -> tuple[str, tuple[RecordSection, ...]]:
        """Take entries into the case's record of the same session, begun where there is none."""
        moved = [one for one in guarded.moved if one.case_id == case_id]
        theirs = next(
            (
                one.record
                for one in self._stores.records.listing(supervisee.file.id, reader)
                if one.record.session_id == record.session_id and one.record.case_id == case_id
            ),
            None,
        )
        if theirs is None:
            theirs = self._stores.records.add(
                Record(
                    id=self._ids.new(),
                    file_id=record.file_id,
                    session_id=record.session_id,
                    kind=RecordKind.CASE,
                    case_id=case_id,
                    policy_id=record.policy_id,
                    policy_version=record.policy_version,
                )
            )
        before = self._stores.records.sections(theirs)
        self._revise(theirs, take_in(before, moved))
        return theirs.id, before

    def _revise(self, record: Record, sections: tuple[RecordSection, ...]) -> Record:
        revised = self._stores.records.save(record.revise())
        self._stores.records.add_version(revised, sections)
        return revised
