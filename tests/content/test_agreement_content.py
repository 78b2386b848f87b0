"""Prompts and preparation tools serve every heading, and are worth saying aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content.agreements import load_guide, load_tools
from coach.content.judging import weaknesses
from coach.content.library import Library
from coach.domain.policy import Policy, Topic
from coach.errors import ContentFaulty

LIBRARY = Library()
GUIDE = LIBRARY.agreement_guide()
TOOLS = {tool.id: tool for tool in LIBRARY.preparation_tools()}


def headings(policy: Policy) -> list[str]:
    """What a policy wants an agreement to say, from all its rules on it."""
    return [title for rule in policy.rules_on(Topic.AGREEMENT_HEADINGS) for title in rule.items]


@pytest.mark.parametrize("policy", LIBRARY.policies(), ids=lambda policy: policy.id)
def test_every_heading_of_every_policy_has_prompts_of_its_own(policy: Policy) -> None:
    found = headings(policy)
    assert bool(found) == (policy.id != "plain")
    for title in found or GUIDE.proposed:
        assert GUIDE.ask(title) != GUIDE.default, title
    assert GUIDE.ask("Our dog in the office") == GUIDE.default


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Handwritten records", "handwriting"),
        ("Keeping records", "recording"),
        ("Recording and signing", "recording"),
        ("When a session may be cancelled", "moving"),
        ("How soon it is rearranged", "moving"),
        ("Arrangements: frequency, duration, venue and type", "arrangements"),
        ("Line management and sharing of information", "information"),
        ("Links to performance management", "performance"),
        ("Parties", "parties"),
        ("Parts that others play", "others"),
        ("Disagreements and mediation", "disagreement"),
        ("Function", "purpose"),
        ("How we talk with each other", "conversation"),
    ],
)
def test_a_heading_is_served_by_its_own_kind(heading: str, kind: str) -> None:
    assert GUIDE.ask(heading) == next(one.ask for one in GUIDE.prompts if one.id == kind)


def test_every_prompt_is_reached_by_a_heading_that_somebody_has() -> None:
    known = [title for policy in LIBRARY.policies() for title in headings(policy)]
    asked = {GUIDE.ask(title) for title in (*known, *GUIDE.proposed)}
    assert {one.id for one in GUIDE.prompts if one.ask not in asked} == set()


def test_what_is_offered_besides_is_of_no_kind_that_stands_there_already() -> None:
    more = GUIDE.more(["How disagreements are resolved", "What supervision is for"])
    assert "When we see things differently" not in more and "What supervision is for" not in more
    assert "Staff care" in more and len(more) == len(GUIDE.proposed) - 2


def test_every_prompt_and_question_is_open_short_and_asks_one_thing() -> None:
    prompts = [text for one in GUIDE.prompts for text in one.ask] + list(GUIDE.default)
    questions = [one for tool in TOOLS.values() for one in tool.questions]
    for text in (*prompts, *(one.text for one in questions)):
        assert weaknesses(text) == [], text
        assert len(text.split()) <= 25 and text.count("?") == 1, text
    assert all(1 <= len(one.ask) <= 2 for one in GUIDE.prompts)
    assert len({one.id for one in questions}) == len(questions)
    for one in questions:
        assert one.why.endswith(".") and one.why.count(".") == 1, one.id


def test_there_are_four_tools_each_of_five_to_eight_questions() -> None:
    assert list(TOOLS) == ["supervision-history", "learning", "power-and-difference", "style"]
    assert all(5 <= len(tool.questions) <= 8 for tool in TOOLS.values())


def test_power_and_difference_crosses_seen_and_unseen_with_said_and_unsaid() -> None:
    asked = {one.id for one in TOOLS["power-and-difference"].questions}
    assert asked >= {
        f"power-{seen}-{said}"
        for seen, said in (
            ("seen", "and-said"),
            ("seen", "unsaid"),
            ("unseen", "and-said"),
            ("unseen", "unsaid"),
        )
    }
    assert "supervisor answers first" in " ".join(TOOLS["power-and-difference"].about.split())


def test_a_faulty_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(
        "tool: another\nplace: 1\ntitle: A\nabout: B\nquestions: []\n", encoding="utf-8"
    )
    with pytest.raises(ContentFaulty, match=r"other.yaml, line 1, tool: should be the file's name"):
        load_tools(tmp_path)
    guide = tmp_path / "prompts.yaml"
    guide.write_text("proposed: []\nprompts: []\ndefaults: []\n", encoding="utf-8")
    with pytest.raises(ContentFaulty, match=r"prompts.yaml, line 3, defaults"):
        load_guide(guide)
