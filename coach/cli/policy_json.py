"""A policy as JSON, under the keys that a profile says it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.policy_year import year_as_dict
from coach.domain.policy import (
    AtLeast,
    EachMonth,
    EachShifts,
    Every,
    Frequency,
    Phase,
    Phases,
    Policy,
    Rule,
    Sourced,
    StaffGroup,
)
from coach.domain.rhythm import rhythm_in_words

if TYPE_CHECKING:
    from coach.domain.record_headings import PersonalCaseLimit, Readers


def listed(one: Policy) -> dict[str, object]:
    """A policy as a list shows it."""
    return {
        "policy": one.id,
        "name": one.name,
        "version": one.version,
        "source": one.source,
        "extends": one.extends or None,
        "own": one.is_own,
    }


def as_dict(one: Policy) -> dict[str, object]:
    """All that it says."""
    return {
        **listed(one),
        "session_minutes": one.session_minutes,
        "caseload_minutes": one.caseload_minutes,
        "privacy": one.privacy,
        "terms": dict(one.terms),
        "functions": [
            {"id": each.id, "name": each.name, "stands_for": each.stands_for, **_source(each)}
            for each in one.functions
        ],
        "staff_groups": [_group(group) for group in one.staff_groups],
        "counts": one.counts,
        "endorsed": one.endorsed,
        "deadlines": [
            {"name": each.name, "within": str(each.span), "words": each.words, **_source(each)}
            for each in one.deadlines
        ],
        "rules": [_rule(each) for each in one.rules],
        "reviews": [
            {"name": each.name, "months": each.months, **_source(each)} for each in one.reviews
        ],
        **year_as_dict(one, _source),
        "personal_record": [
            {
                "heading": each.heading,
                "holds": each.holds,
                "functions": each.functions,
                "each_topic": each.each_topic,
                "asked": each.asked,
                **_source(each),
            }
            for each in one.personal_record
        ],
        "personal_case_limit": _case_limit(one.personal_case_limit),
        "readers": _readers(one.readers),
        "silence_agrees": one.silence_agrees,
        "most_supervisees": one.most_supervisees,
    }


def _case_limit(rule: PersonalCaseLimit | None) -> dict[str, object] | None:
    return {"limit": rule.limit, "words": rule.words, **_source(rule)} if rule else None


def _readers(rule: Readers | None) -> dict[str, object] | None:
    return {"words": rule.words, **_source(rule)} if rule else None


def _group(group: StaffGroup) -> dict[str, object]:
    return {
        "id": group.id,
        "name": group.name,
        "frequency": [
            {**_rhythm(rule), "words": rhythm_in_words(rule), **_source(rule)}
            for rule in group.frequency
        ],
        "note": group.note,
    }


def _rhythm(rule: Frequency) -> dict[str, object]:
    """A frequency under the key that a profile says it by."""
    match rule:
        case Every():
            return {"every": str(rule.span)}
        case EachMonth():
            return {"each_month": True}
        case AtLeast():
            return {"at_least": rule.sessions}
        case EachShifts():
            return {"each_shifts": rule.shifts}
        case Phases():
            return {"phases": [_phase(one) for one in rule.phases]}


def _phase(one: Phase) -> dict[str, object]:
    return {
        "every": str(one.every),
        "until": str(one.until) if one.until else None,
        "until_review": one.until_review,
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {"topic": rule.topic, "words": rule.words, "items": rule.items, **_source(rule)}


def _source(rule: Sourced) -> dict[str, object]:
    return {"section": rule.section, "of": rule.of or None, "ours": rule.ours}
