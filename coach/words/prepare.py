"""What Prepare says."""

from __future__ import annotations

HELP = """
## Prepare

**a** adds something to bring. What stands here comes onto the agenda when the session begins.
**m** keeps the item you are on to yourself, or shares it after all. **Delete** takes it off, and
**u** brings the last one back. **s** starts the session. **Escape** goes back.
"""
HEADING = "Prepare · {name}"
KEY_MINE = "Mine or shared"

# What it may rest on

LAST_TIME = "Last time"
NO_SESSION = "No session yet."
STILL_OPEN = "Still open"
PUT_OFF = "Questions put off to this time"

# An item

NEED = "needs: {need}"
MINUTES = "{minutes} min"
ONLY_MINE = "only mine"
ON_AGENDA = "comes to the agenda"

# Adding one

BRING = "What would you like to bring?"
NEEDED = "What do you need from it?"
NO_NEED = "nothing said yet"
WANTED = "Minutes wanted"
WANTED_HINT = "such as 20, or left empty"
NOT_MINUTES = "Minutes are a whole number, such as 20."

# Starting

START = "Start the session with {name}?"
START_NOW = "Start it now"
NOT_YET = "Not yet"
