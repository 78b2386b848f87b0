"""Records are composed so that each word reaches its own reader and no other."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.agreed_action import ActionOwner, ReviewOutcome
from coach.domain.case_composing import cases_with_words, compose_case
from coach.domain.composing import compose_personal
from coach.domain.discussion import CaseSweep, Marking, SweepOutcome
from coach.domain.model import Part, Stage
from coach.domain.record import EntryKind
from coach.domain.row import Audience, Destination, Text, Voice
from coach.domain.session_material import SessionMaterial
from tests.domain.builders import (
    NOW,
    TODAY,
    a_case,
    a_decision,
    a_disagreement,
    a_discussion,
    a_note,
    a_review,
    a_risk,
    an_action,
    an_item,
    asked,
    material,
    words_in,
)

CASES = (a_case(1), a_case(2), a_case(3))
CASE = {"destination": Destination.CASE, "case_id": "k1"}
PARTS = [part for part in Part if part is not Part.DISCUSS]

placements = st.fixed_dictionaries(
    {
        "destination": st.sampled_from([*Destination, Destination.CASE, Destination.PERSONAL]),
        "audience": st.sampled_from([*Audience, Audience.PAIR, Audience.PAIR]),
        "case_id": st.sampled_from([None, "k1", "k2"]),
        "withdrawn_at": st.sampled_from([None, None, None, NOW]),
    }
)


@st.composite
def sessions(draw: st.DrawFn) -> SessionMaterial:
    """Anything that a session may keep; every text has words that nothing else has."""
    numbers = count(1)

    def fresh() -> str:
        return f"«word{next(numbers)}»"

    def texts(make: Any) -> tuple[Any, ...]:
        return tuple(make(draw(placements)) for _ in range(draw(st.integers(0, 2))))

    discussions = tuple(
        a_discussion(f"d{place}", title=fresh(), **draw(placements))
        for place in range(draw(st.integers(0, 2)))
    )

    def note(placed: dict[str, Any]) -> Any:
        part = draw(st.sampled_from(Part))
        places = [None, *(d.id for d in discussions)]
        inside = {
            "discussion_id": draw(st.sampled_from(places)),
            "stage": draw(st.none() | st.sampled_from(Stage)),
        }
        return a_note(fresh(), part=part, **(inside if part is Part.DISCUSS else {}), **placed)

    actions = tuple(
        an_action(fresh(), id=f"a{n}", why=fresh(), **draw(placements)) for n in range(2)
    )
    return material(
        cases=CASES,
        discussions=discussions,
        notes=texts(note) + texts(note),
        agenda=texts(lambda placed: an_item(fresh(), **placed)),
        actions=texts(lambda placed: an_action(fresh(), why=fresh(), **placed)),
        reviewed_actions=actions,
        reviews=tuple(
            a_review(action_id=action.id, reason=fresh(), **draw(placements)) for action in actions
        ),
        decisions=texts(lambda placed: a_decision(fresh(), reason=fresh(), **placed)),
        disagreements=texts(lambda placed: a_disagreement(fresh(), fresh(), **placed)),
        risks=texts(lambda placed: a_risk(fresh(), told=fresh(), **placed)),
        self_care_reviewed=draw(st.booleans()),
    )


def kept_texts(session: SessionMaterial) -> list[Text]:
    """Every text of a session that holds people's words."""
    return [
        *session.discussions,
        *session.notes,
        *session.agenda,
        *session.actions,
        *session.reviewed_actions,
        *session.reviews,
        *session.decisions,
        *session.disagreements,
        *session.risks,
    ]


def own_words(text: Any) -> list[str]:
    """The marked words of one text."""
    return [value for value in vars(text).values() if str(value).startswith("«")]


@given(sessions())
def test_the_personal_record_holds_only_what_was_placed_there_by_the_pair(
    session: SessionMaterial,
) -> None:
    record = words_in(compose_personal(session))
    for text in kept_texts(session):
        may = text.destination is Destination.PERSONAL and text.audience is Audience.PAIR
        for words in own_words(text):
            stands = may and text.withdrawn_at is None
            assert stands or words not in record, f"{type(text).__name__} went too far"


@given(sessions(), st.sampled_from(["k1", "k2", "k3"]))
def test_a_case_record_holds_only_words_of_that_case(session: SessionMaterial, case: str) -> None:
    record = words_in(compose_case(session, case))
    for text in kept_texts(session):
        its = text.destination is Destination.CASE and text.case_id == case
        stands = its and text.audience is Audience.PAIR and text.withdrawn_at is None
        for words in own_words(text):
            assert stands or words not in record, f"{type(text).__name__} went too far"


@given(sessions())
def test_every_word_placed_in_a_record_stands_in_it_once(session: SessionMaterial) -> None:
    personal = words_in(compose_personal(session))
    cases = {case.id: words_in(compose_case(session, case.id)) for case in CASES}
    loose = {*session.discussions, *session.reviews, *session.reviewed_actions}
    for text in kept_texts(session):
        if text.audience is not Audience.PAIR or text.withdrawn_at or text in loose:
            continue
        if isinstance(text, type(an_item(""))) and text.destination is not Destination.PERSONAL:
            continue  # an agenda item has no place in a case record
        for words in own_words(text):
            if text.destination is Destination.PERSONAL:
                assert personal.count(words) == 1
            if text.destination is Destination.CASE and text.case_id is not None:
                assert cases[text.case_id].count(words) == 1


@settings(max_examples=40)
@given(sessions())
def test_what_is_left_behind_or_not_placed_is_in_no_record(session: SessionMaterial) -> None:
    everything = words_in(compose_personal(session)) + "".join(
        words_in(compose_case(session, case.id)) for case in CASES
    )
    for note in session.notes:
        if note.destination in (Destination.LEAVE_BEHIND, Destination.UNPLACED):
            assert note.words not in everything


@settings(max_examples=40)
@given(sessions())
def test_no_section_stands_empty(session: SessionMaterial) -> None:
    for case in CASES:
        assert all(section.entries for section in compose_case(session, case.id))
    assert all(section.entries for section in compose_personal(session))


@settings(max_examples=40)
@given(sessions())
def test_a_case_record_is_left_for_just_the_cases_with_words(session: SessionMaterial) -> None:
    left = {case.id for case in cases_with_words(session)}
    assert left == {case.id for case in CASES if compose_case(session, case.id)}


def test_a_session_without_words_leaves_empty_records() -> None:
    assert compose_personal(material(cases=CASES)) == ()
    assert compose_case(material(cases=CASES), "k1") == ()


def test_a_topic_that_is_only_mine_names_no_section_for_the_pair() -> None:
    session = material(
        discussions=(a_discussion("d", title="Am I up to this?", audience=Audience.ONLY_MINE),),
        notes=(a_note("Shared.", part=Part.DISCUSS, discussion_id="d"),),
    )
    record = words_in(compose_personal(session))
    assert "Shared." in record
    assert "Am I up to this?" not in record


def test_a_review_taken_back_gives_no_reason() -> None:
    session = material(
        reviewed_actions=(an_action(),),
        reviews=(a_review(reason="I forgot", withdrawn_at=NOW),),
    )
    assert "I forgot" not in words_in(compose_personal(session))


def test_the_personal_record_says_of_a_case_only_that_it_was_discussed() -> None:
    session = material(
        cases=CASES,
        discussions=(a_discussion("d", title="Tuesday's visit", **CASE),),
        notes=(a_note("She shut the door.", part=Part.DISCUSS, discussion_id="d", **CASE),),
    )
    assert words_in(compose_personal(session)) == "Caseload\nCase K1 was discussed."


def test_the_sweep_of_the_caseload_is_told_case_by_case() -> None:
    def swept(case_id: str, outcome: SweepOutcome) -> CaseSweep:
        kept = {"id": case_id, "file_id": "f", "session_id": "s", "swept_at": NOW}
        return CaseSweep(**{**kept, "case_id": case_id, "outcome": outcome})

    session = material(
        cases=CASES,
        sweeps=(
            swept("k1", SweepOutcome.NOTHING_NEW),
            swept("k2", SweepOutcome.NOTE_OR_DECISION),
            swept("k3", SweepOutcome.DISCUSS),
        ),
        discussions=(a_discussion("d", case_id="k3", destination=Destination.CASE),),
    )
    assert words_in(compose_personal(session)).split("\n")[1:] == [
        "Case K1 was looked at: nothing new.",
        "Case K2 was looked at.",
        "Case K3 was discussed.",
    ]


@pytest.mark.parametrize("part", PARTS)
def test_a_note_of_any_part_stands_in_the_record_it_was_placed_in(part: Part) -> None:
    session = material(cases=CASES, notes=(a_note("Kept.", part=part),))
    assert words_in(compose_personal(session)).count("Kept.") == 1
    session = material(cases=CASES, notes=(a_note("Kept.", part=part, **CASE),))
    assert words_in(compose_case(session, "k1")) == "Also noted\nKept."


def test_a_feeling_about_a_case_may_be_placed_in_the_personal_record_without_its_title() -> None:
    session = material(
        cases=CASES,
        discussions=(a_discussion("d", title="Tuesday's visit", **CASE),),
        notes=(a_note("I was afraid.", part=Part.DISCUSS, discussion_id="d"),),
    )
    sections = {section.heading: section.entries for section in compose_personal(session)}
    assert [entry.words for entry in sections["Reflections on the work"]] == ["I was afraid."]
    assert "Tuesday" not in words_in(compose_personal(session))


def test_a_case_record_follows_the_cycle() -> None:
    notes = tuple(
        a_note(stage.value, part=Part.DISCUSS, stage=stage, number=n, **CASE)
        for n, stage in enumerate(reversed(Stage))
    )
    headings = [section.heading for section in compose_case(material(notes=notes), "k1")]
    assert headings == [
        "What happened, and the evidence",
        "What it stirred",
        "What it means",
        "What comes next",
    ]


def test_a_note_tells_its_question_its_voice_and_how_firm_it_is() -> None:
    note = a_note(
        "He waits.",
        part=Part.DISCUSS,
        stage=Stage.ANALYSIS,
        voice=Voice.SUPERVISEE,
        marking=Marking.ASSUMPTION,
        asked_question_id="q",
        conflict_of="n0",
    )
    [section] = compose_personal(material(notes=(note,), asked=(asked("q", "What is he doing?"),)))
    [entry] = section.entries
    assert {fact.label: fact.words for fact in entry.facts} == {
        "Question": "What is he doing?",
        "Stage": "Analysis",
        "In the words of": "the supervisee",
        "Marked": "assumption",
        "Written at the same time": "in another window",
    }


def test_a_note_nobody_marked_has_no_empty_facts() -> None:
    [section] = compose_personal(material(notes=(a_note("Kept."),)))
    assert section.entries[0].facts == ()


def test_the_question_asked_of_the_worker_does_not_go_to_the_childs_record() -> None:
    note = a_note("He waits.", part=Part.DISCUSS, asked_question_id="q", **CASE)
    session = material(cases=CASES, notes=(note,), asked=(asked("q", "What do you dread?"),))
    assert "dread" not in words_in(compose_case(session, "k1"))


def test_an_action_says_what_why_who_and_by_when() -> None:
    action = an_action(why="To hear them", owner=ActionOwner.SUPERVISOR, due_on=TODAY)
    [section] = compose_personal(material(actions=(action, an_action("Rest", id="b"))))
    first, second = section.entries
    assert (first.kind, first.words) == (EntryKind.ACTION, "Ring the school")
    assert [first.fact(label) for label in ("Why", "Who", "By when")] == [
        "To hear them",
        "Supervisor",
        "2026-11-22",
    ]
    assert [second.fact(label) for label in ("Why", "Who", "By when")] == ["", "", ""]


def test_looking_back_says_what_became_of_an_action_where_the_action_belongs() -> None:
    told = {"reviewed_actions": (an_action(),), "reviews": (a_review(reason="No time"),)}
    assert words_in(compose_personal(material(**told))) == (
        "Looking back\nRing the school: done\nNo time"
    )
    its = material(
        reviewed_actions=(an_action(**CASE),),
        reviews=(a_review(outcome=ReviewOutcome.DROP, reason="No time", **CASE),),
    )
    assert compose_personal(replace(its, cases=())) == ()
    assert words_in(compose_case(its, "k1")) == "Looking back\nRing the school: dropped\nNo time"


def test_risk_decisions_actions_and_disagreement_stand_in_that_order() -> None:
    session = material(
        disagreements=(a_disagreement("Too soon.", "Too late."),),
        actions=(an_action(),),
        decisions=(a_decision("Visit twice a week", reason="He opens up"),),
        risks=(a_risk("Not safe", acts="Amara", by_when="tonight"),),
    )
    sections = compose_personal(session)
    headings = [section.heading for section in sections]
    assert headings == ["Immediate risk", "Decisions", "Agreed actions", "Disagreement"]
    both = [fact.words for fact in sections[3].entries[0].facts]
    assert both == ["Too soon.", "Too late."]
    assert [fact.label for fact in sections[0].entries[0].facts] == [
        "Who is told",
        "Who acts",
        "By when",
    ]
    assert sections[0].entries[0].fact("Who is told") == "not settled"


def test_of_self_care_the_record_says_only_that_the_plan_was_looked_at() -> None:
    assert words_in(compose_personal(material(self_care_reviewed=True))) == (
        "Self-care\nThe self-care plan was looked at together."
    )
