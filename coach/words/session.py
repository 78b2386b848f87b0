"""What the session's own screen says: its keys, its help, its top line, its question and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.session import Session, SessionKind
from coach.words import PARTS, picker, session_windows, widgets

if TYPE_CHECKING:
    from coach.domain.people import Supervisee

# Keys, as the line of keys and the palette name them

KEY_NEXT = "Next"
KEY_BEFORE = "Question before"
KEY_CHOOSE = picker.TITLE
KEY_OTHERS = "Other questions"
KEY_PUT_OFF = "Put the question off to next time"
KEY_NOT_FOR_US = "Not for us: never suggest this question again"
KEY_GLANCE = "The self-care plan is still working"
KEY_STAGE = "Stage"
KEY_LENS = "Lens"
KEY_ACTION = "Action"
KEY_WHERE = "Where"
KEY_RISK = widgets.KEY_RISK
KEY_WHY = "Why"
KEY_SET_DOWN = widgets.KEY_SET_DOWN
KEY_PART = "Part"
KEY_NEW_NOTE = "New note"
KEY_TOPIC = "Topic"
KEY_CASE = "Case"
KEY_DECISION = "Decision"
KEY_DISAGREEMENT = "Disagreement"
KEY_FUNCTION = "Which function this serves"
KEY_VOICE = "Whose words"
KEY_TODAY = "Today"

# The line of keys at more length, where F1 lists it

TIP_NEXT = "Next question"
TIP_STAGE = "Stage of the cycle"
TIP_ACTION = "Action: what, why, who, by when"
TIP_WHERE = "Where this note goes"
TIP_RISK = widgets.TIP_RISK
TIP_WHY = "Why this question; minutes and coverage"
TIP_SET_DOWN = widgets.TIP_SET_DOWN
TIP_PART = "Part of the session, and what else there is"

# What the palette offers besides

READ_BACK = "Read the records back"
LOOK_OVER = "What was agreed: look it over, put it right"
SELF_CARE = "Open the self-care plan"
TIME_SPENT = "How the time was spent"
NEXT_SESSION = "Agree the day of the next session"
END = "End the session and write the documents"
LET_BACK_IN = session_windows.LET_BACK_IN
ASK_OWN = "Ask a question in our own words"
GO_TO = {part: f"Go to {words.lower()}" for part, words in PARTS.items()}

HELP = """
## A session

One question, and a place to write a few words; both are optional. **F2** asks another question,
**F3** lets you choose one. **Ctrl+E** shows the other suggestions, **Ctrl+F** puts this one off to
next time; **x** there says that it is not for you. **F4** goes to a stage, **F5** looks from
somebody's side, **Ctrl+G** goes to another part. **F6** agrees an action. **F7** says where the
note goes.

**F8** when a child may not be safe. **F10** when somebody needs the questions to stop.
**F12** covers the screen.
"""

# The top line

DEMO = "DEMO \u00b7 "
"""At the very beginning of it, where nobody is real."""
WHO = "{supervisor} with {supervisee}"
MENTORING = "mentoring, recorded"
MENTORING_UNRECORDED = "mentoring, not recorded"
SAVED = "Saved"
TOLD_AT = "{what} {at:%H:%M}"
NOT_SAVED = widgets.NOT_SAVED
"""How every sentence begins that says so."""
KEPT_BESIDE = (
    "Another window changed note {theirs} meanwhile: its words stay there, and yours are whole in "
    "note {ours}, the one you are writing. Both are among the notes so far."
)
NOTHING_MOVES = "Not saved yet, so nothing moves. It is tried again by itself."
STAY = "Not saved yet, so this screen stays open. It is tried again by itself."

# Question, nudge and note

OR = "Or: {question}"
"""Another way to ask it, beneath the question."""
PUT_AWAY = "{nudge}  (Escape: put away)"
NOTE = "Note"
NOTE_FROM = "Note {number}, from {stage}"
"""A note of another stage, taken in hand again."""
GOES_TO = "{voice} · goes to: {where}"
GOES_TO_ALONE = "goes to: {where}"
"""Where there is little room."""

# Undo

NOTHING_TO_UNDO = widgets.NOTHING_TO_UNDO
NOTE_OUT = "Note {number} is taken out; u brings it back."
NOTE_BACK = "Note {number} is back."

# Leaving

LEAVE = "Leave for Today? The session resumes right here."
LEAVE_OPEN = "Go to Today; the session stays open"
CALL_OFF = "It was begun by mistake: take it back"
CALLED_OFF = "It is as if the session had not begun. What was prepared waits again."
GO_ON = "Go on talking"


def tell_who(pair: Supervisee, session: Session) -> str:
    """Who talks with whom, and that it is mentoring, recorded or not."""
    who = WHO.format(supervisor=pair.supervisor.name, supervisee=pair.person.name)
    if session.kind is not SessionKind.MENTORING:
        return who
    return f"{who} · {MENTORING if session.recorded else MENTORING_UNRECORDED}"
