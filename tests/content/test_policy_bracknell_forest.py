"""Bracknell Forest: every rule of its policy, with the section that it stands in."""

from __future__ import annotations

import re

import pytest

from coach.content.library import Library
from coach.domain.policy import DeadlineName, Ours, Topic
from tests.content.reading_policies import (
    Read,
    check,
    items,
    marked,
    rhythm,
    rows,
    stands_for,
    within,
    words,
)

FOREST = next(policy for policy in Library().policies() if policy.id == "bracknell-forest")
D, T, says = DeadlineName, Topic, re.compile

TWO = ("Managerial oversight", "Practice reflection")
TYPES = ("Group case supervision", "Individual supervision", "Management supervision")
ROOM_FOR = (
    "Celebrating success",
    "Change of circumstances",
    "Annual leave",
    "TOIL",
    "Health and wellbeing",
    "Reflection on practice",
    "Impact of the work",
    "Learning and development",
)
SYSTEM = ("Targets", "Appraisal objectives", "Service gaps", "Policies and procedures")
EVIDENCE = ("Literature", "Research", "Policy", "Procedures")
CHECKED = ("Children seen", "Reviews held", "Plans in place")
CASE = ("Casework reflection and analysis", "Decisions", "Agreed actions")
REVIEWED = ("Changed circumstances", "Something not working", "New supervisor")
GROUP = ("Progress", "Outcomes", "Overall risk rating")
READERS = ("Leadership team", "Internal audit", "Inspectors")
LEARNING = ("Constructive feedback", "Observation of practice")
EARLY = ("Capability", "Disciplinary matters", "Grievance")

# fmt: off
TABLE = rows(
    ("two functions are named", items(T.FUNCTIONS), TWO, "2.6"),
    ("oversight is read as management and mediation",
     stands_for("managerial-oversight"), (TWO[0], "management", "mediation"), "2.6"),
    ("reflection is read as development and support",
     stands_for("practice-reflection"), (TWO[1], "development", "support"), "2.6"),
    ("there are three types of supervision", items(T.FUNCTIONS, 1), TYPES, "5.1"),
    ("supervision is compulsory", words(T.RESPONSIBILITY), says("compulsory"), "1.2.1"),
    ("the core is fixed and delivery is flexible",
     words(T.RESPONSIBILITY, 1), says("fixed.*yours to shape"), "2.9"),
    ("both see to the frequency",
     words(T.RESPONSIBILITY, 2), says("Supervisor and supervisee both"), "5(3a)"),
    ("heads of service answer for it",
     words(T.RESPONSIBILITY, 3), says("Heads of service"), "3.1.7"),
    ("Standard 11 asks for reflection", words(T.RESPONSIBILITY, 4), says("Standard 11"), "3.1.2"),
    ("employment of any type counts the same",
     words(T.RESPONSIBILITY, 5), says("type of employment"), "2.5"),
    ("a social worker meets each calendar month",
     rhythm("social-worker"), "each calendar month", "5(3a)"),
    ("a team manager meets each calendar month",
     rhythm("team-manager"), "each calendar month", "5(3a)"),
    ("a senior manager is read as a manager",
     rhythm("senior-manager"), "each calendar month", "5(3a)"),
    ("anyone with cases meets each calendar month",
     rhythm("non-qualified"), "each calendar month", "3.1.3"),
    ("the newly qualified meet weekly, then fortnightly",
     rhythm("newly-qualified"),
     "every 1 week until 6 weeks, every 2 weeks until 6 months", "5(3k)"),
    ("the newly qualified meet each calendar month as well",
     rhythm("newly-qualified", 1), "each calendar month", "5(3a)"),
    ("a student meets as others at that level", rhythm("student"), "each calendar month", "5(3k)"),
    ("new residential staff meet fortnightly for six months",
     rhythm("residential-new"), "every 2 weeks until 6 months", "5(3m)"),
    ("agency staff in a home meet each eight shifts", rhythm("agency"), "each 8 shifts", "5(3m)"),
    ("the national standard behind the shifts is named",
     words(T.FREQUENCY, 4), says("eight shifts.*28.2"), "5(3m)"),
    ("holding cases brings a session each month",
     words(T.FREQUENCY), says("holds cases.*calendar month"), "3.1.3"),
    ("formal sessions count",
     lambda p: (p.counts, p.rules_on(T.FREQUENCY)[1].section), ("formal",), "5(3a)"),
    ("new starters have extra sessions",
     words(T.FREQUENCY, 2), says("New starters.*extra"), "5(3j)"),
    ("specialists have clinical supervision too", words(T.FREQUENCY, 3), says("clinical"), "5(3g)"),
    ("a student's employer sees to safe supervision",
     words(T.FREQUENCY, 5), says("employer.*safe"), "5(3k)"),
    ("a session is one to two hours", words(T.LENGTH), says("An hour to two hours"), "5(3l)"),
    ("the agenda is planned for the middle",
     lambda p: (p.session_minutes, p.rules_on(T.LENGTH)[1].section), 90, "5(3l)"),
    ("sessions are booked three months ahead", within(D.BOOKING), "3 months", "5(3a)"),
    ("the agenda is shared 24 hours ahead", within(D.AGENDA), "24 hours", "5(3q)"),
    ("both prepare", words(T.PREPARATION), says("Both"), "5(3o)"),
    ("the supervisor checks three things in the data", items(T.PREPARATION, 1), CHECKED, "5(3p)"),
    ("the supervisee leads on the agenda",
     words(T.PREPARATION, 2), says("supervisee leads.*ranks the cases"), "5(3q)"),
    ("the place is safe and without interruption",
     words(T.PREPARATION, 3), says("safe place"), "5(3c)"),
    ("the agenda is Appendix B", words(T.STANDING_AGENDA), says("Appendix B"), "5(3s)"),
    ("supervision makes room for eight things", items(T.STANDING_AGENDA, 1), ROOM_FOR, "4.1.2"),
    ("supervision follows targets and objectives", items(T.STANDING_AGENDA, 2), SYSTEM, "5(2)"),
    ("diversity and equality run through it",
     items(T.STANDING_AGENDA, 3), ("Diversity and equality",), "5(3e)"),
    ("evidence is pointed to", items(T.STANDING_AGENDA, 4), EVIDENCE, "5(3f)"),
    ("what matters in a talk in between is written down",
     words(T.INFORMAL), says("practice supervisor.*24.*48"), "5.3.4"),
    ("urgent matters are on file within 24 hours",
     within(D.CASE_RECORD_URGENT), "24 hours", "5.3.2"),
    ("other cases are on file within 48 hours", within(D.CASE_RECORD), "48 hours", "5.3.2"),
    ("the urgent rule says its hours", words(T.URGENT), says("24 hours.*left open"), "5.3.2"),
    ("sessions are not cancelled and move if unavoidable",
     words(T.CANCELLATION), says("not cancelled.*no way round"), "5(3d)"),
    ("a gap is noted in two places",
     items(T.ABSENCE), ("Mosaic", "Next supervision record"), "5(3n)"),
    ("cases may need another worker meanwhile",
     words(T.ABSENCE, 1), says("another worker"), "5(3n)"),
    ("a case record has three headings", items(T.RECORD_HEADINGS), CASE, "5.3.2"),
    ("the individual record has wellbeing",
     items(T.RECORD_HEADINGS, 1), ("Emotional health and wellbeing",), "5.3.3"),
    ("the two settle who records", words(T.WHO_RECORDS), says("two of you settle"), "5.3.2"),
    ("the supervisor must record wellbeing",
     words(T.WHO_RECORDS, 1), says("must.*supervisor"), "5.3.3"),
    ("we propose a say in how little is written",
     words(T.WHO_RECORDS, 2), says("how little"), "5.3.3"),
    ("the practice supervisor records talks in between",
     words(T.WHO_RECORDS, 3), says("practice supervisor"), "5.3.4"),
    ("an administrator records the group",
     words(T.WHO_RECORDS, 4), says("Mosaic.*administrator"), "5.3.5"),
    ("the set template is used", words(T.RECORDING), says("Appendix B"), "5(3s)"),
    ("people are called by name on the child's file",
     words(T.RECORDING, 1), says("by name.*role"), "5.3"),
    ("the contract says how to settle a disagreement",
     words(T.DISAGREEMENT), says("contract"), "5(3h)"),
    ("every child has an entry every time",
     words(T.CASE_SPLIT), says("each has an entry.*nothing is new"), "5(3t)"),
    ("case reflection goes on the child's file",
     words(T.CASE_SPLIT, 1), says("child's file"), "5.3.2"),
    ("the contract is signed within four weeks of joining",
     within(D.AGREEMENT), "4 weeks", "5(3h)"),
    ("everyone has a contract", words(T.AGREEMENT), says("Everyone"), "5.3"),
    ("both sign the contract",
     words(T.AGREEMENT, 1), says("signed by you both.*four weeks"), "5(3h)"),
    ("three things bring a review of the contract", items(T.AGREEMENT, 2), REVIEWED, "5(3h)"),
    ("the contract has a way out of disagreement",
     items(T.AGREEMENT_HEADINGS), ("How disagreements are resolved",), "5(3h)"),
    ("the family safeguarding group meets monthly",
     words(T.GROUP), says("everyone.*monthly"), "5(1), 5(3i)"),
    ("the group agrees a risk rating", items(T.GROUP), GROUP, "5(1), 5(3i)"),
    ("other teams use groups as it suits", words(T.GROUP, 1), says("Other teams"), "5(1)"),
    ("two teams have a weekly brief",
     words(T.GROUP, 2), says("MASH.*weekly.*child's file"), "5(3u)"),
    ("seven more opportunities are named",
     lambda p: (len(p.rules_on(T.GROUP)[3].items), p.rules_on(T.GROUP)[3].section), 7, "5.3"),
    ("files are in OneDrive folders", words(T.FILE), says("OneDrive folder"), "5, end"),
    ("each team keeps a visual calendar", words(T.FILE, 1), says("calendar.*at a glance"), "5.3.7"),
    ("records are kept seven years", within(D.RETENTION), "7 years", "5, end"),
    ("when the seven years begin is open",
     words(T.RETENTION), says("Seven years.*not said"), "5, end"),
    ("leaders, auditors and inspectors may read", items(T.ACCESS), READERS, "5.3.6"),
    ("talk is respected and yet recorded", words(T.CONFIDENTIALITY), says("yet recorded"), "5.3.6"),
    ("the appraisal is annual", within(D.APPRAISAL), "1 year", "5(2)"),
    ("the review comes after six months", within(D.MID_YEAR), "6 months", "5(2)"),
    ("supervision ties in with the appraisal",
     words(T.APPRAISAL), says("annual appraisal.*six month"), "5(2)"),
    ("the supervisor samples records after each session",
     words(T.QUALITY), says("After each session.*samples"), "5(3r)"),
    ("feedback and observation belong to learning", items(T.QUALITY, 1), LEARNING, "4.1.2"),
    ("files may be audited", words(T.QUALITY, 2), says("audited"), "5.3.6"),
    ("everybody is trained in Motivational Interviewing",
     words(T.TRAINING), says("Everybody.*Motivational Interviewing"), "5"),
    ("supervision models two frameworks",
     items(T.TRAINING, 1), ("Motivational Interviewing", "Signs of Safety"), "5(3b)"),
    ("there are two forms", items(T.TOOLS), ("Supervision contract", "Supervision record"), "7, 8"),
    ("the secure base is the model", items(T.TOOLS, 1), ("Secure base model",), "6"),
    ("coaching may be used", items(T.TOOLS, 2), ("Coaching",), "4.1.2"),
    ("whoever finds it not working says so", words(T.CONCERNS), says("say so"), "3.1.8"),
    ("the contract is looked at when something fails",
     words(T.CONCERNS, 1), says("contract"), "5(3h)"),
    ("capability and grievance are taken up early", items(T.PERFORMANCE), EARLY, "5(2)"),
    ("the practice educator may share the newly qualified year",
     words(T.NEWLY_QUALIFIED), says("practice educator"), "5(3k)"),
    ("there is a resilience group for the newly qualified",
     items(T.NEWLY_QUALIFIED, 1), ("ASYE resilience group",), "5.3"),
)
# fmt: on


@pytest.mark.parametrize(("read", "said", "section"), TABLE)
def test_bracknell_forest_says_that(read: Read, said: object, section: str) -> None:
    check(read(FOREST), said, section)


def test_it_says_contract_for_agreement() -> None:
    assert FOREST.term("agreement") == "contract"  # 5(3h)
    assert FOREST.term("case-record") == "case management supervision record"  # 5(3t)
    assert "undated" in FOREST.source


def test_privacy_names_who_may_read() -> None:
    said = " ".join(FOREST.privacy.split())  # 5.3.6
    assert "confidential" not in said.lower()
    for reader in ("leadership team", "Internal auditors", "inspectors"):
        assert reader in said


def test_what_the_policy_leaves_open_is_absent() -> None:
    assert not {"other", "residential", "returner"} & {one.id for one in FOREST.staff_groups}
    assert FOREST.frequency_for("business-support") == ()
    open_ones = {D.REARRANGE, D.SUPERVISOR_AWAY, D.URGENT, D.RECORD, D.REPLY, D.AGREEMENT_REVIEW}
    open_ones |= {D.CASE_REVIEW, D.OBSERVATION, D.AUDIT, D.TRAINING}
    assert not open_ones & {one.name for one in FOREST.deadlines}
    silent = {T.COVER, T.SIGNING, T.SILENCE, T.FOLDERS, T.RATIO}
    assert not silent & {one.topic for one in FOREST.rules}
    assert FOREST.reviews == ()
    assert not FOREST.silence_agrees
    assert FOREST.most_supervisees is None


def test_our_proposals_are_marked() -> None:
    assert marked(FOREST, Ours.PROPOSAL) == ["length 5(3l)", "who-records 5.3.3"]


def test_our_readings_are_marked() -> None:
    assert marked(FOREST, Ours.READING) == [
        *("managerial-oversight", "practice-reflection"),
        *("newly-qualified 5(3k)", "student 5(3k)", "non-qualified 3.1.3", "senior-manager 5(3a)"),
        *("case-record-urgent", "case-record", "retention"),
        *("functions 2.6", "frequency 5(3a)", "confidentiality 5.3.6", "newly-qualified 5(3k)"),
    ]
