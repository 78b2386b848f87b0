"""That a case record stands on the child's own file, and what then may be erased here."""

from __future__ import annotations

from datetime import date, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.row import Row
from coach.errors import FilingSettled, NotYet
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.record import RecordListing


@dataclass(frozen=True, kw_only=True)
class CaseFiling(Row):
    """A case record ticked off as filed on the child's record."""

    file_id: str
    case_id: str
    record_id: str
    filed_on: date

    def allow(self, held_on: date, today: date) -> CaseFiling:
        """The same, if it can be so. Raises NotYet for a day to come, or before the session."""
        if self.filed_on > today:
            raise NotYet("A record is filed today or earlier; nothing was changed.", "on")
        if self.filed_on < held_on:
            raise NotYet(
                f"The session was on {held_on.isoformat()}, so its record was filed then or later; "
                "nothing was changed.",
                "on",
            )
        return self

    def allow_back(self, today: date, zone: tzinfo | None) -> CaseFiling:
        """The same, if it may be taken back. Raises FilingSettled after the day it was ticked."""
        ticked = self.created_at.astimezone(zone).date() if self.created_at else today
        if ticked != today:
            raise FilingSettled(
                f"That was ticked on {ticked.isoformat()} and is taken back the same day only; "
                "nothing was changed."
            )
        return self


@dataclass(frozen=True)
class RecordOfCase:
    """A case record with what became of it."""

    listing: RecordListing
    filing: CaseFiling | None
    is_erased: bool = False
    """Whether its words are gone from here."""

    @property
    def waits(self) -> bool:
        """Whether it is still to be filed from this home."""
        return self.filing is None and not self.listing.is_from_elsewhere and not self.is_erased


class Beyond(StrEnum):
    """Why something could not be reached when words were erased, in the words that say so."""

    EDITED = "was edited by hand, so it was left as it is"
    UNKNOWN = "lies in the case's folder and was not written by Coach"
    MOVED = "was written by Coach and is no longer where it was put; that copy is not in reach"
    HOLDS = "holds words of it"
    LOCKED = "could not be opened or written"
    COPY = "is a copy of the database that could not be opened"
    LOG = "is open in another window; what was erased leaves it when Coach next starts"
    SENT = (
        "was open to both of you, so an agenda may have taken it along; that copy is not in reach"
    )
    HANDED = "was handed over; the home it went to has its own copy"
    PERSONAL = "is a personal record that names somebody listed for the case; it stays as it is"


@dataclass(frozen=True)
class Unreached:
    """Something that holds words still, or may."""

    what: str
    """A path, or what it is."""
    why: Beyond


@dataclass(frozen=True)
class Going:
    """How many of one kind go, or went."""

    kind: str
    """Its table's name."""
    count: int


@dataclass(frozen=True)
class ErasePlan:
    """What erasing a case would do."""

    reference: str
    going: tuple[Going, ...]
    open_actions: int
    """Of the actions, those still open."""
    waiting_items: int
    """Of the agenda items, those that wait for a session."""
    in_no_record: int
    """Of the notes, those that no record holds."""
    documents: tuple[str, ...]
    """Paths of what Coach wrote, relative to the documents folder."""


@dataclass(frozen=True)
class Erased:
    """What erasing did."""

    going: tuple[Going, ...]
    unreached: tuple[Unreached, ...]
    is_complete: bool
    """False where the rest waits for Coach's next start."""


@dataclass(frozen=True)
class Erasing:
    """Erasing that has begun: its words are gone, and what lies around them is still to go."""

    id: str
    file_id: str
    case_id: str | None
    note_ids: tuple[str, ...] = ()
