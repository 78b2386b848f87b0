"""Leeds, November 2023: every rule of its framework, with the section that it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from coach.content.library import Library
from coach.domain.policy import DeadlineName, Every, Ours, Phases, Policy, Topic

D, T = DeadlineName, Topic
LEEDS = next(policy for policy in Library().policies() if policy.id == "leeds")

Found = tuple[object, str]
Read = Callable[[Policy], Found]


@dataclass(frozen=True)
class Says:
    """Facts that the words of a rule must carry; the words around them are ours."""

    facts: tuple[str, ...]


def says(*facts: str) -> Says:
    return Says(facts)


def words(topic: Topic, place: int = 0) -> Read:
    return lambda p: (p.rules_on(topic)[place].words, p.rules_on(topic)[place].section)


def items(topic: Topic, place: int = 0) -> Read:
    return lambda p: (p.rules_on(topic)[place].items, p.rules_on(topic)[place].section)


def many(topic: Topic, place: int) -> Read:
    return lambda p: (len(p.rules_on(topic)[place].items), p.rules_on(topic)[place].section)


def deadline(name: DeadlineName) -> Read:
    return lambda p: next((str(d.span), d.section) for d in p.deadlines if d.name is name)


def due(name: DeadlineName) -> Read:
    return lambda p: next((d.words, d.section) for d in p.deadlines if d.name is name)


def rhythm(group: str) -> Read:
    def read(p: Policy) -> Found:
        (rule,) = p.frequency_for(group)
        assert isinstance(rule, Every)
        return str(rule.span), rule.section

    return read


def phases(group: str) -> Read:
    def read(p: Policy) -> Found:
        (rule,) = p.frequency_for(group)
        assert isinstance(rule, Phases)
        steps = [(str(s.every), str(s.until or ""), s.until_review or "") for s in rule.phases]
        return steps, rule.section

    return read


NEWLY_QUALIFIED = [
    ("1 week", "6 weeks", ""),
    ("2 weeks", "6 months", "6 months"),
    ("1 month", "", ""),
]
STUDENT = [("1 week", "", "Agreed move to fortnightly"), ("2 weeks", "", "")]
RETURNER = [("2 weeks", "", "Agreed move to monthly"), ("1 month", "", "")]
FOLDERS = (
    "Supervision agreement",
    "Records of personal supervision",
    "Attendance and sickness",
    "Occupational health and support referrals",
    "Performance and individual action plan",
    "Self care",
    "Compliments and complaints",
)
READERS = ("Senior managers", "Investigating officers", "Inspectors", "Workforce development")
CHAIN = (
    "Team manager: service delivery manager",
    "Service delivery manager: head of service",
    "Head of service: chief officer",
    "Chief officer: deputy director",
)
NAMES = ("Management", "Development", "Mediation", "Support")
STAKEHOLDERS = ("Service users", "Staff", "Organisation", "Partners")
STAGES = ("Experience", "Reflection", "Analysis", "Plans and action")
HEADINGS = ("Summary", "Decisions and reasons", "Actions: who and by when")
PREPARED = ("Ground rules", "Preparation", "The conversation", "Actions")
GROUPS = (
    "Social work",
    "Restorative Early Support",
    "Residential",
    "Newly qualified",
    "Teams in change",
)
SHIFTS = ("Both your shifts", "School holidays", "The informal supervision of every day")
OBSERVED = (
    "A session watched",
    "Words with the supervisee",
    "Words with the supervisor",
    "The file read",
)
RESOLVED = (
    "Talk together",
    "Use the tools",
    "Meet the supervisor's manager",
    "Consider a restorative conference",
    "Change supervisor",
)
CARE_TOOLS = ("Self care plan", "Self care formulation", "Self care fit", "Self care barriers")
AGREEMENT_TOOLS = (
    "Supervision preparation tool",
    "Supervision history",
    "Learning styles questionnaire",
)

RULES: list[tuple[str, Read, object, str]] = [
    ("there are four stakeholders", items(T.FUNCTIONS, 1), STAKEHOLDERS, "3.4"),
    ("there are four stages of Kolb", items(T.FUNCTIONS, 2), STAGES, "3.4"),
    ("there are four functions", items(T.FUNCTIONS), NAMES, "3.4"),
    ("the model is for all staff", words(T.FUNCTIONS), says("4x4x4", "all staff"), "3.4"),
    ("social workers monthly", rhythm("social-worker"), "1 month", "4.4"),
    ("newly qualified in three phases", phases("newly-qualified"), NEWLY_QUALIFIED, "4.4"),
    ("students weekly until agreed", phases("student"), STUDENT, "4.4"),
    ("returners fortnightly until agreed", phases("returner"), RETURNER, "4.4"),
    ("non-qualified monthly", rhythm("non-qualified"), "1 month", "4.4"),
    ("team managers monthly", rhythm("team-manager"), "1 month", "4.4"),
    ("senior managers monthly", rhythm("senior-manager"), "1 month", "4.4"),
    ("children's homes monthly", rhythm("residential"), "1 month", "4.4"),
    ("Early Help monthly", rhythm("early-help"), "1 month", "4.4"),
    ("others likely monthly", rhythm("other"), "1 month", "4.4"),
    ("homes leave room for shifts", items(T.FREQUENCY, 1), SHIFTS, "4.4"),
    ("national standards too", words(T.FREQUENCY, 2), says("Fostering", "adoption"), "4.4"),
    ("planned sessions count", words(T.FREQUENCY), says("planned", "the two of you"), "3.2"),
    ("who supervises whom", items(T.RESPONSIBILITY), CHAIN, "4.4"),
    ("homes from the registered manager down", many(T.RESPONSIBILITY, 1), 4, "4.4"),
    ("clusters by chair and leader", words(T.RESPONSIBILITY, 2), says("chair", "leader"), "4.4"),
    ("students have a PEPS educator", words(T.RESPONSIBILITY, 3), says("PEPS"), "4.4"),
    ("the qualified worker leads", words(T.RESPONSIBILITY, 4), says("qualified", "leads"), "4.5"),
    ("length for the newly qualified", words(T.LENGTH), says("up to an hour and a half"), "4.6"),
    ("booked three months ahead", deadline(D.BOOKING), "3 months", "4.4"),
    ("every case three-monthly", deadline(D.CASE_REVIEW), "3 months", "4.4"),
    ("cases of Early Help as well", due(D.CASE_REVIEW), says("social work", "Early Help"), "4.4"),
    ("a place to speak", words(T.PREPARATION), says("privately"), "4.2"),
    ("report a week before", deadline(D.PREPARATION_REPORT), "1 week", "4.7"),
    ("the report is a suggestion", due(D.PREPARATION_REPORT), says("suggestion", "worker"), "4.7"),
    ("report by either", words(T.PREPARATION, 1), says("either of you", "never all"), "4.7"),
    ("four uses of the report", many(T.PREPARATION, 1), 4, "4.7"),
    ("general agenda in the agreement", words(T.STANDING_AGENDA), says("agreement"), "4.13"),
    ("wellbeing every time", items(T.STANDING_AGENDA, 1), ("Wellbeing",), "4.11"),
    ("co-working looked at", items(T.STANDING_AGENDA, 2), ("Co-working",), "4.5"),
    ("informal at any time", words(T.INFORMAL), says("any time"), "3.2"),
    ("urgent for a decision", words(T.URGENT), says("decision", "No time limit"), "3.2"),
    ("moved, not cancelled", words(T.CANCELLATION), says("not cancelled", "exceptional"), "4.9"),
    ("moved by five working days", deadline(D.REARRANGE), "5 working days", "4.9"),
    ("counted from the first date", due(D.REARRANGE), says("the date first booked"), "4.9"),
    ("five days after sickness", deadline(D.REARRANGE_AFTER_ABSENCE), "5 working days", "4.9"),
    ("counted from the return", due(D.REARRANGE_AFTER_ABSENCE), says("return to work"), "4.9"),
    ("sickness of either", words(T.ABSENCE), says("either of you", "five working days"), "4.9"),
    ("a supervisor away two weeks", deadline(D.SUPERVISOR_AWAY), "2 weeks", "4.9"),
    ("supervisee asks for cover", due(D.SUPERVISOR_AWAY), says("supervisee asks"), "4.9"),
    ("there is cover", words(T.COVER), says("supervisor's manager", "beyond two weeks"), "4.9"),
    ("a log shows disruption", items(T.CANCELLATION, 1), ("Planned", "Re-arranged", "Held"), "4.9"),
    ("record headings", items(T.RECORD_HEADINGS), HEADINGS, "4.13"),
    ("the supervisor records", words(T.WHO_RECORDS), says("The supervisor writes"), "4.13"),
    ("mentors need not record", words(T.WHO_RECORDS, 1), says("need not"), "4.12"),
    ("handwriting if agreed", words(T.RECORDING), says("handwriting", "scanned"), "4.13"),
    ("co-working recorded", words(T.RECORDING, 1), says("case file", "personal record"), "4.5"),
    ("copy in ten working days", deadline(D.RECORD), "10 working days", "4.13"),
    ("answer in five working days", deadline(D.REPLY), "5 working days", "4.13"),
    ("signed or agreed by email", words(T.SIGNING), says("signs", "email"), "4.13"),
    ("silence agrees", words(T.SILENCE), says("five working days", "accurate"), "4.13"),
    ("both views stand", words(T.DISAGREEMENT), says("both views"), "4.13"),
    ("no children are in it", words(T.CASE_SPLIT), says("nothing about children"), "4.13"),
    ("agreement at the start", words(T.AGREEMENT), says("preparation tool"), "4.3"),
    ("history and styles", items(T.AGREEMENT, 1), AGREEMENT_TOOLS[1:], "4.3"),
    ("both sign", words(T.AGREEMENT, 2), says("Both sign", "supervisor's file"), "4.3"),
    ("agreement yearly", deadline(D.AGREEMENT_REVIEW), "1 year", "4.3"),
    ("or a new supervisor", due(D.AGREEMENT_REVIEW), says("new supervisor"), "4.3"),
    ("agreement headings", items(T.AGREEMENT_HEADINGS), PREPARED, "4.3"),
    ("staff care in it", items(T.AGREEMENT_HEADINGS, 1), ("Staff care",), "4.11"),
    ("agenda in it", many(T.AGREEMENT_HEADINGS, 2), 2, "4.13"),
    ("groups add, never replace", words(T.GROUP), says("add to", "never take"), "4.8"),
    ("whom groups suit", items(T.GROUP), GROUPS, "4.8"),
    ("Rethink Forums", words(T.GROUP, 1), says("Rethink Forums"), "4.8"),
    ("restricted file", words(T.FILE), says("restricted", "follows", "Paper"), "4.12"),
    ("the file has seven folders", items(T.FOLDERS), FOLDERS, "4.12"),
    ("kept out", words(T.FOLDERS), says("no sick notes", "child-level", "anonymised"), "4.12"),
    ("six years after leaving", deadline(D.RETENTION), "6 years", "4.15"),
    ("then it is deleted", words(T.RETENTION), says("somebody leaves", "go"), "4.15"),
    ("four may read it besides", items(T.ACCESS), READERS, "4.16"),
    ("it is private", words(T.CONFIDENTIALITY), says("not confidential", "knows"), "4.16"),
    ("whose it is", words(T.CONFIDENTIALITY, 1), says("council's", "inspection", "audit"), "4.13"),
    ("appraisal goals are kept up", words(T.APPRAISAL), says("objectives", "up to date"), "4.20"),
    ("observation yearly", deadline(D.OBSERVATION_OF_SUPERVISION), "1 year", "4.19"),
    ("four parts of observation", items(T.QUALITY), OBSERVED, "4.19"),
    ("audit yearly", deadline(D.AUDIT), "1 year", "4.19"),
    ("tools are agreed", words(T.QUALITY, 1), says("Supervisor and manager settle"), "4.19"),
    ("yearly health check", words(T.QUALITY, 2), says("yearly", "without names", "LGA"), "4.19"),
    ("reviewed every year", words(T.QUALITY, 3), says("every year"), "About the Document"),
    ("eight to ten each", words(T.RATIO), says("Eight to ten", "supervisor's manager"), "4.1"),
    ("training refreshed", deadline(D.TRAINING), "5 years", "4.18"),
    ("or when advised", due(D.TRAINING), says("sooner"), "4.18"),
    ("training at induction", words(T.TRAINING), says("induction", "Aspiring managers"), "4.18"),
    ("three guides to the model", many(T.TOOLS, 0), 3, "3.4"),
    ("tools to set out with", items(T.TOOLS, 1), AGREEMENT_TOOLS, "4.3"),
    ("tools of self care", items(T.TOOLS, 2), CARE_TOOLS, "4.11"),
    ("tools kept on file", many(T.TOOLS, 3), 2, "4.12"),
    ("there is a record form", items(T.TOOLS, 4), ("Personal supervision record",), "4.13"),
    ("there is a discussion form", items(T.TOOLS, 5), ("Reflective discussion form",), "4.14"),
    ("four openings", many(T.TOOLS, 6), 4, "3.4"),
    ("five identity questions", many(T.TOOLS, 7), 5, "4.10"),
    ("four staff-care questions", many(T.TOOLS, 8), 4, "4.11"),
    ("three that go deeper", many(T.TOOLS, 9), 3, "4.11"),
    ("steps to resolve", items(T.CONCERNS), RESOLVED, "4.14"),
    ("a peer may help", words(T.CONCERNS), says("peer", "manager"), "4.14"),
    ("four things to try", many(T.CONCERNS, 1), 4, "4.14"),
    ("managers ask too", words(T.CONCERNS, 2), says("their managers ask"), "4.14"),
    ("agreement not kept", words(T.CONCERNS, 3), says("not kept"), "4.3"),
    ("eight steps", many(T.PERFORMANCE, 0), 8, "4.17"),
    ("early and openly", words(T.PERFORMANCE), says("early", "action plan"), "4.17"),
    ("then manager and HR", words(T.PERFORMANCE, 1), says("line manager", "HR"), "4.17"),
    ("fewer cases", words(T.NEWLY_QUALIFIED), says("Fewer cases", "10%"), "4.6"),
    ("assessed throughout", words(T.NEWLY_QUALIFIED, 1), says("both ends", "all along"), "4.6"),
    ("mentor fortnightly", words(T.NEWLY_QUALIFIED, 2), says("every fortnight", "group"), "4.6"),
]


@pytest.mark.parametrize(
    ("read", "expected", "section"),
    [pytest.param(*row[1:], id=f"{row[0]}, {row[3]}") for row in RULES],
)
def test_the_framework_says(read: Read, expected: object, section: str) -> None:
    value, found = read(LEEDS)
    assert found == section
    if isinstance(expected, Says):
        assert [fact for fact in expected.facts if fact not in str(value)] == []
    else:
        assert value == expected


@pytest.mark.parametrize("place", range(4), ids=["3 months", "6 months", "9 months", "11 months"])
def test_the_newly_qualified_year_has_a_review_at(place: int) -> None:
    review = LEEDS.reviews[place]
    assert (review.months, review.section) == ((3, 6, 9, 11)[place], "4.6")
    assert review.name.startswith(f"{review.months} months")


def test_each_of_the_four_functions_stands_for_itself() -> None:
    named = {one.name.lower(): [f.value for f in one.stands_for] for one in LEEDS.functions}
    assert named == {name.lower(): [name.lower()] for name in NAMES}
    assert {one.section for one in LEEDS.functions} == {"3.4"}


def test_what_holds_without_a_section_of_its_own() -> None:
    assert LEEDS.counts == ("formal",)  # a group never replaces, 4.8; mentoring is additional, 4.6
    assert LEEDS.silence_agrees  # 4.13
    assert LEEDS.most_supervisees == 10  # 4.1
    assert LEEDS.session_minutes == 90  # 4.6
    assert LEEDS.privacy.startswith("Private, not confidential.")  # 4.16
    assert "November 2023" in LEEDS.source


def test_what_the_framework_leaves_open_is_absent() -> None:
    open_ones = {D.URGENT, D.AGENDA, D.APPRAISAL, D.MID_YEAR, D.CASE_RECORD, D.AGREEMENT}
    assert not open_ones & {one.name for one in LEEDS.deadlines}
    assert not {"agency", "contractor"} & {group.id for group in LEEDS.staff_groups}


def test_our_readings_and_our_one_proposal_are_marked() -> None:
    marked = [one.name for one in LEEDS.deadlines if one.ours]
    assert marked == [D.RECORD, D.REPLY]  # the days are said, not what they are counted from
    assert [r.topic for r in LEEDS.rules if r.ours is Ours.PROPOSAL] == [T.SILENCE]
    readings = [r.topic for r in LEEDS.rules if r.ours is Ours.READING]
    assert readings == [T.FREQUENCY, T.AGREEMENT, T.CONCERNS]
