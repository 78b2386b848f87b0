"""What the small windows, lists and editors that several screens share say."""

from __future__ import annotations

# Keys, as the line of keys and the palette name them

KEY_HELP = "Help"
KEY_RISK = "Risk"
KEY_SET_DOWN = "Set down"
KEY_QUICK = "Quick talk"
TIP_QUICK = "Quick talk: an informal or urgent one, or one that is asked for"
TIP_RISK = "Risk: a child may not be safe"
TIP_SET_DOWN = "Set down: no question and no clock until you are ready"
"""The two doors at more length, where F1 lists them."""
KEY_TAKE = "Done"
KEY_TAKE_BACK = "Take back what was typed"
KEY_PUT_BACK = "Bring back what was typed"
KEY_OPEN = "Open"
KEY_ONE_BEFORE = "The one before"
KEY_NEXT_ONE = "The next one"
KEY_GO_ON = "Go on"

# What F1 says of them

CHOOSE_HELP = (
    "## Choose one\n\nPress its letter, or the arrows and Enter. Escape leaves it as it is."
)
COVER_HELP = "## Covered\n\nPress Enter to go on."
FILL_HELP = (
    "## A few words\n\nEnter goes to the next line, and on the last one you are done; Ctrl+S is "
    "done from anywhere. Where there is room for a paragraph, Enter begins a new one and Tab goes "
    "on. Ctrl+Z takes back what you typed, Ctrl+Y brings it back. Escape leaves things as they "
    "were; what you typed stands there again next time."
)
LIST_HELP = "## A list\n\nThe arrows go up and down. **F1** lists what each key does here."
NOTE_HELP = """
## Writing a note

What you write is saved as you go; there is nothing to press. **Ctrl+N** leaves this note and begins
another. **F7** says where it goes, **F2** asks another question. **Ctrl+Z** undoes what you typed,
**Ctrl+Y** brings it back. **Ctrl+K** deletes to the end of the line; **Ctrl+F** and **Ctrl+U** are
no keys for editing here: one puts the question off, the other keeps a talk between sessions.
**Tab** goes to the notes below or beside.
"""
ONE_OF_HELP = (
    "## One of a few\n\nLeft and right, or a first letter, change it; Enter goes to the next line."
)
ONE_OF_KEYS = "left, right: another"
PAGE_HELP = "## Reading\n\nThe arrows scroll. Escape or Enter goes back."

# Under the lines to fill in

FILL_KEYS = "Enter: next, then done   Ctrl+S: done   Escape: leave it"
LONG_FILL_KEYS = "Tab: next   Ctrl+S: done   Escape: leave it"

# Saving

NOT_SAVED = "Not saved"
NOT_SAVED_BECAUSE = "Not saved: {why}"
NOT_DONE = "Not done: "
"""How a refused write begins; *Not saved* says as much."""

# Taking out of a list

TAKEN_OUT = "Taken out; u brings it back."
NOTHING_TO_UNDO = "Nothing to undo here."

# The rail

RAIL_SESSION = "Session"
RAIL_CYCLE = "Cycle"
RAIL_LENS = "Lens"
RAIL_LENS_IN_LINE = "Lens {lens}"
NO_LENS = "none chosen"

# The large clock

CLOCK_STANDS = "The clock stands."
