"""The next question: the same each time, inside what was chosen, with reasons that are true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.coaching import (
    CHALLENGE_AFTER,
    STAKEHOLDER_WORDS,
    Situation,
    suggest,
)
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Question
from tests.domain.builders import a_question

THEMES = ("feelings", "risk", "look-back")
NAMES = tuple(f"q{number}" for number in range(8))


def some(values: Sequence, most: int = 2):  # type: ignore[type-arg, no-untyped-def]
    """One or two of some values."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)


@st.composite
def banks(draw: st.DrawFn) -> tuple[Question, ...]:
    """A handful of questions, few enough for choices to run dry."""
    return tuple(
        a_question(
            name,
            stages=draw(some(tuple(Stage)[:2])),
            functions=draw(some(tuple(Function)[:3])),
            stakeholders=draw(some(tuple(Stakeholder)[:3])),
            themes=draw(some(THEMES)),
            depth=draw(st.sampled_from(Depth)),
            bank=draw(st.sampled_from(["experience", "functions"])),
            parts=draw(st.sampled_from([(Part.DISCUSS,), (Part.DISCUSS, Part.CLOSE)])),
            follow_ups=draw(st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)),
            for_groups=draw(st.sampled_from([(), (), ("asye",)])),
        )
        for name in NAMES[: draw(st.integers(0, len(NAMES)))]
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Where a pair may stand, with what it has asked so far."""
    here = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=draw(st.sampled_from([0, 5])))))
    return Situation(
        part=draw(st.sampled_from([Part.DISCUSS, Part.DISCUSS, Part.LOOK_BACK, Part.CLOSE])),
        stage=draw(st.none() | st.sampled_from(tuple(Stage)[:3])),
        lens=draw(st.none() | st.sampled_from(Stakeholder)),
        function=draw(st.none() | st.sampled_from(Function)),
        theme=draw(st.none() | st.sampled_from(THEMES)),
        staff_group=draw(st.sampled_from(["", "asye"])),
        asked_here=here,
        asked_in_session=frozenset(here) | draw(st.frozensets(st.sampled_from(NAMES))),
        asked_lately=draw(st.frozensets(st.sampled_from(NAMES))),
    )


def fits(question: Question, situation: Situation) -> bool:
    """Whether a question may be asked at all: what no suggestion ever leaves."""
    return (
        question.serves(situation.part)
        and (situation.stage is None or situation.stage in question.stages)
        and (situation.theme is None or situation.theme in question.themes)
        and (not question.for_groups or situation.staff_group in question.for_groups)
    )


def reflecting(**given_: object) -> Situation:
    """In the reflection stage of a discussion."""
    return replace(Situation(part=Part.DISCUSS, stage=Stage.REFLECTION), **given_)  # type: ignore[arg-type]


def chosen(questions: Sequence[Question], situation: Situation) -> str:
    """The id of the question suggested."""
    found = suggest(questions, situation)
    assert found is not None
    return found.question.id


def why(questions: Sequence[Question], situation: Situation) -> str:
    """The reason given."""
    found = suggest(questions, situation)
    assert found is not None
    return found.why


@settings(max_examples=40)
@given(banks(), situations())
def test_the_same_situation_gets_the_same_question(
    bank: tuple[Question, ...], situation: Situation
) -> None:
    again = replace(situation, asked_lately=frozenset(sorted(situation.asked_lately)[::-1]))
    assert suggest(bank, situation) == suggest(list(bank), again)


@settings(max_examples=40)
@given(banks(), situations())
def test_the_stage_and_the_theme_are_never_left(
    bank: tuple[Question, ...], situation: Situation
) -> None:
    found = suggest(bank, situation)
    assert (found is None) is (not any(fits(q, situation) for q in bank))
    if found is not None:
        assert fits(found.question, situation)


@given(banks(), situations())
def test_a_function_and_a_lens_are_kept_where_something_serves_them(
    bank: tuple[Question, ...], situation: Situation
) -> None:
    found = suggest(bank, situation)
    both = [
        q
        for q in bank
        if fits(q, situation)
        and situation.function in (None, *q.functions)
        and situation.lens in (None, *q.stakeholders)
    ]
    if both:
        assert found is not None and found.question in both


@given(banks(), situations())
def test_what_was_not_asked_in_this_session_comes_first(
    bank: tuple[Question, ...], situation: Situation
) -> None:
    found = suggest(bank, situation)
    if found is None or found.question.id not in situation.asked_in_session:
        return
    q = found.question
    held_to = replace(
        situation,
        function=situation.function if situation.function in q.functions else None,
        lens=situation.lens if situation.lens in q.stakeholders else None,
    )
    for other in bank:
        as_good = (
            fits(other, held_to)
            and held_to.function in (None, *other.functions)
            and held_to.lens in (None, *other.stakeholders)
        )
        assert not as_good or other.id in situation.asked_in_session


@settings(max_examples=200)
@given(banks(), situations())
def test_every_reason_given_is_true(bank: tuple[Question, ...], situation: Situation) -> None:
    found = suggest(bank, situation)
    if found is None:
        return
    q, reason = found.question, found.why
    here = [other for other in bank if fits(other, situation)]
    last = next((o for o in bank if situation.asked_here[-1:] == (o.id,)), None)
    if "follows on from the last question" in reason:
        assert last is not None and q.id in last.follow_ups
    if "it opens" in reason.lower():
        assert not situation.asked_here and q.depth is Depth.OPENING
        assert situation.stage is None or f"the {situation.stage} stage" in reason
    if "some footing now" in reason:
        assert situation.asked_here
    if "goes on exploring" in reason:
        assert situation.asked_here
    assert ("you chose the theme" in reason) is (situation.theme is not None)
    if situation.function is not None:
        if f"you chose {situation.function}" in reason:
            assert situation.function in q.functions
        if re.search(f"nothing here serves {situation.function}[,.]", reason):
            assert not any(situation.function in other.functions for other in here)
    if situation.lens is not None:
        from_there = STAKEHOLDER_WORDS[situation.lens]
        if f"you are looking from {from_there}" in reason:
            assert situation.lens in q.stakeholders
        if f"nothing here looks from {from_there}" in reason:
            assert not any(situation.lens in other.stakeholders for other in here)
    if "every other one that fits has been asked today" in reason:
        assert q.id in situation.asked_in_session
    if "it was asked not long ago" in reason:
        assert q.id in situation.asked_lately


@settings(max_examples=40)
@given(banks(), situations())
def test_a_reason_is_one_sentence(bank: tuple[Question, ...], situation: Situation) -> None:
    found = suggest(bank, situation)
    if found is not None:
        assert found.why[0].isupper()
        assert found.why.endswith(".") and found.why.count(".") == 1
        assert "\n" not in found.why


def test_a_challenge_does_not_claim_footing_before_anything_was_asked() -> None:
    hard = [a_question("hard", depth=Depth.CHALLENGING, beside="soft")]
    assert "footing" not in why(hard, reflecting())


def test_a_function_is_not_said_to_be_unserved_when_only_the_lens_is() -> None:
    # Nothing looks from partners at all, and support is served well: only the lens goes.
    bank = [
        a_question("other", functions=(Function.MANAGEMENT,)),
        a_question("support", functions=(Function.SUPPORT,)),
    ]
    situation = reflecting(function=Function.SUPPORT, lens=Stakeholder.PARTNERS)
    assert "nothing here serves support" not in why(bank, situation)
    assert chosen(bank, situation) == "support"


def test_a_function_that_another_lens_serves_is_not_said_to_be_unserved() -> None:
    # Management is served from partners; support is served, though not from partners.
    bank = [
        a_question("far", functions=(Function.MANAGEMENT,), stakeholders=(Stakeholder.PARTNERS,)),
        a_question("near", functions=(Function.SUPPORT,)),
    ]
    situation = reflecting(function=Function.SUPPORT, lens=Stakeholder.PARTNERS)
    said = why(bank, situation)
    assert chosen(bank, situation) == "far"
    assert "nothing here serves support," not in said
    assert not said.endswith("nothing here serves support.")


def test_an_empty_bank_suggests_nothing() -> None:
    assert suggest([], reflecting()) is None
    assert suggest([a_question("q")], reflecting(theme="money")) is None
    assert suggest([a_question("q")], reflecting(stage=Stage.PLAN)) is None
    assert suggest([a_question("q")], Situation(part=Part.CHECK_IN)) is None


def test_a_stage_begins_with_an_opening_question() -> None:
    bank = [
        a_question("hard", depth=Depth.CHALLENGING),
        a_question("middling", depth=Depth.EXPLORING),
        a_question("gentle"),
    ]
    assert chosen(bank, reflecting()) == "gentle"
    assert why(bank, reflecting()) == "It opens the reflection stage."


def test_a_challenge_waits_for_some_footing() -> None:
    bank = [
        *(a_question(f"gentle{n}") for n in range(3)),
        *(a_question(f"middling{n}", depth=Depth.EXPLORING) for n in range(3)),
        a_question("hard", depth=Depth.CHALLENGING),
    ]
    walked: list[str] = []
    for _ in range(CHALLENGE_AFTER + 1):
        situation = reflecting(asked_here=tuple(walked), asked_in_session=frozenset(walked))
        walked.append(chosen(bank, situation))
    assert walked == ["gentle0", "middling0", "middling1", "hard"]
    assert "some footing" in why(bank, situation)


def test_a_follow_up_comes_next_unless_it_is_asked_or_too_deep() -> None:
    bank = [
        a_question("first", follow_ups=("second", "third")),
        a_question("between", depth=Depth.EXPLORING),
        a_question("second", depth=Depth.EXPLORING),
        a_question("third", depth=Depth.CHALLENGING),
    ]
    after = reflecting(asked_here=("first",), asked_in_session=frozenset({"first"}))
    assert chosen(bank, after) == "second"
    assert why(bank, after) == "It follows on from the last question."
    asked = replace(after, asked_in_session=frozenset({"first", "second"}))
    assert chosen(bank, asked) == "between"


def test_what_was_asked_lately_waits_for_what_was_not() -> None:
    bank = [a_question("old"), a_question("fresh", depth=Depth.EXPLORING)]
    assert chosen(bank, reflecting(asked_lately=frozenset({"old"}))) == "fresh"
    only_old = reflecting(asked_lately=frozenset({"old", "fresh"}))
    assert "not long ago" in why(bank, only_old)


def test_a_used_up_bank_repeats_itself_and_says_so() -> None:
    bank = [a_question("one"), a_question("two")]
    used = reflecting(asked_here=("one", "two"), asked_in_session=frozenset({"one", "two"}))
    assert "every other one that fits has been asked today" in why(bank, used)


def test_the_stage_s_own_bank_comes_before_others() -> None:
    bank = [a_question("theirs", bank="functions"), a_question("own")]
    assert chosen(bank, reflecting()) == "own"


def test_a_function_nothing_serves_is_let_go_and_told_of() -> None:
    situation = reflecting(function=Function.MEDIATION)
    assert "nothing here serves mediation" in why([a_question("q")], situation)


def test_a_lens_nothing_looks_from_is_let_go_and_told_of() -> None:
    situation = reflecting(lens=Stakeholder.PARTNERS)
    assert "nothing here looks from partners" in why([a_question("q")], situation)


def test_the_choices_of_the_pair_are_named_in_the_reason() -> None:
    situation = reflecting(function=Function.SUPPORT, lens=Stakeholder.STAFF, theme="feelings")
    assert why([a_question("q")], situation) == (
        "It opens the reflection stage, you chose the theme feelings, you chose support, "
        "and you are looking from the supervisee."
    )


def test_a_question_for_one_staff_group_is_asked_of_that_group_alone() -> None:
    bank = [a_question("first-year", for_groups=("asye",))]
    assert suggest(bank, reflecting()) is None
    assert suggest(bank, reflecting(staff_group="senior")) is None
    assert chosen(bank, reflecting(staff_group="asye")) == "first-year"


def test_a_question_about_a_part_is_asked_there_and_not_in_a_discussion() -> None:
    bank = [a_question("looking", themes=("look-back",))]
    assert suggest(bank, reflecting()) is None
    assert chosen(bank, Situation(part=Part.LOOK_BACK)) == "looking"
    assert why(bank, Situation(part=Part.LOOK_BACK)) == "It opens this part."
