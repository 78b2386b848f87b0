"""The banks that ship with Coach serve every corner of the model with questions worth asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pytest

from coach.content.judging import CELL_LEAST, READING_AGE
from coach.content.library import Library
from coach.domain.calling import NEVER_SPRUNG
from coach.domain.coaching import Suggestion, suggest
from coach.domain.coverage import CELLS, Coverage, Visit
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import PART_THEMES, Question
from coach.domain.session import Need
from coach.domain.situation import FOOTING, NEW_FOOTING, SUGGESTIONS, Situation
from tests.domain.coaching_cases import Truth, about_culture

LIBRARY = Library()
BANKS = LIBRARY.banks()
BY_ID = {question.id: question for question in BANKS.questions}
SIDES = list(product(Function, Stakeholder))
THEMED = (
    "culture-and-identity",
    "self-care",
    "beyond-how-are-you",
    "endings-and-hand-overs",
    "team-culture",
    "newly-qualified",
    "group-reflection",
    "performance-and-strengths",
    "looking-back-at-supervision",
)
ALL_WITHIN = 3
"""Any so many sessions in a row, of six questions or more, ask about every function, and about
every side where the talk is about a family."""
ALL_SIDES_WITHIN_BY_THEME = 4
"""As above for sides where the talk is about no family, and so seldom about a child."""


def test_every_bank_is_sound_and_passes_what_the_check_enforces() -> None:
    assert BANKS.faults == ()
    files = {path.stem for path in LIBRARY.prompts.glob("*.yaml")}
    assert {bank.id for bank in BANKS.banks} == files
    assert {*map(str, Stage), *THEMED} <= files
    assert LIBRARY.check_banks() == ()


@pytest.mark.parametrize("path", sorted(LIBRARY.prompts.glob("*.yaml")), ids=lambda p: p.stem)
def test_each_bank_passes_the_check_that_a_practice_lead_runs(path) -> None:  # type: ignore[no-untyped-def]
    bank, faults = LIBRARY.check_bank(path)
    assert bank is not None and bank.questions
    assert faults == ()


def test_every_cell_has_four_questions_that_belong_in_it_and_every_theme_twenty() -> None:
    counts = BANKS.cell_counts()
    assert len(CELLS) == 64
    assert {cell: counts[cell] for cell in CELLS if counts[cell] < CELL_LEAST} == {}
    sizes = {bank.id: len(bank.questions) for bank in BANKS.banks}
    assert {one: sizes[one] for one in THEMED if sizes[one] < 20} == {}


def test_the_reading_age_of_every_bank_is_twelve_at_most() -> None:
    ages = LIBRARY.reading_ages(BANKS.banks)
    assert set(ages) == {bank.id for bank in BANKS.banks}
    assert {bank: age for bank, age in ages.items() if round(age) > READING_AGE} == {}


def test_none_stands_twice_and_each_is_short_and_asks_one_thing() -> None:
    assert len(BY_ID) == len(BANKS.questions)
    for question in BANKS.questions:
        assert 1 <= len(question.text.split()) <= 25, question.id
        assert question.text.count("?") <= 1, question.id
        assert question.source.document and question.source.section, question.id


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_begins_gently_and_can_reach_further(stage: Stage) -> None:
    [bank] = [bank for bank in BANKS.banks if bank.id == stage.value]
    assert {question.depth for question in bank.questions} == set(Depth)


@pytest.mark.parametrize("stage", Stage)
def test_whatever_the_pair_chooses_in_a_stage_is_served(stage: Stage) -> None:
    for function, lens in SIDES:
        for one in suggest(
            BANKS.questions, Situation(Part.DISCUSS, stage=stage, function=function, lens=lens)
        ):
            assert function in one.question.functions and lens in one.question.stakeholders
            assert "nothing here" not in one.why


def test_a_challenging_question_has_a_supportive_one_beside_it() -> None:
    challenging = [q for q in BANKS.questions if q.depth is Depth.CHALLENGING]
    assert challenging
    for question in challenging:
        assert question.beside is not None and question.beside != question.id
        support = BY_ID[question.beside]
        assert support.depth is Depth.OPENING, question.id
        assert support.for_groups in ((), question.for_groups), question.id
        assert support.in_groups or set(support.parts) & set(question.parts), question.id


def test_a_follow_up_can_be_asked_where_the_question_before_it_was() -> None:
    assert any(question.follow_ups for question in BANKS.questions)
    for question in BANKS.questions:
        for follow_up in question.follow_ups:
            after = BY_ID[follow_up]
            assert question.in_groups or any(
                question.serves(part) and after.serves(part) for part in Part
            ), f"{question.id} -> {follow_up}"


@pytest.mark.parametrize("part", Part)
def test_every_part_of_a_session_has_questions_of_its_own(part: Part) -> None:
    serving = [question for question in BANKS.questions if question.serves(part)]
    assert len(serving) >= 3
    found = suggest(BANKS.questions, Situation(part))
    assert len(found) == SUGGESTIONS
    assert all(one.question in serving for one in found)


@pytest.mark.parametrize("theme", sorted(PART_THEMES))
def test_a_question_tied_to_a_part_is_not_asked_in_a_discussion(theme: str) -> None:
    tied = [q for q in BANKS.questions if theme in q.themes and not q.in_groups]
    assert tied
    for question in tied:
        assert question.serves(Part(theme)) and not question.serves(Part.DISCUSS)


def test_every_question_is_asked_somewhere() -> None:
    lost = [
        q.id
        for q in BANKS.questions
        if not any(map(q.serves, Part)) and not q.in_groups and q.field is None
    ]
    assert lost == []


def test_themes_are_words_that_can_be_typed() -> None:
    assert all(theme == theme.lower() and " " not in theme for theme in BANKS.themes())
    assert len(BANKS.themes()) >= 10


# Sessions in a row, nobody choosing anything


class Pair:
    """A pair that always takes the first suggestion."""

    def __init__(self, **given: object) -> None:
        self.situation = replace(Situation(Part.DISCUSS), **given)  # type: ignore[arg-type]
        self.sessions: list[list[Question]] = []
        self.visits: list[list[Visit]] = []

    def discussion(self, walk: list[Stage]) -> Iterator[list[Suggestion]]:
        """A session of one discussion, a question for each step of a walk over the stages."""
        asked: list[Question] = []
        visits: list[Visit] = []
        lately = frozenset(q.id for session in self.sessions[-3:] for q in session)
        self.sessions.append(asked)
        self.visits.append(visits)
        for place, stage in enumerate(walk):
            here = [q.id for q, at in zip(asked, walk[:place], strict=True) if at is stage]
            situation = replace(
                self.situation,
                stage=stage,
                asked_here=tuple(here),
                asked_in_discussion=tuple(q.id for q in asked),
                asked_in_session=frozenset(q.id for q in asked),
                asked_lately=lately,
                discussion=Coverage.of(visits),
                window=Coverage.of([v for session in self.visits[-6:] for v in session]),
            )
            found = suggest(BANKS.questions, situation)
            for one in found:
                Truth(BANKS.questions, situation, one.question).check(one.why)
            asked.append(found[0].question)
            visits.append(Visit(stage, asked[-1].functions, asked[-1].stakeholders))
            yield found


def round_the_cycle(count: int) -> list[Stage]:
    """A walk once over the four stages."""
    return [tuple(Stage)[place * 4 // count] for place in range(count)]


def windows(sessions: list[list[Question]], length: int) -> Iterator[list[Question]]:
    """All that was asked in any so many sessions in a row."""
    for first in range(len(sessions) - length + 1):
        yield [q for one in sessions[first : first + length] for q in one]


PAIRS = {
    "a family": {"is_family": True},
    "a theme": {},
    "a family, to think": {"is_family": True, "need": Need.THINK},
    "a family, to decide": {"is_family": True, "need": Need.DECISION},
    "support, newly qualified": {"need": Need.SUPPORT, "staff_group": "newly-qualified"},
    "a family, from the partners' side": {"is_family": True, "lens": Stakeholder.PARTNERS},
}


@pytest.mark.parametrize("count", [6, 12])
@pytest.mark.parametrize("given", PAIRS.values(), ids=PAIRS)
def test_eight_sessions_in_a_row_go_everywhere_and_never_repeat_themselves_soon(
    given: dict[str, object], count: int
) -> None:
    pair = Pair(**given)
    footing = NEW_FOOTING if given.get("staff_group") else FOOTING
    for _ in range(8):
        for place, found in enumerate(pair.discussion(round_the_cycle(count))):
            assert len(found) == SUGGESTIONS
            if place < footing:
                assert all(one.question.depth is not Depth.CHALLENGING for one in found)
    for place, session in enumerate(pair.sessions):
        lately = [q.id for before in pair.sessions[max(0, place - 3) : place] for q in before]
        ids = [q.id for q in session]
        assert len(set(ids)) == len(ids) and not set(ids) & set(lately)
    for some in windows(pair.sessions, ALL_WITHIN):
        assert {function for q in some for function in q.functions} == set(Function)
    if "lens" not in given:
        bound = ALL_WITHIN if "is_family" in given else ALL_SIDES_WITHIN_BY_THEME
        for some in windows(pair.sessions, bound):
            assert {side for q in some for side in q.stakeholders} == set(Stakeholder)


@pytest.mark.parametrize("is_family", [True, False], ids=["a family", "a theme"])
@pytest.mark.parametrize("need", [None, *Need])
def test_whatever_is_needed_every_function_is_reached_in_time(
    need: Need | None, is_family: bool
) -> None:
    for staff_group in ("", "newly-qualified"):
        pair = Pair(need=need, is_family=is_family, staff_group=staff_group)
        for _ in range(7):
            list(pair.discussion(round_the_cycle(6)))
        for some in windows(pair.sessions, ALL_WITHIN):
            assert {function for q in some for function in q.functions} == set(Function)
            sides = {side for q in some for side in q.stakeholders}
            assert sides == set(Stakeholder) or not is_family


def test_work_that_falls_short_is_never_sprung_on_anybody() -> None:
    apart = [q for q in BANKS.questions if NEVER_SPRUNG in q.themes]
    assert apart
    for stage in Stage:
        here = Situation(Part.DISCUSS, stage=stage)
        announced = replace(here, topic=frozenset({"performance"}))
        chosen = replace(here, theme=NEVER_SPRUNG)
        for words in ("", "strengths", "feelings", "fairness", "the voice of the child"):
            assert suggest(apart, replace(here, topic=frozenset(words.split()))) == []
        if any(stage in q.stages for q in apart):
            assert suggest(apart, announced) and suggest(apart, chosen)


@pytest.mark.parametrize(
    "walk", [*([stage] * 8 for stage in Stage), round_the_cycle(8)], ids=[*Stage, "the cycle"]
)
def test_culture_and_identity_is_offered_until_asked_and_asked_by_the_sixth_question(
    walk: list[Stage],
) -> None:
    for need in (None, *Need):
        pair = Pair(is_family=True, need=need)
        for _ in range(3):
            for found in pair.discussion(walk):
                before = pair.sessions[-1][:-1]
                if not any(map(about_culture, before)):
                    assert any(about_culture(one.question) for one in found)
            assert any(map(about_culture, pair.sessions[-1][:6])), (need, walk)


@pytest.mark.parametrize(
    ("part", "drawn"),
    [
        (Part.CHECK_IN, {"beyond-how-are-you", "self-care"}),
        (Part.CLOSE, {"closing", "looking-back-at-supervision"}),
    ],
)
def test_check_in_and_close_draw_on_their_banks_in_turn(part: Part, drawn: set[str]) -> None:
    walked: list[Question] = []
    for _ in range(6):
        ids = tuple(q.id for q in walked)
        situation = Situation(part, asked_here=ids, asked_in_session=frozenset(ids))
        found = suggest(BANKS.questions, situation)
        for one in found:
            Truth(BANKS.questions, situation, one.question).check(one.why)
        walked.append(found[0].question)
    assert {q.bank for q in walked} == drawn
    assert all(one.bank != other.bank for one, other in pairwise(walked))
