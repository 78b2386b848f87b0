"""Last time's actions: what became of each, and taking that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.agreed_action import ActionReview, AgreedAction, NumberedAction, ReviewOutcome
from coach.domain.model import Part
from coach.domain.session import ImmediateRisk, SessionStatus
from coach.errors import BadInput, NotFound
from coach.text import clean_line

if TYPE_CHECKING:
    from datetime import date

    from coach.services.conversation import Conversation


class LookingBack:
    """The actions of earlier sessions, under numbers that this session speaks of them by."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk

    def look_back(self) -> list[NumberedAction]:
        """Earlier actions still open when the session began, oldest first, under fixed numbers."""
        talk = self._talk
        stores = talk.tools.stores
        actions = stores.actions.on_the_table(talk.session.file_id, talk.session.id, talk.reader)
        said = {
            review.action_id: review.outcome
            for review in stores.reviews.of_session(talk.session.id, talk.reader)
            if review.withdrawn_at is None
        }
        return [
            NumberedAction(number, action, said.get(action.id))
            for number, action in enumerate(actions, 1)
        ]

    def risks(self) -> list[ImmediateRisk]:
        """The immediate risks that the session before this one raised, to be asked about first."""
        talk = self._talk
        held = [
            entry
            for entry in talk.tools.stores.log.of_files([talk.session.file_id])
            if entry.status is SessionStatus.HELD and entry.id != talk.session.id
        ]
        if not held or not held[-1].risk_raised:
            return []
        latest = {
            risk.case_id: risk
            for risk in talk.tools.stores.risks.of_session(held[-1].id, talk.reader)
            if risk.withdrawn_at is None
        }
        return list(latest.values())

    def _numbered(self, number: int) -> AgreedAction:
        found = [one for one in self.look_back() if one.number == number]
        if not found:
            raise NotFound(f"There is no earlier action {number}; :actions lists them.")
        return found[0].action

    def follows_another_case(self, number: int) -> bool:
        """Whether an action is about another case than the one in hand, or about none.

        Raises NotFound.
        """
        return self._numbered(number).case_id != self._talk.place.case_id

    def speak_of(self, number: int) -> AgreedAction:
        """Turn to an action: words said of it start out in the record that it stands in itself.

        Raises NotFound.
        """
        action = self._numbered(number)
        with self._talk.change():
            self._turn_to(action)
        return action

    def _turn_to(self, action: AgreedAction) -> None:
        """Take the action's case in hand, or none; what was chosen for the same one stays."""
        place = self._talk.place
        if place.part is Part.LOOK_BACK and place.case_id != action.case_id:
            self._talk.stand(replace(place, case_id=action.case_id, destination=None))

    def review(
        self,
        number: int,
        outcome: ReviewOutcome,
        reason: str = "",
        what: str = "",
        due_on: date | None = None,
    ) -> AgreedAction:
        """Say what became of an action: done, carried on (by another day), changed or dropped.

        Raises NotFound for the number, ActionSettled, or BadInput for a drop without a reason or
        a new day that has passed.
        """
        talk = self._talk
        standing = self._numbered(number)
        reason, what = clean_line(reason), clean_line(what)
        if due_on is not None and due_on != standing.due_on and due_on < talk.tools.clock.today():
            raise BadInput(f"{due_on} has passed; an action needs a day to come.", "due")
        reviewed = standing.review(outcome, reason, what, due_on)
        with talk.change():
            self._turn_to(standing)
            action = talk.tools.stores.actions.save(reviewed)
            talk.tools.stores.reviews.add(
                ActionReview(
                    id=talk.tools.ids.new(),
                    file_id=talk.session.file_id,
                    session_id=talk.session.id,
                    action_id=action.id,
                    outcome=outcome,
                    reason=reason,
                    reviewed_at=talk.tools.clock.now(),
                    destination=action.destination,
                    case_id=action.case_id,
                )
            )
        return action

    def take_back(self, before: AgreedAction) -> AgreedAction:
        """Have an action stand as it stood before this session's latest review of it.

        Raises NotFound where this session has not reviewed it.
        """
        talk = self._talk
        stores = talk.tools.stores
        with talk.change():
            reviews = [
                review
                for review in stores.reviews.of_session(talk.session.id, talk.reader)
                if review.action_id == before.id and review.withdrawn_at is None
            ]
            if not reviews:
                raise NotFound("This session has not looked back on that action.")
            now = talk.tools.clock.now()
            stores.reviews.save(replace(reviews[-1], withdrawn_at=now))
            standing = stores.actions.get(before.id, talk.reader)
            return stores.actions.save(replace(before, revision=standing.revision))
