"""What the screens of groups say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.group_notes import action_words
from coach.domain.group_session import GroupAction, GroupSession, GroupStatus
from coach.words import tell_day

if TYPE_CHECKING:
    from datetime import date

LIST_HELP = """
## Groups

Each reflective group that you mentor, with its next date, its last one and whether it has an
agreement. **Enter** opens one, **a** begins one. **Escape** goes back.
"""
HELP = """
## A group

Who belongs to it, who assesses whom, what members took on, and every date. **s** begins today's
session, or goes on where it was left; **p** puts a date down. **g** opens the agreement. **a**
takes a member in, **x** lets one go, **w** says openly who assesses whom and what never reaches an
assessor, **e** changes the name, the purpose and the length. **Enter** opens a session, reads its
notes, or says what came of an action. **Escape** goes back.
"""
AGREEMENT_HELP = """
## A group's agreement

**Enter** writes under a heading, **a** adds a heading, **y** keeps somebody's yes. With the last
yes, yours too, the version stands; words that change take every yes back. Every version is kept. It
is looked at again after six months, and when somebody new comes.
"""
KEY_ADD = "New group"
KEY_SESSION = "Session"
KEY_AGREEMENT = "Agreement"
KEY_ADD_MEMBER = "Member"
KEY_LEAVES = "A member leaves"
KEY_PLAN = "Date"
KEY_ASSESSES = "Who assesses whom"
KEY_CHANGE = "Change"
KEY_HEADING = "Another heading"
KEY_ACCEPT = "A yes"

TO_THE_GROUP = "The group's page: stays in this home; you and the group."
LIST_HEADING = "Groups"
LIST_EMPTY = "No group yet. a begins one."
ADD = "A new group"
NAME = "Name"
PURPOSE = "What it is for"
MEMBERS = "Members"
MEMBERS_HINT = "with commas between"
MINUTES = "Minutes of a session"
MINUTES_ARE_A_NUMBER = "Say the minutes as a number."
ADD_MEMBER = "A new member"
SOMEBODY_ELSE = "Another person of a name that is here?"
NO = "no"
YES = "yes"
CHANGE = "The group"
WHO_LEAVES = "Who leaves the group?"
ASSESSED = "Who is assessed"
ASSESSOR = "By whom"
NEVER_REACHES = "What never reaches an assessor"
ASSESSES_ABOUT = "Said openly: it stands on the group's page for everybody."
ASSESSED_BY = "assessed by {names}"
PLAN = "A date for the group"
ON = "On"
SAY_A_DAY = "Say which day."
ON_ITS_DAY = "That session begins on its day."
NOTES_OF = "Notes of {day}"
WHAT_CAME_OF_IT = "What came of it?"
IS_DONE = "It is done"
IS_DROPPED = "It is dropped"
STILL_OPEN = "It is open still"
EMPTY = "Nobody belongs to it yet. a takes somebody in."

UNDER_WAY = "a session is under way"
NEXT = "next {day}"
LAST = "last {day}"
AGREED = "agreement stands"
NOT_AGREED = "no agreement yet"
ACTION = "{who}: {what}"
ACTION_BY = "{who}: {what}, by {day}"
LATE = "late"
SESSION = {
    GroupStatus.PLANNED: "{day}  planned",
    GroupStatus.BEFORE: "{day}  under way: before the rounds",
    GroupStatus.ROUNDS: "{day}  under way: in the rounds",
    GroupStatus.AFTER: "{day}  under way: after the rounds",
    GroupStatus.HELD: "{day}  held, notes agreed",
}
WITH_STRUCTURE = "{told}  {structure}"

STANDS = "version {version} stands; looked at again by {day}"
WAITS_FOR = "draft {version}; still to say yes: {names}"
NOTHING_WRITTEN = "nothing is written yet"
NO_WORDS = "no words yet"
AGREEMENT_WORDS = "In the group's words"
HEADING = "Heading"
CHANGES_TAKE_BACK = "Words that change take every yes back."
NOBODY_WAITS = "Nobody has still to say yes."
WHO_ACCEPTS = "Who says yes to it?"
EVERYBODY_ACCEPTS = "Everybody, who sit here together"


def tell_members(count: int) -> str:
    """How many belong to it."""
    return "1 member" if count == 1 else f"{count} members"


def tell_action(one: GroupAction, who: str, today: date) -> str:
    """What somebody took on, by when, and whether it is late."""
    if one.due_on is None:
        return ACTION.format(who=who, what=action_words(one))
    told = ACTION_BY.format(who=who, what=action_words(one), day=tell_day(one.due_on))
    return f"{told} ({LATE})" if one.is_late(today) else told


def tell_session(one: GroupSession) -> str:
    """Its day, how far it has come, and its structure."""
    told = SESSION[one.status].format(day=tell_day(one.held_on or one.planned_on))
    if one.structure is None:
        return told
    return WITH_STRUCTURE.format(told=told, structure=one.structure.name)
