"""Timescales of what a session leaves: the record, the reply to it, and what goes on case files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.mark import MarkKind
from coach.domain.policy import Deadline, DeadlineName, Policy, Span, Unit
from coach.domain.spans import later
from coach.domain.timescale import Kind, Timescale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.seeing import Seen
    from coach.domain.timescale_facts import Absence, HeldSession
    from coach.domain.working_days import WorkingDays

D = DeadlineName
_BETWEEN = frozenset({"informal", "urgent"})
"""Talks between sessions."""


def records(seen: Seen) -> Iterator[Timescale]:
    """A copy of each record to the supervisee, counted from the session.

    Source: Tameside 4.4, Leeds 4.13. Each session goes by the policy of its own day; a talk in
    between is no session.
    """
    given = seen.facts.last_done(MarkKind.RECORD) or date.min
    for held in seen.facts.sessions:
        policy = seen.policies.get(held.policy_id, seen.policy)
        rule = policy.deadline(D.RECORD)
        if rule is None or held.signed or held.kind in _BETWEEN:
            continue
        if held.given_on is not None or held.held_on <= given:
            continue
        reason = f"session of {spoken(held.held_on)}; a copy within {rule.span}"
        yield _of_session(seen, Kind.RECORD, held, rule, policy, reason)


def answer_until(
    given: date, span: Span, calendar: WorkingDays, absences: Iterable[Absence]
) -> date | None:
    """The last day for an answer to what was given on a day; None while they are still away.

    Working days while the supervisee is away do not count.
    """
    away = tuple(absences)
    for absence in away:
        calendar = calendar.without(absence.days())
    due = later(given, span, calendar)
    return None if any(one.back is None and one.first <= due for one in away) else due


def reply(seen: Seen) -> Timescale | None:
    """The supervisee's answer to the latest record that is marked as given, from that day.

    Source: Leeds 4.13. Where silence agrees, nothing is owed once the time is over. Records that
    Coach shared itself have `replies`.
    """
    facts, rule = seen.facts, seen.deadline(D.REPLY)
    given = facts.last_done(MarkKind.RECORD)
    if rule is None or given is None:
        return None
    if (facts.last_done(MarkKind.REPLY) or date.min) >= given or _is_known(seen, given):
        return None
    due = answer_until(given, rule.span, seen.day.calendar, facts.absences)
    if due is None:
        return None
    reason = f"record given on {spoken(given)}; within {rule.span}"
    if seen.policy.silence_agrees:
        if due < seen.day.on:
            return None
        reason += "; no reply by then counts as agreed"
    return seen.timescale(Kind.REPLY, due, reason, rule)


def _is_known(seen: Seen, given: date) -> bool:
    """Whether Coach knows by itself how the latest record that was given by then stands."""
    latest = [one for one in seen.facts.sessions if one.held_on <= given]
    if not latest:
        return False
    last = max(latest, key=lambda one: one.held_on)
    return last.signed or last.given_on is not None


def replies(seen: Seen) -> Iterator[Timescale]:
    """The supervisee's answer to each record that was shared and waits for it.

    Source: Leeds 4.13. Each record goes by the policy of its own day. Where silence agrees it
    still stands here once the time is over: silence agrees when somebody confirms it.
    """
    replied = seen.facts.last_done(MarkKind.REPLY) or date.min
    for held in seen.facts.sessions:
        policy = seen.policies.get(held.policy_id, seen.policy)
        rule = policy.deadline(D.REPLY)
        if rule is None or held.shared_on is None or held.answered or held.signed:
            continue
        due = answer_until(held.shared_on, rule.span, seen.day.calendar, seen.facts.absences)
        if due is None or replied >= held.shared_on:
            continue
        reason = f"record of {spoken(held.held_on)} shared on {spoken(held.shared_on)}"
        reason += f"; within {rule.span}"
        if policy.silence_agrees:
            reason += "; no reply by then agrees, after a reminder and once you confirm it"
        yield seen.timescale(Kind.REPLY, due, reason, rule, f"{rule.name} {held.id}", policy)


def case_records(seen: Seen) -> Iterator[Timescale]:
    """What goes on children's files, from the end of the session. Source: Bracknell Forest 5.3.2.

    Urgent matters have the shorter time where a risk was raised, or in an urgent talk.
    """
    filed = seen.facts.last_done(MarkKind.CASE_RECORD) or date.min
    for held in seen.facts.sessions:
        if held.held_on <= filed or held.filed:
            continue
        policy = seen.policies.get(held.policy_id, seen.policy)
        for name, what in _what_of_cases(held):
            rule = policy.deadline(name)
            if rule is not None:
                by_the_hour = held.ended_at is not None and rule.span.unit is Unit.HOURS
                ended = f", ended at {held.ended_at:%H:%M}" if by_the_hour else ""
                reason = f"session of {spoken(held.held_on)}{ended}; {what} within {rule.span}"
                yield _of_session(seen, Kind.CASE_RECORD, held, rule, policy, reason)


def _what_of_cases(held: HeldSession) -> Iterator[tuple[DeadlineName, str]]:
    if held.risk_raised or held.kind == "urgent":
        yield D.CASE_RECORD_URGENT, "urgent matters on file"
    if held.has_cases and held.kind != "urgent":
        yield D.CASE_RECORD, "cases on file"


def _of_session(
    seen: Seen, kind: Kind, held: HeldSession, rule: Deadline, policy: Policy, reason: str
) -> Timescale:
    by = seen.hours_after(held.ended_at, rule)
    due = by.date() if by else later(held.held_on, rule.span, seen.day.calendar)
    return seen.timescale(kind, due, reason, rule, f"{rule.name} {held.id}", policy, by)
