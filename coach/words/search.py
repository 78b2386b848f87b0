"""What the search screen says."""

from __future__ import annotations

HELP = """
## Search

Type words: what holds all of them stands below, the newest first, and the beginning of a word is
enough. **Enter** puts first what fits best. **Down** goes to the list; there **Enter** shows the
whole of it, and once more goes to where it stands. **F4** looks for one sort of thing only, **F5**
only since a day. Case material shows its case reference. What is to be left behind, and what was
erased, is never found. **F12** covers the screen. **Escape** goes back.
"""
KEY_BEST = "Best first"
KEY_KIND = "What"
KEY_SINCE = "Since"
SOUGHT = "Type a word, or the beginning of one"

# Whose words may come up

HEADING_ALL = "Search · everybody"
HEADING_ONE = "Search · {name}"
MAY_COME_UP = "Words of {names} may come up here."
AND = "{first} and {last}"
AND_MORE = "{first} and {count} more"
ONLY = "Only the file of {name} is looked through."
TOGETHER = "A session is open, so what is only yours stays away."
WHOSE = "A session is open. Whose words may come up on this screen?"
ONLY_OF = "only those of {name}"
OF_ALL = "everybody's: nobody else sees it"

# What was found

NEWEST = ("1 found", "{count} found, the newest first")
BEST = ("1 found", "{count} found, what fits best first")
FIRST_NEWEST = "The {count} newest; another word finds fewer"
FIRST_BEST = "The {count} that fit best; another word finds fewer"
LOOKING = "Looking for what fits best"
CUT = "Only the first {count} words are looked for."
ONLY_KIND = "Only: {kind}"
ONLY_SINCE = "Since {day}"
LEFT = "{person} (left)"
WHERE = "{on}  {pieces}"
MARKED = "[{words}]"

# Where there is nothing

BEGIN = (
    "Notes, decisions, actions, agenda items and more are found by their words.\n\n"
    "Begin to type: visi finds visit and visits, jo finds Jo's."
)
NO_LETTERS = "Only letters and figures can be looked for. Type a word, or the beginning of one."
NOTHING = "Nothing holds all of these words. Take one away, or type just the beginning of one."
NOTHING_HERE = (
    "Nothing on this file holds all of these words. Take one away, or type just the beginning of "
    "one. On Today, / looks through everybody's."
)
NOTHING_NARROWED = (
    "Nothing holds all of these words in what is looked through now. F4 looks for every sort of "
    "thing again, F5 since any day."
)
NOBODY = "Nothing to look through yet. What is said in sessions can be found here."

# Narrowing

WHICH_KIND = "What to look for"
EVERY_KIND = "everything"
WHICH_SINCE = "Only since"
SINCES = (("e", "", "any day"), ("m", "31", "a month ago"), ("q", "92", "three months ago"))
SINCE_YEAR = ("y", "366", "a year ago")

# One thing, whole

ASKED = "Asked: {question}"
GO_ON = "Enter: go to where it stands   Escape: back"
STAYS = "Escape: back"
