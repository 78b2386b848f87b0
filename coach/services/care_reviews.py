"""Looking at a self-care plan: a glance in a session, a look alone, and the day to look again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.mark import Mark, MarkKind
from coach.domain.self_care import HasPlan, SelfCareReview, SelfCareSettled
from coach.errors import BadInput
from coach.text import clean_line

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.people import Supervisee
    from coach.domain.session import Session
    from coach.services.ports import Clock, Ids
    from coach.services.store_ports import Stores


class CareReviews:
    """When a plan was looked at, what support a session agreed, when it is looked at again."""

    def __init__(self, stores: Stores, clock: Clock, ids: Ids) -> None:
        self._stores = stores
        self._clock = clock
        self._ids = ids

    def glance(self, supervisee: Supervisee, session: Session) -> None:
        """Keep that the session looked at the plan, once, and nothing else about it."""
        with self._stores.atomic():
            if self._look(supervisee, session) is None:
                self._stores.self_care.add_review(self._new_look(supervisee, session))

    def agree_support(self, supervisee: Supervisee, session: Session, words: str) -> None:
        """Keep what support was agreed as the plan was looked at; no words take it out.

        It stands in the personal record, and the plan itself does not.
        """
        kept = clean_line(words)
        with self._stores.atomic():
            look = self._look(supervisee, session)
            if look is not None:
                self._stores.self_care.save_review(replace(look, support=kept))
            elif kept:
                new = replace(self._new_look(supervisee, session), support=kept)
                self._stores.self_care.add_review(new)

    def support_of(self, supervisee: Supervisee, session: Session) -> str:
        """What support a session agreed."""
        look = self._look(supervisee, session)
        return look.support if look else ""

    def is_looked_at(self, supervisee: Supervisee, session: Session) -> bool:
        """Whether the session has looked at the plan."""
        return self._look(supervisee, session) is not None

    def take_back_glance(self, supervisee: Supervisee, session: Session) -> None:
        """The session has not looked at the plan after all."""
        with self._stores.atomic():
            look = self._look(supervisee, session)
            if look is not None:
                withdrawn = replace(look, withdrawn_at=self._clock.now())
                self._stores.self_care.save_review(withdrawn)

    def _look(self, supervisee: Supervisee, session: Session) -> SelfCareReview | None:
        reviews = self._stores.self_care.reviews(supervisee.file.id)
        return next((one for one in reviews if one.session_id == session.id), None)

    def _new_look(self, supervisee: Supervisee, session: Session) -> SelfCareReview:
        return SelfCareReview(
            id=self._ids.new(),
            person_id=supervisee.person.id,
            file_id=supervisee.file.id,
            session_id=session.id,
            reviewed_at=self._clock.now(),
        )

    def today(self) -> date:
        """This day."""
        return self._clock.today()

    def look_alone(self, whose: HasPlan) -> None:
        """Mark that its owner looked the plan over today, outside a session."""
        today = self._clock.today()
        with self._stores.atomic():
            if self._looked_alone_on(whose) != today:
                self._stores.marks.add(
                    Mark(
                        id=self._ids.new(),
                        person_id=whose.person.id,
                        kind=MarkKind.SELF_CARE_REVIEW,
                        done_on=today,
                    )
                )

    def _looked_alone_on(self, whose: HasPlan) -> date | None:
        marks = self._stores.marks.of_person(whose.person.id)
        kind = MarkKind.SELF_CARE_REVIEW
        days = [one.done_on for one in marks if one.kind is kind and one.withdrawn_at is None]
        return max(days, default=None)

    def looked_on(self, whose: HasPlan) -> date | None:
        """The day of the latest look, in a session or outside one."""
        zone = self._clock.zone()
        days = [
            one.reviewed_at.astimezone(zone).date()
            for one in self._stores.self_care.reviews(whose.file.id)
        ]
        alone = self._looked_alone_on(whose)
        return max([*days, *([alone] if alone else [])], default=None)

    def choose_review(self, whose: HasPlan, on: date | None) -> None:
        """Choose the day to look at the plan again; None is six months from the last look.

        Raises BadInput for a day that is not to come.
        """
        if on is not None and on <= self._clock.today():
            raise BadInput("The day to look again comes after today; nothing was changed.", "on")
        with self._stores.atomic():
            self._stores.self_care.settle(replace(self.settled_of(whose), review_on=on))

    def write_whole(self, whose: HasPlan, *, whole: bool) -> None:
        """Choose whether all of the plan is written to a document in its owner's own home."""
        with self._stores.atomic():
            self._stores.self_care.settle(replace(self.settled_of(whose), is_whole=whole))

    def is_written_whole(self, whose: HasPlan) -> bool:
        """Whether its owner, in their own home, chose a document of all of it."""
        owner = self._stores.people.owner()
        return owner is not None and owner.id == whose.person.id and self.settled_of(whose).is_whole

    def settled_of(self, whose: HasPlan) -> SelfCareSettled:
        """What is settled; the file's own id is its id, so that two homes never hold two."""
        return self._stores.self_care.settled(whose.file.id) or SelfCareSettled(
            id=whose.file.id, person_id=whose.person.id, file_id=whose.file.id
        )
