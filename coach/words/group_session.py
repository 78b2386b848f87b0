"""What a group's session says on screen before and after its rounds, and when it sticks."""

from __future__ import annotations

BEFORE_HELP = """
## Before the rounds

One line a step, in an order that helps: who is here, a check-in, the structure, the parts by turns,
dilemmas offered and one chosen, the presenter's yes, and whether anyone knows the family. **Enter**
does the step under the cursor. Anybody may pass; nothing keeps that they did. Beneath stands what
the rounds still wait for. **F2** lets the first round run. **F3** has a question, **F7** a sentence
for when it sticks, **F8** takes a concern out of the group. **x** calls the session off.
"""
AFTER_HELP = """
## After the rounds

How everybody leaves, what the group keeps, and each one's yes. How a presenter is left stands in
no document. The presenter's own learning comes last. The notes are read back before anybody agrees
them; whoever sees it otherwise has an account of their own beside them. **F2** asks whether they
are agreed, **F6** goes back to the last round, **F8** takes a concern out of the group.
"""
NOTES_HELP = """
## The notes so far

**Enter** puts a note in other words, **Delete** takes it out and **u** brings it back. Words that
may say who a child is are named beneath their note; the guard warns and promises nothing.
"""
KEY_QUESTION = "Question"
KEY_CONCERN = "Concern"
KEY_CALL_OFF = "Call the session off"
KEY_TO_ROUNDS = "Last round"
SOMEBODY_LEAVES = "Somebody has to leave"

TO_MEMBERS = "The group's notes: for its members only"
TO_THE_CASE = "The case's record"
REWORD_IT = "Say it in other words"
AS_IT_IS = "It may stand as it is"
AGAIN = "{why} Ctrl+S again says so."
WORDS = "In a few words"
DONE = "✓"
TO_DO = "·"

# Before

BEFORE_HEADING = "{group} · {minutes} minutes"
READY = "Everything is settled. F2 lets the first round run."
STEP_HERE = "Who is here"
HERE_TOLD = "{count}: {names}"
WHO_IS_AWAY = "Who is away today, or here after all?"
STEP_CHECK_IN = "Check-in"
WORD_EACH = "a question for a word each; nobody writes"
STEP_NAMES = "Names to keep out"
NAMES_TOLD = "looked for today, and kept nowhere"
NAMES = "Names, with commas between"
NAMES_TO = "This session alone: kept nowhere, and gone when you leave."
LOOKED_FOR = "{count} looked for until you leave this session."
ASSESSES = "{assessor} assesses {who}."
STEP_STRUCTURE = "Structure"
STRUCTURE_TOLD = "{name}, {minutes} minutes"
WHICH_STRUCTURE = "How will you think together?"
NONE_CHOSEN = "not chosen yet"
ANOTHER = "Choose another"
ANYWAY = "Use it all the same"
STEP_SCALE = "Length"
SCALE_TOLD = "its rounds take {minutes} minutes"
TOO_LONG = "Its rounds take {total} minutes, and {booked} are booked."
SCALE = "Scale the rounds to {minutes} minutes, in the same order"
BOOK = "Take {minutes} minutes today"
LEAVE_LENGTH = "Leave both as they are"
STEP_CASE = "Whose case"
NO_CASES = "There is no case on any caseload here; add it on the person's page first."
WHICH_CASE = "Whose case is it? Its record goes there."
CASE_OF = "{reference}, of {name}"
STEP_PARTS = "Parts"
NOBODY = "nobody"
BY_TURNS = "Give them out by turns again"
SOMEBODY_PASSES = "Somebody passes"
GIVE_PART = "Give one part to somebody"
WHO_PASSES = "Who passes? Nothing keeps it."
WHICH_PART = "Which part?"
WHO_TAKES_IT = "Who takes it?"
STEP_DILEMMA = "Dilemma"
OFFERED = "{count} offered, none chosen"
NONE_OFFERED = "none offered"
OFFER = "Somebody offers one"
WHO_OFFERS = "Who offers it"
DILEMMA = "The dilemma"
DILEMMA_HINT = "so that nobody could be recognised"
OFFER_ABOUT = "A sentence is enough. Other ages and places are as true; a name is not needed."
WHICH_DILEMMA = "Which one will you think about?"
CHOOSE_IT = "{who}: {words}"
TAKE_BACK = "Take one back; nobody needs to say why"
STEP_CONSENT = "{who} is willing"
CONSENTED = "yes, today and to these people"
NOT_CONSENTED = "not asked yet; Enter keeps a yes"
STEP_KNOWN = "Does anyone know this family?"
KNOWN_TOLD = "{known}: {what}"
NOBODY_KNOWS = "Nobody knows them"
LISTENS = "Somebody does, and only listens"
STEPS_OUT = "Somebody does, and steps out"
KNOWN_WHAT = {"listen": "they only listen", "out": "they step out"}
ASK_CALL_OFF = "Call this session off? Nothing of it enters any notes."
GO_ON_WITH_IT = "Go on with it"
YES_CALL_OFF = "Call it off"

# While it runs

WHO_LEAVES = "Who has to leave?"
LEFT = "{name} has left; they are not asked to agree the notes."
PART_IS_FREE = "Nobody has this part now: {parts}."
NO_QUESTION = "The group's bank has no question for this moment."
CONCERN = "A concern leaves the group"
CONCERN_ABOUT = "Who takes it to whom, by when. What was said is not written here."
CONCERN_WHO = "Who takes it"
CONCERN_WHOM = "To whom"
CONCERN_WHOM_HINT = "as duty manager"
BY_WHEN = "By when"
SAY_A_DAY = "Say by when."
CONCERN_KEPT = "{who} takes it to {whom}. It stands among the actions until it is done."
WHAT_STICKS = "What is happening?"

# After

AFTER_HEADING = "{group} · {structure} · after the rounds"
STEP_CHECK_OUT = "Check-out"
STEP_THEMES = "Themes"
STEP_RATING = "Risk rating that all can stand by"
STEP_ACTIONS = "Actions"
ACTION_WHO = "Who"
ACTION_WHAT = "What"
NONE_YET = "none yet"
COUNTED = "{count} kept"
STEP_LEFT = "How {who} is left"
LEFT_HOW = "How they are"
SPEAKS = "Who speaks to them tomorrow"
LEFT_TO = "This session alone: you and the group, and no document."
CONCERN_TO = "An action of the group: only its route, and it stands in the notes."
SPEAKS_TOMORROW = "{name} speaks to them tomorrow"
NOBODY_SPEAKS = "nobody speaks to them tomorrow yet"
STEP_LEARNING = "What {who} takes away"
SAID = "said"
STEP_NOTES = "The notes so far"
NAMES_FOUND = ("in one place they may say who a child is", "in {count} places")
NO_NAMES_FOUND = "nothing was found; the guard promises nothing"
STEP_READ = "Read back"
READ_TOLD = "as they will stand"
STEP_AGREE = "Agree the notes"
AGREED_TOLD = "{count} of {of} have said yes"
WAITS_FOR = "Still to agree: {names}."
ASK_AGREE = "Are these notes accurate?"
ALL_AGREE = "Yes, for everybody who is here"
ONE_AGREES = "One says yes"
ONE_DIFFERS = "One sees it otherwise"
STILL_AT_IT = "Not yet; go on"
WHO_AGREES = "Who says yes to them?"
WHO_DIFFERS = "Who sees it otherwise?"
ACCOUNT = "How they see it"
NO_NOTES = "No notes yet."
REWORD = "In other words"
DILEMMA_STAYS = "What was brought stays; Enter puts it in other words."
FOUND = "May say who a child is: {words}"
