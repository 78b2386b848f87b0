"""Tameside, November 2015: every rule of its policy, with the section that it stands in."""

from __future__ import annotations

import pytest

from coach.domain.model import Function
from coach.domain.policy import DeadlineName, Topic
from tests.content.policy_rows import (
    Read,
    by,
    due,
    facts,
    function,
    holds,
    items,
    rhythm,
    row,
    shipped,
    span,
    term,
    words,
)

D, T = DeadlineName, Topic
TAMESIDE = shipped("tameside")

NEWLY_QUALIFIED = ["every 1 week until 3 months", "every 2 weeks until 12 months", "every 1 month"]
AGREEMENT = (
    "Keeping records",
    "Confidentiality",
    "What we expect of each other",
    "How often and how long",
    "When a session may be cancelled",
    "How soon it is rearranged",
)
GROUP_AGREEMENT = (
    "Focus and purpose",
    "What members and supervisors expect",
    "Confidentiality and its limits",
)
FORMS = (
    "Pro-forma for practitioners and support workers",
    "Pro-forma for managers",
    "Supervision Feedback Tool",
    "Supervision Audit Tool",
    "Quality Assurance Framework",
    "Knowledge and skills statement",
)
KNOWLEDGE_AND_SKILLS = (
    "The social work role",
    "How children develop",
    "Adults' health, substance misuse, domestic violence and disability",
    "Abuse and neglect",
    "Direct work",
    "Assessment",
    "Analysis, decisions, plans and reviews",
    "Law and family justice",
    "Ethics",
    "Supervision and research",
    "The organisation",
)
LEVELS = ("Approved child and family practitioner", "Practice supervisor", "Practice leader")
SHARED = (
    "Work that falls short of agreed standards",
    "Behaviour that gives cause for worry",
    "Health that needs a medical or staff care referral",
)
WORRIES = (
    "The agreement is not kept",
    "Supervision is not good enough",
    "The supervisor's own standard of practice",
)

RHYTHMS = [
    row(
        "newly qualified weekly, fortnightly, monthly",
        rhythm("newly-qualified"),
        NEWLY_QUALIFIED,
        "7",
    ),
    row("social workers with a year monthly", rhythm("social-worker"), "every 1 month", "7"),
    row("team managers monthly", rhythm("team-manager"), "every 1 month", "7"),
    row("heads of service monthly", rhythm("senior-manager"), "every 1 month", "7"),
    row("support service staff monthly", rhythm("business-support"), "every 1 month", "7"),
    row("residential child care staff monthly", rhythm("residential"), "every 1 month", "7"),
    row("all others monthly", rhythm("other"), "every 1 month", "7"),
    row(
        "part-timers by agreement", words(T.FREQUENCY), facts("part-time", "agree", "monthly"), "7"
    ),
    row(
        "supervision is for volunteers and seconded staff too",
        words(T.FREQUENCY, 1),
        facts("temporary", "volunteers", "seconded"),
        "1",
    ),
    row("only formal sessions count", by(lambda p: p.counts, T.INFORMAL), ("formal",), "4.3"),
]
FUNCTIONS = [
    row(
        "first function, managerial",
        function(0),
        ("Managerial and accountability", Function.MANAGEMENT),
        "2",
    ),
    row(
        "second, development",
        function(1),
        ("Development or educational", Function.DEVELOPMENT),
        "2",
    ),
    row("third, supportive", function(2), ("Supportive", Function.SUPPORT), "2"),
    row("fourth, mediation", function(3), ("Mediation or advocacy", Function.MEDIATION), "2"),
    row(
        "no function takes over in the long run",
        words(T.FUNCTIONS),
        facts("need not balance", "none", "ask why"),
        "3",
    ),
    row("each session has all four in view", words(T.FUNCTIONS, 1), facts("all four"), "4.3"),
]
DEADLINES = [
    row("copy of the record within 7 working days", span(D.RECORD), "7 working days", "4.4"),
    row("agreement reviewed at least yearly", span(D.AGREEMENT_REVIEW), "12 months", "5"),
    row("each child suggested every third month", span(D.CASE_REVIEW), "3 months", "4.4"),
    row("the third month is a suggestion", due(D.CASE_REVIEW), facts("suggests", "manager"), "4.4"),
    row("appraisal every year", span(D.APPRAISAL), "1 year", "1"),
    row("audit every year", span(D.AUDIT), "1 year", "5"),
    row("the management team audits", due(D.AUDIT), facts("Children's Management Team"), "5"),
]
SESSION = [
    row(
        "everybody has a named supervisor, as a rule the line manager",
        words(T.RESPONSIBILITY),
        facts("by name", "line manager", "standing and experience"),
        "1",
    ),
    row("the two share responsibility", words(T.RESPONSIBILITY, 1), facts("both of you"), "5"),
    row("length agreed beforehand", words(T.LENGTH), facts("before you meet"), "4.2"),
    row(
        "booked ahead, both prepare, agenda ready",
        words(T.PREPARATION),
        facts("ahead", "both prepare", "agenda"),
        "4.2",
    ),
    row("in private, uninterrupted", words(T.PREPARATION, 1), facts("private", "interrupt"), "4.3"),
    row(
        "feedback on last month's observed practice",
        words(T.STANDING_AGENDA),
        facts("observed in the month before"),
        "5",
    ),
    row(
        "anti-discriminatory practice on the agenda",
        items(T.STANDING_AGENDA, 1),
        ("Anti-discriminatory practice",),
        "4.3",
    ),
    row("every child comes round", words(T.STANDING_AGENDA, 2), facts("every child"), "4.4"),
    row(
        "the agreement sets the terms",
        words(T.CANCELLATION),
        facts("agreement", "cancelled"),
        "4.1",
    ),
    row("what cannot wait goes to the supervisor", words(T.URGENT), facts("cannot wait"), "4.3"),
    row(
        "important informal decisions recorded, no substitute",
        words(T.INFORMAL),
        facts("important decision", "does not stand in"),
        "4.3",
    ),
]
RECORDS = [
    row("their record", term("record", T.FILE), "supervision record", "4.4"),
    row(
        "the form has room for a reflective case discussion",
        items(T.RECORD_HEADINGS),
        ("Reflective case discussion",),
        "4.4",
    ),
    row(
        "a few cases only, for social and support workers",
        words(T.RECORD_HEADINGS),
        facts("a few cases", "support workers"),
        "4.4",
    ),
    row("the supervisor records", words(T.WHO_RECORDS), facts("supervisor writes"), "4.4"),
    row("both sign and date", words(T.SIGNING), facts("both sign and date", "ends"), "4.4"),
    row("silence is not agreement", by(lambda p: p.silence_agrees, T.SIGNING), False, "4.4"),
    row("disagreement is noted", words(T.DISAGREEMENT), facts("differ"), "4.4"),
    row("the supervisee says so", words(T.DISAGREEMENT, 1), facts("speaks up"), "5"),
    row(
        "decisions on a child go to ICS",
        words(T.CASE_SPLIT),
        facts("ICS", "case management decision", "a few cases"),
        "4.4",
    ),
    row("their case record", term("case-record", T.CASE_SPLIT), "case management decision", "4.4"),
    row("their name for the file", term("file", T.FILE), "supervision folder", "4.4"),
    row(
        "the service owns the record, kept securely by both",
        words(T.FILE),
        facts("service's", "both", "secure"),
        "4.4",
    ),
]
AGREEMENTS = [
    row("their agreement", term("agreement", T.AGREEMENT), "supervision agreement", "4.1"),
    row("joint and written", words(T.AGREEMENT), facts("together", "in writing"), "4.1"),
    row("six headings", items(T.AGREEMENT_HEADINGS), AGREEMENT, "4.1"),
    row(
        "a group where one-to-one cannot be done, time alone offered on record",
        words(T.GROUP),
        facts("cannot be done", "on record", "offered time alone"),
        "1",
    ),
    row("a group's agreement", items(T.GROUP, 1), GROUP_AGREEMENT, "4.1"),
    row("a group's notes", items(T.GROUP, 2), ("Decisions made", "Action to be taken"), "4.4"),
    row("a group agrees its notes", words(T.GROUP, 2), facts("agrees"), "4.4"),
]
READERS = [
    row(
        "who may read",
        words(T.ACCESS),
        facts("supervisor's line manager", "appraisal", "capability", "grievance"),
        "4.4",
    ),
    row("what a supervisor may share", items(T.ACCESS, 1), SHARED, "6"),
    row(
        "confidentiality is agreed",
        words(T.CONFIDENTIALITY),
        facts("agreement", "own manager", "risk"),
        "6",
    ),
    row(
        "the privacy wording promises nothing",
        by(lambda p: p.privacy, T.ACCESS),
        facts("line manager", "capability or grievance", "referral"),
        "4.4",
    ),
]
STANDARDS = [
    row("appraisal is apart, yet belongs", words(T.APPRAISAL), facts("apart"), "1"),
    row("senior managers and the feedback tool", words(T.QUALITY), facts("feedback tool"), "5"),
    row(
        "one strand of the quality framework",
        words(T.QUALITY, 1),
        facts("complaints", "file audits", "appraisal"),
        "8",
    ),
    row("supervisors are trained", words(T.TRAINING), facts("skills", "trains"), "1"),
    row("learning goes in the learning log", words(T.TRAINING, 1), facts("learning log"), "9"),
    row("six appendices", items(T.TOOLS), FORMS, "10"),
    row("eleven headings of knowledge and skills", items(T.TOOLS, 1), KNOWLEDGE_AND_SKILLS, "9"),
    row("three levels of practice", items(T.TOOLS, 2), LEVELS, "9"),
    row(
        "worries about supervision go to the supervisor's manager",
        words(T.CONCERNS),
        facts("supervisor's manager"),
        "6",
    ),
    row("what such a worry may be", items(T.CONCERNS), WORRIES, "6"),
    row(
        "a breakdown is looked into by the supervisor's manager",
        words(T.CONCERNS, 1),
        facts("supervisor's line manager", "finds out why"),
        "4.5",
    ),
    row("capability is apart", words(T.PERFORMANCE), facts("apart from capability"), "4.3"),
    row("worries are raised early", words(T.PERFORMANCE, 1), facts("early", "concrete"), "5"),
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
def test_tameside(read: Read, expected: object, section: str) -> None:
    holds(TAMESIDE, read, expected, section)


def test_what_tameside_leaves_open_is_not_there() -> None:
    open_deadlines = set(D) - {one.name for one in TAMESIDE.deadlines}
    assert {D.REPLY, D.URGENT, D.BOOKING, D.AGENDA, D.RETENTION, D.TRAINING} <= open_deadlines
    assert {D.AGREEMENT, D.MID_YEAR, D.OBSERVATION, D.REARRANGE, D.CASE_RECORD} <= open_deadlines
    for topic in (T.RETENTION, T.RATIO, T.FOLDERS, T.COVER, T.ABSENCE, T.NEWLY_QUALIFIED):
        assert TAMESIDE.rules_on(topic) == ()
    assert TAMESIDE.reviews == ()
    assert TAMESIDE.most_supervisees is None
    assert all(one.ours is None for one in (*TAMESIDE.rules, *TAMESIDE.deadlines))
