"""What the leak guard's screen says."""

from __future__ import annotations

from coach.domain.leaks import Finding, GuardChoice, Verdict

HELP = """
## The leak guard

Each line shows words that may say who a child is, where they stand, between » and «. **k** keeps
them, **r** puts something else in their place, **m** moves the whole entry to the case's record;
**a** does the same with all that are alike. **n** goes to the next that is not settled, **u** takes
the last choice back. **Ctrl+S** is done; **Escape** leaves the record as it is. The guard warns and
promises nothing: what it does not find can still be there.
"""
KEY_KEEP = "Keep"
KEY_REPLACE = "Replace"
KEY_MOVE = "Move"
KEY_NEXT = "Next"
KEY_ALIKE = "All alike"

HEADING = "{count} found, {left} not settled. It warns and promises nothing."
BEFORE_SHARING = "Before it is shared: {count} found, {left} not settled. It promises nothing."
EMPTY_HEADING = "Looked through."
NOTHING = "Nothing was found. The guard warns and promises nothing: read the record yourself."
FOUND = "{kind}, {sure}"
OF_CASE = "{kind} of {case}, {sure}"
BEFORE_IT = "»"
AFTER_IT = "«"
KEPT = "→ stays"
REPLACED = "→ {words}"
MOVED = "→ to the record of case {case}"
OPEN = "→ ?"
STILL_OPEN = "{count} not settled. Ctrl+S again leaves them as they stand; n goes to the next."
NO_DRAFT = "This record is no draft any more: its words stay. Later words are an addendum."
INSTEAD = "What stands there instead?"
OWN_WORDS = "Words of your own"
WORDS = "In its place"
WHICH_CASE = "To which case's record does the entry go?"
NO_CASE = "There is no case on this caseload to move it to."
HEADING_STAYS = "A heading stays with its section; keep it, or replace the words."
SETTLE_FIRST = "Choose for this one first; a then does the same with all that are alike."
ALL_SETTLED = "All are settled. Ctrl+S is done."


def tell_finding(one: Finding) -> str:
    """What it is, whose, and how sure."""
    if one.cases:
        return OF_CASE.format(kind=one.kind.value, case=one.reference, sure=one.sureness.value)
    return FOUND.format(kind=one.kind.value, sure=one.sureness.value)


def tell_choice(choice: GuardChoice | None, references: dict[str, str]) -> str:
    """What was chosen for it."""
    if choice is None:
        return OPEN
    if choice.verdict is Verdict.REPLACE:
        return REPLACED.format(words=choice.words)
    if choice.verdict is Verdict.MOVE:
        return MOVED.format(case=references.get(choice.case_id, ""))
    return KEPT
