"""The self-care plan in a supervisor's home: only what the supervisee chose to share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.people import Reader, Supervisee
from coach.domain.row import Destination
from coach.domain.self_care import (
    CareDomain,
    CareKind,
    SelfCareItem,
    SelfCarePlan,
    SelfCareReview,
    latest_version,
)
from coach.domain.session import Session
from coach.errors import BadInput
from coach.services.drafts import WindowDraft
from coach.text import clean_line

if TYPE_CHECKING:
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


class SelfCareService:
    """Sharing items of the plan and looking at it together."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def share(
        self,
        supervisee: Supervisee,
        kind: CareKind,
        words: str,
        domain: CareDomain | None,
        reader: Reader,
    ) -> SelfCarePlan:
        """Share one more item; the plan has a new version. Raises BadInput without words."""
        kept = clean_line(words)
        if not kept:
            raise BadInput("There are no words in that; the plan is as it was.")
        with self._stores.atomic():
            items = self._stores.self_care.items(supervisee.file.id, reader)
            self._stores.self_care.add(
                SelfCareItem(
                    id=self._ids.new(),
                    person_id=supervisee.person.id,
                    file_id=supervisee.file.id,
                    kind=kind,
                    domain=domain,
                    words=kept,
                    since_version=latest_version(items) + 1,
                    owner_id=supervisee.person.id,
                    destination=Destination.PERSONAL,
                    shared_at=self._clock.now(),
                )
            )
        return self.plan(supervisee, reader)

    def change(
        self, supervisee: Supervisee, item: SelfCareItem, words: str, reader: Reader
    ) -> SelfCarePlan:
        """Put other words in an item's place; the plan has a new version, the old one stays.

        Raises BadInput without words, IllegalMove for an item that is out of the plan.
        """
        with self._stores.atomic():
            self.leave_out(supervisee, item, reader)
            return self.share(supervisee, item.kind, words, item.domain, reader)

    def leave_out(self, supervisee: Supervisee, item: SelfCareItem, reader: Reader) -> SelfCarePlan:
        """Take an item out of the plan from the next version on. Raises IllegalMove."""
        with self._stores.atomic():
            items = self._stores.self_care.items(supervisee.file.id, reader)
            standing = next((one for one in items if one.id == item.id), item)
            self._stores.self_care.save(standing.end(latest_version(items) + 1))
        return self.plan(supervisee, reader)

    def draft(self, supervisee: Supervisee, window: str) -> WindowDraft:
        """Words typed for a plan and not shared yet."""
        window = f"self-care {window}"
        return WindowDraft(self._stores, self._clock, supervisee.file.id, window)

    def glance(self, supervisee: Supervisee, session: Session) -> None:
        """Keep that the session looked at the plan, once, and nothing else about it."""
        with self._stores.atomic():
            if self.is_looked_at(supervisee, session):
                return
            self._stores.self_care.add_review(
                SelfCareReview(
                    id=self._ids.new(),
                    person_id=supervisee.person.id,
                    file_id=supervisee.file.id,
                    session_id=session.id,
                    reviewed_at=self._clock.now(),
                )
            )

    def is_looked_at(self, supervisee: Supervisee, session: Session) -> bool:
        """Whether the session has looked at the plan."""
        reviews = self._stores.self_care.reviews(supervisee.file.id)
        return any(review.session_id == session.id for review in reviews)

    def take_back_glance(self, supervisee: Supervisee, session: Session) -> None:
        """The session has not looked at the plan after all."""
        with self._stores.atomic():
            for review in self._stores.self_care.reviews(supervisee.file.id):
                if review.session_id == session.id:
                    withdrawn = replace(review, withdrawn_at=self._clock.now())
                    self._stores.self_care.save_review(withdrawn)

    def plan(
        self, supervisee: Supervisee, reader: Reader, version: int | None = None
    ) -> SelfCarePlan:
        """The plan in a version, or as it stands. Raises IllegalMove for one that never was."""
        reviews = self._stores.self_care.reviews(supervisee.file.id)
        reviewed_on = (
            reviews[-1].reviewed_at.astimezone(self._clock.zone()).date() if reviews else None
        )
        items = self._stores.self_care.items(supervisee.file.id, reader)
        return SelfCarePlan.of(supervisee.person.name, items, version, reviewed_on)
