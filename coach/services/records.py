"""Finds records, shows them, and writes their documents again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.people import Reader, Supervisee
from coach.errors import Ambiguous, NotFound
from coach.services.people import short_ids
from coach.text import printable

if TYPE_CHECKING:
    from coach.domain.discussion import Note
    from coach.domain.record import RecordListing, RecordPaper, RecordSection
    from coach.services.papers import PaperService, Written
    from coach.services.store_ports import Stores


class RecordService:
    """The records of a supervision file."""

    def __init__(self, stores: Stores, papers: PaperService) -> None:
        self._stores = stores
        self._papers = papers

    def listing(self, supervisee: Supervisee, reader: Reader) -> list[RecordListing]:
        """Every record, newest session first."""
        return self._stores.records.listing(supervisee.file.id, reader)

    def in_no_record(self, supervisee: Supervisee, reader: Reader) -> list[Note]:
        """Notes of earlier sessions that were never placed or erased, newest first."""
        return self._stores.notes.in_no_record(supervisee.file.id, reader)

    def find(self, supervisee: Supervisee, reader: Reader, wanted: str | None) -> RecordListing:
        """A record by the start of its id; without one, the newest personal record.

        Raises NotFound, or Ambiguous with the choices.
        """
        listings = self.listing(supervisee, reader)
        name = printable(supervisee.person.name)
        if not listings:
            raise NotFound(f"{name} has no record yet; closing a session makes one.")
        if wanted is None:
            return next((one for one in listings if one.case is None), listings[0])
        found = [one for one in listings if one.record.id.casefold().startswith(wanted.casefold())]
        if not found:
            raise NotFound(f"{name} has no record whose id starts with “{printable(wanted)[:30]}”.")
        if len(found) > 1:
            short = short_ids([one.record.id for one in listings])
            choices = "; ".join(f"{short[one.record.id]} {one.held_on}" for one in found)
            raise Ambiguous(f"{len(found)} records start with that: {choices}. Say a little more.")
        return found[0]

    def of_session(self, supervisee: Supervisee, session_id: str) -> str:
        """The id of the personal record that a session left."""
        found = self._stores.records.listing(supervisee.file.id, Reader(supervisee.supervisor.id))
        return next(
            one.record.id
            for one in found
            if one.record.session_id == session_id and one.case is None
        )

    def sections(self, listing: RecordListing) -> tuple[RecordSection, ...]:
        """What stands in a record."""
        return self._stores.records.sections(listing.record)

    def paper(self, supervisee: Supervisee, listing: RecordListing) -> RecordPaper:
        """A record with all that is read of it."""
        return self._papers.paper(supervisee, listing)

    def text(self, supervisee: Supervisee, listing: RecordListing) -> str:
        """A record as Markdown, the same as its document."""
        return self._papers.record_text(supervisee, listing)

    def write(self, supervisee: Supervisee, reader: Reader) -> list[Written]:
        """Write the documents that are missing or out of date. Raises DocumentsFailed."""
        return self._papers.write_missing(supervisee, reader)
