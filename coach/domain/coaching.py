"""Which question next, and why: pure, deterministic, explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Question

OPENINGS_FIRST = 1
"""Opening questions asked in a stage before exploring ones."""
CHALLENGE_AFTER = 3
"""Questions asked in a stage before there is footing for a challenge."""

STAKEHOLDER_WORDS = {
    Stakeholder.SERVICE_USER: "the child and family",
    Stakeholder.STAFF: "the supervisee",
    Stakeholder.ORGANISATION: "the organisation",
    Stakeholder.PARTNERS: "partners",
}


@dataclass(frozen=True)
class Situation:
    """All that the choice rests on."""

    part: Part
    stage: Stage | None = None
    lens: Stakeholder | None = None
    function: Function | None = None
    theme: str | None = None
    staff_group: str = ""
    asked_here: tuple[str, ...] = ()
    """Question ids asked in this part, discussion and stage, oldest first."""
    asked_in_session: frozenset[str] = frozenset()
    asked_lately: frozenset[str] = frozenset()
    """Asked in the last three sessions before this one."""


@dataclass(frozen=True)
class Suggestion:
    """A question, and one short, true sentence of why it is asked."""

    question: Question
    why: str


def suggest(questions: Sequence[Question], situation: Situation) -> Suggestion | None:
    """The next question, or None where nothing serves the part, stage and theme.

    The stage and a chosen theme are never left; a function and then a lens that nothing serves
    are let go, and the reason says so. The same situation always gives the same answer.
    """
    situation, let_go = _loosened(questions, situation)
    found = _candidates(questions, situation)
    if not found:
        return None
    following = _following(questions, situation)
    best = min(
        enumerate(found), key=lambda placed: (*_rank(placed[1], situation, following), placed[0])
    )[1]
    return Suggestion(best, _why(best, situation, following, let_go))


def _loosened(questions: Sequence[Question], situation: Situation) -> tuple[Situation, list[str]]:
    """The situation without what nothing serves, and what was let go, in words.

    A lens that nothing looks from goes first; then a function; where each is served but not both
    together, the function goes.
    """
    let_go: list[str] = []
    if _candidates(questions, situation):
        return situation, let_go
    lens, function = situation.lens, situation.function
    if lens is not None and not _candidates(questions, replace(situation, function=None)):
        let_go.append(f"nothing here looks from {STAKEHOLDER_WORDS[lens]}")
        situation = replace(situation, lens=None)
    if function is not None and not _candidates(questions, situation):
        elsewhere = _candidates(questions, replace(situation, lens=None))
        seen_from = f" from {STAKEHOLDER_WORDS[lens]}" if lens is not None and elsewhere else ""
        let_go.append(f"nothing here serves {function}{seen_from}")
        situation = replace(situation, function=None)
    return situation, let_go


def _candidates(questions: Iterable[Question], situation: Situation) -> list[Question]:
    return [
        q
        for q in questions
        if q.serves(situation.part)
        and (situation.stage is None or situation.stage in q.stages)
        and (situation.theme is None or situation.theme in q.themes)
        and (situation.function is None or situation.function in q.functions)
        and (situation.lens is None or situation.lens in q.stakeholders)
        and (not q.for_groups or situation.staff_group in q.for_groups)
    ]


def _following(questions: Iterable[Question], situation: Situation) -> frozenset[str]:
    """The follow-ups of the question asked last, here."""
    if not situation.asked_here:
        return frozenset()
    last = next((q for q in questions if q.id == situation.asked_here[-1]), None)
    return frozenset(last.follow_ups) if last else frozenset()


def _wanted_depth(situation: Situation) -> Depth:
    asked = len(situation.asked_here)
    if asked < OPENINGS_FIRST:
        return Depth.OPENING
    return Depth.EXPLORING if asked < CHALLENGE_AFTER else Depth.CHALLENGING


def _rank(question: Question, situation: Situation, following: frozenset[str]) -> tuple[int, ...]:
    """Smaller is sooner: fresh today, fresh lately, following on, fit of depth, the stage's own."""
    depths = list(Depth)
    wanted = _wanted_depth(situation)
    too_deep = depths.index(question.depth) > depths.index(wanted)
    distance = abs(depths.index(question.depth) - depths.index(wanted))
    return (
        question.id in situation.asked_in_session,
        question.id in situation.asked_lately,
        question.id not in following or too_deep,
        distance + 3 * too_deep,
        situation.stage is not None and question.bank != situation.stage,
        len(question.functions) + len(question.stakeholders),
    )


def _why(
    question: Question, situation: Situation, following: frozenset[str], let_go: list[str]
) -> str:
    facts = []
    if question.id in following:
        facts.append("it follows on from the last question")
    elif not situation.asked_here and question.depth is Depth.OPENING:
        where = f"the {situation.stage} stage" if situation.stage else "this part"
        facts.append(f"it opens {where}")
    elif question.depth is Depth.CHALLENGING and situation.asked_here:
        facts.append("you have some footing now, so it asks for more")
    else:
        facts.append("it goes on exploring" if situation.asked_here else "it suits this part")
    if situation.theme is not None:
        facts.append(f"you chose the theme {situation.theme}")
    if situation.function is not None:
        facts.append(f"you chose {situation.function}")
    if situation.lens is not None:
        facts.append(f"you are looking from {STAKEHOLDER_WORDS[situation.lens]}")
    facts += let_go
    if question.id in situation.asked_in_session:
        facts.append("every other one that fits has been asked today")
    elif question.id in situation.asked_lately:
        facts.append("it was asked not long ago, but all fresh ones are used up")
    sentence = ", and ".join(([", ".join(facts[:-1])] if facts[:-1] else []) + [facts[-1]])
    return sentence[0].upper() + sentence[1:] + "."
