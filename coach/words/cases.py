"""What the screens and commands of case material say: lists, filing, erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.case_filing import Erased, ErasePlan, Going, Unreached

KINDS = {
    "record_section": ("section of its records", "sections of its records"),
    "record_reply": ("reply to its records", "replies to its records"),
    "record_addendum": ("addendum to its records", "addenda to its records"),
    "note": ("note", "notes"),
    "agreed_action": ("action", "actions"),
    "action_review": ("review of an action", "reviews of actions"),
    "decision": ("decision", "decisions"),
    "disagreement": ("disagreement", "disagreements"),
    "immediate_risk": ("immediate risk", "immediate risks"),
    "agenda_item": ("agenda item", "agenda items"),
    "agenda_words": ("wording of an agenda item", "wordings of agenda items"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "performance_matter": ("performance matter", "performance matters"),
    "asked_question": ("question asked", "questions asked"),
    "discussion": ("title of a discussion", "titles of discussions"),
    "case_identifier": ("listed name or number", "listed names and numbers"),
    "case_date": ("date of a caseload report", "dates of caseload reports"),
    "draft": ("half-written window", "half-written windows"),
}
"""What goes, by its table: one, and several."""

WHAT_GOES = "To be erased for good, of case {case}: {what}."
STILL_OPEN = "Still open among them: {what}."
OPEN_ACTIONS = ("1 action", "{count} actions")
WAITING = ("1 agenda item that waits", "{count} agenda items that wait")
NO_RECORD = ("In no record at all: 1 note.", "In no record at all: {count} notes.")
DOCUMENTS = ("1 document is removed too.", "{count} documents are removed too.")
STAYS = "What you placed in the personal record stays, and that the case was discussed."
OUT_OF_REACH = "What was saved elsewhere, sent or printed is not in reach."
GONE = "Erased: {what}."
NOT_REACHED = "Not reached: {what} {why}."
ALL_REACHED = "Nothing was found that it could not reach."
GUARD_WARNS = "The guard warns and promises nothing: read the record yourself."


def tell_number(words: tuple[str, str], count: int) -> str:
    """Words for one, or for several with their number."""
    one, several = words
    return one if count == 1 else several.format(count=count)


def tell_going(going: tuple[Going, ...]) -> str:
    """How many of each kind."""
    return ", ".join(f"{one.count} {KINDS[one.kind][0 if one.count == 1 else 1]}" for one in going)


def tell_plan(plan: ErasePlan) -> list[str]:
    """What would go, plainly: the open things are said by themselves."""
    lines = [WHAT_GOES.format(case=plan.reference, what=tell_going(plan.going))]
    still = [
        tell_number(words, count)
        for words, count in ((OPEN_ACTIONS, plan.open_actions), (WAITING, plan.waiting_items))
        if count
    ]
    if still:
        lines.append(STILL_OPEN.format(what=", ".join(still)))
    if plan.in_no_record:
        lines.append(tell_number(NO_RECORD, plan.in_no_record))
    if plan.documents:
        lines.append(tell_number(DOCUMENTS, len(plan.documents)))
    return [*lines, STAYS, OUT_OF_REACH]


def tell_unreached(one: Unreached) -> str:
    """What holds words still, and why."""
    return NOT_REACHED.format(what=one.what, why=one.why)


def tell_erased(done: Erased) -> list[str]:
    """What went, and what could not be reached."""
    lines = [GONE.format(what=tell_going(done.going))]
    lines += [tell_unreached(one) for one in done.unreached] or [ALL_REACHED]
    return [*lines, OUT_OF_REACH]


# On screen

HELP = """
## Cases

Every case reference, with how many names and numbers are listed for it and where its records stand.
**Enter** opens one. **g** looks the newest personal record through for what may say who a child is;
**u** takes back what was done there. **Escape** goes back.
"""
CASE_HELP = """
## A case

The names and numbers that belong to it: the leak guard looks for them in other records. They stand
here and nowhere else. **a** lists one, **Delete** takes it off, **u** brings it back.

Below, its records. **f** ticks the one you are on off as filed on the child's record, or takes
that back on the same day. Once all are filed, **x** erases the case's words here, after saying
what goes.
"""
HEADING = "Cases of {name}"
CASE_HEADING = "Case {case} of {name}"
KEY_GUARD = "Leak guard"
KEY_FILED = "Filed"
KEY_ERASE = "Erase"
NOTHING_LISTED = "Nothing is listed and nothing recorded yet. a lists a name or number."
LISTED = ("1 listed", "{count} listed")
RECORDS = ("1 record", "{count} records")
TO_FILE = ("1 to be filed", "{count} to be filed")
RECORD_LINE = "Record of {day}: {state}"
FILED_ON = "filed on {day}"
NOT_FILED = "not filed yet"
FROM_ELSEWHERE = "came along from another home"
WORDS_GONE = "{state}, erased here"
ADD_TITLE = "A name or number of case {case}"
ADD_FIELD = "Name or number"
ADD_HINT = "one at a time: a whole name finds its parts and initials too"
FILED_TITLE = "Filed on the child's record"
FILED_FIELD = "Filed on which day?"
A_RECORD_FIRST = "Stand on one of its records below; f then ticks it off."
UNFILED = "Taken back: it is still to be filed."
KEEP_IT = "Keep it all"
ERASE_IT = "Erase it for good"
ERASED_TITLE = "Case {case}"
NO_RECORD_YET = "There is no personal record yet to look through."
CHANGED = "Done in the record, as its next version. u takes it back."
TAKEN_BACK = "Taken back: the record says again what it said."
LEFT_AS_EDITED = "{path} was edited by hand and was left as it is; it may hold the words still."
