"""With the banks that ship, nobody is asked what takes for granted a thing that nobody has said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.library import Library
from coach.domain.calling import (
    EARLIER_TALKS,
    FIRST_SESSION,
    KNOWN_OR_NOT,
    PLAN_REVIEW,
    TAKEN_FOR_GRANTED,
)
from coach.domain.coaching import suggest
from coach.domain.model import Part, Stage, Stakeholder
from coach.domain.question import Question
from coach.domain.session import Need
from coach.domain.situation import SUGGESTIONS, Situation

BANKS = Library().banks()
PLAIN_WORDS = ("a", "case", "child", "closed", "end", "first", "k1", "new", "over", "the", "voice")
"""Words of titles that say nothing of an ending, though each stands in a theme or close to one."""


def assumed(question: Question) -> set[str]:
    """What a question takes for granted, read from its themes."""
    return set(question.themes) & (TAKEN_FOR_GRANTED | KNOWN_OR_NOT)


@settings(max_examples=30, deadline=None)
@given(
    need=st.none() | st.sampled_from(Need),
    staff_group=st.sampled_from(["", "newly-qualified", "residential", "team-manager"]),
    lens=st.none() | st.sampled_from(Stakeholder),
    is_family=st.booleans(),
    topic=st.frozensets(st.sampled_from(PLAIN_WORDS)),
    picks=st.lists(st.integers(0, 2), min_size=4, max_size=16),
)
def test_a_walk_through_the_four_stages_of_a_first_session_assumes_nothing(
    need: Need | None,
    staff_group: str,
    lens: Stakeholder | None,
    is_family: bool,
    topic: frozenset[str],
    picks: list[int],
) -> None:
    asked: list[str] = []
    for place, pick in enumerate(picks):
        situation = Situation(
            Part.DISCUSS,
            stage=tuple(Stage)[place * 4 // len(picks)],
            lens=lens,
            staff_group=staff_group,
            need=need,
            topic=topic,
            is_family=is_family,
            asked_in_discussion=tuple(asked),
            asked_in_session=frozenset(asked),
        )
        found = [one.question for one in suggest(BANKS.questions, situation)]
        assert [q.id for q in found if assumed(q)] == []
        assert not any(q.on_theme and not (q.for_groups and not is_family) for q in found)
        asked.append(found[pick].id)


def test_every_theme_that_can_be_taken_for_granted_has_questions_and_calls_them_up() -> None:
    for theme in TAKEN_FOR_GRANTED:
        waiting = [q for q in BANKS.questions if theme in q.themes]
        assert waiting, theme
        for q in waiting:
            group = q.for_groups[0] if q.for_groups else ""
            known = {"sessions_before": 1, "has_self_care_plan": True}
            here = Situation(Part.DISCUSS, stage=q.stages[0], staff_group=group, **known)  # type: ignore[arg-type]
            assert suggest([q], here) == []
            assert suggest([q], Situation(Part.DISCUSS, theme=theme, staff_group=group, **known))  # type: ignore[arg-type]


def test_a_first_session_looks_back_on_what_was_before_and_a_later_one_on_last_time() -> None:
    looking_back = Situation(Part.LOOK_BACK)
    for sessions, theme in ((0, FIRST_SESSION), (1, EARLIER_TALKS), (9, EARLIER_TALKS)):
        found = suggest(BANKS.questions, replace(looking_back, sessions_before=sessions), limit=9)
        assert len(found) >= SUGGESTIONS
        assert all(theme in one.question.themes for one in found)


def test_what_rests_on_an_earlier_session_or_a_plan_comes_with_it_and_not_before() -> None:
    for theme, known in (
        (EARLIER_TALKS, {"sessions_before": 1}),
        (PLAN_REVIEW, {"has_self_care_plan": True}),
    ):
        for part in Part:
            resting = [q for q in BANKS.questions if theme in q.themes and q.serves(part)]
            assert suggest(resting, Situation(part)) == []
            if resting and part is not Part.DISCUSS:
                assert suggest(resting, Situation(part, **known))  # type: ignore[arg-type]


def test_what_shipped_questions_say_of_last_time_rests_on_there_having_been_one() -> None:
    since = ("last time's", "from last time", "we last", "our talks", "talk of ours")
    for q in BANKS.questions:
        if any(words in q.text for words in since):
            assert EARLIER_TALKS in q.themes, q.id
