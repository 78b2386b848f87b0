"""Why a policy gives somebody no day for their next session, where others have one by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.meeting_timescales import next_of
from coach.domain.policy import EachShifts

if TYPE_CHECKING:
    from coach.domain.seeing import Seen


def why_no_session(seen: Seen) -> str:
    """The reason in words; empty where there is a day, or where the policy has none for anybody."""
    policy, group = seen.policy, seen.facts.staff_group
    if seen.facts.has_left(seen.day.on) or next_of(seen) is not None:
        return ""
    rules = policy.frequency_for(group)
    shifts = [rule.shifts for rule in rules if isinstance(rule, EachShifts)]
    if shifts:
        return f"every {min(shifts)} shifts worked, and so many are not marked yet"
    if rules:
        return f"the phases of {policy.name} are over, and it sets nothing after them"
    if not any(one.frequency for one in policy.staff_groups):
        return ""
    if not group:
        return f"{policy.name} goes by staff group, and none is given"
    named = {one.id: one.name for one in policy.staff_groups}.get(group, group)
    return f"{policy.name} sets no rhythm for the staff group {named}"
