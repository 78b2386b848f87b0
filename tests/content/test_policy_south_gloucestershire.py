"""South Gloucestershire: every rule of its policy, with the section that it stands in."""

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

SOUTH = next(policy for policy in Library().policies() if policy.id == "south-gloucestershire")
D, T, says = DeadlineName, Topic, re.compile

FIVE = (
    "Professional development",
    "Support",
    "Management and administration",
    "Encouragement of best practice",
    "Assistance with change",
)
SHEET = (
    "Actions completed or carried forward",
    "Caseload, information sharing and case file recording",
    "Support",
    "Professional development",
    "Updates and revised targets",
    "Professional judgements",
    "Actions agreed",
    "Next meeting",
    "Signatures and date",
)
RECORD = (
    "Areas covered",
    "Discussion points",
    "Action plans",
    "Timescales",
    "Who does each action",
)
AGREEMENT = (
    "Parties",
    "Arrangements: frequency, duration, venue and type",
    "Function",
    "Key areas for discussion",
    "Confidentiality",
    "Urgent, unscheduled supervision",
    "Line management and sharing of information",
    "Disagreements and mediation",
    "Recording and signing",
    "Links to performance management",
)
KEY_AREAS = (
    "Individual cases",
    "Caseload",
    "Stakeholders",
    "Team",
    "Operations",
    "Leave",
    "Sickness",
    "Learning needs and training",
    "Personal development",
)
TOOLS = ("Checklist for the agreement", "Sample recording sheet")


# fmt: off
TABLE = rows(
    ("there are five functions", items(T.FUNCTIONS), FIVE, "2.3"),
    ("professional development is development",
     stands_for("professional-development"), (FIVE[0], "development"), "2.3"),
    ("support is support", stands_for("support"), (FIVE[1], "support"), "2.3"),
    ("management and administration is management",
     stands_for("management"), (FIVE[2], "management"), "2.3"),
    ("best practice is read as development",
     stands_for("best-practice"), (FIVE[3], "development"), "2.3"),
    ("help with change is read as support and mediation",
     stands_for("change"), (FIVE[4], "support", "mediation"), "2.3"),
    ("management and clinical supervision are two things",
     items(T.FUNCTIONS, 1), ("Management supervision", "Clinical supervision"), "2.1"),
    ("an agency's own arrangements stay", words(T.RESPONSIBILITY), says("backs them up"), "1.4"),
    ("supervision is a right and a duty", words(T.RESPONSIBILITY, 1), says("right.*duty"), "1.2"),
    ("every agency has its policy in writing",
     words(T.RESPONSIBILITY, 2), says("in writing"), "2.2"),
    ("everybody meets six times in any twelve months",
     rhythm("other"), "6 in any 12 months", "3.1"),
    ("the six are management supervision",
     words(T.FREQUENCY), says("Management supervision, six"), "3.1"),
    ("clinical supervision goes by the standard, else six a year",
     words(T.FREQUENCY, 1), says("national or occupational.*six a year"), "3.2"),
    ("performance meetings may be among the clinical six",
     words(T.FREQUENCY, 1), says("performance meetings may"), "3.2"),
    ("formal sessions count towards the six",
     lambda p: (p.counts, p.rules_on(T.FREQUENCY)[2].section), ("formal",), "3.1"),
    ("the length is settled beforehand and has no figure",
     words(T.LENGTH), says("settled beforehand.*no figure"), "3.5"),
    ("the agenda is planned for an hour and a half",
     lambda p: (p.session_minutes, p.rules_on(T.LENGTH)[0].section), 90, "3.5"),
    ("the place is quiet and private",
     words(T.PREPARATION), says("quiet and private.*nobody will interrupt"), "3.5"),
    ("nine key areas are suggested", items(T.STANDING_AGENDA), KEY_AREAS, "App 1(4)"),
    ("work between agencies has its place",
     items(T.STANDING_AGENDA, 1), ("Inter-agency work",), "2.2"),
    ("a cancelled session is booked again at once",
     words(T.CANCELLATION), says("booked again at once"), "3.3"),
    ("a manager without time asks their own manager",
     words(T.CANCELLATION, 1), says("own manager"), "3.3"),
    ("urgent supervision is arranged within 24 hours", within(D.URGENT), "24 hours", "3.4"),
    ("the urgent rule says its hours", words(T.URGENT), says("24 hours"), "3.4"),
    ("all staff have advice on an immediate worry",
     words(T.URGENT, 1), says("immediate.*all staff"), "2.2"),
    ("the agreement says how to reach unscheduled supervision",
     words(T.URGENT, 2), says("agreement.*between sessions"), "App 1(6)"),
    ("the sample sheet has nine headings", items(T.RECORD_HEADINGS), SHEET, "App 2"),
    ("the sheet names person, role and date",
     words(T.RECORD_HEADINGS), says("name, role and date"), "App 2"),
    ("every record covers five things", items(T.RECORD_HEADINGS, 1), RECORD, "4"),
    ("every session is recorded", words(T.RECORDING), says("Every session"), "4"),
    ("each of the two has a record", words(T.RECORDING, 1), says("each of you"), "2.2"),
    ("both can have a copy", words(T.RECORDING, 2), says("both have a copy"), "4"),
    ("records are signed", words(T.SIGNING), says("signed"), "4"),
    ("both sign the sheet, with the date",
     items(T.SIGNING, 1), ("Supervisor", "Supervisee", "Date"), "App 2"),
    ("a third person may mediate a disagreement",
     words(T.DISAGREEMENT), says("Mediation by a third person"), "App 1(8)"),
    ("cases have one heading and no limit",
     words(T.CASE_SPLIT), says("one heading.*left open"), "App 2"),
    ("the agreement has ten headings", items(T.AGREEMENT_HEADINGS), AGREEMENT, "App 1"),
    ("the agreement names the managers who may be told",
     words(T.AGREEMENT), says("names the managers"), "5"),
    ("group and peer supervision are forms of it",
     items(T.GROUP), ("One-to-one", "Peer", "Group"), "2.1"),
    ("group notes stay with the group", words(T.GROUP, 1), says("stay with its members"), "5"),
    ("the supervisor's manager may read the record",
     words(T.ACCESS), says("supervisor's manager.*code of conduct"), "4"),
    ("five occasions may bring a third party",
     items(T.ACCESS, 1), ("Dispute", "Complaint", "Audit", "Investigation", "Court"), "App 1(5)"),
    ("records are confidential and for supervision only",
     words(T.CONFIDENTIALITY), says("Confidential.*nothing but supervision"), "5"),
    ("the supervisee hears what is shared, why, and what follows",
     items(T.CONFIDENTIALITY, 1), ("What is shared", "Why", "What may follow"), "5"),
    ("signed records stay with the agreed managers",
     words(T.CONFIDENTIALITY, 2), says("managers agreed on.*data protection"), "App 1(5)"),
    ("the appraisal is annual", within(D.APPRAISAL), "1 year", "1.6"),
    ("the review is at mid-year", within(D.MID_YEAR), "6 months", "1.6"),
    ("supervision ties in with the appraisal",
     words(T.APPRAISAL), says("mid-year and at the end"), "1.6"),
    ("supervision finds the need for training",
     words(T.TRAINING), says("training and development"), "2.2"),
    ("there are two tools", items(T.TOOLS), TOOLS, "App 1, App 2"),
    ("difficulties may go to a mediator", words(T.CONCERNS), says("mediator"), "App 1(8)"),
    ("the agreement links to performance management",
     words(T.PERFORMANCE), says("performance management"), "App 1(10)"),
)
# fmt: on


@pytest.mark.parametrize(("read", "said", "section"), TABLE)
def test_south_gloucestershire_says_that(read: Read, said: object, section: str) -> None:
    check(read(SOUTH), said, section)


def test_it_has_the_policys_own_words() -> None:
    assert SOUTH.term("agreement") == "supervision agreement"  # 5, App 1
    assert SOUTH.term("record") == "supervision record"  # 4
    assert "undated" in SOUTH.source
    assert "Safeguarding Children Board" in SOUTH.source


def test_privacy_is_confidential_with_its_exceptions() -> None:
    assert SOUTH.privacy.startswith("Confidential, and for supervision alone.")  # 5
    for reader in ("supervisor's manager", "named in your agreement", "code of conduct", "court"):
        assert reader in " ".join(SOUTH.privacy.split())


def test_what_the_policy_leaves_open_is_absent() -> None:
    assert [one.id for one in SOUTH.staff_groups] == ["other"]
    assert {one.name for one in SOUTH.deadlines} == {D.URGENT, D.APPRAISAL, D.MID_YEAR}
    silent = {T.ABSENCE, T.COVER, T.INFORMAL, T.WHO_RECORDS, T.SILENCE, T.FILE, T.FOLDERS}
    silent |= {T.RETENTION, T.QUALITY, T.RATIO, T.NEWLY_QUALIFIED}
    assert not silent & {one.topic for one in SOUTH.rules}
    assert SOUTH.reviews == ()
    assert not SOUTH.silence_agrees
    assert SOUTH.most_supervisees is None


def test_our_readings_are_marked_and_nothing_is_proposed() -> None:
    assert marked(SOUTH, Ours.PROPOSAL) == []
    assert marked(SOUTH, Ours.READING) == [
        *("best-practice", "change"),  # five functions against our four
        *("urgent", "appraisal", "mid-year"),  # what each is counted from or by
        *("frequency 3.1", "recording 4", "confidentiality 5"),
    ]
