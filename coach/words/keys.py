"""What the list of keys says: the places where a key stands, and why one is refused."""

from __future__ import annotations

from coach.domain.model import Part
from coach.words import session_parts

HELP = """
## Keys

**Enter** gives the line you are on another key, **Delete** its usual one again. **Escape** goes
back.
"""
HEADING = "Keys"
KEY_RESET = "Usual key"
OWN_KEY = "{own}  (yours; it was {key})"
PRESS_HELP = "## A key\n\nPress the key it should have. Escape leaves it as it is."
PRESS = "{what}  ({where})\n\nPress the key it should have, or Escape to leave it as it is."

# Where a key stands

EVERY_SCREEN = "On every screen"
TODAY = "Today"
PERSON = "A person's page"
CASES = "Cases"
CASE = "One case"
LEAK_GUARD = "The leak guard"
DUE = "All that is due of a person"
LOG = "A person's log"
MONTH = "The month"
SEARCH = "Search"
FOUND = "One thing that was found"
PREPARE = "Prepare"
CONCERN = "A concern about supervision"
SESSION = "The session"
AGREED = "What was agreed"
SELF_CARE = "The self-care plan"
CARE_TALK = "Talking a plan over"
CARE_VERSIONS = "Versions of a plan"
AGREEMENT = "The agreement"
CONTRIBUTORS = "Contributors"
TOOLS = "Tools to prepare with"
TOOL = "One such tool"
RECORDS = "A person's records"
RECORD = "A record"
GROUPS = "Groups"
GROUP = "A group"
GROUP_AGREEMENT = "A group's agreement"
GROUP_BEFORE = "A group, before the rounds"
GROUP_ROUNDS = "The rounds"
GROUP_AFTER = "A group, after the rounds"
GROUP_NOTES = "A group's notes"
BALANCE = "The balance"
SENSE = "Own sense of the time"
BANKS = "The question banks"
PICKER = "Choosing a question"
FILL_IN = "A window to fill in"
CHOOSE = "A window to choose in"
SETTINGS = "Settings"
KEYS = "The list of keys"
YEAR = "The newly qualified year"
READING = "A page to read"
HELP_PAGE = "Help"
WRITES = "Wherever you write"
NOTES = session_parts.NOTES
ONE_OF = "One of a few, in a window"
A_LIST = "Every list"
LISTS = {
    Part.CHECK_IN: "The plan at check-in",
    Part.LOOK_BACK: "Earlier actions",
    Part.AGENDA: "The agenda",
    Part.CASELOAD: "The caseload",
    Part.CLOSE: "Placing notes, and the end",
}
"""The lists of a session's parts."""

# Why a key is refused

IN_USE = "That key has its use on every screen already; choose another."
IS_FOR_WRITING = "That key is for writing there; choose an F-key, or Ctrl with a letter."
IS_TAKEN = "That key is for “{what}” there already."
