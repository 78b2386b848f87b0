"""What the windows of a talk between sessions say."""

from __future__ import annotations

TITLE = "Between sessions"
INFORMAL = "An informal talk"
URGENT = "An urgent talk, now"
REQUEST = "An urgent talk is asked for"
WITH_WHOM = "With whom?"
NOBODY_HERE = "Add somebody first: press a on Today."

# A talk

INFORMAL_WITH = "Informal talk with {name}"
URGENT_WITH = "Urgent talk with {name}"
ABOUT = "What was talked about?"
DECIDED = "What was decided?"
DECIDED_HINT = "or left empty"
REASON = "And why?"
CASE = "A case reference"
CASE_HINT = "such as K1, never a name; or left empty"
AT = "When was it?"
AT_HINT = "such as 14:05; or left empty for now"
NO_DECISION = "Say what was decided, or leave the reason out; nothing was kept."
KEPT = "Kept in {name}'s log. It does not stand in for a session."
KEPT_IN = "Written to {paths}."
NOT_WRITTEN = "Its words are kept; its documents are not written yet: {why}"

# Endorsing

ENDORSE = "{policy} asks you both to endorse it."
BOTH = "Both of you endorse it now"
ONE = "{name} endorses it now"
LATER = "Later, from the log"
ENDORSED = "Endorsed by {names}."

# A request

REQUEST_TITLE = "{name}: an urgent talk is asked for"
ASKED_BY = "Who asks?"
ASKED_AT = "When was it asked for?"
ASKED_AT_HINT = "such as 14:05 or yesterday 14:05"
SOMEBODY_ELSE = "somebody else"
REQUEST_KEPT = "Kept in {name}'s log until a talk, or a session, meets it."
MEET_BY = "To be met by {when}: {reason} ({source})."
NO_HOURS = "{policy} sets no hours for it."
