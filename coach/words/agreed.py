"""What the list of what was agreed says."""

from __future__ import annotations

HELP = """
## What was agreed

Read it aloud together. **Enter** opens the line you are on, to put it right. **Delete** takes it
out and **u** brings it back. **Escape** goes back to the session.
"""
HEADING = "Agreed so far · {name}"
ACTION = "Action: "
ACTION_MORE = "why: {why} · {owner} · {due}"
DECISION = "Decision: "
DECISION_MORE = "reason: {reason}"
DISAGREEMENT = "Disagreement"
SUPERVISOR = "supervisor: {account}"
SUPERVISEE = "supervisee: {account}"
NOT_SAID = "not said"
