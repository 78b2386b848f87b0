"""Agreed actions: what, why, who, by when, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from coach.domain.row import Text
from coach.errors import ActionSettled, BadInput
from coach.values import dataclass


class ActionOwner(StrEnum):
    """Who owes the action; the supervisor and the organisation owe some too."""

    SUPERVISOR = "supervisor"
    SUPERVISEE = "supervisee"
    ORGANISATION = "organisation"


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ReviewOutcome(StrEnum):
    """What looking back said of an action."""

    DONE = "done"
    CARRY_ON = "carry-on"
    CHANGE = "change"
    DROP = "drop"


@dataclass(frozen=True, kw_only=True)
class AgreedAction(Text):
    """Something somebody will do."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    what: str
    why: str = ""
    owner: ActionOwner | None = None
    due_on: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    times_carried: int = 0

    def review(
        self,
        outcome: ReviewOutcome,
        reason: str = "",
        what: str = "",
        due_on: date | None = None,
    ) -> AgreedAction:
        """Take what looking back said; one that carries on may get another day.

        Raises ActionSettled for an action already done or dropped, and BadInput where a drop has
        no reason or a change no new wording.
        """
        if self.status is not ActionStatus.OPEN:
            raise ActionSettled(f"“{self.what}” is {self.status} already; nothing was changed.")
        if outcome is ReviewOutcome.DONE:
            return replace(self, status=ActionStatus.DONE)
        if outcome is ReviewOutcome.DROP:
            if not reason:
                raise BadInput("Say in a few words what led to dropping it; nothing was changed.")
            return replace(self, status=ActionStatus.DROPPED)
        if outcome is ReviewOutcome.CHANGE:
            if not what:
                raise BadInput("Say what the action is now; nothing was changed.")
            return replace(self, what=what, times_carried=self.times_carried + 1)
        due_on = due_on or self.due_on
        return replace(self, due_on=due_on, times_carried=self.times_carried + 1)

    def is_late(self, today: date) -> bool:
        """Open past its date."""
        return self.status is ActionStatus.OPEN and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, kw_only=True)
class ActionReview(Text):
    """What one session said of one action, and what got in the way."""

    file_id: str
    session_id: str
    action_id: str
    outcome: ReviewOutcome
    reason: str = ""
    reviewed_at: datetime


@dataclass(frozen=True)
class NumberedAction:
    """An action under the number that this session speaks of it by."""

    number: int
    action: AgreedAction
    reviewed: ReviewOutcome | None = None


@dataclass(frozen=True)
class ActionListing:
    """An action as listings show it."""

    person: str
    action: AgreedAction
    case: str | None
    """The case reference it follows, if any."""
    agreed_on: date | None
