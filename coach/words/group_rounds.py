"""What the screen of a group's rounds says."""

from __future__ import annotations

HELP = """
## The rounds

One clock, whose turn it is, what the others do, and a question to hold. **F2** goes on to the next
round, early or late; **F4** gives two more minutes, **F5** stops the clock or lets it run again,
**F6** goes back one round. **F3** has other questions, **F7** a sentence for when it sticks.
**F8**: a concern that cannot stay in the group; who takes it to whom, by when. **F9** leaves only
what everybody may see, for a screen that is shared. **F10** sets everything down.

Where nobody writes there is no editor. Elsewhere **Ctrl+S** keeps a note and begins another.
**Escape** goes back to the group; the round keeps its time. No sound is made unless you ask for it
in the palette (**Ctrl+P**).
"""
KEY_NEXT = "Next"
KEY_QUESTION = "Question"
KEY_TWO_MORE = "+2 min"
KEY_HOLD = "Stop/go"
KEY_BACK_ONE = "Back one"
KEY_CONCERN = "Concern"
KEY_VIEW = "For all"
KEY_KEEP = "Keep the note"
SOMEBODY_LEAVES = "Somebody leaves"
GIVE_PART = "Give a part to somebody else"
NOTES_SO_FAR = "The notes so far: put right, take out"
SOUND = "A sound at a round's last minute and its end: on or off"
SOUND_ON = "A sound from now on."
SOUND_OFF = "No sound from now on."

STATUS = "{group} · {structure}"
ROUND = "round {at} of {of}"
SPEAKS = "Speaks:"
OTHERS = "The others:"
QUESTION = "Hold in mind:"
ALSO_ASKED = "Or:"
FACILITATOR = "For whoever leads:"
EVERYBODY = "everybody, in turn; anybody may pass"
PART = "{names} ({part})"
AND = ", "
AND_MORE = "{names} and {count} more"
NOTE = "Note"
WRITING = "…"
WORDS = "words"
KEPT = "Kept."
