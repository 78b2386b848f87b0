"""Cafcass, September 2008: every rule of its policy, with the section that it stands in."""

from __future__ import annotations

import pytest

from coach.domain.model import Function
from coach.domain.policy import AtLeast, DeadlineName, Ours, Topic
from tests.content.policy_rows import (
    Read,
    by,
    due,
    facts,
    function,
    holds,
    items,
    many,
    rhythm,
    row,
    shipped,
    span,
    term,
    the,
    words,
)

D, T = DeadlineName, Topic
CAFCASS = shipped("cafcass")

OBJECTIVES = (
    "Safeguarding",
    "Assessment",
    "Case analysis and a focused plan",
    "Record keeping",
    "Child engagement",
)
FORMS = (
    "Supervision Agreement",
    "Record of a session",
    "Case supervision record",
    "Learning and Development Outcomes Plan",
    "Individual Action Plan",
)
EVIDENCE = 10
PARTNERSHIP = 15

RHYTHMS = [
    row("all employed staff every six weeks", rhythm("other"), "every 6 weeks", "3.2"),
    row("and at least eight a year", rhythm("other", 1), "at least 8", "3.2"),
    row("new staff may need more", words(T.FREQUENCY), facts("new staff", "may need"), "3.2"),
    row(
        "contractors something equivalent, in contract review",
        words(T.FREQUENCY, 1),
        facts("equivalent", "contract review"),
        "3.22",
    ),
    row(
        "contractors have no rhythm of their own",
        lambda p: (p.frequency_for("contractor"), the(p, T.FREQUENCY, 1).section),
        (),
        "3.22",
    ),
    row(
        "both endorse impromptu talks",
        by(lambda p: p.endorsed, T.INFORMAL),
        ("informal", "urgent"),
        "3.9",
    ),
    row("only formal sessions count", by(lambda p: p.counts, T.LENGTH), ("formal",), "3.2"),
]
FUNCTIONS = [
    row(
        "first function performance management",
        function(0),
        ("Performance management", Function.MANAGEMENT),
        "2.2",
    ),
    row("second function development", function(1), ("Development", Function.DEVELOPMENT), "2.2"),
    row("third function support", function(2), ("Support", Function.SUPPORT), "2.2"),
    row("fourth function mediation", function(3), ("Mediation", Function.MEDIATION), "2.2"),
    row(
        "not all four each time, always the objectives",
        words(T.FUNCTIONS),
        facts("need not touch all four", "always", "service objectives"),
        "2.3",
    ),
    row("none dominates over time", words(T.FUNCTIONS, 1), facts("over time"), "Appendix 1"),
    row(
        "a contractor's support comes from elsewhere",
        words(T.FUNCTIONS, 2),
        facts("somebody else", "contract manager"),
        "Appendix 2",
    ),
]
DEADLINES = [
    row("agreement every year", span(D.AGREEMENT_REVIEW), "1 year", "3.8"),
    row("appraisal every year", span(D.APPRAISAL), "1 year", "3.3"),
    row("appraisal at a time of its own", due(D.APPRAISAL), facts("set aside"), "3.3"),
    row("appraisal reviewed at mid-year", span(D.MID_YEAR), "6 months", "3.4"),
    row("one of the eight extended", due(D.MID_YEAR), facts("extend", "eight sessions"), "3.4"),
    row("a child observed every year", span(D.OBSERVATION), "1 year", "3.16"),
    row(
        "by practitioners, planned",
        due(D.OBSERVATION),
        facts("practitioners", "child", "planned"),
        "3.16",
    ),
    row("an adult observed every year", span(D.OBSERVATION_WITH_ADULT), "1 year", "3.17"),
    row(
        "as a rule when they first meet",
        due(D.OBSERVATION_WITH_ADULT),
        facts("practitioners", "adult", "first meet"),
        "3.17",
    ),
]
SESSION = [
    row(
        "at least an hour and a half, as a rule",
        words(T.LENGTH),
        facts("as a rule", "hour and a half", "face to face"),
        "3.2",
    ),
    row("planned for 90 minutes", by(lambda p: p.session_minutes, T.LENGTH), 90, "3.2"),
    row(
        "both prepare from evidence and last actions",
        items(T.PREPARATION),
        ("Quality of work", "Training and development", "Actions from last time"),
        "3.6",
    ),
    row("dates ahead", words(T.PREPARATION, 1), facts("dates", "appraisal"), "4.2"),
    row("five service objectives", items(T.STANDING_AGENDA), OBJECTIVES, "3.6 note 4"),
    row("diversity throughout", items(T.STANDING_AGENDA, 1), ("Diversity",), "3.7"),
    row("workload", items(T.STANDING_AGENDA, 2), ("Workload",), "4.2"),
    row(
        "cover by an equal or higher grade",
        words(T.COVER),
        facts("long illness", "same grade", "higher"),
        "2.7",
    ),
    row("unplanned access when urgent", words(T.URGENT), facts("unplanned", "urgent"), "3.5"),
    row(
        "high risk to the service manager",
        words(T.URGENT, 1),
        facts("service manager promptly", "social care"),
        "3.19",
    ),
    row("impromptu meetings written up too", words(T.INFORMAL), facts("impromptu"), "3.9"),
    row("their name for an informal session", term("informal", T.INFORMAL), "impromptu", "3.9"),
]
RECORDS = [
    row("their record", term("record", T.FILE), "supervision record", "3.10"),
    row(
        "what a record holds",
        items(T.RECORD_HEADINGS),
        ("Discussion", "Actions agreed", "Disagreements", "Concerns"),
        "3.11",
    ),
    row(
        "what the database holds",
        items(T.RECORD_HEADINGS, 1),
        ("Quality of work", "Evidence reviewed", "Actions on the service objectives"),
        "3.9",
    ),
    row("the database is Q4C", words(T.RECORD_HEADINGS, 1), facts("Q4C"), "3.9"),
    row("the supervisor records", words(T.WHO_RECORDS), facts("supervisor writes"), "4.2"),
    row("promptly, a copy each", words(T.RECORDING), facts("promptly", "keeps a copy"), "3.9"),
    row("both sign, by email if they like", words(T.SIGNING), facts("both", "email"), "3.9"),
    row("silence is not agreement", by(lambda p: p.silence_agrees, T.SIGNING), False, "3.9"),
    row("disagreements recorded", words(T.DISAGREEMENT), facts("disagreement", "concern"), "3.11"),
    row("no agreement goes up the line", words(T.DISAGREEMENT, 1), facts("up the line"), "4.2"),
    row(
        "case decisions on the case file",
        words(T.CASE_SPLIT),
        facts("supervision record", "case file"),
        "3.21",
    ),
    row("the supervision file refers to them", words(T.CASE_SPLIT, 1), facts("refers"), "4.2"),
    row("their case record", term("case-record", T.CASE_SPLIT), "case supervision record", "3.21"),
    row("Cafcass owns the records", words(T.FILE), facts("Cafcass owns"), "3.10"),
    row(
        "a leaver's go to the personnel file",
        words(T.RETENTION),
        facts("leaves", "Human Resources", "personnel file"),
        "3.13",
    ),
]
AGREEMENTS = [
    row("their agreement", term("agreement", T.AGREEMENT), "supervision agreement", "3.8"),
    row("yearly, a copy each", words(T.AGREEMENT), facts("written", "each of you"), "3.8"),
    row("tied to objectives", items(T.AGREEMENT_HEADINGS), ("Service objectives",), "3.8"),
    row("its purpose", items(T.AGREEMENT_HEADINGS, 1), ("Purpose",), "4.2"),
    row("the parts of others", items(T.AGREEMENT_HEADINGS, 2), ("Parts that others play",), "2.7"),
    row(
        "mentoring and peer support go alongside",
        words(T.GROUP),
        facts("mentoring", "peer support", "alongside"),
        "1.2",
    ),
]
READERS = [
    row("inspectors from inside and outside", words(T.ACCESS), facts("inside", "outside"), "3.10"),
    row(
        "confidential, subject to safety",
        words(T.CONFIDENTIALITY),
        facts("supervisee's own", "confidential", "safety"),
        "4.3",
    ),
    row(
        "the privacy wording names the limits",
        by(lambda p: p.privacy, T.CONFIDENTIALITY),
        facts("confidential", "safety", "inspectors", "Human Resources"),
        "4.3",
    ),
]
STANDARDS = [
    row("appraisal at its own time", words(T.APPRAISAL), facts("year", "separate time"), "3.3"),
    row("mid-year in one of the eight", words(T.APPRAISAL, 1), facts("eight sessions"), "3.4"),
    row(
        "two observations of a practitioner",
        items(T.QUALITY),
        ("Observation with a child or young person", "Observation with an adult"),
        "3.16, 3.17",
    ),
    row(
        "plans and reports checked before they are final",
        words(T.QUALITY, 1),
        facts("plans and reports", "before they are final"),
        "3.20",
    ),
    row("ten kinds of evidence", many(T.QUALITY, 2), EVIDENCE, "3.19"),
    row(
        "learning is brought into the work",
        words(T.TRAINING),
        facts("Learning and Development Outcomes Plan"),
        "3.14",
    ),
    row("five tools", items(T.TOOLS), FORMS, "2.8"),
    row(
        "three styles, chosen from evidence",
        items(T.TOOLS, 1),
        ("Active-reflective", "Active-intrusive", "Passive"),
        "2.5, 2.6, Appendix 1",
    ),
    row(
        "passive advised against",
        words(T.TOOLS, 1),
        facts("evidence", "against"),
        "2.5, 2.6, Appendix 1",
    ),
    row("fifteen pairs of should and should not", many(T.RESPONSIBILITY), PARTNERSHIP, "4.3"),
    row(
        "serious worries go to an Advisory Notice",
        words(T.PERFORMANCE),
        facts("Advisory Notice"),
        "3.12",
    ),
]
ROWS = [
    *RHYTHMS,
    *FUNCTIONS,
    *DEADLINES,
    *SESSION,
    *RECORDS,
    *AGREEMENTS,
    *READERS,
    *STANDARDS,
]


@pytest.mark.parametrize(("read", "expected", "section"), ROWS)
def test_cafcass(read: Read, expected: object, section: str) -> None:
    holds(CAFCASS, read, expected, section)


def test_our_readings_are_marked_and_nothing_else_is_ours() -> None:
    eight = CAFCASS.frequency_for("other")[1]
    assert isinstance(eight, AtLeast) and eight.ours is Ours.READING
    marked = [one.name for one in CAFCASS.deadlines if one.ours]
    assert marked == [D.MID_YEAR]
    assert all(one.ours is None for one in CAFCASS.rules)


def test_what_cafcass_leaves_open_is_not_there() -> None:
    open_deadlines = set(D) - {one.name for one in CAFCASS.deadlines}
    assert {D.RECORD, D.REPLY, D.URGENT, D.BOOKING, D.AGENDA, D.RETENTION} <= open_deadlines
    assert {D.AGREEMENT, D.CASE_RECORD, D.REARRANGE, D.TRAINING, D.AUDIT} <= open_deadlines
    for topic in (T.RATIO, T.FOLDERS, T.CANCELLATION, T.SILENCE, T.NEWLY_QUALIFIED, T.CONCERNS):
        assert CAFCASS.rules_on(topic) == ()
    assert CAFCASS.reviews == ()
    assert CAFCASS.most_supervisees is None
