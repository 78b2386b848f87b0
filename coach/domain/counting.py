"""Which group sessions count as supervision under a policy, and the evidence for it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.policy import Policy, source_of
from coach.domain.spans import later
from coach.domain.working_days import WorkingDays
from coach.domain.year_rules import GroupPlace
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class GroupHeld:
    """One group session that took place, and whether it counts towards the frequency."""

    on: date
    counts: bool
    offered_on: date | None = None
    """The latest offer of one-to-one that stands behind it."""


def groups_held(
    policy: Policy, days: Iterable[date], offers: Iterable[date]
) -> tuple[GroupHeld, ...]:
    """The group sessions of these days, in their order, each judged by the policy.

    Source: Leeds 4.8, Tameside 1. A policy that lists groups among what counts needs no more.
    """
    known = sorted(offers)
    return tuple(_judged(policy, day, known) for day in days)


def _judged(policy: Policy, day: date, offers: list[date]) -> GroupHeld:
    rule = policy.groups
    if "group" in policy.counts:
        return GroupHeld(day, True)
    if rule is None or rule.place is GroupPlace.COMPLEMENTS:
        return GroupHeld(day, False)
    before = [one for one in offers if one <= day]
    if rule.offer is not None:
        within = rule.offer.within
        before = [one for one in before if later(one, within, WorkingDays()) >= day]
    offered = before[-1] if before else None
    return GroupHeld(day, offered is not None, offered)


def group_in_words(policy: Policy, one: GroupHeld) -> str:
    """What a group session counts for and why; empty where the policy has no rule on it."""
    rule = policy.groups
    if rule is None or "group" in policy.counts:
        return ""
    where = f"({source_of(policy, rule)})"
    the_group = f"the group of {spoken(one.on)}"
    if rule.place is GroupPlace.COMPLEMENTS:
        return f"{the_group} comes besides one-to-one and does not count {where}"
    if one.offered_on is not None:
        return f"{the_group} counts, as one-to-one was offered on {spoken(one.offered_on)} {where}"
    if rule.offer is None:
        return f"{the_group} does not count: no offer of one-to-one is on record {where}"
    return (
        f"{the_group} does not count: no offer of one-to-one is on record in the "
        f"{rule.offer.within} before it ({source_of(policy, rule.offer)})"
    )
