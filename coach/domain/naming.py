"""How a record names a voice, the outcome of a review, and a talk between sessions."""

from __future__ import annotations

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.row import Voice
from coach.domain.session import SessionKind

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
