"""What the team's month says."""

from __future__ import annotations

HELP = """
## The month

Who is booked on which day, and who was met. **Left** and **right** go to the month before and the
next one, **Enter** opens that person's log. What was moved away or cancelled is left out here, and
stands in their log.
"""
HEADING = "{month:%B %Y}"
COUNT = ("1 session", "{count} sessions")
EMPTY = "Nothing is booked in this month. A person's log books it: l on their page."
DAY = "{day:%a %d}"
KEY_EARLIER = "Month before"
KEY_LATER = "Next month"
ASKED_FOR = "asked for"
TODAY = "today {day:%d}"
