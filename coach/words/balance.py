"""What the balance says beside its bars."""

from __future__ import annotations

from coach.domain.balance_words import QUESTION
from coach.words import widgets

HELP = """
## The function balance

What the conversations were for, over the latest sessions or months: a bar a session, oldest at the
top, and each one's own sense of it where they gave one. Each function has a letter and a pattern,
named above. It describes conversations and scores nobody.

**t** shows the same as a table, in plain lines, and back. **c** shows what was asked and talked
about, by stage, function and side. **w** looks back over months in place of sessions, and back.
**y** keeps what you make of it, and **a** opens what was said before. **o** gives somebody's own
sense of a session, also long after it; no record changes. **Escape** goes back.
"""
HEADING = "Function balance · {name} · the last {window}"
NO_MINUTES = "no minutes kept"
NOTHING_TO_SAY = "No session is closed in this window yet."
MEASURED = "{bar} {minutes:.0f} min"
FELT = "{bar} felt"
TOGETHER = "Together"
SHARE = "{minutes:>7.1f} min {share:>5.0%}"
FUNCTION = "{letter}  {name}"

# The table

LINE = "{name}: {minutes:.1f} minutes, {share:.0%}."
FELT_LINE = "{who} felt: {shares}."
FELT_SHARE = "{name} {share:.0%}"
DAY = "{day}: {minutes:.0f} minutes."
DAY_WITHOUT = "{day}: no minutes kept."
WINDOW = "Together: {minutes:.0f} minutes."

# What was asked and talked about

COVERED = "How often asked about / minutes of talk on it"
CELL = "{asked}/{minutes}"
NO_CELL = "·"
COVERED_LINE = "{stage}, {name}, {side}: asked {asked}, {minutes} minutes."
NOT_VISITED = "{count} of the 64 were not visited."
SIDES = ("Child", "Staff", "Organis.", "Partners")
"""The four sides, short enough for a column."""

# Why may this be

EARLIER = "Said before"
SAID = "{day}, {who}, of the last {window}: {words}"
WHY = QUESTION
WHY_WORDS = "What may lie behind it"
WHOSE = "In whose words"
WHO_READS = "Who reads it"
BOTH_READ = "both of you"
ONLY_MINE = "only whoever owns this home"
GOES_TO = "Where it goes"
KEPT = "Saved with the picture."
ANSWERS = "What was said before"
NO_ANSWERS = "Nothing was said yet; y keeps what you make of it."
ANSWER = "{day}  {who}  ({where}): {words}"
ANSWER_TO = "Where does it go?"
TO_PERSONAL = "the personal record"
TO_NONE = "no record; it stays here"
TAKE_BACK = "take it back"
PLACED = "Placed. A record that is closed stays as it is."
TAKEN_BACK = "Taken back; u brings it back."
BROUGHT_BACK = "Brought back."
NOTHING_TO_UNDO = widgets.NOTHING_TO_UNDO

# Whose own sense

WHICH = "Which session?"
WHO = "Whose sense of it?"
SENSE_OF = "How {name} felt the time was spent"
SENSE_KEYS = "Arrows choose and change · Enter keeps · Escape leaves it out"
SENSE_HELP = """
## Somebody's own sense of the time

**Up** and **down** choose a function, **left** and **right** change its share; the others make up
for it, so that it is always 100 per cent. **Enter** keeps it, **Escape** leaves it as it was.
Neither what was measured nor what was felt is right or wrong.
"""
SENSE_LINE = "{mark} {name} {share:>4}%  {bar}"
SENSE_KEPT = "How {name} felt it is saved."

# Keys

KEY_TABLE = "Table"
KEY_COVERED = "Coverage"
KEY_WINDOW = "Months"
KEY_WHY = "Why so"
KEY_ANSWERS = EARLIER
KEY_SENSE = "Own sense"
KEY_LESS = "Less"
KEY_MORE = "More"
KEY_UP = "One up"
KEY_DOWN = "One down"
KEY_KEEP = "Keep"
