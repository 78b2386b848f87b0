"""Self-care plans: every version of every item, the looks at them, what is settled about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.people import Person, Reader, SupervisionFile
from coach.domain.self_care import SelfCareItem, SelfCareReview, SelfCareSettled
from coach.storage.people_store import FileTable
from coach.storage.rows import HomeStamp, Table

if TYPE_CHECKING:
    from coach.services.ports import Clock
    from coach.storage.database import Database


class CareItemTable(Table[SelfCareItem]):
    """Plan items."""

    name, kind = "self_care_item", SelfCareItem


class CareReviewTable(Table[SelfCareReview]):
    """Sessions that looked at the plan."""

    name, kind = "self_care_review", SelfCareReview


class CareSettledTable(Table[SelfCareSettled]):
    """What is settled about plans."""

    name, kind = "self_care_settled", SelfCareSettled


class SelfCareStore:
    """The plans that are kept in this home, as far as each reader may see them."""

    def __init__(self, database: Database, clock: Clock, stamp: HomeStamp) -> None:
        self._database = database
        self._clock = clock
        self._items = CareItemTable(database, clock, stamp)
        self._reviews = CareReviewTable(database, clock, stamp)
        self._settled = CareSettledTable(database, clock, stamp)
        self._files = FileTable(database, clock, stamp)

    def add(self, row: SelfCareItem) -> SelfCareItem:
        """Keep a new item."""
        return self._items.add(row)

    def save(self, row: SelfCareItem) -> SelfCareItem:
        """Keep a changed item."""
        return self._items.save(row)

    def items(self, file_id: str, reader: Reader) -> list[SelfCareItem]:
        """Items of every version that this reader may see; none that was taken back."""
        where = "t.file_id = :file AND t.withdrawn_at IS NULL"
        return self._items.find(where, {"file": file_id}, reader)

    def latest_version(self, file_id: str) -> int:
        """The newest moment at which anything changed, whoever may read it; it reads no words."""
        rows = self._database.rows(
            "SELECT max(max(since_version), coalesce(max(until_version), 0)) AS latest "
            "FROM self_care_item WHERE file_id = ?",
            (file_id,),
        )
        return int(rows[0]["latest"] or 0)

    def keep_back(self, file_id: str, thing: str) -> None:
        """What its owner shares no more is only theirs again, in every version of it."""
        self._database.run(
            "UPDATE self_care_item SET audience = 'only-mine', revision = revision + 1 "
            "WHERE file_id = :file AND (id = :thing OR thing_id = :thing)",
            {"file": file_id, "thing": thing},
        )

    def take_back(self, file_id: str, thing: str) -> None:
        """Withdraw every version of a thing that is not shared any more, words and all."""
        now = self._clock.now().isoformat()
        self._database.run(
            "UPDATE self_care_item SET words = '', others = '', removes = '', "
            "withdrawn_at = :now, updated_at = :now, revision = revision + 1 "
            "WHERE file_id = :file AND (id = :thing OR thing_id = :thing) "
            "AND withdrawn_at IS NULL",
            {"now": now, "file": file_id, "thing": thing},
        )

    def add_review(self, row: SelfCareReview) -> SelfCareReview:
        """Keep that a session looked at the plan."""
        return self._reviews.add(row)

    def reviews(self, file_id: str) -> list[SelfCareReview]:
        """The sessions that looked at the plan, oldest first."""
        where = "t.file_id = :file AND t.withdrawn_at IS NULL"
        return self._reviews.find(where, {"file": file_id}, None)

    def save_review(self, row: SelfCareReview) -> SelfCareReview:
        """Keep a changed one, as one that is taken back."""
        return self._reviews.save(row)

    def settled(self, file_id: str) -> SelfCareSettled | None:
        """What is settled about the plan on a file."""
        found = self._settled.find("t.file_id = :file", {"file": file_id}, None)
        return found[0] if found else None

    def settle(self, row: SelfCareSettled) -> SelfCareSettled:
        """Keep what is settled now."""
        return self._settled.save(row) if row.revision else self._settled.add(row)

    def file_of(self, person_id: str) -> SupervisionFile | None:
        """Somebody's supervision file, in a pair or in none."""
        found = self._files.find("t.supervisee_id = :person", {"person": person_id}, None)
        return found[0] if found else None

    def begin_file(self, owner: Person, file_id: str) -> SupervisionFile:
        """A supervision file for somebody who is in no pair here."""
        return self._files.add(SupervisionFile(id=file_id, supervisee_id=owner.id))
