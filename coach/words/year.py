"""What is said of the newly qualified year, on screen and on plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.counting import group_in_words
from coach.domain.timescale import State
from coach.domain.year_rules import GroupPlace, YearPart
from coach.words import tell_count, tell_day
from coach.words.timescales import tell_due

if TYPE_CHECKING:
    from coach.domain.newly_qualified import Leave, StepSeen, YearPhase, YearTimeline

HELP = """
## The newly qualified year

How often you meet in each phase, the reviews, assessments and observations with their days, what
holds throughout, and what groups and mentoring add to it. Everything comes from the policy; what
it leaves open is not made up. **◉** is where you stand, **●** has happened, **○** is to come. What
happened is marked with `coach mark`; held groups and mentoring stand in the log. The arrows
scroll. **Escape** goes back.
"""
TITLE = "{name} · newly qualified year by {policy} · {day}"
ON_SCREEN = "{name} · newly qualified year by {policy}"
OPEN = "y opens the whole year."
SECTION = "Newly qualified year"
KEY = "The year"

# Headings

NOW = "Now"
PHASES = "How often you meet"
STEPS = "Reviews, assessments, observations"
THROUGHOUT = "All year"
GROUPS = "Groups"
MENTORING = "Mentoring"
LEAVE = "Long leave"

# Lines

BEGINS = "It begins on {day}."
BEGAN = "It began on {day}."
PHASE_NOW = "{rhythm}, until {until}"
PHASE_ON = "{rhythm}"
NO_PHASE = "Past the phases of the policy: it sets no rhythm for now."
NO_RULES = "The policy sets no rhythm for this staff group."
NEXT = "Next: {what}"
ALL_DONE = "Everything that the policy has for the year has happened."
TO_REVIEW = "{rhythm}, to the {review} review"
PHASE = "{mark} {first} to {until}  {rhythm}, {held} ({source})"
PHASE_OPEN = "{mark} from {first}  {rhythm}, {held} ({source})"
HELD = ("1 session held", "{count} sessions held")
REVIEW = "{name} review"
DONE = "{what}: done {done}"
DONE_DUE = "{what}: done {done}, was due by {due}"
DUE = {
    State.OK: "{what}: by {due}",
    State.SOON: "{what}: soon, by {due}",
    State.LATE: "{what}: late, was due by {due}",
}
NO_DAY = "{what}: not done; the policy sets no day"
AGAINST = "against {standards}"
NO_STEPS = "The policy has no review and no assessment of its own."
OBSERVED = "Practice observed: {days}; the policy sets no number."
NOT_OBSERVED = "No observation of practice is marked; the policy sets no number."
RULE = "{words} ({source})"
NO_PARTS = "The policy says nothing of protected time or a smaller caseload."
NO_GROUPS = "No group session is in the log."
GROUPS_OPEN = "{days}; the policy does not say whether a group counts."
GROUPS_COUNT = "{days}; the policy counts groups."
OFFERED = "One-to-one was offered on {days}."
NEVER_OFFERED = "It is not on record that one-to-one was ever offered: coach mark NAME {kind}"
MENTORED = "{held}, the last on {day}; they come besides and do not count."
LEAVE_MOVED = "Away {days}, {first} to {back}: days after it move on by as much ({source})."
LEAVE_SHORT = "Away {days}, {first} to {back}: not long enough to move the year ({source})."
LEAVE_STANDS = (
    "Away {days}, {first} to {back}: the policy does not say that leave moves the year, so no day "
    "has moved. If yours moves, change the start."
)
AWAY = "Away since {first}, {days} so far: no day has moved while it lasts."
DAYS = ("1 day", "{count} days")
SHOWN = 6
"""Groups that are told one by one; the log has them all."""


def sections(line: YearTimeline) -> list[tuple[str, list[str]]]:
    """The whole year, a heading and its lines each."""
    found = [
        (NOW, _now(line)),
        (PHASES, [_phase(line, one) for one in line.phases] or [NO_RULES]),
        (STEPS, _steps(line)),
        (THROUGHOUT, _throughout(line)),
        (GROUPS, evidence(line)),
        (MENTORING, _mentoring(line)),
        (LEAVE, [_leave(one) for one in line.leave]),
    ]
    return [(heading, lines) for heading, lines in found if lines]


def _now(line: YearTimeline) -> list[str]:
    begun = line.on >= line.start
    return [(BEGAN if begun else BEGINS).format(day=tell_day(line.start)), *brief(line)]


def brief(line: YearTimeline) -> list[str]:
    """Where they stand, and what comes next: for a person's page as well."""
    lines = []
    phase, step = line.phase, line.next_step
    if phase is not None:
        until = tell_day(phase.until) if phase.until else ""
        said = PHASE_NOW if until else PHASE_ON
        lines.append(_sentence(said.format(rhythm=phase.rhythm, until=until)) + ".")
    elif line.on >= line.start and line.phases:
        lines.append(NO_PHASE)
    if line.next_session is not None:
        due = tell_due(line.next_session)
        lines.append(RULE.format(words=_sentence(due), source=line.next_session.source))
    if step is not None:
        lines.append(NEXT.format(what=tell_step(step)))
    elif line.steps:
        lines.append(ALL_DONE)
    return lines


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _phase(line: YearTimeline, phase: YearPhase) -> str:
    is_over = phase.until is not None and phase.until <= line.on
    mark = "◉" if phase is line.phase else "●" if is_over else "○"
    said = PHASE if phase.until else PHASE_OPEN
    return said.format(
        mark=mark,
        first=tell_day(phase.first),
        until=tell_day(phase.until) if phase.until else "",
        rhythm=_rhythm(phase),
        held=tell_count(HELD, phase.held),
        source=phase.source,
    )


def _rhythm(phase: YearPhase) -> str:
    if not phase.until_review:
        return phase.rhythm
    return TO_REVIEW.format(rhythm=phase.rhythm, review=phase.until_review)


def _steps(line: YearTimeline) -> list[str]:
    lines = [
        f"{'●' if one.step.done else '○'} {RULE.format(words=tell_step(one), source=one.source)}"
        for one in line.steps
    ] or [NO_STEPS]
    if any(one.step.kind == YearPart.DIRECT_OBSERVATION for one in line.steps):
        return lines
    days = ", ".join(map(tell_day, line.observed))
    return [*lines, OBSERVED.format(days=days) if days else NOT_OBSERVED]


def tell_step(one: StepSeen) -> str:
    """A step, whether it has happened, and by when; against which standards."""
    step = one.step
    what = REVIEW.format(name=step.name) if step.kind == "review" else step.name
    due = tell_day(step.due) if step.due else ""
    if step.done is not None:
        said = (DONE_DUE if due else DONE).format(what=what, done=tell_day(step.done), due=due)
    elif one.state is not None:
        said = DUE[one.state].format(what=what, due=due)
    else:
        said = NO_DAY.format(what=what)
    if step.against:
        said += ", " + AGAINST.format(standards=", ".join(step.against))
    return said


def _throughout(line: YearTimeline) -> list[str]:
    lines = [
        RULE.format(words=_with_standards(rule.words, rule.against), source=source)
        for rule, source in line.throughout
    ]
    return lines or [NO_PARTS]


def _with_standards(words: str, against: tuple[str, ...]) -> str:
    if not against:
        return words.rstrip(".")
    return f"{words.rstrip('.')}, {AGAINST.format(standards=', '.join(against))}"


def evidence(line: YearTimeline) -> list[str]:
    """What each of the latest groups counts for; the evidence that one-to-one was offered."""
    policy, rule = line.policy, line.policy.groups
    days = ", ".join(tell_day(one.on) for one in line.groups[-SHOWN:])
    lines = []
    if not line.groups:
        lines = [NO_GROUPS] if rule is not None else []
    elif "group" in policy.counts:
        lines = [GROUPS_COUNT.format(days=days)]
    elif rule is None:
        lines = [GROUPS_OPEN.format(days=days)]
    else:
        told = [group_in_words(policy, one) for one in line.groups[-SHOWN:]]
        lines = [f"{_sentence(words)}." for words in told]
    if rule is not None and rule.place is GroupPlace.STANDS_IN and (line.groups or line.offers):
        offered = ", ".join(tell_day(day) for day in line.offers[-SHOWN:])
        said = OFFERED.format(days=offered) if offered else NEVER_OFFERED
        lines.append(said.format(kind="one-to-one-offered"))
    return lines


def _mentoring(line: YearTimeline) -> list[str]:
    if not line.mentoring:
        return []
    held = tell_count(HELD, len(line.mentoring))
    if "mentoring" in line.policy.counts:
        return [f"{held}."]
    return [MENTORED.format(held=held, day=tell_day(line.mentoring[-1]))]


def _leave(one: Leave) -> str:
    away = one.absence
    days, first = tell_count(DAYS, one.days), tell_day(away.first)
    if away.back is None:
        return AWAY.format(days=days, first=first)
    said = LEAVE_MOVED if one.moved else LEAVE_SHORT if one.source else LEAVE_STANDS
    return said.format(days=days, first=first, back=tell_day(away.back), source=one.source)
