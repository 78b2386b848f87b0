"""What Prepare says."""

from __future__ import annotations

HELP = """
## Prepare

**a** adds something to bring. What stands here comes onto the agenda when the session begins.
**m** keeps the item you are on to yourself, or shares it after all. **Delete** takes it off, and
**u** brings the last one back. **s** starts the session. **Escape** goes back.
"""
HEADING = "Prepare · {name}"
MINE = "Mine or shared"

LAST_TIME = "Last time"
NO_SESSION = "No session yet."
STILL_OPEN = "Still open"
PUT_OFF = "Questions put off to this time"

NEED = "needs {need}"
MINUTES = "{minutes} min"
ONLY_MINE = "only mine"
ON_AGENDA = "comes to the agenda"

BRING = "What would you bring?"
NEEDED = "What is needed from it?"
NO_NEED = "nothing said yet"
WANTED = "Minutes wanted"
WANTED_HINT = "as 20, or left empty"
NOT_MINUTES = "Minutes are a whole number, as 20."

START = "Start the session with {name}?"
START_NOW = "Start it now"
NOT_YET = "Not yet"
