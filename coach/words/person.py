"""What a person's page says."""

from __future__ import annotations

HELP = """
## A person's page

Open actions, the caseload, the shared part of the self-care plan, the function balance and the
records. **s** starts or resumes their session, **p** prepares the next one, **c** opens the
self-care plan, **b** the balance, **g** the
agreement. **e** changes their name, role, staff group, start and policy;
**x** when they have left, or were added by mistake. The arrows scroll. **Escape** goes back.
"""
KEY_AGREEMENT = "Agreement"
KEY_CHANGE = "Change"
KEY_GOING = "They left, or were added by mistake"
KEY_SELF_CARE = "Self-care plan"
KEY_BALANCE = "Balance"

# Headings

ACTIONS = "Open actions"
CASELOAD = "Caseload"
SHARED_CARE = "Self-care plan, as shared"
RECORDS = "Records"

# Where there is nothing yet

NO_ACTIONS = "None. What is agreed in a session stands here until it is done."
NO_CASES = "No cases yet. The Caseload part of a session adds them."
NO_CARE = "Nothing is shared yet. Two or three things are enough to begin with."
NO_RECORDS = "None yet. Closing a session makes one."
NO_MINUTES = "No minutes have been kept yet."

# Lines

LATE = "late"
CASE_RECORD = "case {case}"
PERSONAL_RECORD = "personal"
SHARE = "{minutes:>7.1f} min {share:>4.0%}"
LAST_SESSIONS = ("The last session", "The last {count} sessions")
