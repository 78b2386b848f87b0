"""What the screens of an agreement and of the preparation tools say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HELP = """
## The agreement

Built together, a heading at a time: talk, then write a few words. They are saved as you go. **F2**
goes to the next heading and **Shift+F2** back; **Tab** goes between the headings and the words.
**F7** adds a heading of your own. Each of you accepts with **F4**; with the second yes it is agreed
and never changes. Words that change before that ask for both again.

**F9** begins the next version from the wording you have, which stays beside it. **F3** holds
questions to talk over first, **F5** every version, **F6** who else takes part. On the list of
headings, **Delete** puts a version that is being drawn up aside and **u** brings it back.
"""
EDITOR_HELP = """
## Writing what you agree

What you write is saved as you go. **F2** goes to the next heading. **Ctrl+Z** takes back,
**Ctrl+Y** brings back.
"""
KEY_NEXT = "Next"
KEY_BEFORE = "Heading before"
KEY_TOOLS = "Tools"
KEY_ACCEPT = "Accept"
KEY_VERSIONS = "Versions"
KEY_OTHERS = "Who else"
KEY_HEADING = "Heading"
KEY_BEGIN = "Draw up"
KEY_ASIDE = "Put aside"
ALSO_CIRCUMSTANCES = "Circumstances have changed: look at it again"
ALSO_NOT_WORKING = "Something in it is not working: look at it again"

# The line at the top and the frames

DRAWN_UP = "{term} · {name} · version {version}, being drawn up"
AGREED = "{term} · {name} · version {version}, agreed {day}"
NOTHING = "{term} · {name}"
DUE = "Look again by {day}: {reason}."
BEFORE = "Version {version}"
SAVED_AT = "Saved {at:%H:%M}"
SOURCE = "{heading} · {policy} {section}"
ACCEPTED = "accepted by {names}"
ACCEPTED_ONE = "accepted by {names}; waits for {waiting}"
YES_GONE = "The words have changed, so {names} would need to accept them again."
IN_THE_NEXT = "Another window closed that version meanwhile; your words stand in the next one."
BOTH_KEPT = "Another window wrote here too; both texts are kept."

# Where there is nothing to write in

EMPTY = (
    "Nothing is agreed in Coach yet.\n\nF9 begins, heading by heading. F3 holds questions to talk "
    "over first."
)
FROM_BEFORE = (
    "Agreed on {day}, before Coach; its words are kept where you kept them then.\n\n"
    "F9 begins the next version here."
)
READING = "This version is agreed and stays as it is. F9 begins the next one from its wording."
NO_DRAFT = "No version is being drawn up. F9 begins the next one."
DRAFT_THERE = "Version {version} is being drawn up already; F4 accepts it."

# Windows

ACCEPT = "Accept version {version}"
WHO = "Who says yes?"
NAME = "Name"
STILL_EMPTY = (
    "Still empty: {headings}. What you both accept stays as it is; F9 begins the next one."
)
NAME_HINT = "only if it should stand differently"
ON = "On"
IS_AGREED = "Agreed. The document is written."
WAITS = "Kept. It is agreed once {waiting} accepts it too."
VERSIONS = "Every version"
VERSION_DRAFT = "Version {version}, being drawn up"
VERSION_AGREED = "Version {version}, agreed {day}"
VERSION_OVER = "Version {version}, agreed {day}, superseded since"
OWN_HEADING = "In our own words"
ADD_HEADING = "Which heading?"
NEW_HEADING = "A heading of your own"
THE_HEADING = "The heading"
ASIDE = "Version {version} is put aside; u brings it back."
IS_BACK = "Version {version} is back."
CALLED = "Kept. {due}"

# Who else takes part

OTHERS_HELP = """
## Who else takes part

A mentor, a practice educator, an induction supervisor: whoever helps, and the part each plays.
**a** adds somebody, **Delete** lets their part end today and **u** lets it go on after all.
**Escape** goes back.
"""
OTHERS = "Who else takes part · {name}"
OTHERS_EMPTY = (
    "Nobody else yet. Press a to add a mentor, a practice educator or an induction supervisor."
)
ADD_OTHER = "Somebody else who takes part"
PART = "Their part"
PART_HINT = "as: mentor, every second session"
SINCE = "From"
KEY_END = "End"
OVER = "{name}: {part}, until {day}"

# Preparation tools

TOOLS_HELP = """
## Questions to talk over first

Take one or none. **Enter** opens a tool. Both of you may answer, aloud or in writing; nothing is
scored, nothing goes into a document. **Escape** goes back.
"""
TOOLS = "Questions to talk over first · {name}"
TOOL_HELP = """
## A tool

**Enter** writes an answer to the question you are on; Coach says first who will read it. While you
are both looking, what is only yours stays covered; when you are alone, **m** shows it, and covers
it again. **s** shares your answer. **Escape** goes back.
"""
KEY_MINE = "Only mine"
KEY_SHARE = "Share"
WHOSE = "Whose words?"
BOTH_READ = "{name}: for both of you to read"
ONLY_MINE = "{name}: only yours until you share it; the law can still ask for it"
COVERED = "{name}: an answer that is only theirs; m shows it"
ANSWERED = "{name}: {words}"
ANSWERED_MINE = "{name} (only yours): {words}"
MINE_SHOWN = "What is only yours shows now. m covers it."
MINE_COVERED = "What is only yours is covered."
NOTHING_TO_SHARE = "No answer of yours here waits to be shared. When you are alone, m shows them."
SHARED = "Shared; both of you can read it now."


def tell_names(names: Iterable[str]) -> str:
    """Two people, or one, as a sentence names them."""
    return " and ".join(names)
