"""What makes a question weak though its file is sound: closed, doubled, hard to read; and gaps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from coach.domain.coverage import CELLS
from coach.domain.question import Bank, Banks, Question
from coach.text import folded
from coach.yaml_text import Fault

FaultAt = Callable[[Question, str, str], Fault]
"""Tells what is amiss with a question under a key, by file and line."""

_CLOSED = (
    "am are can could did do does had has have is may might must shall should was were will would "
    "isn't aren't can't couldn't didn't don't doesn't hasn't haven't shouldn't wasn't won't "
    "wouldn't why"
)
_INVITING = (
    "bring choose describe draw finish give help imagine let look name pick picture play put say "
    "show start stay take talk tell think walk"
)
_PUNCTUATION = re.compile(r"[^\w\s]")
CLOSED_STARTS = frozenset(_CLOSED.split())
"""First words that yes or no can answer, or that put somebody on trial."""
INVITATIONS = frozenset(_INVITING.split())
"""First words of an invitation that needs no question mark."""
CELL_LEAST = 4
"""Questions that each cell has at least, counting only those that belong there."""
ALIKE = 90
"""Per cent of likeness from which two questions are one (rapidfuzz, ratio of sorted words)."""
READING_AGE = 12
GRADE_TO_AGE = 5
"""Years to add to a school grade of the United States, in which the formula answers."""


def weaknesses(text: str) -> list[str]:
    """What keeps a question from being open, in words."""
    first = folded(text).replace("’", "'").split(" ")[0].strip('"“”‘,.:') if text.strip() else ""
    found = []
    if first in CLOSED_STARTS:
        found.append(f"begins with “{first}”, which yes or no may answer, or which accuses")
    if not text.rstrip("”\"'’)").endswith("?") and first not in INVITATIONS:
        found.append("neither ends with a question mark nor begins with an invitation, as Tell me")
    return found


def judge(banks: Banks, fault_at: FaultAt) -> list[str]:
    """What is weak in all banks together, one printable line each; and cells with too few."""
    said = [str(fault) for fault in judge_questions(banks.questions, (), fault_at)]
    counts = banks.cell_counts()
    said += [
        f"{stage} / {function} / {stakeholder}: {counts[stage, function, stakeholder]} questions; "
        f"{CELL_LEAST} is the least"
        for stage, function, stakeholder in CELLS
        if counts[stage, function, stakeholder] < CELL_LEAST
    ]
    return said


def judge_questions(
    questions: Sequence[Question], others: Sequence[Question], fault_at: FaultAt
) -> list[Fault]:
    """What is weak in some questions: closed ones, doubles, also of others, and rings."""
    found = [fault_at(q, "text", what) for q in questions for what in weaknesses(q.text)]
    found += [
        fault_at(one, "text", f"all but the same as {other.id} in {other.bank}")
        for one, other in near_doubles(questions, others)
    ]
    theirs_first = sorted((*questions, *others), key=lambda q: not q.is_own)
    judged = {q.id for q in questions}
    found += [
        fault_at(first, "follow_ups", f"they lead back to {first.id}, by way of {last.id}")
        for first, last in follow_up_rings(theirs_first)
        if first.id in judged
    ]
    return found


def near_doubles(
    questions: Iterable[Question], others: Iterable[Question] = ()
) -> list[tuple[Question, Question]]:
    """Each question that says nearly what another, or an earlier one of these says, and that one.

    Words count in any order.
    """
    texts, found = _Texts(), []
    for question in others:
        texts.add(question)
    for question in questions:
        like = texts.find_like(question)
        if like is not None:
            found.append((question, like))
        texts.add(question)
    return found


class _Texts:
    """Texts by length: of two whose lengths differ much, no more than the shorter is in common.

    So a text is compared with those of about its length alone, which keeps ten thousand in reach.
    """

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = defaultdict(list)
        self._questions: dict[int, list[Question]] = defaultdict(list)

    def add(self, question: Question) -> None:
        words = _in_order(question.text)
        self._texts[len(words)].append(words)
        self._questions[len(words)].append(question)

    def find_like(self, question: Question) -> Question | None:
        """One that says nearly the same; None where nothing does."""
        from rapidfuzz import fuzz, process  # only a check needs it

        words = _in_order(question.text)
        least = -(-len(words) * ALIKE // (200 - ALIKE))
        most = len(words) * (200 - ALIKE) // ALIKE
        for length in range(least, most + 1):
            texts = self._texts.get(length)
            if texts is None:
                continue
            found = process.extractOne(words, texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if found is not None:
                return self._questions[length][found[2]]
        return None


def _in_order(text: str) -> str:
    """Its words in alphabetical order, bare: neither order nor commas make a new question."""
    return " ".join(sorted(_PUNCTUATION.sub("", folded(text)).split()))


def follow_up_rings(questions: Sequence[Question]) -> list[tuple[Question, Question]]:
    """Where follow-ups lead in a ring: the question that it begins with, and the last of it."""
    by_id = {question.id: question for question in questions}
    done: set[str] = set()
    found = []
    for start in by_id:
        trail = {} if start in done else {start: iter(by_id[start].follow_ups)}
        while trail:  # a walk of our own: a chain may be longer than the stack is deep
            here = next(reversed(trail))
            after = next((one for one in trail[here] if one in by_id and one not in done), None)
            if after is None:
                done.add(here)
                del trail[here]
            elif after in trail:
                found.append((by_id[after], by_id[here]))
            else:
                trail[after] = iter(by_id[after].follow_ups)
    return found


def reading_ages(banks: Iterable[Bank]) -> dict[str, float]:
    """The reading age of each bank in years, by the Automated Readability Index (textstat).

    Banks of one name are read as one; an empty one has no age.
    """
    import textstat  # type: ignore[import-untyped]  # only a check needs it; it fetches nothing

    texts: dict[str, list[str]] = {}
    for bank in banks:
        texts.setdefault(bank.id, []).extend(question.text for question in bank.questions)
    return {
        bank_id: round(textstat.automated_readability_index(" ".join(said)) + GRADE_TO_AGE, 1)
        for bank_id, said in texts.items()
        if said
    }
