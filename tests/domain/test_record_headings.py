"""The personal record stands under each policy's own headings, and no word of it is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.library import Library
from coach.domain.case_composing import compose_case
from coach.domain.composing import compose_personal
from coach.domain.discussion import Discussion
from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.policy import Ours, Policy, Topic
from coach.domain.record_headings import REST, CaseLimit, Material, PersonalHeading
from coach.domain.row import Audience, Destination
from coach.domain.session_material import SessionMaterial
from coach.domain.still_open import open_in_case, open_in_personal
from coach.words.still_open import tell_open
from tests.domain.builders import (
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
    material,
    shipped_policy,
    words_in,
)
from tests.domain.test_composing import kept_texts, own_words, sessions

POLICIES = Library().policies()
CASE = {"destination": Destination.CASE, "case_id": "k1"}
HEADINGS = {
    "leeds": (
        "Immediate risk",
        "Wellbeing",
        "Summary",
        "Decisions and reasons",
        "Actions: who and by when",
        "Both views",
        "Next session",
    ),
    "south-gloucestershire": (
        "Immediate risk",
        "Actions completed, and issues carried forward",
        "Caseload management, information sharing, and recording on client's case file",
        "Support issues",
        "Updates and revised targets",
        "Professional judgements",
        "Actions agreed",
        "Disagreement",
        "Date of next meeting",
    ),
    "tameside": (
        "Immediate risk",
        "Check-in",
        "Actions from last time",
        "Agenda",
        "Caseload",
        "Reflective case discussion",
        "Discussed: Feeling stretched",
        "Discussed: The form",
        "Decisions",
        "Agreed actions",
        "Disagreements",
        "Closing",
        "Next session",
    ),
    "cafcass": (
        "Concerns",
        "Discussion",
        "Decisions",
        "Actions agreed",
        "Disagreements",
        "Next session",
    ),
    "bracknell-forest": (
        "Immediate risk",
        "Emotional health and wellbeing",
        "Actions from last time",
        "Managerial oversight",
        "Reflection on practice",
        "Decisions",
        "Agreed actions",
        "Disagreement",
        "Next session",
    ),
}


def everything(policy: Policy, **more: Any) -> SessionMaterial:
    """A session of which something of each kind was placed in the personal record."""

    def said(words: str, function: Function, topic: str) -> Any:
        where = {"part": Part.DISCUSS, "discussion_id": topic, "functions": (function,)}
        return a_note(words, **where)

    parts = [part for part in Part if part is not Part.DISCUSS]
    kept = {
        "policy": policy,
        "cases": (a_case(1),),
        "risks": (a_risk("No"),),
        "reviewed_actions": (an_action("Swim"),),
        "reviews": (a_review(),),
        "agenda": (an_item("The rota"),),
        "discussions": (
            a_discussion("t", title="Feeling stretched"),
            a_discussion("m", title="The form"),
            a_discussion("k", title="Tuesday", **CASE),
        ),
        "notes": (
            *(a_note(f"Of {part}.", id=part, part=part) for part in parts),
            said("Too much.", Function.SUPPORT, "t"),
            said("It is late.", Function.MANAGEMENT, "m"),
            a_note("I was afraid.", part=Part.DISCUSS, discussion_id="k", case_id="k1"),
        ),
        "decisions": (a_decision("Fewer cases", reason="Rest"),),
        "actions": (an_action(id="b"),),
        "disagreements": (a_disagreement("Too soon.", "Too late."),),
        "self_care_reviewed": True,
        "next_on": TODAY,
    }
    return material(**{**kept, **more})


def under(session: SessionMaterial) -> dict[str, str]:
    """The words under each heading."""
    return {one.heading: words_in((one,)) for one in compose_personal(session)}


def once_each(session: SessionMaterial) -> None:
    """Every word placed in the personal record by the pair stands there just once."""
    record = words_in(compose_personal(session))
    loose = {*session.reviews, *session.reviewed_actions}
    for text in kept_texts(session):
        placed = text.destination is Destination.PERSONAL and text.audience is Audience.PAIR
        if not placed or text.withdrawn_at or text in loose:
            continue
        if isinstance(text, Discussion) and text.case_id is not None:
            continue  # a case's title belongs to the case
        for words in own_words(text):
            assert record.count(words) == 1


@settings(max_examples=40)
@given(sessions(), st.sampled_from(POLICIES), st.data())
def test_every_word_placed_there_stands_once_by_every_policy(
    session: SessionMaterial, policy: Policy, data: st.DataObject
) -> None:
    functions = st.lists(st.sampled_from(Function), unique=True, max_size=2).map(tuple)
    named = st.sampled_from([None, *(one.id for one in policy.functions)])
    notes = tuple(
        replace(note, functions=data.draw(functions), policy_function=data.draw(named))
        for note in session.notes
    )
    once_each(replace(session, policy=policy, notes=notes))


@st.composite
def headings(draw: st.DrawFn) -> tuple[PersonalHeading, ...]:
    """Any headings that a profile may have: each kind and function under one at most."""
    kinds = draw(st.lists(st.sampled_from(Material), unique=True))
    functions = draw(st.lists(st.sampled_from(Function), unique=True))
    cuts = sorted(draw(st.lists(st.integers(0, len(kinds)), max_size=3)))
    groups = [kinds[a:b] for a, b in zip([0, *cuts], [*cuts, len(kinds)], strict=True)]
    return tuple(
        PersonalHeading(
            heading=f"Heading {n}",
            holds=tuple(group),
            functions=tuple(one.value for one in functions[n : n + 1]),
            each_topic=draw(st.booleans()),
            section="1",
        )
        for n, group in enumerate(groups)
    )


@settings(max_examples=60)
@given(sessions(), headings())
def test_no_headings_that_a_profile_may_have_lose_a_word(
    session: SessionMaterial, chosen: tuple[PersonalHeading, ...]
) -> None:
    once_each(replace(session, policy=replace(shipped_policy(), personal_record=chosen)))


def test_what_no_heading_claims_stands_last_under_one_of_its_own() -> None:
    chosen = (PersonalHeading(heading="Actions", holds=(Material.ACTIONS,), section="1"),)
    session = everything(replace(shipped_policy(), personal_record=chosen))
    first, last = compose_personal(session)
    assert (first.heading, last.heading) == ("Actions", REST)
    for words in ("Of check-in.", "Fewer cases", "I was afraid.", "Talked over: The form"):
        assert words in words_in((last,))


@pytest.mark.parametrize("policy", HEADINGS)
def test_each_council_s_headings_stand_in_its_order(policy: str) -> None:
    session = everything(shipped_policy(policy))
    if policy == "leeds":  # which has no place for words about a case
        session = replace(session, notes=session.notes[:-1])
    assert tuple(under(session)) == HEADINGS[policy]


def test_in_south_gloucestershire_a_topic_stands_with_the_function_it_served() -> None:
    record = under(everything(shipped_policy("south-gloucestershire")))
    assert "Too much." in record["Support issues"] and "Feeling str" in record["Support issues"]
    note = a_note("A course.", part=Part.AGENDA, policy_function="professional-development")
    named = material(policy=shipped_policy("south-gloucestershire"), notes=(note,))
    assert under(named) == {"Professional development": "Professional development\nA course."}
    caseload = next(words for name, words in record.items() if name.startswith("Caseload"))
    assert "It is late." in caseload and "Case K1 was discussed." in caseload


def test_the_sheet_of_south_gloucestershire_has_its_nine_headings() -> None:
    south = shipped_policy("south-gloucestershire")
    listed = south.rules_on(Topic.RECORD_HEADINGS)[0].items
    own = [one.heading for one in south.personal_record if one.ours is not Ours.PROPOSAL]
    assert len(listed) == 9 and listed[-1] == "Signatures and date"  # which stand at the foot
    for heading, item in zip(own, listed[:-1], strict=True):
        assert heading.split()[0].rstrip(",") in (*item.replace(",", "").split(), "Date")


def test_in_leeds_nothing_of_a_case_stands_there_by_itself() -> None:
    leeds = shipped_policy("leeds")
    assert leeds.personal_case_limit is not None
    limit = leeds.personal_case_limit
    assert (limit.limit, limit.section, limit.ours) == (CaseLimit.NOTHING, "4.13", Ours.READING)
    record = words_in(compose_personal(everything(leeds)))
    assert "K1" not in record and "Tuesday" not in record
    assert "Reflections" not in record


@pytest.mark.parametrize("policy", ["tameside", "cafcass", "bracknell-forest", "plain"])
def test_elsewhere_words_about_a_case_stand_where_the_pair_placed_them(policy: str) -> None:
    record = words_in(compose_personal(everything(shipped_policy(policy))))
    assert "I was afraid." in record and "Case K1 was discussed." in record


def test_tameside_has_a_heading_for_them() -> None:
    tameside = shipped_policy("tameside")
    assert "I was afraid." in under(everything(tameside))["Reflective case discussion"]
    limit = tameside.personal_case_limit
    assert limit is not None and (limit.section, limit.ours) == ("4.4", None)


def test_bracknell_forest_asks_for_a_word_on_wellbeing_and_forces_none() -> None:
    forest = shipped_policy("bracknell-forest")
    silent = material(policy=forest)
    (asked,) = tell_open(open_in_personal(compose_personal(silent), forest))
    assert "Emotional health and wellbeing; Bracknell Forest 5.3.3 asks" in asked
    spoken = material(policy=forest, notes=(a_note("Well enough."),))
    assert open_in_personal(compose_personal(spoken), forest) == ()


def whole_case(**without: Any) -> SessionMaterial:
    """A case of which everything was said that its reader looks for."""

    def said(words: str, **more: Any) -> Any:
        return a_note(words, part=Part.DISCUSS, **CASE, **more)

    notes = (
        said("He was out.", stage=Stage.EXPERIENCE),
        said("Come back.", stage=Stage.ANALYSIS, lens=Stakeholder.SERVICE_USER),
        said("He hides.", stage=Stage.ANALYSIS),
    )
    kept = {
        "policy": shipped_policy("leeds"),
        "cases": (a_case(1),),
        "notes": notes,
        "decisions": (a_decision("Visit", reason="He waits", **CASE),),
        "actions": (an_action(why="He waits", owner="supervisee", due_on=TODAY, **CASE),),
    }
    return material(**{**kept, **without})


def test_a_case_record_holds_all_that_its_reader_looks_for_under_fixed_headings() -> None:
    record = compose_case(whole_case(), "k1")
    assert [one.heading for one in record] == [
        "What happened, and the evidence",
        "What the child would say",
        "What it means",
        "Decisions",
        "Agreed actions",
        "Next review",
    ]
    assert words_in(record[-1:]).endswith("Within 3 months, by 22 February 2027 (Leeds 4.4).")
    assert open_in_case(record) == ()


def test_what_a_case_record_does_not_say_is_pointed_out() -> None:
    action = an_action("Ring", why="He waits", **CASE)
    session = whole_case(policy=shipped_policy(), notes=(), decisions=(), actions=(action,))
    assert tell_open(open_in_case(compose_case(session, "k1"))) == [
        "No word yet on what happened, and what shows it.",
        "No word yet on what the child would say.",
        "No word yet on what it means.",
        "No word yet on what is decided, and for what reason.",
        "No word yet on when the case is looked at again.",
        "“Ring” does not say who does it or by when yet.",
    ]
