"""What Today says."""

from __future__ import annotations

HELP = """
## Today

Everybody you supervise. **Enter** opens their page, **s** starts or resumes their session, **p**
prepares it. **a** adds somebody. **m** shows the month: who is booked when, **g** your
reflective groups. **/** finds what was said and agreed. A session left open stands at the top.

**d** looks round with a pair who do not exist, **t** does so with a guide; your own people are not
touched. **c** opens a self-care plan of your own. **i** lets you take part as a supervisee, with an
agenda that your supervisor sent. **b** browses the question banks, the comma opens the settings.
"""
KEY_TAKE_PART = "Take part as a supervisee"
WITH_SUPERVISOR = "You with {name}"
"""In a supervisee's own home their line names the other of the two."""
KEY_QUESTIONS = "Questions"
KEY_MONTH = "Month"
KEY_GROUPS = "Groups"
KEY_SELF_CARE = "My self-care plan"
KEY_SETTINGS = "Settings"
KEY_DEMO = "Demo"
KEY_TOUR = "Tour"
KEY_QUIT = "Quit"

# The people

HEADING = "Today · {today:%A %d %B %Y}"
HEADING_SHORT = "Today · {today:%a %d %b}"
"""Where there is little room: whether anybody here is real is never what is cut."""
RESUME = "Resume: {place}"
LAST_SESSION = "last session {day:%d %b}"
ON_THE = "session on {day:%a %d %b}"
FOR_THE_AGENDA = ("1 for the agenda", "{count} for the agenda")
AND_MORE = "+{count}"
YOURS = "You: {what}"
NO_SESSION = "no session yet"
OPEN_ACTIONS = ("1 open action", "{count} open actions")
LATE = "{count} late"
NOBODY_TO_OPEN = "Add somebody first: press a."

# The first run

USUAL_ROLE = "Team manager"
YOUR_POLICY = "Your policy"
DOCUMENTS = "Where documents go"

URGENT_ASKED = "urgent talk asked for, {at:%d %b %H:%M}"
"""Of a policy that sets no hours for it; else what is due says it."""
RISK_RAISED = "immediate risk, {day:%d %b}"
"""What the latest session raised, until the next one."""
