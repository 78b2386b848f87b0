"""What the session's small windows say: titles, what is asked, the choices, what was saved."""

from __future__ import annotations

from coach.domain.asides import AsideKind

# Where to look, and where words go

STAGE = "Stage"
LOOK_FROM = "Look from"
NOBODYS = "Nobody's in particular"
GO_TO = "This note, and the next ones here, go to"
IN_THE_WORDS_OF = "In the words of"

# Another question

ANOTHER = "Another question"
PUT_OFF = "Put this one off to next time"
NOT_FOR_US = "Not for us: never suggest it again"
ASK_OWN = "Ask one in our own words"
LOOK_THROUGH = "Look through the question banks"
LET_BACK_IN = "Let a question back in that was set aside"
SET_ASIDE = "{question}\n   {how}, {day:%d %b %Y}"
NONE_SET_ASIDE = "No question is set aside."
ASIDE = {
    AsideKind.NEXT_TIME: "Put off: it comes back next time. Ctrl+E, then u, takes that back.",
    AsideKind.NOT_FOR_US: "Not suggested to you again. Ctrl+E, then u, takes that back.",
}
ASK_AGAIN = "That question may be asked again."
OWN_QUESTION = "A question of our own"
HOW_TO_ASK = "How would you ask it?"

# A topic and its case

TOPIC = "A topic to walk round the cycle"
TOPIC_ABOUT = "What is it about?"
TOPIC_CASE = "A case?"
TOPIC_CASE_HINT = "Its reference, such as K1; never a name. Leave it empty for a theme."
WHICH_CASE = "Which case?"
REFERENCE = "Its reference, never a name"

# An action

ACTION_WHAT = "What will be done?"
ACTION_WHY = "Why?"
ACTION_WHO = "Who?"
BY_WHEN = "By when?"
BY_WHEN_HINT = "such as Friday, 1 Dec or two weeks; or left empty"
ACTION_SAVED = "Action saved"
WHY_CARRY = "What got in the way?"
BY_WHEN_NOW = "By when now?"
CARRY_HINT = "such as Friday, 1 Dec or two weeks; or as it is"

WHERE_TO = "Goes to"
GOES_TO_NONE = "It goes into no record: this mentoring is not recorded."
RECORD_OF = "the record of case {reference}"

# A decision, and a disagreement

DECISION_WHAT = "What is decided?"
DECISION_REASON = "For what reason?"
DECISION_SAVED = "Decision saved"
ACCOUNT_OF = "{name}'s account"
DISAGREEMENT_SAVED = "Both accounts saved"

# An immediate risk

RISK = "Immediate risk"
RISK_SAFE = "Is the child safe now?"
RISK_TOLD = "Who has been told?"
RISK_ACTS = "Who acts today?"
RISK_CASE = "Which child?"
RISK_CASE_HINT = "The case's reference; may be left empty"
RISK_SAVED = "Immediate risk saved"

# Reading back

READ_BACK = "Read back: the records as they stand"
READ_CASE = "For the record of case {reference}"
NOTHING_IN_RECORD = "Nothing is placed in the personal record yet."

# Which function it serves

FUNCTION = "Which function does this serve?"
ANY_FUNCTION = "whichever the questions serve"
