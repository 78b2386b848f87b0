"""What makes a question weak though its file is sound: closed, doubled, hard to read; and gaps."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain.coverage import CELLS
from coach.domain.question import Bank, Banks, Question
from coach.text import folded
from coach.yaml_text import Fault, Tree

_CLOSED = (
    "am are can could did do does had has have is may might must shall should was were will would "
    "isn't aren't can't couldn't didn't don't doesn't hasn't haven't shouldn't wasn't won't "
    "wouldn't why"
)
_INVITING = (
    "bring choose describe draw finish give help imagine let look name pick picture play put say "
    "show start stay take talk tell think walk"
)
CLOSED_STARTS = frozenset(_CLOSED.split())
"""First words that yes or no can answer, or that put somebody on trial."""
INVITATIONS = frozenset(_INVITING.split())
"""First words of an invitation that needs no question mark."""
CELL_LEAST = 4
"""Questions that each cell has at least, counting only those that belong there."""
ALIKE = 90
"""Per cent of likeness from which two questions are one (rapidfuzz, token sort)."""
READING_AGE = 12
GRADE_TO_AGE = 5
"""Years to add to a school grade of the United States, in which the formula answers."""


def judge_bank(bank: Bank, tree: Tree) -> list[Fault]:
    """What is weak in the words of one bank, by line and key."""
    faults = []
    for place, question in enumerate(bank.questions):
        path = ("questions", place, "text")
        faults += [tree.fault(path, what) for what in weaknesses(question.text)]
    return faults


def weaknesses(text: str) -> list[str]:
    """What keeps a question from being open, in words."""
    first = folded(text).replace("’", "'").split(" ")[0].strip('"“”‘,.:') if text.strip() else ""
    found = []
    if first in CLOSED_STARTS:
        found.append(f"begins with “{first}”, which yes or no may answer, or which accuses")
    if not text.rstrip("”\"'’)").endswith("?") and first not in INVITATIONS:
        found.append("neither ends with a question mark nor begins with an invitation, as Tell me")
    return found


def judge(banks: Banks) -> list[str]:
    """What is weak in all banks together: closed questions, doubles, and cells with too few."""
    said = [
        f"{question.bank}, {question.id}: {what}"
        for question in banks.questions
        for what in weaknesses(question.text)
    ]
    said += [
        f"{one.bank}, {one.id}: all but the same as {other.id} in {other.bank}"
        for one, other in near_doubles(banks.questions)
    ]
    said += [f"{bank.id}: {what}" for bank in banks.banks for what in follow_up_rings(bank, banks)]
    counts = banks.cell_counts()
    said += [
        f"{stage} / {function} / {stakeholder}: {counts[stage, function, stakeholder]} questions; "
        f"{CELL_LEAST} is the least"
        for stage, function, stakeholder in CELLS
        if counts[stage, function, stakeholder] < CELL_LEAST
    ]
    return said


def near_doubles(questions: Sequence[Question]) -> list[tuple[Question, Question]]:
    """Pairs of questions that say the same in nearly the same words."""
    from rapidfuzz import fuzz, process  # only a check needs it

    texts = [folded(question.text) for question in questions]
    return [
        (question, questions[place + 1 + offset])
        for place, question in enumerate(questions)
        for _, _, offset in process.extract(
            texts[place],
            texts[place + 1 :],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=ALIKE,
            limit=None,
        )
    ]


def follow_up_rings(bank: Bank, banks: Banks) -> list[str]:
    """Questions whose follow-ups lead back to themselves."""
    following = {question.id: question.follow_ups for question in banks.questions}
    found = []
    for question in bank.questions:
        seen: set[str] = set()
        waiting = list(question.follow_ups)
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += following.get(one, ())
        if question.id in seen:
            found.append(f"the follow-ups of {question.id} lead back to it")
    return found


def reading_ages(banks: Banks) -> dict[str, float]:
    """The reading age of each bank in years, by the Automated Readability Index (textstat)."""
    import textstat  # type: ignore[import-untyped]  # only a check needs it; it fetches nothing

    return {
        bank.id: round(
            textstat.automated_readability_index(" ".join(q.text for q in bank.questions))
            + GRADE_TO_AGE,
            1,
        )
        for bank in banks.banks
        if bank.questions
    }
