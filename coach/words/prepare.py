"""What Prepare says."""

from __future__ import annotations

HELP = """
## Prepare

What stands above comes onto the agenda when the session begins; below is what it may rest on.

**a** adds something to bring, and says who raises it. **Enter** changes the line you are on; on a
piece of evidence it shows it. **m** keeps an item to yourself, or shares it after all; a worry
about the work is announced with it. **e** puts evidence beside an item: where it lies, pasted
words, or a caseload report. **Delete** takes a line off, and **u** brings the last one back.

**p** prepares a worry about somebody's work, only yours until you announce it. **c** opens the way
that a concern about supervision can go. **x** exports the agenda to a file for the other of you,
**i** imports theirs. **Tab** goes to the page below, **s** starts the session, **Escape** goes
back.
"""
HEADING = "Prepare · {name}"
KEY_MINE = "Mine"
KEY_EVIDENCE = "Evidence"
KEY_WORRY = "Worry"
KEY_CONCERN = "Concern"
KEY_EXPORT = "Export"
KEY_IMPORT = "Import"
TIP_MINE = "Mine alone, or shared after all"
TIP_WORRY = "Worry about somebody's work: prepared alone, then announced"
TIP_CONCERN = "Concern about supervision: the way that it can go"
TIP_EXPORT = "Export the agenda for the other of you"
TIP_IMPORT = "Import an agenda that was sent to you"
"""The same keys at more length, where F1 lists them."""

# What it may rest on

LAST_TIME = "Last time"
NO_SESSION = "No session yet."
ENTRY = "  {words}"
STILL_OPEN = "Still open"
LATE = "late: {action}"
PUT_OFF = "Questions put off to this time"
QUIET = "Looked at least in the last sessions"
QUIET_FUNCTIONS = "asked about: {names}"
QUIET_LENSES = "seen from: {names}"
REPORT = "Caseload report"
REPORTED = "{case}  {dates}"
REPORTED_DATE = "{label} {day}"

# An item

NEED = "needs: {need}"
RAISED_BY = "raised by {name}"
ONLY = "only {name}'s, never leaves this home"
SHARED = "shared"
LEFT_OVER = "left over from {day}"
A_WORRY = "Worry about the work: "
UNTIL_ANNOUNCED = "only {name}'s until it is announced"
STILL_NEEDS = "still needs {what}"
ANNOUNCED = "announced {day}"
LOOK_AGAIN = "looked at again {day}"
EVIDENCE_BESIDE = "  beside it: {title}"
EVIDENCE_OF_ALL = "Beside the whole preparation: {title}"

# Adding or changing one

BRING = "What would you like to bring?"
WHO_RAISES_IT = "Who raises it?"
NEEDED = "What do you need from it?"
WHAT_IS_NEEDED = "What is needed from it?"
NO_NEED = "nothing said yet"
WANTED = "Minutes wanted"
WANTED_HINT = "such as 20, or left empty"
NOT_MINUTES = "Minutes are a whole number, such as 20."
A_CASE = "About a case?"
A_CASE_HINT = "its reference, such as K1; never a name"
FOR_FUNCTIONS = "For which functions?"
FOR_FUNCTIONS_HINT = "such as support, or management and development"
NOT_A_FUNCTION = (
    "“{word}” is none of the four functions: management, development, support, mediation."
)
AND = "and"

# Evidence

EVIDENCE = "Evidence of work"
A_REFERENCE = "Where it lies: a path, or words"
SOME_WORDS = "Words pasted in"
A_REPORT = "A caseload report, as a CSV file"
WHERE_IT_LIES = "Where does it lie?"
WHERE_HINT = "Coach keeps these words, and opens and copies nothing"
WHAT_IT_IS = "What is it?"
THE_WORDS = "The words"
BESIDE_WHAT = "Beside what?"
THE_ITEM = "“{title}”"
THE_WHOLE = "the whole preparation"
WHICH_FILE = "Which file?"
REPORT_ABOUT = "Only case references and dates are taken; columns with anything else stay out."
REPORT_TAKEN = "Cases: {cases}, of which new: {new}. Dates: {dates}."
REPORT_KNOWN = "This report is here already; nothing was changed."
REPORT_LEFT_OUT = "Left out, since they hold more than dates: {columns}."

# A worry about somebody's work

VIEW_OF = "How {name} sees it, where you know"
YOUR_VIEW = "How do you see it?"
NOT_READY = "Before it is announced it needs {what}. Press Enter to fill that in."
ANNOUNCE = (
    "Announce this to {name}? From then on it is for both of you, for good, and comes to the next "
    "session. Tell them yourself, or export the agenda."
)
ANNOUNCE_IT = "Announce it"
NOT_ANNOUNCED = "Not yet; it stays only yours"
IS_ANNOUNCED = "Announced. It comes to the next session."
MATTER = "{label}: {words}"

# A concern about supervision

CONCERN_HELP = """
## A concern about supervision

The steps may come in any order, and none is owed. **Enter** writes a few words at a step, or
changes the ones you are on; nobody else reads them, and they go into no agenda, record or export.
**t** notes that a step was taken, **Delete** takes words off, and **u** brings the last back.
**Escape** goes back.
"""
KEY_TAKEN = "Taken"
CONCERN_ELSEWHERE = (
    "This is {name}'s home, and what stands in it they can read. The way is here to be read; words "
    "of your own belong in a home of your own."
)
BY_POLICY = "What your policy says"
STEP_TAKEN = "{title} (taken {day})"
NOTE = "    {words}"
NOTE_TAKEN = "    {words} (taken {day})"
ONLY_YOURS = "Only yours"
WORDS_FIRST = "Write a few words at this step first; then t notes on them that it was taken."

# To the other of you, and from them

EXPORT = "Export the agenda"
EXPORT_TO = "To which file?"
EXPORT_HINT = "left empty: among {name}'s documents"
GOES = "Goes along: {titles}"
STAYS = "Stays here: {titles}"
STAYED = "Stays here: {title} ({why})"
NOTHING = "nothing"
EXPORTED = "Exported"
IMPORT = "Import an agenda"
IMPORT_HINT = "what the other of you sent, as a Markdown file"
IMPORT_ABOUT = "It is merged with yours. Nothing is overwritten, and twice is as good as once."
IMPORTED = "Imported"
TAKE_PART_ABOUT = (
    "Your supervisor exports an agenda and sends it. With it you take part here: you prepare in "
    "this home of your own, and what is only yours stays in it."
)
TAKES_PART = "You take part here now, as the supervisee of {name}."
FROM = "From {name}, for {supervisee} with {supervisor}."
BY_NAME = "It carries no id, so the pair was found by name."
TOOK = "{outcome}: {title}"
BECAUSE = "{said} ({why})"
TOOK_NOTHING = "There was nothing in it."

# Starting

START = "Start the session with {name}?"
START_NOW = "Start it now"
NOT_YET = "Not yet"
