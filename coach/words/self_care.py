"""What the self-care plan says around its owner's own words."""

from __future__ import annotations

HELP = """
## The self-care plan

It belongs to the supervisee. In their own home all of it stands here, and each thing says who may
know it; in a supervisor's home stands what they chose to share, and nothing goes in unasked. Nobody
is scored, and two or three things are enough.

**t** talks it over, one question at a time. **a** adds to one field. **Enter** changes the words,
**Delete** takes a thing out and **u** brings it back. **x** says that a barrier is out of the way.
**v** shows every version and what it changed; **r** chooses the day to look again.

**l** keeps that you looked at it, in a session and alone; **s** in a session what support you
agreed. The record says no more than these two. **w** says who may know a thing; **e** writes your
supervisor's copy of what is shared, **d** chooses what your own page holds. In a supervisor's home
**i** takes such a copy in. **o** shows where more help is, as your organisation says.

What is only yours stays on this machine. It can still be asked for by law (subject access).
"""
TALK_HELP = """
## Talking a self-care plan over

One question at a time, and each can be left. **Ctrl+S** keeps your answer, **F2** goes on without
one, **F3** goes back, **F4** chooses what to think about. **F7** says whether your supervisor may
know it. What you type is kept as you type; **Escape** goes back to the plan.
"""
VERSIONS_HELP = """
## Versions

Every change made one. **Enter** shows the plan as it was then.
"""
EMPTY_OWN = "Nothing stands here yet. Two or three things are enough: press t, or a."
HEADING = "Self-care plan · {name}, as shared"
HEADING_OWN = "My self-care plan · all of it, for me alone"
LOOKED_AT = " · looked at {day:%d %b %Y}"
KEY_LOOK = "Looked at"
KEY_TALK = "Talk"
KEY_WHO = "Who may know"
KEY_CLEARED = "Out of the way"
KEY_SUPPORT = "Support agreed"
KEY_VERSIONS = "Versions"
KEY_REVIEW = "When to look again"
KEY_ROUTES = "Where more help is"
KEY_EXPORT = "Copy for my supervisor"
KEY_IMPORT = "Take a copy in"
KEY_DOCUMENT = "What my page holds"
KEY_NEXT = "On to another"
KEY_BEFORE = "Back to the last one"
KEY_FIELD = "What to think about"

# The talk

FIELD = "What would you like to think about?"
FEW = "Two or three things are enough; leave what you like."
ENOUGH = "That is enough for a plan; go on, or press Escape."
TALK_KEYS = "Ctrl+S keep · F2 another · F3 back · F4 field · F7 who · Esc"
ONLY_MINE = "Only you can read it; it stays in this home."
FOR_SUPERVISOR = "Your supervisor may know it, once you send a copy."
FOR_BOTH = "For both of you; it stands in {name}'s shared plan, in this home."
FILE_IT = (
    "File this in {name}'s shared plan in this home? Both of you can read it there, and on its "
    "page."
)
YES = "file it"
NO = "not yet"
KEPT_MINE = "Kept, for you alone."
KEPT_SHARED = "Kept; your supervisor may know it."
KEPT_BOTH = "Kept, for both of you."
NO_SECRETS = "What is only yours is kept in your own home, when you are alone."
FIRST = "This is the first one."
IS_ALONE = "Alone, where you are?"
ALONE = (("", "not said"), ("yes", "yes, alone and where I am"))
LEVEL = "Whose is it to change?"
LEVELS = (
    ("", "not said"),
    ("mine", "mine"),
    ("team", "the team's"),
    ("organisation", "the organisation's"),
)
REMOVES = "Who could clear it?"
DOMAIN = "Which part of life?"
NO_DOMAIN = "any"
IN_WORDS_OF = "In {name}'s words"

# Who may know

WHO = "Who may know this?"
WHO_MINE = "only me"
WHO_SUPERVISOR = "my supervisor"
WHO_OTHERS = "others besides, in my own words"
OTHERS = "Who else may know it? Names, or the team"
ONLY_BARRIERS = "Only what gets in the way can be out of the way."

# Looking at it

LOOKED = "Kept: you looked at it together today."
LOOKED_ALONE = "Kept: you looked at it today."
SUPPORT = "What support did you agree?"
SUPPORT_GOES = "For both of you; it goes to the personal record, and the plan does not."
REVIEW = "When will you look at it again?"
REVIEW_DAY = "The day; empty is six months from the last look"
REVIEW_BY = "Look again by {day:%d %b %Y}"
VERSIONS = "Versions of the plan · {name}"
VERSION = "Version {number} · {day:%d %b %Y}"
VERSION_PLAIN = "Version {number}"
NO_VERSIONS = "There is no version yet."
NO_ROUTES = (
    "None is written yet. A stress assessment, occupational health, counselling, as your "
    "organisation has them, stand in:\n\n{file}"
)

# Between homes

EXPORT = "A copy of what is shared"
EXPORT_HINT = "left empty: among your documents"
GOES = "Goes along: {words}"
STAYS = ("1 thing is only yours and stays here.", "{count} things are only yours and stay here.")
NOTHING = "nothing"
EXPORTED = "Written"
IMPORT = "Take a supervisee's copy in"
IMPORT_HINT = "what they sent, as a Markdown file"
IMPORT_ABOUT = "Twice is as good as once. What they share no more is taken out here."
IMPORTED = "Taken in"
DOCUMENT = "What shall the page among your documents hold?"
SHARED_ONLY = "only what is shared"
WHOLE = "the whole plan: whoever opens the file can read it"
