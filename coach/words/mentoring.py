"""What is said of mentoring and of whether it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.words import tell_day

if TYPE_CHECKING:
    from coach.domain.mentoring import MentoringDecision

KEY = "Mentoring"
BEGIN = "Begin a mentoring session"
DECIDE = "It was decided: mentoring is recorded"
DECIDE_NOT = "It was decided: mentoring is not recorded"
WITH = "Decided with (the supervisor)"
WHEN = "On"
NOTED = "Noted. It holds for mentoring begun from now on."
UNDECIDED = "Mentoring: not decided yet, so not recorded"
RECORDED = "Mentoring: recorded ({who}, {day})"
NOT_RECORDED = "Mentoring: not recorded ({who}, {day})"


def tell_standing(decided: MentoringDecision | None) -> str:
    """What was decided, with whom and when."""
    if decided is None:
        return UNDECIDED
    said = RECORDED if decided.recorded else NOT_RECORDED
    return said.format(who=decided.decided_with, day=tell_day(decided.decided_on))
