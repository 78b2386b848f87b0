"""Timescales that go by the calendar: agreements, reviews, observations, audits, keeping."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.frequency import first_day
from coach.domain.mark import MarkKind
from coach.domain.policy import Deadline, DeadlineName, Sourced
from coach.domain.spans import later
from coach.domain.timescale import Kind, Timescale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.policy import Span
    from coach.domain.seeing import Seen

D = DeadlineName
M = MarkKind
OWN_CALL = Sourced(of="Your own", section="call for a review")
"""What stands behind a review where the policy sets no time for one."""
_CALLED = {
    "circumstances": "circumstances have changed",
    "not-working": "something does not work",
    "supervisor": "there is a new supervisor",
    "interval": "its time has run out",
}
OWN_PLAN = Sourced(of="The self-care plan's", section="own review date")
"""What stands behind the day that a plan names itself."""

_YEARLY: tuple[tuple[DeadlineName, Kind, str, tuple[MarkKind, ...]], ...] = (
    (D.OBSERVATION, Kind.OBSERVATION, "observation of practice", (M.OBSERVATION,)),
    (
        D.OBSERVATION_WITH_ADULT,
        Kind.OBSERVATION,
        "observation of practice with an adult",
        (M.OBSERVATION_WITH_ADULT,),
    ),
    (
        D.OBSERVATION_OF_SUPERVISION,
        Kind.OBSERVATION,
        "observation of supervision",
        (M.OBSERVATION_OF_SUPERVISION,),
    ),
    (D.AUDIT, Kind.AUDIT, "audit of supervision", (M.AUDIT,)),
    (D.APPRAISAL, Kind.APPRAISAL, "appraisal", (M.APPRAISAL,)),
    (D.TRAINING, Kind.TRAINING, "training in supervising", (M.TRAINING,)),
)


def agreements(seen: Seen) -> Timescale | None:
    """The first agreement, its yearly review, and a new one with a new supervisor.

    Source: Bracknell Forest 5(3h), Leeds 4.3, Cafcass 3.8, Tameside 5.
    """
    first, review = seen.deadline(D.AGREEMENT), seen.deadline(D.AGREEMENT_REVIEW)
    here, before = _agreed(seen)
    change = next((rule for rule in (review, first) if rule and rule.new_supervisor), None)
    if here is None and change is not None and seen.facts.is_new_supervisor:
        return _with_new_supervisor(seen, change)
    latest = max((day for day in (here, before) if day is not None), default=None)
    what = seen.policy.term("agreement")
    if latest is not None and (called := _called_for(seen, latest)) is not None:
        return called
    if latest is None and first is not None:
        due, counted = _from_the_first(seen, first.span)
        reason = f"no {what} on file; within {first.span} of {counted}"
        return seen.timescale(Kind.AGREEMENT, due, reason, first)
    if review is None:
        return None
    if latest is None:
        began = seen.facts.pair_started_on
        if review.new_supervisor:
            reason = f"no {what} on file; due as you began on {spoken(began)}"
            return seen.timescale(Kind.AGREEMENT, began, reason, review)
        due = later(began, review.span, seen.day.calendar)
        reason = f"no {what} on file; {review.span} from {spoken(began)}, when you began"
        return seen.timescale(Kind.AGREEMENT_REVIEW, due, reason, review)
    due = later(latest, review.span, seen.day.calendar)
    reason = f"{what} of {spoken(latest)}; within {review.span}"
    return seen.timescale(Kind.AGREEMENT_REVIEW, due, reason, review)


def _called_for(seen: Seen, latest: date) -> Timescale | None:
    """The review that one of the two asked for before its time; what the policy sets may wait."""
    if seen.facts.review_called is None:
        return None
    called_on, because = seen.facts.review_called
    marked = seen.facts.last_done(M.AGREEMENT, M.AGREEMENT_REVIEW)
    if marked is not None and marked >= called_on:
        return None
    review = seen.deadline(D.AGREEMENT_REVIEW)
    due = max(called_on, latest)
    if review is not None:
        due = min(due, later(latest, review.span, seen.day.calendar))
    words = _CALLED.get(because, because)
    reason = f"{seen.policy.term('agreement')} of {spoken(latest)}; asked for as {words}"
    return seen.timescale(Kind.AGREEMENT_REVIEW, due, reason, review or OWN_CALL)


def _agreed(seen: Seen) -> tuple[date | None, date | None]:
    """When this pair last agreed, and when an earlier pair on the file did."""
    facts = seen.facts
    marked = facts.last_done(M.AGREEMENT, M.AGREEMENT_REVIEW)
    ours = marked is not None and (not facts.is_new_supervisor or marked >= facts.pair_started_on)
    here = [facts.agreed_on, marked if ours else None]
    before = [facts.agreed_before_on, None if ours else marked]
    return _latest(here), _latest(before)


def _latest(days: list[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _with_new_supervisor(seen: Seen, rule: Deadline) -> Timescale:
    began = seen.facts.pair_started_on
    reason = f"a new supervisor since {spoken(began)}; {seen.policy.term('agreement')} at once"
    return seen.timescale(Kind.AGREEMENT_REVIEW, began, reason, rule)


def self_care(seen: Seen) -> Timescale | None:
    """The self-care plan is looked at again: on its own day, else where a policy says how often.

    The plan's own day counts until the plan was looked at on it or later.
    """
    rule, chosen = seen.deadline(D.SELF_CARE_REVIEW), seen.facts.self_care_review_on
    last = _latest([seen.facts.self_care_on, seen.facts.last_done(M.SELF_CARE_REVIEW)])
    if chosen is not None and (last is None or last < chosen):
        reason = f"self-care plan; {spoken(chosen)} is the day chosen in it"
        return seen.timescale(Kind.SELF_CARE_REVIEW, chosen, reason, OWN_PLAN)
    if rule is None:
        return None
    return _again(seen, Kind.SELF_CARE_REVIEW, "self-care plan", last, rule)


def cases(seen: Seen) -> Iterator[Timescale]:
    """Each case is talked through, counted from the last time. Source: Leeds 4.4, Tameside 4.4."""
    rule = seen.deadline(D.CASE_REVIEW)
    if rule is None:
        return
    marked = seen.facts.done_by_name(M.CASE_REVIEW)
    for case in seen.facts.cases:
        last = _latest([case.last_on, marked.get(case.reference.casefold()), marked.get("")])
        due = later(last or case.since, rule.span, seen.day.calendar)
        when = f"last on {spoken(last)}" if last else f"on the list since {spoken(case.since)}"
        reason = f"case {case.reference}, {when}; within {rule.span}"
        yield seen.timescale(Kind.CASE_REVIEW, due, reason, rule, case.id)


def yearly(seen: Seen) -> Iterator[Timescale]:
    """Observations, audit, appraisal and training, each counted from the last one or the start.

    Source: Cafcass 3.3, 3.16, 3.17; Leeds 4.18, 4.19; Tameside 1, 5; Bracknell Forest 5(2).
    """
    for name, kind, what, marks in _YEARLY:
        rule = seen.deadline(name)
        if rule is None:
            continue
        if name is D.OBSERVATION_OF_SUPERVISION and seen.policy.deadline(D.OBSERVATION) is None:
            marks = (*marks, M.OBSERVATION)  # the only observation here needs no longer name
        yield _again(seen, kind, what, seen.facts.last_done(*marks), rule, name.value)


def mid_year(seen: Seen) -> Timescale | None:
    """The review halfway through the appraisal year. Source: Cafcass 3.4, Bracknell Forest 5(2)."""
    rule = seen.deadline(D.MID_YEAR)
    if rule is None:
        return None
    year = seen.facts.last_done(M.APPRAISAL)
    held = seen.facts.last_done(M.MID_YEAR)
    if held is not None and held >= (year or seen.start):
        return None
    return _again(seen, Kind.APPRAISAL, "mid-year review", year, rule, D.MID_YEAR.value)


def _again(
    seen: Seen, kind: Kind, what: str, last: date | None, rule: Deadline, key: str = ""
) -> Timescale:
    due, first = _from_the_first(seen, rule.span)
    since = f"from {first}"
    if last is not None:
        due, since = later(last, rule.span, seen.day.calendar), f"last on {spoken(last)}"
    if rule.name is D.MID_YEAR and last:
        since = f"appraisal on {spoken(last)}"
    return seen.timescale(kind, due, f"{what}; {since}; within {rule.span}", rule, key)


def _from_the_first(seen: Seen, span: Span) -> tuple[date, str]:
    """So long after the start; where that was before the file began, after its first day."""
    due, counted = later(seen.start, span, seen.day.calendar), seen.start
    if due < seen.known_from:
        due, counted = later(seen.known_from, span, seen.day.calendar), seen.known_from
    return due, first_day(seen.start, counted)


def retention(seen: Seen) -> Timescale | None:
    """How long what was kept stays, counted from leaving. Source: Leeds 4.15."""
    rule, left = seen.deadline(D.RETENTION), seen.facts.left_on
    if rule is None or left is None or not seen.facts.has_left(seen.day.on):
        return None
    if (seen.facts.last_done(M.RETENTION) or date.min) >= left:
        return None
    due = later(left, rule.span, seen.day.calendar)
    return seen.timescale(
        Kind.RETENTION, due, f"left on {spoken(left)}; kept for {rule.span}", rule
    )
