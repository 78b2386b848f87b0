"""The next question: the same each time, inside what was chosen, with reasons that are true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings

from coach.domain.coaching import suggest
from coach.domain.coverage import Coverage, Visit
from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Question
from coach.domain.session import Need
from coach.domain.situation import CULTURE_BY, FOOTING, SUGGESTIONS, Situation
from tests.domain.builders import a_question
from tests.domain.coaching_cases import (
    GROUP,
    Truth,
    about_culture,
    banks,
    fits,
    fits_as_well,
    has_footing,
    is_worn,
    shuffled,
    situations,
)

Bank = tuple[Question, ...]
LESS_FROM_US = "you have looked less from the side of the organisation lately than from some"


def reflecting(**given_: object) -> Situation:
    """In the reflection stage of a discussion."""
    return replace(Situation(part=Part.DISCUSS, stage=Stage.REFLECTION), **given_)  # type: ignore[arg-type]


def chosen(questions: Sequence[Question], situation: Situation) -> str:
    """The id of the question suggested first."""
    return suggest(questions, situation)[0].question.id


def why(questions: Sequence[Question], situation: Situation) -> str:
    """The reason given for it."""
    return suggest(questions, situation)[0].why


@settings(max_examples=40)
@given(banks(), situations())
def test_the_same_situation_gets_the_same_questions(bank: Bank, situation: Situation) -> None:
    assert suggest(bank, situation) == suggest(list(bank), shuffled(situation))


@settings(max_examples=40)
@given(banks(), situations())
def test_the_stage_the_theme_and_the_pair_are_never_left(bank: Bank, situation: Situation) -> None:
    found = [one.question for one in suggest(bank, situation)]
    assert bool(found) is any(fits(q, situation) for q in bank)
    assert all(fits(q, situation) for q in found)


@settings(max_examples=40)
@given(banks(), situations())
def test_a_function_and_a_lens_are_kept_where_something_serves_them(
    bank: Bank, situation: Situation
) -> None:
    both = [
        q
        for q in bank
        if fits(q, situation)
        and situation.function in (None, *q.functions)
        and situation.lens in (None, *q.stakeholders)
    ]
    if both:
        assert all(one.question in both for one in suggest(bank, situation))


@settings(max_examples=80)
@given(banks(), situations())
def test_nothing_asked_today_or_lately_comes_again_while_something_fresh_is_left(
    bank: Bank, situation: Situation
) -> None:
    for one in suggest(bank, situation):
        alternatives = fits_as_well(one.question, bank, situation)
        if one.question.id in situation.asked_in_session:
            assert all(q.id in situation.asked_in_session for q in alternatives)
        elif is_worn(one.question, situation):
            assert all(is_worn(q, situation) for q in alternatives)


@settings(max_examples=40)
@given(banks(), situations())
def test_the_suggestions_are_three_at_most_and_differ(bank: Bank, situation: Situation) -> None:
    found = [one.question for one in suggest(bank, situation)]
    assert len(found) <= SUGGESTIONS
    assert len({q.id for q in found}) == len(found)
    sides = [(q.functions, q.stakeholders) for q in found if not about_culture(q)]
    assert len(set(sides)) == len(sides)
    assert [one.question for one in suggest(bank, situation, 1)] == found[:1]


@settings(max_examples=120)
@given(banks(), situations())
def test_every_reason_given_is_true(bank: Bank, situation: Situation) -> None:
    for one in suggest(bank, situation):
        Truth(bank, situation, one.question).check(one.why)


@settings(max_examples=40)
@given(banks(), situations())
def test_a_challenge_without_footing_is_asked_only_where_nothing_gentler_fits(
    bank: Bank, situation: Situation
) -> None:
    found = suggest(bank, situation, 1)
    if not found or found[0].question.depth is not Depth.CHALLENGING:
        return
    if not has_footing(bank, situation):
        [q] = [one.question for one in found]
        for other in fits_as_well(q, bank, situation):
            no_worse = situation.worn(other.id) <= situation.worn(q.id)
            at_home = situation.is_family or not other.speaks_of_a_family
            assert other.depth is Depth.CHALLENGING or not (no_worse and at_home)


@settings(max_examples=40)
@given(banks(), situations())
def test_culture_and_identity_stands_among_the_three_until_it_was_asked(
    bank: Bank, situation: Situation
) -> None:
    found = suggest(bank, situation)
    asked = [q for q in bank if q.id in situation.asked_in_discussion]
    if not found or not situation.is_family or any(map(about_culture, asked)):
        return
    fresh = [
        q
        for q in fits_as_well(found[0].question, bank, situation)
        if about_culture(q) and not is_worn(q, situation)
    ]
    assert not fresh or any(about_culture(one.question) for one in found)


def test_an_empty_bank_suggests_nothing() -> None:
    assert suggest([], reflecting()) == []
    assert suggest([a_question("q")], reflecting(theme="money")) == []
    assert suggest([a_question("q")], reflecting(stage=Stage.PLAN)) == []
    assert suggest([a_question("q")], Situation(part=Part.CHECK_IN)) == []
    assert suggest([a_question("q")], reflecting(refused=frozenset({"q"}))) == []
    assert suggest([a_question("q", parts=(), in_groups=True)], reflecting()) == []


def test_a_stage_begins_with_an_opening_question() -> None:
    bank = [
        a_question("hard", depth=Depth.CHALLENGING),
        a_question("middling", depth=Depth.EXPLORING),
        a_question("gentle"),
    ]
    assert chosen(bank, reflecting()) == "gentle"
    assert why(bank, reflecting()).startswith("It opens the reflection stage")


def test_a_stage_is_not_opened_twice_though_its_first_question_left_the_bank() -> None:
    assert "opens" not in why([a_question("q")], reflecting(asked_here=("gone",)))


def test_a_challenge_waits_for_footing_and_comes_seldom() -> None:
    names = [f"soft{n}" for n in range(20)]
    bank = [a_question(one, depth=Depth.EXPLORING) for one in names]
    bank += [a_question(f"hard{n}", depth=Depth.CHALLENGING) for n in range(5)]
    walked: list[str] = []
    for _ in range(12):
        situation = reflecting(
            asked_here=tuple(walked),
            asked_in_discussion=tuple(walked),
            asked_in_session=frozenset(walked),
        )
        walked.append(chosen(bank, situation))
    hard = [place for place, one in enumerate(walked) if one.startswith("hard")]
    assert hard == list(range(FOOTING, 12, 4))


def test_a_new_worker_is_challenged_later() -> None:
    bank = [a_question(f"soft{n}", depth=Depth.EXPLORING) for n in range(9)]
    bank.append(a_question("hard", depth=Depth.CHALLENGING))
    walked = tuple(f"soft{n}" for n in range(FOOTING))
    after = reflecting(asked_in_discussion=walked, asked_in_session=frozenset(walked))
    assert chosen(bank, after) == "hard"
    assert chosen(bank, replace(after, staff_group=GROUP)) != "hard"


def test_a_follow_up_comes_next_unless_it_is_asked_or_too_deep() -> None:
    bank = [
        a_question("first", follow_ups=("second", "third")),
        a_question("between", depth=Depth.EXPLORING),
        a_question("second", depth=Depth.EXPLORING),
        a_question("third", depth=Depth.CHALLENGING),
    ]
    after = reflecting(
        asked_here=("first",),
        asked_in_discussion=("first",),
        asked_in_session=frozenset({"first"}),
    )
    assert chosen(bank, after) == "second"
    assert why(bank, after).startswith("It follows on from the last question")
    asked = replace(after, asked_in_session=frozenset({"first", "second"}))
    assert chosen(bank, asked) == "between"


def test_what_was_put_off_comes_first_though_it_was_asked_lately() -> None:
    bank = [a_question("fresh"), a_question("waiting", depth=Depth.EXPLORING)]
    waiting = frozenset({"waiting"})
    situation = reflecting(put_off=waiting, asked_lately=waiting)
    assert chosen(bank, situation) == "waiting"
    assert why(bank, situation).startswith("You put it off to this time")
    assert "not long ago" not in why(bank, situation)


def test_what_was_asked_lately_waits_for_what_was_not() -> None:
    bank = [a_question("old"), a_question("fresh", depth=Depth.EXPLORING)]
    found = suggest(bank, reflecting(asked_lately=frozenset({"old"})))
    assert [one.question.id for one in found] == ["fresh"]
    only_old = reflecting(asked_lately=frozenset({"old", "fresh"}))
    assert "not long ago" in why(bank, only_old)


def test_a_used_up_bank_repeats_itself_and_says_so() -> None:
    bank = [a_question("one"), a_question("two")]
    used = reflecting(asked_here=("one", "two"), asked_in_session=frozenset({"one", "two"}))
    assert "every other one that fits has been asked today" in why(bank, used)


def test_an_alike_question_gives_way_to_one_that_differs() -> None:
    bank = [
        a_question("one"),
        a_question("like-it"),
        a_question("other", functions=(Function.MANAGEMENT,)),
    ]
    found = suggest(bank, reflecting())
    assert [one.question.id for one in found] == ["one", "other"]


def test_the_side_and_the_function_asked_about_least_come_sooner() -> None:
    bank = [
        a_question("staff", functions=(Function.DEVELOPMENT,)),
        a_question("team", stakeholders=(Stakeholder.ORGANISATION,), depth=Depth.EXPLORING),
    ]
    most = tuple(one for one in Function if one is not Function.SUPPORT)
    sides = tuple(one for one in Stakeholder if one is not Stakeholder.ORGANISATION)
    first = reflecting(window=Coverage.of([Visit(None, most, sides)]), asked_here=("gone",))
    quiet = replace(first, asked_lately=frozenset({"gone"}))
    assert chosen(bank, quiet) == "team"
    assert "support has had the fewest questions lately" in why(bank, quiet)
    # A first session has no lately.
    assert chosen(bank, first) == "staff" and "lately" not in why(bank, first)


def test_all_that_are_as_quiet_come_sooner_and_are_said_to_be_among_the_least() -> None:
    bank = [
        a_question("staff", depth=Depth.EXPLORING),
        a_question("team", stakeholders=(Stakeholder.ORGANISATION,), depth=Depth.EXPLORING),
        a_question("firm", functions=(Function.MANAGEMENT,), depth=Depth.EXPLORING),
    ]
    firm_and_warm = (Function.MANAGEMENT, Function.SUPPORT)
    two_sides = (Stakeholder.SERVICE_USER, Stakeholder.STAFF)
    tie = reflecting(
        window=Coverage.of([Visit(None, firm_and_warm, two_sides)]),
        asked_here=("gone",),
        asked_lately=frozenset({"gone"}),
    )
    assert chosen(bank, tie) == "team"
    assert LESS_FROM_US in why(bank, tie)
    others = (Function.DEVELOPMENT, Function.MEDIATION)
    tie = replace(tie, window=Coverage.of([Visit(None, others, tuple(Stakeholder))]))
    assert "support has had fewer questions lately than some" in why(bank, tie)


def test_where_all_are_level_nothing_is_quiet() -> None:
    level = Coverage.of([Visit(None, tuple(Function), tuple(Stakeholder))])
    here = reflecting(window=level, asked_lately=frozenset({"gone"}))
    assert "least" not in why([a_question("q")], here)


def test_what_is_needed_from_a_topic_is_served() -> None:
    bank = [a_question("warm"), a_question("firm", functions=(Function.MANAGEMENT,))]
    assert chosen(bank, reflecting(need=Need.SUPPORT)) == "warm"
    assert chosen(bank, reflecting(need=Need.DECISION)) == "firm"
    later = reflecting(need=Need.DECISION, asked_here=("gone",))
    assert "a decision is what is needed" in why(bank, later)


def test_culture_comes_first_once_a_family_s_discussion_has_gone_on_without_it() -> None:
    bank = [a_question(f"q{n}") for n in range(9)]
    bank.append(a_question("who", themes=("identity",), depth=Depth.EXPLORING))
    walked = tuple(f"q{n}" for n in range(CULTURE_BY))
    after = reflecting(
        is_family=True, asked_in_discussion=walked, asked_in_session=frozenset(walked)
    )
    assert chosen(bank, after) == "who"
    assert "has not asked about culture and identity yet" in why(bank, after)
    assert chosen(bank, replace(after, is_family=False)) != "who"
    early = replace(after, asked_in_discussion=(), asked_in_session=frozenset())
    assert chosen(bank, early) != "who"
    assert "who" in [one.question.id for one in suggest(bank, early)]


def test_a_function_that_another_lens_serves_is_not_said_to_be_unserved() -> None:
    # Management is served from partners; support is served, though not from partners.
    bank = [
        a_question("far", functions=(Function.MANAGEMENT,), stakeholders=(Stakeholder.PARTNERS,)),
        a_question("near", functions=(Function.SUPPORT,)),
    ]
    situation = reflecting(function=Function.SUPPORT, lens=Stakeholder.PARTNERS)
    assert chosen(bank, situation) == "far"
    assert "nothing here serves support from partners" in why(bank, situation)


def test_a_lens_or_a_function_that_nothing_serves_is_let_go_and_told_of() -> None:
    bank = [a_question("q")]
    assert "nothing here serves mediation." in why(bank, reflecting(function=Function.MEDIATION))
    assert "nothing here looks from partners" in why(bank, reflecting(lens=Stakeholder.PARTNERS))
    both = reflecting(function=Function.SUPPORT, lens=Stakeholder.PARTNERS)
    assert "nothing here serves" not in why(bank, both)
    assert "you chose support" in why(bank, both)


def test_the_choices_of_the_pair_are_named_in_the_reason() -> None:
    situation = reflecting(function=Function.SUPPORT, lens=Stakeholder.STAFF, theme="feelings")
    assert why([a_question("q")], situation) == (
        "It opens the reflection stage, you chose the theme feelings, you chose support, "
        "and you are looking from the supervisee."
    )


def test_a_question_for_one_staff_group_is_asked_of_that_group_alone() -> None:
    bank = [a_question("first-year", for_groups=(GROUP,))]
    assert suggest(bank, reflecting()) == []
    assert suggest(bank, reflecting(staff_group="senior")) == []
    assert chosen(bank, reflecting(staff_group=GROUP)) == "first-year"


def test_a_bank_of_one_theme_waits_until_it_is_called_up() -> None:
    bank = [a_question("rest", themes=("self-care",), on_theme=True)]
    assert suggest(bank, reflecting(topic=frozenset({"the", "visit"}))) == []
    assert chosen(bank, reflecting(theme="self-care")) == "rest"
    assert chosen(bank, reflecting(topic=frozenset({"self", "care"}))) == "rest"
    assert suggest(bank, reflecting(topic=frozenset({"foster", "care"}))) == []
    assert chosen(bank, reflecting(put_off=frozenset({"rest"}))) == "rest"


def test_what_takes_something_for_granted_waits_in_every_bank_until_it_is_said() -> None:
    bank = [a_question("moved", themes=("removal", "feelings"))]
    assert suggest(bank, reflecting()) == []
    assert suggest(bank, reflecting(theme="feelings")) == []
    assert suggest(bank, reflecting(topic=frozenset({"case", "feelings"}))) == []
    assert chosen(bank, reflecting(theme="removal")) == "moved"
    assert chosen(bank, reflecting(topic=frozenset({"removal", "day"}))) == "moved"
    assert chosen(bank, reflecting(put_off=frozenset({"moved"}))) == "moved"


def test_what_speaks_of_last_time_waits_until_there_was_one() -> None:
    bank = [a_question("again", themes=("look-back", "earlier-talks"))]
    assert suggest(bank, Situation(Part.LOOK_BACK)) == []
    assert chosen(bank, Situation(Part.LOOK_BACK, sessions_before=1)) == "again"


def test_a_single_word_of_a_longer_theme_calls_nothing_up() -> None:
    question = a_question("ended", themes=("closing-a-case", "voice-of-child"), on_theme=True)
    for words in ("case k1", "a new case", "the child"):
        assert not question.is_named_by(frozenset(words.split())), words
    assert question.is_named_by(frozenset({"closing", "k1"}))


def test_a_question_about_a_part_is_asked_there_and_not_in_a_discussion() -> None:
    bank = [a_question("looking", themes=("look-back",))]
    assert suggest(bank, reflecting()) == []
    assert why(bank, Situation(part=Part.LOOK_BACK)) == "It opens this part."


def test_check_in_and_close_take_turns_between_their_two_banks() -> None:
    for part, first, second in (
        (Part.CHECK_IN, "beyond-how-are-you", "self-care"),
        (Part.CLOSE, "closing", "looking-back-at-supervision"),
    ):
        bank = [
            a_question(f"{b}-{n}", bank=b, parts=(part,)) for b in (second, first) for n in "12"
        ]
        walked: list[str] = []
        for _ in range(4):
            situation = Situation(
                part, asked_here=tuple(walked), asked_in_session=frozenset(walked)
            )
            walked.append(chosen(bank, situation))
        assert [one[:-2] for one in walked] == [first, second, first, second]
