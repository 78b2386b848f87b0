"""How a record names a voice and the outcome of a review."""

from __future__ import annotations

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.row import Voice

VOICE_WORDS = {
    Voice.BOTH: "both",
    Voice.SUPERVISOR: "the supervisor",
    Voice.SUPERVISEE: "the supervisee",
}
REVIEW_WORDS = {
    ReviewOutcome.DONE: "done",
    ReviewOutcome.CARRY_ON: "carried on",
    ReviewOutcome.CHANGE: "changed",
    ReviewOutcome.DROP: "dropped",
}
