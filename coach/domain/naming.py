"""How a record names a voice, the outcome of a review, and a talk between sessions."""

from __future__ import annotations

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.agreement import ReviewReason
from coach.domain.row import Voice
from coach.domain.session import SessionKind


def opening(term: str) -> str:
    """A term as it begins a line; its other letters stay as the policy has them."""
    return term[:1].upper() + term[1:]


VOICE_WORDS = {
    Voice.BOTH: "both",
    Voice.SUPERVISOR: "the supervisor",
    Voice.SUPERVISEE: "the supervisee",
}
TALK_TITLES = {SessionKind.URGENT: "Urgent talk", SessionKind.INFORMAL: "Informal talk"}
REVIEW_WORDS = {
    ReviewOutcome.DONE: "done",
    ReviewOutcome.CARRY_ON: "carried on",
    ReviewOutcome.CHANGE: "changed",
    ReviewOutcome.DROP: "dropped",
}
REASON_WORDS = {
    ReviewReason.INTERVAL: "as the policy sets",
    ReviewReason.SUPERVISOR: "there is a new supervisor",
    ReviewReason.CIRCUMSTANCES: "circumstances have changed",
    ReviewReason.NOT_WORKING: "something in it is not working",
}
"""After a day: *to be looked at again by 22 November 2027: as the policy sets*."""
