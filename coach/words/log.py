"""What one person's log says on screen, and the windows that open from it."""

from __future__ import annotations

from coach.domain.session import SessionKind, SessionStatus

HELP = """
## The log

Every session of the two of you, the latest first: planned, moved, held, missed or cancelled. At the
top it says what became of the latest ones, in words; it scores nobody. **Enter** opens what can be
done with the line you are on.

**a** plans one session, **s** books three months ahead by your policy's rhythm and shows the days
first. **m** moves a session, **x** says that it was missed, **c** that it was cancelled, **h** that
it was held without Coach. **Delete** takes out what came in by mistake. **u** takes the last step
back.

An urgent talk that was asked for stands at the top until a talk, or a session, has met it.
"""
HEADING = "Log · {name}"
EMPTY = (
    "Nothing stands in the log yet. Press a to plan a session, s to book three months ahead. "
    "Sessions held in Coach come in by themselves."
)
KEY_PLAN = "Plan"
KEY_MOVE = "Move"
KEY_MISSED = "Missed"
KEY_CANCELLED = "Cancelled"
KEY_HELD = "Held"
KEY_SERIES = "Book"

# A line

KINDS = {kind: kind.value for kind in SessionKind}
STATUSES = {status: status.value.replace("-", " ") for status in SessionStatus} | {
    SessionStatus.REARRANGED: "moved"
}
LINE = "{day:%a %d %b %Y}  {kind:<10}{status}"
REQUEST = "An urgent talk was asked for"
NOT_MET = "  not met yet"
MEET_BY = "to be met by {when} ({source})"
UNSAID = "nothing is said of it yet"

# What can be done with it

CAN_MOVE = "Move it to another day"
CAN_HOLD = "It was held, without Coach"
CAN_MISS = "It was missed"
CAN_CANCEL = "It was cancelled"
CAN_TAKE_OUT = "It came in by mistake: take it out"
CAN_TALK = "Talk now: keep the urgent talk that meets it"
CAN_BEGIN = "Begin a session now, which meets it"
CAN_DROP = "It is not needed any more"
SETTLED = "The log says what became of that one. Delete takes out what came in by mistake."
ASK_ENTER = "A talk or a session meets what was asked for: press Enter on it."

# Lines to fill in

PLAN = "Plan a session"
ON = "On which day?"
ON_HINT = "such as 1 Dec, Friday or two weeks"
KIND = "What sort of session?"
THERE = "The log has such a session on that day already."
MOVE = "Move the session of {day:%a %d %b %Y}"
TO = "To which day?"
WANTED_BY = "By {day:%a %d %b %Y} at the latest, unless somebody was away ({source})."
MISSED = "Missed: the session of {day:%a %d %b %Y}"
CANCELLED = "Cancelled: the session of {day:%a %d %b %Y}"
WHO = "By whom?"
NOT_SAID = "nobody in particular"
WHY = "Why?"
WHY_HINT = "such as absence or court; never health details"
HELD = "Held without Coach"
HELD_ON = "On which day was it held?"
NO_DAY = "Say a day; nothing was changed."

# A series

SERIES = "Book up to {until:%d %b %Y}"
BY_POLICY = "By {source}: {rhythm}."
BY_US = "{policy} gives no rhythm to book by: {rhythm} is our proposal."
BY_YOU = "As you chose: {rhythm}."
AROUND = "Weekends and bank holidays give way."
SERIES_DAY = "{day:%a %d %b %Y}"
TAKE_ONE = "Book this day"
TAKE_DAYS = "Book these {count} days"
CHOOSE_RHYTHM = "Another first day, or another rhythm"
ALL_BOOKED = "Everything up to {until:%d %b %Y} is booked already."
RHYTHM = "A rhythm of your own"
FIRST = "The first day"
EVERY = "How often?"
EVERY_HINT = "such as 4 weeks, fortnight or month"
BOOKED = (
    "1 session is booked; u takes it back.",
    "{count} sessions are booked; u takes them back.",
)
