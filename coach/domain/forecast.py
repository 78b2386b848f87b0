"""Every timescale of everybody on a day, and what another policy would change of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain import meeting_timescales as meeting
from coach.domain import record_timescales as recording
from coach.domain import standing_timescales as standing
from coach.domain import year_timescales as year
from coach.domain.days import spoken
from coach.domain.mark import MarkKind
from coach.domain.policy import DeadlineName, Policy, Topic, source_of
from coach.domain.seeing import Seen
from coach.domain.spans import later
from coach.domain.timescale import Day, Kind, Timescale
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.timescale_facts import TimescaleFacts

_AFTER_LEAVING = frozenset({Kind.RECORD, Kind.REPLY, Kind.CASE_RECORD, Kind.RETENTION})
"""What is still owed once somebody has left."""


def timescales_of(
    facts: TimescaleFacts, day: Day, policies: Mapping[str, Policy]
) -> list[Timescale]:
    """Every timescale of one supervisee, soonest first; none where the policy is not to be had."""
    return sorted(_owed(facts, day, policies), key=Timescale.order)


def timescales_of_all(
    everybody: Iterable[TimescaleFacts], day: Day, policies: Mapping[str, Policy]
) -> list[Timescale]:
    """Everybody's timescales and those of their supervisors, soonest first."""
    facts = list(everybody)
    found = [timescale for one in facts for timescale in _owed(one, day, policies)]
    found += supervisors_own(facts, day, policies)
    return sorted(found, key=Timescale.order)


def _owed(facts: TimescaleFacts, day: Day, policies: Mapping[str, Policy]) -> list[Timescale]:
    policy = policies.get(facts.policy_id)
    if policy is None:
        return []
    return [one for one in _all(Seen(facts, day, policy, policies)) if _is_owed(one, facts, day)]


def _is_owed(one: Timescale, facts: TimescaleFacts, day: Day) -> bool:
    """After leaving only papers are; before it nothing that would fall due after."""
    if facts.left_on is None or one.kind in _AFTER_LEAVING:
        return True
    return not facts.has_left(day.on) and one.due <= facts.left_on


def _all(seen: Seen) -> Iterator[Timescale]:
    for one in (
        meeting.session,
        meeting.rearranging,
        meeting.booking,
        meeting.supervisor_away,
        recording.reply,
        standing.agreements,
        standing.self_care,
        standing.mid_year,
        standing.retention,
    ):
        found = one(seen)
        if found is not None:
            yield found
    for several in (
        meeting.urgent,
        meeting.agenda,
        recording.records,
        recording.replies,
        recording.case_records,
        standing.cases,
        standing.yearly,
        year.asye_reviews,
        year.asye_steps,
    ):
        yield from several(seen)


def supervisors_own(
    everybody: Iterable[TimescaleFacts], day: Day, policies: Mapping[str, Policy]
) -> Iterator[Timescale]:
    """What is due of a supervisor, not of one pair: too many supervisees, training."""
    teams: dict[str, list[TimescaleFacts]] = {}
    for facts in everybody:
        if not facts.has_left(day.on) and facts.policy_id in policies:
            teams.setdefault(facts.supervisor_id, []).append(facts)
    for team in teams.values():
        yield from _ratio(team, day, policies)
        yield from _training(team, day, policies)


def _ratio(
    team: list[TimescaleFacts], day: Day, policies: Mapping[str, Policy]
) -> Iterator[Timescale]:
    """More supervisees than the policy's guide, since the one too many. Source: Leeds 4.1."""
    limits = [
        (most, policy)
        for policy in _policies(team, policies)
        if (most := policy.most_supervisees) is not None
    ]
    if not limits:
        return
    most, policy = min(limits, key=lambda one: one[0])
    rules = policy.rules_on(Topic.RATIO)
    began = sorted(facts.pair_started_on for facts in team)
    if len(began) <= most or not rules:
        return
    due = began[most]
    if _last_of_supervisor(team, MarkKind.RATIO) >= due:
        return
    reason = f"{len(team)} people supervised, and the guide is {most} at most"
    yield _of_supervisor(team, Kind.RATIO, due, day, reason, source_of(policy, rules[0]))


def _training(
    team: list[TimescaleFacts], day: Day, policies: Mapping[str, Policy]
) -> Iterator[Timescale]:
    """The supervisor's own training, from the last one or the first pair. Source: Leeds 4.18."""
    for policy in _policies(team, policies):
        rule = policy.deadline(DeadlineName.TRAINING)
        if rule is None:
            continue
        last = _last_of_supervisor(team, MarkKind.TRAINING)
        began = min(facts.pair_started_on for facts in team)
        since = f"last on {spoken(last)}" if last > date.min else f"from {spoken(began)}"
        due = later(last if last > date.min else began, rule.span, day.calendar)
        reason = f"training in supervising; {since}; within {rule.span}"
        yield _of_supervisor(team, Kind.TRAINING, due, day, reason, source_of(policy, rule))
        return


def _policies(team: list[TimescaleFacts], policies: Mapping[str, Policy]) -> list[Policy]:
    return [policies[one] for one in dict.fromkeys(facts.policy_id for facts in team)]


def _last_of_supervisor(team: list[TimescaleFacts], kind: MarkKind) -> date:
    done = (one.on for one in team[0].supervisor_done if one.kind is kind)
    return max(done, default=date.min)


def _of_supervisor(
    team: list[TimescaleFacts], kind: Kind, due: date, day: Day, reason: str, source: str
) -> Timescale:
    one = team[0]
    state = day.state(due)
    return Timescale(one.supervisor, kind, due, state, reason, source, one.supervisor_id)


@dataclass(frozen=True)
class Change:
    """What another policy, or another staff group, makes of one timescale."""

    before: Timescale | None
    after: Timescale | None

    def __str__(self) -> str:
        """In words, as *session: 3 May 2026 instead of 10 May 2026 (Leeds 4.4)*."""
        if self.after is None:
            assert self.before is not None  # one of the two is always there
            return f"{self.before.kind}: no longer due ({self.before.source})"
        now = f"{self.after.kind}: {spoken(self.after.due)}"
        instead = f" instead of {spoken(self.before.due)}" if self.before else ", new"
        return f"{now}{instead} ({self.after.source}: {self.after.reason})"


def compare(before: Iterable[Timescale], after: Iterable[Timescale]) -> tuple[Change, ...]:
    """What differs in its date between two answers, soonest first; what stands is left out."""
    was = {(one.person_id, one.kind, one.key): one for one in before}
    will = {(one.person_id, one.kind, one.key): one for one in after}
    changes = [
        Change(was.get(which), will.get(which))
        for which in {**was, **will}
        if was.get(which) is None or will.get(which) is None or was[which].due != will[which].due
    ]
    return tuple(sorted(changes, key=_first))


def _first(change: Change) -> tuple[date, str, str]:
    one = change.after or change.before
    assert one is not None  # one of the two is always there
    return one.due, one.person, one.kind
