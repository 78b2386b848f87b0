"""Which question next, and why: pure, deterministic, explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.model import Part
from coach.domain.situation import STAKEHOLDER_WORDS, SUGGESTIONS, WEIGHTS, Situation, Weights
from coach.domain.weighing import Scorer, is_about_culture
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.question import Question


@dataclass(frozen=True)
class Suggestion:
    """A question, and one short, true sentence of why it is asked."""

    question: Question
    why: str


def suggest(
    questions: Sequence[Question],
    situation: Situation,
    limit: int = SUGGESTIONS,
    weights: Weights = WEIGHTS,
) -> list[Suggestion]:
    """Up to `limit` questions, the best first; none where nothing serves the part and stage.

    The stage and a chosen theme are never left; a function and then a lens that nothing serves
    are let go, and the reason says so. What was asked today or lately comes again only when
    nothing else fits. The same situation always gives the same answer.
    """
    situation, let_go, found = _loosened(questions, situation)
    if not found:
        return []
    scorer = Scorer(questions, situation, weights)
    least_worn = min(situation.worn(q.id) for q in found)
    found = [q for q in found if situation.worn(q.id) == least_worn]
    ranked = [
        found[place] for *_, place in sorted((*scorer.rank(q), i) for i, q in enumerate(found))
    ]
    chosen: list[Question] = []
    for question in ranked:
        if len(chosen) == limit:
            break
        if not any(_too_alike(question, other) for other in chosen):
            chosen.append(question)
    if limit >= SUGGESTIONS and scorer.culture_is_open:
        chosen = _with_culture(chosen, ranked)
    return [Suggestion(q, _sentence(scorer.facts(q), situation, q, let_go)) for q in chosen]


def _too_alike(one: Question, other: Question) -> bool:
    """A choice of three should differ: not two of one function seen from one side."""
    return one.functions == other.functions and one.stakeholders == other.stakeholders


def _with_culture(chosen: list[Question], ranked: list[Question]) -> list[Question]:
    """In a family's discussion culture and identity stands among the three until it was asked."""
    if any(map(is_about_culture, chosen)):
        return chosen
    offered = next(filter(is_about_culture, ranked), None)
    return chosen if offered is None else [*chosen[: SUGGESTIONS - 1], offered]


def _loosened(
    questions: Sequence[Question], situation: Situation
) -> tuple[Situation, list[str], list[Question]]:
    """The situation without what nothing serves, what was let go, in words, and what is left.

    A lens that nothing looks from goes first; then a function; where each is served but not both
    together, the function goes.
    """
    let_go: list[str] = []
    found = _candidates(questions, situation)
    if found:
        return situation, let_go, found
    lens, function = situation.lens, situation.function
    if lens is not None and not _candidates(questions, replace(situation, function=None)):
        let_go.append(f"nothing here looks from {STAKEHOLDER_WORDS[lens]}")
        situation = replace(situation, lens=None)
    if function is not None and not _candidates(questions, situation):
        elsewhere = _candidates(questions, replace(situation, lens=None))
        seen_from = f" from {STAKEHOLDER_WORDS[lens]}" if lens is not None and elsewhere else ""
        let_go.append(f"nothing here serves {function}{seen_from}")
        situation = replace(situation, function=None)
    return situation, let_go, _candidates(questions, situation)


def _candidates(questions: Iterable[Question], situation: Situation) -> list[Question]:
    """What may be asked at all: it fits the place and is for this pair."""
    stage, theme = situation.stage, situation.theme
    function, lens = situation.function, situation.lens
    return [
        q
        for q in questions
        if (stage is None or stage in q.stages)
        and (function is None or function in q.functions)
        and (lens is None or lens in q.stakeholders)
        and (theme is None or theme in q.themes)
        and q.id not in situation.refused
        and (not q.for_groups or situation.staff_group in q.for_groups)
        and q.serves(situation.part)
        and (not q.waits or q.id in situation.put_off or _may_be_asked(q, situation))
    ]


def _may_be_asked(question: Question, situation: Situation) -> bool:
    """Whether what it waits for has come: nothing is assumed that the pair has not said."""
    theme = situation.theme
    if not question.rests_on <= situation.known | {theme}:
        return False
    if question.takes_for_granted:
        return theme in question.takes_for_granted or question.is_named_by(situation.topic)
    if not question.on_theme or situation.part is not Part.DISCUSS or theme is not None:
        return True
    if question.for_groups and not situation.is_family:
        return True  # their first year is the topic wherever no family is
    return question.is_named_by(situation.topic)


def _sentence(facts: list[str], situation: Situation, question: Question, let_go: list[str]) -> str:
    """At most two facts, then what the pair chose, what was let go and what is used up."""
    chosen = situation.theme or situation.function or situation.lens
    place = f"the {situation.stage} stage" if situation.stage else "this part"
    said = facts[: 1 if chosen else 2] or [f"it fits {place}"]
    if situation.theme is not None:
        said.append(f"you chose the theme {situation.theme}")
    if situation.function is not None:
        said.append(f"you chose {situation.function}")
    if situation.lens is not None:
        said.append(f"you are looking from {STAKEHOLDER_WORDS[situation.lens]}")
    said += let_go
    worn = situation.worn(question.id)
    if worn > 1:
        said.append("every other one that fits has been asked today")
    elif worn:
        said.append("it was asked not long ago, but all fresh ones are used up")
    sentence = ", and ".join(([", ".join(said[:-1])] if said[:-1] else []) + [said[-1]])
    return sentence[0].upper() + sentence[1:] + "."
