"""What the screens of records say."""

from __future__ import annotations

from coach.words import person, prepare, session_windows

LIST_HELP = """
## Records

Every record of this person, the newest first: how it stands, whom it waits for, and by when.
**Enter** opens one to read. **i** takes in a file that was sent: an answer to a record, or, where
this is your own file, a record to answer. **v** checks every record against its proofs of copy.
**Escape** goes back.
"""
HELP = """
## A record

Read it whole; the arrows scroll. The line of keys holds what can be done with it now.

**s** shares it: from then on both of you have it, and a file with a form goes to whoever has no
Coach. **b** lets both sign on the spot, **g** takes one signature. **k** asks about one section.
**d** keeps an account of where you do not agree; both stand side by side, and it is settled.
**w** words a section otherwise, as the next version. **r** keeps that you sent a reminder, **n**
confirms that silence agrees, where the policy says so. Once it is settled, **a** adds words. **e**
writes it to a file to send, and **v** checks it against its proofs of copy. **x** writes it as Word
or HTML, also into a Word template of your own.
"""
KEY_TAKE_IN = "Take in"
KEY_CHECK = "Check"
KEY_SHARE = "Share"
KEY_SIGN = "Sign"
KEY_BOTH = "Both sign"
KEY_ASK = "Ask"
KEY_DIFFER = "Differ"
KEY_REWORD = "Reword"
KEY_REMIND = "Remind"
KEY_SILENCE = "Silence"
KEY_ADD = "Add"
KEY_WRITE = "File"
KEY_EXPORT = "Word"

# The list

LIST_HEADING = "Records · {name}"
LIST_EMPTY = person.NO_RECORDS
LINE = "{day}  {kind}  {state}"
PERSONAL = person.PERSONAL_RECORD
CASE = person.CASE_RECORD
WAITS = "waits for {name}"
WAITS_UNTIL = "waits for {name} by {day}"
HEADING = "{name} · record of {day} · {state}"
VERSION = "version {version}"

# Windows

TAKE_IN = "Take in a file that was sent"
FILE = "Where it lies"
SIGN = "Sign this record"
SIGNS_TODAY = "{name} signs, today"
SIGNS_OTHERWISE = "Under another name, or with another day"
BOTH_SIGN = "Both sign this record now"
BOTH_ABOUT = "From then on it never changes; later words are addenda."
WHOSE = "Whose?"
NAME = "Name"
NAMED = "Signs for the {part}"
ON = "On"
ASK_WHICH = "Which section?"
ASK = "Ask about “{heading}”"
ASK_WORDS = "What would you ask or change?"
DIFFER = "Where you do not agree"
ACCOUNT = session_windows.ACCOUNT_OF
DIFFER_ABOUT = "With both accounts the record is settled. Leave one empty if it is still to come."
REWORD = "“{heading}” in other words"
WORDS = "Words"
MORE = "Add something"
REWORD_ABOUT = (
    "This makes version {version}, a draft until it is shared. Empty a line to take it out."
)
ADD = "Add to this record"
ADD_WORDS = "What is added"
ADD_REASON = "Why it is added"
ASK_SILENCE = "Does silence agree?"
YES_SILENCE = "Yes: {name} was reminded and did not answer by {day}"
NO_SILENCE = "No, leave it open"
ASK_REMIND = "Keep that {name} was reminded today?"
YES_REMIND = "Yes, I have reminded {name}"
NO_REMIND = prepare.NOT_YET
ASK_FORMAT = "Write it as"
AS_WORD = "Word"
AS_TEMPLATE = "Word, in a template of your own"
AS_HTML = "HTML, for a browser or for printing"
AS_MARKDOWN = "Markdown, the standing copy"
TEMPLATE = "Where the template lies (.docx or .dotx)"
KEPT_ASIDE = "Left as you edited it: {path}"
NO_PLACE = "At its end, as the template has no place for it: {headings}"
UNKNOWN = "Placeholders that mean nothing here: {names}"
ASK_SHARE = "Share this record?"
YES_SHARE = "Share it, and write the file for {name}"
YES_SEND = "Share it with whom you are sitting here; no file"
NO_SHARE = prepare.NOT_YET

# What is said then

TAKEN_ANSWER = "The answer was taken in. {state}"
TAKEN_RECORD = "The record was taken in. Read it, and answer when you are ready."
NOTHING_NEW = "That is here already; nothing was changed."
NOW = "{day}: {state}."
ANSWER_WRITTEN = "Your answer is kept, and written to send back: {path}"
ALL_INTACT = "Every record is as it was when its proof was made."
NONE_TO_CHECK = "There is no record to check yet."
CHECKED = "Checked against the proofs of copy"
NO_ACCOUNT = "Write at least one account."
