"""The banks that ship with Coach serve every corner of the model with questions worth asking."""

from __future__ import annotations

from itertools import product

import pytest

from coach.content.banks import check_bank
from coach.content.library import Library
from coach.domain.coaching import CHALLENGE_AFTER, Situation, suggest
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import PART_THEMES, Question

LIBRARY = Library()
BANKS = LIBRARY.banks()
BY_ID = {question.id: question for question in BANKS.questions}
DIAGONAL = list(product(Function, Stakeholder))


def test_every_bank_is_sound() -> None:
    assert BANKS.faults == ()
    files = {path.stem for path in LIBRARY.prompts.glob("*.yaml")}
    assert {bank.id for bank in BANKS.banks} == files
    assert {stage.value for stage in Stage} <= files


@pytest.mark.parametrize("path", sorted(LIBRARY.prompts.glob("*.yaml")), ids=lambda p: p.stem)
def test_each_bank_passes_the_check_that_a_practice_lead_runs(path) -> None:  # type: ignore[no-untyped-def]
    bank, faults = check_bank(path, BANKS)
    assert bank is not None and bank.questions
    assert faults == ()


def test_there_are_questions_enough_and_none_stands_twice() -> None:
    assert len(BANKS.questions) >= 120
    assert len(BY_ID) == len(BANKS.questions)
    texts = [" ".join(question.text.casefold().split()) for question in BANKS.questions]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("question", BANKS.questions, ids=lambda question: question.id)
def test_each_question_is_short_and_asks_one_thing(question: Question) -> None:
    assert 1 <= len(question.text.split()) <= 25
    assert question.text.count("?") <= 1
    assert question.text[-1] in "?."
    assert question.source.document and question.source.section


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_bank_serves_all_sixteen_pairs(stage: Stage) -> None:
    [bank] = [bank for bank in BANKS.banks if bank.id == stage.value]
    served = {
        pair
        for question in bank.questions
        if stage in question.stages
        for pair in product(question.functions, question.stakeholders)
    }
    assert set(DIAGONAL) - served == set()


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_begins_gently_and_can_reach_further(stage: Stage) -> None:
    [bank] = [bank for bank in BANKS.banks if bank.id == stage.value]
    assert {question.depth for question in bank.questions} == set(Depth)


@pytest.mark.parametrize("stage", Stage)
def test_whatever_the_pair_chooses_in_a_stage_is_served(stage: Stage) -> None:
    for function, lens in DIAGONAL:
        found = suggest(
            BANKS.questions, Situation(Part.DISCUSS, stage=stage, function=function, lens=lens)
        )
        assert found is not None
        assert function in found.question.functions
        assert lens in found.question.stakeholders
        assert "nothing here" not in found.why


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_never_opens_with_a_challenge_and_does_not_soon_repeat_itself(
    stage: Stage,
) -> None:
    walked: list[str] = []
    for number in range(10):
        situation = Situation(
            Part.DISCUSS,
            stage=stage,
            asked_here=tuple(walked),
            asked_in_session=frozenset(walked),
        )
        found = suggest(BANKS.questions, situation)
        assert found is not None
        if number < CHALLENGE_AFTER:
            assert found.question.depth is not Depth.CHALLENGING
        walked.append(found.question.id)
    assert len(set(walked)) == len(walked)


def test_a_challenging_question_has_a_supportive_one_beside_it() -> None:
    challenging = [q for q in BANKS.questions if q.depth is Depth.CHALLENGING]
    assert challenging
    for question in challenging:
        assert question.beside is not None and question.beside != question.id
        assert BY_ID[question.beside].depth is not Depth.CHALLENGING, question.id


def test_following_on_never_leads_round_in_a_ring() -> None:
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for follow_up in BY_ID[name].follow_ups:
                walk(follow_up, (*way, name))
            done.add(name)

    for question in BANKS.questions:
        walk(question.id, ())
    assert done == set(BY_ID)
    assert any(question.follow_ups for question in BANKS.questions)


def test_a_follow_up_can_be_asked_where_the_question_before_it_was() -> None:
    for question in BANKS.questions:
        for follow_up in question.follow_ups:
            after = BY_ID[follow_up]
            assert any(question.serves(part) and after.serves(part) for part in Part), (
                f"{question.id} -> {follow_up}"
            )


@pytest.mark.parametrize("part", Part)
def test_every_part_of_a_session_has_questions_of_its_own(part: Part) -> None:
    serving = [question for question in BANKS.questions if question.serves(part)]
    assert len(serving) >= 3
    found = suggest(BANKS.questions, Situation(part))
    assert found is not None and found.question in serving


@pytest.mark.parametrize("theme", sorted(PART_THEMES))
def test_a_question_tied_to_a_part_is_not_asked_in_a_discussion(theme: str) -> None:
    tied = [question for question in BANKS.questions if theme in question.themes]
    assert tied
    for question in tied:
        assert question.serves(Part(theme))
        assert not question.serves(Part.DISCUSS)


def test_every_question_is_asked_somewhere() -> None:
    lost = [q.id for q in BANKS.questions if not any(q.serves(part) for part in Part)]
    assert lost == []


def test_themes_are_words_that_can_be_typed() -> None:
    assert all(theme == theme.lower() and " " not in theme for theme in BANKS.themes())
    assert len(BANKS.themes()) >= 10
