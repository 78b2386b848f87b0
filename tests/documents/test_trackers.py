"""The plan and the contents page say what is there, as words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.documents.records import read_record
from coach.documents.renderer import MarkdownRenderer
from coach.domain.agreed_action import ActionListing, ActionOwner
from coach.domain.people import Pair, Person, Supervisee, SupervisionFile
from coach.domain.record import RecordKind, RecordListing
from coach.domain.self_care import CARE_LABELS, CareDomain, CareKind, SelfCareItem, SelfCarePlan
from coach.errors import BadInput
from coach.files import safe_name
from coach.services.ports import AgreementsListed, ContentsPaper
from coach.text import clean_line, clean_name
from tests.domain.builders import TODAY, a_record, an_action

RENDER = MarkdownRenderer()

signs = st.lists(
    st.sampled_from([*"\\`*_[]<>#~&|$-+=:!'\"()%?/", "<b>", "&amp;", "](x)", "- ", "1. ", " ", "é"])
    | st.text(max_size=3),
    max_size=12,
).map("".join)
lines = signs.map(clean_line).filter(bool)


@st.composite
def _names(draw: st.DrawFn) -> str:
    try:
        return clean_name(draw(signs))
    except BadInput:
        assume(False)
        raise


names = _names()


def tokens_of(text: str) -> list[Token]:
    """A document as Markdown reads it, its front matter left out."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return MarkdownIt("commonmark").enable("table").parse(body)


def plain(token: Token) -> str:
    """The words of a piece of text."""
    return "".join(child.content for child in token.children or [])


def headings(text: str) -> list[str]:
    """The second-level headings."""
    tokens = tokens_of(text)
    return [
        plain(tokens[place + 1])
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]


def items(text: str) -> list[str]:
    """The items of every list."""
    tokens = tokens_of(text)
    return [
        plain(tokens[place + 2])
        for place, token in enumerate(tokens)
        if token.type == "list_item_open"
    ]


def links(text: str) -> dict[str, str]:
    """Where each link leads, by its words."""
    found = {}
    for token in tokens_of(text):
        children = token.children or []
        for place, child in enumerate(children):
            if child.type == "link_open":
                end = next(
                    n for n, c in enumerate(children) if n > place and c.type == "link_close"
                )
                words = "".join(c.content for c in children[place + 1 : end])
                found[words] = unquote(str(child.attrs["href"]))
    return found


def a_plan(
    *kept: SelfCareItem, reviewed_on: date | None = None, person: str = "Jo"
) -> SelfCarePlan:
    """A plan in its third version."""
    return SelfCarePlan(person, 3, kept, reviewed_on)


def an_entry(words: str, kind: CareKind = CareKind.HELPS, **given_: Any) -> SelfCareItem:
    """One thing in a plan."""
    kept = {"id": words, "person_id": "p", "file_id": "f", "since_version": 1}
    return SelfCareItem(**{**kept, "words": words, "kind": kind, **given_})


@given(st.lists(lines, max_size=4), names)
def test_the_plan_holds_each_shared_thing_word_for_word(shared: list[str], person: str) -> None:
    text = RENDER.self_care(a_plan(*(an_entry(words) for words in shared), person=person), TODAY)
    assert items(text) == shared
    assert headings(text) == (["What helps"] if shared else [])
    assert read_record(text).facts["supervisee"] == person


def test_the_plan_groups_its_things_in_the_order_of_a_plan() -> None:
    kept = [an_entry(kind.value, kind) for kind in reversed(CareKind)]
    text = RENDER.self_care(a_plan(*kept), TODAY)
    assert headings(text) == list(CARE_LABELS.values())
    assert items(text) == [kind.value for kind in CARE_LABELS]


def test_the_plan_tells_the_domain_and_the_last_look() -> None:
    item = an_entry("A walk", domain=CareDomain.PHYSICAL)
    text = RENDER.self_care(a_plan(item, reviewed_on=date(2026, 11, 1)), TODAY)
    assert items(text) == ["A walk (physical)"]
    assert "Looked at together on 1 November 2026." in text
    assert read_record(text).facts == {
        "kind": "self-care-plan",
        "schema_version": 1,
        "supervisee": "Jo",
        "plan_version": 3,
        "reviewed_on": "2026-11-01",
        "written_on": "2026-11-22",
    }


def test_a_plan_with_nothing_shared_says_so() -> None:
    text = RENDER.self_care(a_plan(), TODAY)
    assert "Nothing has been shared yet." in text
    assert "Looked at together" not in text
    assert read_record(text).facts["reviewed_on"] is None


# The contents page.


def a_contents(
    name: str = "Jo Bennett", folder: str = "Jo Bennett", **given_: Any
) -> ContentsPaper:
    """The first page of Jo's file."""
    pair = Pair(
        id="p",
        file_id="f",
        supervisor_id="a",
        policy_id="plain",
        policy_version=1,
        started_on=date(2026, 1, 10),
    )
    supervisee = Supervisee(
        Person(id="j", name=name, role="Social worker"),
        SupervisionFile(id="f", supervisee_id="j"),
        pair,
        Person(id="a", name="Amara Okafor"),
    )
    kept = {"supervisee": supervisee, "folder": folder, "records": (), "actions": ()}
    none_yet = AgreementsListed("agreement", (), None)
    rest = {"self_care_reviewed_on": None, "agreements": none_yet, "others": ()}
    return ContentsPaper(**{**kept, **rest, **given_})


def a_listing(path: str | None, case: str | None = None) -> RecordListing:
    """A record of the twenty-second."""
    kind = RecordKind.CASE if case else RecordKind.PERSONAL
    return RecordListing(a_record(kind=kind), "Jo Bennett", TODAY, case, path)


@settings(max_examples=40)
@given(names, lines.map(safe_name), lines.map(safe_name), names)
def test_every_link_leads_to_its_document(name: str, folder: str, file: str, case: str) -> None:
    paper = a_contents(
        name,
        folder,
        records=(
            a_listing(f"{folder}/Records/{file}.md"),
            a_listing(f"Case records/{file}/{file}.md", case),
            a_listing(None),
        ),
        others=(("Self-care plan", f"Self-care/{file}.md"),),
    )
    text = RENDER.contents(paper, TODAY)
    assert links(text) == {
        "2026-11-22 Supervision record": f"Records/{file}.md",
        f"2026-11-22 Case record {case}": f"../Case records/{file}/{file}.md",
        "Self-care plan": f"Self-care/{file}.md",
    }
    assert items(text)[2] == "2026-11-22 Supervision record"  # not written, so no link
    assert read_record(text).facts["supervisee"] == name


@pytest.mark.parametrize("other", ["Jo", "Jo Bennett (2)"])
def test_a_folder_that_only_begins_alike_is_another_folder(other: str) -> None:
    paper = a_contents(records=(a_listing(f"{other}/Records/x.md"),))
    assert list(links(RENDER.contents(paper, TODAY)).values()) == [f"../{other}/Records/x.md"]


@given(lines)
def test_open_actions_are_told_and_a_case_s_own_words_are_not(what: str) -> None:
    paper = a_contents(
        actions=(
            ActionListing(
                "Jo", an_action(what, owner=ActionOwner.SUPERVISEE, due_on=TODAY), None, TODAY
            ),
            ActionListing("Jo", an_action("Ring his school"), "K1", TODAY),
        )
    )
    text = RENDER.contents(paper, TODAY)
    assert read_record(text).actions == (
        (what, "Supervisee", "2026-11-22"),
        ("An action on case K1", "", ""),
    )
    assert "Ring his school" not in text


def test_a_new_file_says_that_it_is_empty() -> None:
    text = RENDER.contents(a_contents(), TODAY)
    assert headings(text) == ["Agreement", "Records", "Open actions", "Also here"]
    assert "None yet." in text and "\nNone.\n" in text
    assert "last looked at" not in text
    assert read_record(text).facts == {
        "kind": "supervision-file",
        "schema_version": 1,
        "supervisee": "Jo Bennett",
        "supervisor": "Amara Okafor",
        "since": "2026-01-10",
        "policy": "plain 1",
        "written_on": "2026-11-22",
    }


def test_the_contents_tell_when_the_plan_was_last_looked_at() -> None:
    text = RENDER.contents(a_contents(self_care_reviewed_on=TODAY), TODAY)
    assert "Self-care plan last looked at on 22 November 2026." in text
