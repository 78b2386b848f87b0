"""What the lists of a session's parts say, what their keys do, and how a session ends."""

from __future__ import annotations

from coach.domain.discussion import SweepOutcome
from coach.domain.model import Part
from coach.words import DESTINATIONS, SWEEPS, session, session_windows

# Going to a part

GO_TO = "Go to"
READ_BACK = session.READ_BACK
LOOK_OVER = session.LOOK_OVER
SELF_CARE = session.SELF_CARE
WHICH_FUNCTION = session.KEY_FUNCTION
TIME_SPENT = session.TIME_SPENT
END = session.END

# The lists, and the keys beneath them

TITLES = {
    Part.CHECK_IN: "The self-care plan",
    Part.LOOK_BACK: "Earlier actions",
    Part.AGENDA: "Agenda",
    Part.CASELOAD: "Caseload",
    Part.CLOSE: "Not placed yet",
}
PLAN_LOOKED_AT = "The self-care plan · looked at together"
STILL_WORKING = "we looked, it still works"
OPEN_PLAN = "open it"
GLANCE = "Ctrl+W we looked, it still works"
LOOKED_AT = "Plan looked at"
NO_PLAN = "Nothing of the self-care plan is shared yet; Ctrl+G, then s, opens it."
NOT_LOOKED_AT = "The plan is not marked as looked at."
DONE = "done"
CARRY_ON = "carry on"
CHANGE = "change"
DROP = "drop"
ADD = "add"
DISCUSS = "discuss"
DEALT_WITH = "dealt with"
TAKE_OFF = "take off"
NOTHING_NEW = SWEEPS[SweepOutcome.NOTHING_NEW]
NOTE_OR_DECISION = SWEEPS[SweepOutcome.NOTE_OR_DECISION]
DISCUSS_NOW = "discuss now"
FOR_DISCUSSION = SWEEPS[SweepOutcome.DISCUSS]
CASE = "case"
PERSONAL = "personal"
LEAVE_BEHIND = "leave behind"
ALL_AT_ONCE = "all at once"
NEXT_DATE = "next date"
READ_IT_BACK = "read it back"
HOW_IT_FELT = "how the time felt"
WHY_SO = "why so"
END_IT = "end"
PARTS_HELP = """
## The list of this part

The arrows go up and down. The keys under the list act on the line you are on; anything else that
you type goes to the note. **Tab** goes to the note too.

In Look back **d** is done, **c** carries on and asks what got in the way and by when, **h** changes
it and **x** drops it. Words about a case's action, or about a child's risk, start in that case's
record; so do words over an item of the agenda that is about a case. **F7** says otherwise.

On the agenda **a** adds an item, **Enter** discusses it, **d** says that it was dealt with without
a discussion of its own, or was not after all, and **Delete** takes it off. What is left goes on to
the next session, and the record says that it was not discussed yet.

In the caseload **n** is nothing new, **o** a note or decision, **d** keeps the case for a
discussion, **Enter** discusses it now, **a** adds a case and **Delete** takes one off. Words
written there before **o** are not placed yet. At Close **c**, **p** and **b** place the note you
are on, and **a** all of them; **u** takes it back. **n** agrees the next date, **r** reads the
record back, **w** asks how the time felt, **y** keeps why it may be so, and **e** ends the session.
"""

# The notes so far

NOTES = "Notes so far"
TAKE_OUT = "Take the note out"
NOTES_HELP = """
## The notes so far

**Enter** opens a note again, to go on with it. **Delete** takes it out, and **u** brings the last
one back. **Shift+Tab** goes back to the note being written; so do letters, which go into it.
"""
PLACED = {where: words.removeprefix("the ") for where, words in DESTINATIONS.items()}
"""Where a note goes, at the end of its line."""

# Looking back

CARRY_IT_ON = "Carry it on"
DROP_IT = "Drop it"
WHY_DROP = "What led to dropping it?"
CHANGE_IT = "Change it"
WHAT_NOW = "What is it now?"
AS_IT_WAS = "“{what}” is as it was before."

# The agenda

WHAT_ABOUT = "What would you like to talk about?"
ITEM_BACK = "It is on the agenda again."

# The caseload

A_CASE = "A case"
REFERENCE = session_windows.REFERENCE
CASE_BACK = "{reference} is on the caseload again."
SWEPT_AS_BEFORE = "{reference} stands as it did before."
CASE_FOR_DISCUSSION = "{reference} is for discussion; Ctrl+G, then 5, goes there."

# Placing the last notes

WHICH_CASE = "Which case is it about?"
ALL_TO = ("The one not placed yet goes to", "{count} not placed yet, all to")
UNPLACED_NOW = (
    "1 note of this topic was bound for the personal record; it waits to be placed anew ({where}).",
    "{count} notes of this topic were bound for the personal record; they wait to be placed anew "
    "({where}).",
)
FOLLOWED = (
    "1 thing agreed in this topic goes to the case's record now ({where}).",
    "{count} things agreed in this topic go to the case's record now ({where}).",
)
RISK_IS_SPOKEN_OF = (
    "An immediate risk is not ticked off: write what became of it. F6 agrees what is next."
)
PLACED_NOW = "Placed: {where} (u takes it back)"
AS_BEFORE = ("1 note is back where it was.", "{count} notes are back where they were.")

# The end

NEXT_SESSION = session.NEXT_SESSION
WHEN_NEXT = "When do you meet next?"
WHEN_NEXT_HINT = "such as 1 Dec, Friday or four weeks"
NEXT_AGREED = "Next: {day:%a %d %b}"
RISK_FIRST = "Say first who is told of the immediate risk, and who acts"
PLACE_FIRST = "Place the notes first"

ASK_END = "End the session?"
GO_ON = session.GO_ON
CALL_OFF = session.CALL_OFF
CALLED_OFF = session.CALLED_OFF
JUST_END = "End it"
END_AND_SIGN = "End it, and both sign the record now"
END_WITH = "End it, with {what} kept here, in no record"
NOT_PLACED = "{count} not placed yet"
LEFT_BEHIND = "{count} left behind"
AND = " and "
END_AND_ERASE = "End it, and erase {count} left behind for good"
CLOSED = "The session is closed and its record kept."
NOT_REACHED = "Erased, but {what} {why}."
CLOSED_WITH = "The session is closed. Its documents are in {folder}"
CLOSED_WITHOUT = "The session is closed and its record kept. {why}"


def tell_kept_out(unplaced: int, followed: int, where: str) -> list[str]:
    """What naming a case moved, where a policy keeps cases out of the personal record."""
    told = ((UNPLACED_NOW, unplaced), (FOLLOWED, followed))
    return [forms[n != 1].format(count=n, where=where) for forms, n in told if n]
