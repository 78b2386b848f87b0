"""What a record says nothing of yet, as it is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain import case_composing as case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.still_open import StillOpen

NO_WORD = "No word yet on {what}."
ASKED = "No word yet under {heading}; {rule} asks for one, and a line will do."
LACKING = "“{entry}” does not say {what} yet."
OR = " or "
_HEADINGS = {
    case.EVIDENCE: "what happened, and what shows it",
    case.CHILD: "what the child would say",
    case.MEANING: "what it means",
    case.DECISIONS: "what is decided, and for what reason",
    case.ACTIONS: "who does what, why and by when",
    case.NEXT_REVIEW: "when the case is looked at again",
}
_FACTS = {"Reason": "for what reason", "Why": "why", "Who": "who does it", "By when": "by when"}


def tell_open(found: Iterable[StillOpen]) -> list[str]:
    """A line each."""
    return [_told(one) for one in found]


def _told(one: StillOpen) -> str:
    if one.entry:
        return LACKING.format(entry=one.entry, what=OR.join(_FACTS[fact] for fact in one.facts))
    if one.rule:
        return ASKED.format(heading=one.heading, rule=one.rule)
    return NO_WORD.format(what=_HEADINGS[one.heading])
