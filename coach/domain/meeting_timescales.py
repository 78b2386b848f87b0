"""Timescales of meeting: the next session, a moved one, an urgent one, booking and the agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.booking import pace_on
from coach.domain.counting import group_in_words
from coach.domain.days import spoken
from coach.domain.frequency import NextSession, Rhythm, next_session
from coach.domain.mark import MarkKind
from coach.domain.policy import DeadlineName
from coach.domain.spans import earlier, later
from coach.domain.timescale import Kind, Timescale
from coach.domain.timescale_facts import Moved, TimescaleFacts, UrgentRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.absences import Absence
    from coach.domain.seeing import Seen

D = DeadlineName


def session(seen: Seen) -> Timescale | None:
    """The next session that counts, by the rules of the person's staff group."""
    found = next_of(seen)
    if found is None:
        return None
    reason = "; ".join(filter(None, (found.reason, group_evidence(seen))))
    return seen.timescale(Kind.SESSION, found.due, reason, found.rule)


def group_evidence(seen: Seen) -> str:
    """Where a group is as new as the last session that counts: what it counts for, and why."""
    groups = seen.facts.groups(seen.policy)
    last = seen.counted[0] if seen.counted else seen.start
    if not groups or groups[0].on < last:
        return ""
    return group_in_words(seen.policy, groups[0])


def next_of(seen: Seen) -> NextSession | None:
    """When the next session is due, by the earliest of the rules.

    One that was due before the file knew of any may well have been held: nobody is late by it.
    """
    rules, rhythm = seen.policy.frequency_for(seen.facts.staff_group), rhythm_of(seen)
    found = next_session(rules, rhythm)
    if found is None or found.due >= seen.known_from:
        return found
    return next_session(rules, replace(rhythm, known_from=seen.known_from))


def rhythm_of(seen: Seen) -> Rhythm:
    """What the next session is counted from."""
    return Rhythm(
        seen.start,
        seen.counted,
        seen.facts.shifts,
        seen.facts.done_by_name(MarkKind.ASYE_REVIEW),
        seen.day.calendar,
        seen.leave,
    )


def rearranging(seen: Seen) -> Timescale | None:
    """A session moved or missed: counted from its first date, or from the return to work.

    Source: Leeds 4.9. While somebody is still away there is no return to count from.
    """
    facts = seen.facts
    moved = _moved(seen)
    last = seen.counted[0] if seen.counted else date.min
    absences = (*facts.absences, *facts.supervisor_absences)
    absence = next((one for one in reversed(absences) if _explains(one, moved, seen)), None)
    after = seen.deadline(D.REARRANGE_AFTER_ABSENCE)
    if absence is not None and after is not None:
        if absence.back is None or last >= absence.back:
            return None
        due = later(absence.back, after.span, seen.day.calendar)
        reason = f"back on {spoken(absence.back)}; a session within {after.span}"
        return seen.timescale(Kind.REARRANGE, due, reason, after)
    rule = seen.deadline(D.REARRANGE)
    if rule is None or moved is None:
        return None
    due = later(moved.original_on, rule.span, seen.day.calendar)
    reason = f"moved from {spoken(moved.original_on)}; within {rule.span}"
    planned = facts.next_planned_on
    if planned is not None and planned != moved.original_on:
        reason += f"; now planned for {spoken(planned)}"
    return seen.timescale(Kind.REARRANGE, due, reason, rule)


def _moved(seen: Seen) -> Moved | None:
    moved = [one for kind, one in seen.facts.moved.items() if kind in seen.policy.counts]
    return min(moved, key=lambda one: one.original_on, default=None)


def _explains(absence: Absence, moved: Moved | None, seen: Seen) -> bool:
    """Whether a session did not take place because of this absence.

    One was planned for those days, or moved for it, or fell due before the return.
    """
    if moved is not None and (
        absence.covers(moved.original_on)
        or (moved.by_absence and (absence.back is None or absence.back > moved.original_on))
    ):
        return True
    due = next_of(seen)
    return moved is None and absence.back is not None and due is not None and due.due < absence.back


def urgent(seen: Seen) -> Iterator[Timescale]:
    """Urgent talks that were asked for, counted from the asking. Source: South Glos 3.4."""
    rule = seen.deadline(D.URGENT)
    if rule is None:
        return
    for request in _requests(seen):
        by = seen.hours_after(request.asked_at, rule)
        due = by.date() if by else later(request.asked_on, rule.span, seen.day.calendar)
        at = f" at {request.asked_at:%H:%M}" if request.asked_at else ""
        reason = f"asked for on {spoken(request.asked_on)}{at}; within {rule.span}"
        yield seen.timescale(Kind.URGENT, due, reason, rule, request.id, due_at=by)


def _requests(seen: Seen) -> Iterator[UrgentRequest]:
    """Those of the log are open until they are held; a mark settles what was asked before it."""
    facts = seen.facts
    settled = facts.last_done(MarkKind.URGENT) or date.min
    yield from (one for one in facts.urgent if one.asked_on > settled)
    marked = facts.last_done(MarkKind.URGENT_REQUEST)
    if marked is not None and marked > max(settled, *facts.held.get("urgent", ())[:1], date.min):
        yield UrgentRequest("marked", marked)


def booking(seen: Seen) -> Timescale | None:
    """Each session is in the diary so long ahead: from when the first that is not must be.

    That is the one after the last planned, by the rhythm in force. Source: Leeds 4.4, Bracknell
    Forest 5(3a).
    """
    rule = seen.deadline(D.BOOKING)
    if rule is None:
        return None
    facts = seen.facts
    planned = facts.last_planned_on or date.min
    began = max(seen.start, _pair_began(facts))  # nobody books before they supervise somebody
    following = max(_after_planned(seen), *seen.counted[:1], began)
    due = max(began, earlier(following, rule.span, seen.day.calendar))
    booked = f"booked up to {spoken(planned)}" if planned >= seen.day.on else "nothing is booked"
    reason = f"{booked}; each {rule.span} ahead at least"
    return seen.timescale(Kind.BOOKING, due, reason, rule)


def _after_planned(seen: Seen) -> date:
    """When the session after the last one planned would be, as one key would book it."""
    planned = seen.facts.last_planned_on
    if planned is None:
        return date.min
    rules = seen.policy.frequency_for(seen.facts.staff_group)
    pace = pace_on(rules, rhythm_of(seen), planned)
    return later(planned, pace.every, seen.day.calendar)


def _pair_began(facts: TimescaleFacts) -> date:
    """When this pair began; its log may reach back before Coach knew of it."""
    if facts.is_new_supervisor:
        return facts.pair_started_on
    return min([facts.pair_started_on, *facts.first_held.values()])


def agenda(seen: Seen) -> Iterator[Timescale]:
    """The agenda, and the report before a session, each so long before the date in the diary.

    What was booked at shorter notice than that asks for them on the day it was booked, and nobody
    is late with what was due before the pair began.
    """
    facts = seen.facts
    planned = facts.next_planned_on
    if planned is None:
        return
    last = seen.counted[0] if seen.counted else date.min
    for name, mark in (
        (D.AGENDA, MarkKind.AGENDA),
        (D.PREPARATION_REPORT, MarkKind.PREPARATION_REPORT),
    ):
        rule = seen.deadline(name)
        is_in = (facts.last_done(mark) or date.min) > last
        if rule is None or is_in or (name is D.AGENDA and facts.has_agenda):
            continue
        what = seen.policy.term(name.value, name.value.replace("-", " "))
        reason = f"{what} for {spoken(planned)}; {rule.span} before"
        due = earlier(planned, rule.span, seen.day.calendar)
        due = max(due, min(_could_be_asked(seen), planned))
        yield seen.timescale(Kind.AGENDA, due, reason, rule, name.value)


def _could_be_asked(seen: Seen) -> date:
    """The first day on which an agenda could be asked for; what is entered later says no day."""
    booked, began = seen.facts.next_booked_on, _pair_began(seen.facts)
    return max(booked, began) if booked is not None and booked <= seen.day.on else began


def supervisor_away(seen: Seen) -> Timescale | None:
    """The supervisor has been away so long that their manager is told. Source: Leeds 4.9."""
    rule = seen.deadline(D.SUPERVISOR_AWAY)
    away = [one for one in seen.facts.supervisor_absences if one.back is None]
    if rule is None or not away:
        return None
    first = away[-1].first
    told = seen.facts.last_done(MarkKind.COVER)
    if told is not None and told >= first:
        return None
    reason = (
        f"the supervisor is away since {spoken(first)}; after {rule.span} their manager is told"
    )
    due = later(first, rule.span, seen.day.calendar)
    return seen.timescale(Kind.ABSENCE, due, reason, rule)
