"""What a person's page says."""

from __future__ import annotations

from coach.words import agreement

HELP = """
## A person's page

Open actions, the caseload, the shared part of the self-care plan, the function balance and the
records. **s** starts or resumes their session, **p** prepares the next one, **c** opens the
self-care plan, **b** the balance, **g** the agreement, **r** the records, **l** the log, **k**
the cases: the names that belong to each, and where its records stand. **/** finds words on their
file. **d** opens all that is due, and marks what was done outside a session. **y** shows the year
of somebody newly qualified, **m** begins mentoring or notes whether it is recorded. **e** changes
their name, role, staff group, start and policy; **x** when they have left, or were added by
mistake. The arrows scroll. **Escape** goes back.
"""
KEY_AGREEMENT = "Agreement"
KEY_LOG = "Log"
KEY_CASES = "Cases"
KEY_RECORDS = "Records"
KEY_DUE = "All that is due"
KEY_CHANGE = "Change"
KEY_GOING = "Left, or a mistake"
KEY_SELF_CARE = "Self-care"
KEY_BALANCE = "Balance"

# Headings

SESSION_OPEN = "A session is open; s goes on with it."
DUE = "What is due"
SESSIONS = "Sessions"
ACTIONS = "Open actions"
AGREEMENT = "Agreement"
CASELOAD = "Caseload"
SHARED_CARE = "Self-care plan, as shared"
RECORDS = "Records and documents"
IN_NO_RECORD = "Notes kept in Coach, in no record"

# Where there is nothing yet

NO_SESSION_DUE = "No day for the next session: {why}. e changes group and policy."
NOTHING_DUE = "Nothing: your policy sets no timescale here. e changes policy, group and start."
LATER = "{count} more, the next on {day}."
DUE_KEY = "d opens them all, and marks what was done outside a session."
NO_SESSIONS = "None yet. s begins one, l opens the log."
NO_AGREEMENT = "None yet. g draws one up together."
NO_ACTIONS = "None. What is agreed in a session stands here until it is done."
CASES_KEY = "k opens them: the names that belong to each, and records to be filed."
NO_CASES = "No cases yet. The Caseload part of a session adds them."
NO_CARE = "Nothing is shared yet. Two or three things are enough to begin with."
NO_RECORDS = "None yet. Closing a session makes one."
NO_MINUTES = "No minutes have been kept yet."

# Lines

LATE = "late"
AGREED = agreement.VERSION_AGREED
REVIEW_BY = "To be looked at again by {day}"
DRAWN_UP = "Version {version} is being drawn up"
LOOKED_AT = "Looked at together {day}"
KEPT_IN = "r opens them. Their documents lie in the folder that the settings name."
CASE_RECORD = "case {case}"
PERSONAL_RECORD = "personal"
SHARE = "{minutes:>5.0f} min {share:>4.0%}"
LAST_SESSIONS = ("The last session", "The last {count} sessions")
