"""Words on screen, in one place: plain, warm, short, and the field's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.discussion import CaseLine, SweepOutcome
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.naming import REVIEW_WORDS, VOICE_WORDS
from coach.domain.row import Destination, Voice

if TYPE_CHECKING:
    from datetime import date

PARTS = {
    Part.CHECK_IN: "Check-in",
    Part.LOOK_BACK: "Look back",
    Part.AGENDA: "Agenda",
    Part.CASELOAD: "Caseload",
    Part.DISCUSS: "Discuss",
    Part.CLOSE: "Close",
}
STAGES = {stage: stage.capitalize() for stage in Stage}
FUNCTIONS = {function: function.capitalize() for function in Function}
STAKEHOLDERS = {
    Stakeholder.SERVICE_USER: "Child and family",
    Stakeholder.STAFF: "Supervisee",
    Stakeholder.ORGANISATION: "Organisation",
    Stakeholder.PARTNERS: "Partners",
}
DESTINATIONS = {
    Destination.CASE: "the case record",
    Destination.PERSONAL: "the personal record",
    Destination.LEAVE_BEHIND: "leave behind",
    Destination.UNPLACED: "not placed yet",
}
IN_NO_RECORD = "no record"
"""Where notes go in a session that leaves none."""
VOICES = {**VOICE_WORDS, Voice.BOTH: "both of you"}
"""As the record says it, but spoken to the pair."""
SWEEPS = {
    SweepOutcome.NOTHING_NEW: "nothing new",
    SweepOutcome.NOTE_OR_DECISION: "note or decision",
    SweepOutcome.DISCUSS: "discuss",
}
DISCUSSED = "discussed today"


def tell_sweep(one: CaseLine) -> str:
    """What this session's sweep says of a case; once it was discussed, that."""
    if one.is_discussed and one.outcome in (None, SweepOutcome.DISCUSS):
        return DISCUSSED
    return SWEEPS[one.outcome] if one.outcome else ""


REVIEWS = {**REVIEW_WORDS, ReviewOutcome.CARRY_ON: "carries on"}
"""As the record says it, but of now."""
THEMES = {"dark": "dark", "light": "light", "high-contrast": "high contrast"}

# Lines of more than one screen

YOURS = "yours"
"""Where a question comes from that somebody here wrote."""
LAST_DISCUSSED = "last discussed {day:%d %b %Y}"
NOT_DISCUSSED = "not discussed yet"
EARLIER_RISK = "Immediate risk{case}: {safe} · {acts}"
"""What the session before raised, above its actions."""
MINUTES = "{minutes} min"
NO_DATE = "no date"
NOBODY = "nobody"
NOBODY_YET = "nobody yet"
OPEN_ACTION = "{due}  {owner}: {what}"
FUNCTION_BALANCE = "Function balance"

# A sentence each

WRITING = "…"
"""Where *Saved 14:02* stands, while the last words are on their way to the disk."""
NO_QUESTION = "No question for this just now. Write what matters."
WELCOME = "Welcome to Coach. Enter takes each line as it stands."
EMPTY_TODAY = (
    "Nobody here yet.\n\n"
    "a   add the first person you supervise\n"
    "i   you are supervised: take part with an agenda that was sent to you\n"
    "d   look round with a pair who do not exist\n"
    "t   the same with a guide, in about five minutes"
)
EMPTY_PREPARE = (
    "Nothing to bring yet. Press a to add something; it comes onto the agenda when the session "
    "begins."
)
EMPTY_ACTIONS = "No earlier actions are open."
EMPTY_CARE = (
    "Nothing is shared yet. Press a to add something; two or three things are enough to begin with."
)
EMPTY_BALANCE = (
    "No minutes have been kept yet. They are kept by themselves while a session is on; the picture "
    "grows from the first one on."
)
EMPTY_BANKS = "No question holds these words. Take one away to see more."
EMPTY_AGREED = "Nothing is agreed here yet. F6 agrees an action, Ctrl+O keeps a decision."
EMPTY_AGENDA = "The agenda is empty. Press a to add something."
EMPTY_CASELOAD = "No cases yet. Press a to add a case reference (never a name)."
HANDED_ON = (
    "This session was closed in another window. Your last words are kept; they stand as a note in "
    "your next one."
)
ALL_PLACED = "Every note has its place."
SET_DOWN = (
    "Set down.\n\nNothing is asked, timed or kept.\nTake the time you need.\n\n"
    "Press Enter when you are both ready."
)
WELCOME_BACK = "Welcome back. What support would help now, and shall we fix a day to check in?"
BLURRED = "Coach is covered.\n\nPress any key to go on."
CASELOAD_LONG = (
    "The caseload has had {minutes} minutes. Ctrl+G, then 5, goes to what deserves a discussion."
)
OFFER_CLOSE = "Fifteen minutes left. Ctrl+G takes you to Close when you are ready."
CRASHED = (
    "Coach met a fault of its own and closed. Every word marked Saved is safe; start it again."
)

# Keys that many screens have, as the line of keys names them

KEY_BACK = "Back"
KEY_LEAVE_IT = "Leave it"
KEY_ADD = "Add"
KEY_UNDO = "Undo"
KEY_TAKE_OUT = "Take out"
KEY_TROUBLE = "It sticks"
WRITTEN = "Written: {path}"
KEY_TAKE_OFF = "Take off"
KEY_LIST = "List"
KEY_COVER = "Cover"
KEY_SESSION = "Session"
KEY_PREPARE = "Prepare"
KEY_SEARCH = "Search"

# Windows and lines to fill in that open from more than one screen

AN_ACTION = "An action"
A_DECISION = "A decision"
A_DISAGREEMENT = "A disagreement: both accounts stand"
FOR_THE_AGENDA = "For the agenda"
YOUR_NAME = "Your name"
YOUR_ROLE = "Your role"


def tell_place(where: Destination, *, recorded: bool) -> str:
    """A destination in words; what is unplaced in a session without a record has its place."""
    if where is Destination.UNPLACED and not recorded:
        return IN_NO_RECORD
    return DESTINATIONS[where]


def tell_day(day: date | None) -> str:
    """A date as people say it, or that there is none."""
    return f"{day:%d %b %Y}" if day else NO_DATE


def tell_count(forms: tuple[str, str], count: int) -> str:
    """So many of something: the form for one, or the form for several with the number put in."""
    return forms[count != 1].format(count=count)
