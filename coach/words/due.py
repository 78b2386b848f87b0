"""What the page of everything that is due says, and the window that marks what was done."""

from __future__ import annotations

from coach.domain.mark import MarkKind
from coach.words.timescales import MID_YEAR

HELP = """
## What is due

Everything that the policy sets a time for, the soonest first, with its reason and section. What
was done outside a session is marked here: **Enter** on a line says on which day it was done, and
its time runs anew from there. **a** marks something else, such as an absence, a return or shifts.
What is marked stands below; **Delete** takes a mark back, and **u** sets it again. **Escape** goes
back. Sessions are no marks: the log has them.
"""
HEADING = "What is due · {name}"
KEY_ELSE = "Mark something else"
EMPTY = "Nothing: your policy sets no timescale here. a marks what was done all the same."
WHY = "\n  {why}"
MARKED = "Marked: {what}"
ON = "{what}, {day}"
WHICH = "{what} ({name})"
SHIFTS = "{what}, {count} shifts"
IS_A_MARK = "That is a mark: Delete takes it back."
IN_THE_LOG = "Sessions are no marks. Escape, then l opens the log, where they are planned and held."
MARK = "Mark as done"
WHAT = "What was done?"
WHEN = "Which day was it done on?"
WHEN_HINT = "such as 1 Sep, Friday or 2026-12-01"
WHICH_ONE = "Which review, or which case?"
WHICH_HINT = "left empty: the next one, or all"
HOW_MANY = "How many shifts?"
HOW_MANY_HINT = "left empty: one"
NO_NUMBER = "Shifts are a whole number, such as 3."
NO_DAY = "Say the day on which it was done."
WHOSE = "Of whom?"
IS_MARKED = "Marked: {what}."
KNOWN = "That is marked already: {what}."
MARKS = {
    MarkKind.AGREEMENT: "agreement",
    MarkKind.AGREEMENT_REVIEW: "agreement reviewed",
    MarkKind.SELF_CARE_REVIEW: "self-care plan reviewed",
    MarkKind.CASE_REVIEW: "case reviewed",
    MarkKind.OBSERVATION: "practice observed",
    MarkKind.OBSERVATION_WITH_ADULT: "practice observed with an adult",
    MarkKind.OBSERVATION_OF_SUPERVISION: "supervision observed",
    MarkKind.AUDIT: "audit of supervision",
    MarkKind.APPRAISAL: "appraisal",
    MarkKind.MID_YEAR: MID_YEAR,
    MarkKind.TRAINING: "training in supervising",
    MarkKind.ASYE_REVIEW: "ASYE review",
    MarkKind.INITIAL_ASSESSMENT: "initial ASYE assessment",
    MarkKind.END_ASSESSMENT: "ASYE assessment at the end",
    MarkKind.ONE_TO_ONE_OFFERED: "time one to one offered",
    MarkKind.RECORD: "record given",
    MarkKind.REPLY: "reply to the record",
    MarkKind.CASE_RECORD: "case records on file",
    MarkKind.AGENDA: "agenda came in",
    MarkKind.PREPARATION_REPORT: "pre-supervision report run",
    MarkKind.URGENT_REQUEST: "urgent talk asked for",
    MarkKind.URGENT: "urgent talk held",
    MarkKind.ABSENCE: "away, the first day",
    MarkKind.RETURN: "back at work, the first day",
    MarkKind.COVER: "manager told of the supervisor's absence",
    MarkKind.SHIFT: "shifts worked",
    MarkKind.RATIO: "number of supervisees looked at",
    MarkKind.RETENTION: "what was kept is deleted",
}
