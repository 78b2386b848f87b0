"""The plan, the balance with its picture and the contents page say what is there, as words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.documents.records import read_record
from coach.documents.renderer import MarkdownRenderer
from coach.documents.trackers import picture_in_words
from coach.domain.agreed_action import ActionListing, ActionOwner
from coach.domain.balance import Balance, SessionBalance
from coach.domain.model import Function
from coach.domain.people import Pair, Person, Supervisee, SupervisionFile
from coach.domain.record import RecordKind, RecordListing
from coach.domain.row import Voice
from coach.domain.self_care import CARE_LABELS, CareDomain, CareKind, SelfCareItem, SelfCarePlan
from coach.errors import BadInput
from coach.files import safe_name
from coach.services.ports import AgreementsListed, ContentsPaper
from coach.text import clean_line, clean_name
from tests.domain.builders import TODAY, a_record, an_action

M, D, S, E = Function
RENDER = MarkdownRenderer()
SVG = "{http://www.w3.org/2000/svg}"

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


def a_balance(*sessions: dict[Function, float], person: str = "Jo", **given_: Any) -> Balance:
    """Weekly sessions, in minutes by function."""
    return Balance(
        person,
        tuple(
            SessionBalance(
                f"s{place}",
                TODAY + timedelta(weeks=place),
                {function: minutes * 60 for function, minutes in minutes.items()},
                **given_,
            )
            for place, minutes in enumerate(sessions)
        ),
    )


def render_balance(balance: Balance) -> str:
    """The document of a balance."""
    return RENDER.balance(balance, TODAY, "Function balance.svg")


# The self-care plan.


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


# The balance.


def test_the_balance_shows_minutes_and_shares_of_each_session_and_of_all() -> None:
    rows = read_record(render_balance(a_balance({M: 30, S: 10}, {}, {E: 40}))).actions
    assert rows == (
        ("2026-11-22", "30.0 (75%)", "0.0 (0%)", "10.0 (25%)", "0.0 (0%)"),
        ("2026-11-29", "0.0", "0.0", "0.0", "0.0"),
        ("2026-12-06", "0.0 (0%)", "0.0 (0%)", "0.0 (0%)", "40.0 (100%)"),
        ("Together", "30.0 (38%)", "0.0 (0%)", "10.0 (12%)", "40.0 (50%)"),
    )


def test_the_balance_says_in_words_what_the_figures_show() -> None:
    balance = a_balance(*[{M: 90, D: 10}] * 4)
    assert items(render_balance(balance)) == list(balance.in_words())
    assert "scores nobody" in render_balance(balance)


def test_each_person_s_own_sense_stands_beside_the_measured_one() -> None:
    felt = {Voice.SUPERVISEE: {M: 0.5, D: 0.25, S: 0.25, E: 0.0}}
    text = render_balance(a_balance({M: 40}, felt=felt))
    assert headings(text) == ["How each of you felt it"]
    assert read_record(text).actions[-1] == (
        *("2026-11-22", "the supervisee"),
        *("50%", "25%", "25%", "0%"),
    )
    assert headings(render_balance(a_balance({M: 40}))) == []


def test_the_picture_is_named_and_told_in_words() -> None:
    balance = a_balance({M: 30, S: 10})
    images = [
        child
        for token in tokens_of(render_balance(balance))
        for child in token.children or []
        if child.type == "image"
    ]
    [image] = images
    assert unquote(str(image.attrs["src"])) == "Function balance.svg"
    assert plain(image) == picture_in_words(balance)
    assert picture_in_words(balance) == (
        "Shares over the last session: management 75%, development 0%, support 25%, mediation 0%."
    )


@given(names)
def test_a_name_in_the_balance_is_only_a_name(person: str) -> None:
    text = render_balance(a_balance({M: 30}, person=person))
    assert read_record(text).facts["supervisee"] == person
    words = [plain(token) for token in tokens_of(text) if token.type == "inline"]
    assert f"{person}, the last session" in words


@given(names.filter(lambda name: not re.search("[\ufffe\uffff]", name)))
def test_the_picture_is_sound_whatever_the_name(person: str) -> None:
    picture = RENDER.balance_picture(a_balance({M: 30, S: 10}, person=person))
    root = ElementTree.fromstring(picture)
    assert root.findtext(f"{SVG}title") == f"Function balance: {person}"
    assert {child.tag.removeprefix(SVG) for child in root} == {"title", "desc", "rect", "text"}


def test_the_picture_is_sound_even_with_a_letter_that_is_none() -> None:
    picture = RENDER.balance_picture(a_balance({M: 30}, person=clean_name("Jo\uffff")))
    assert ElementTree.fromstring(picture).findtext(f"{SVG}title") is not None


talk = st.dictionaries(st.sampled_from(Function), st.integers(0, 600), max_size=4)


@settings(max_examples=40)
@given(st.lists(talk, max_size=6))
def test_every_bar_fills_its_row_and_stays_on_the_picture(
    sessions: list[dict[Function, float]],
) -> None:
    root = ElementTree.fromstring(RENDER.balance_picture(a_balance(*sessions)))
    width, height = (float(side) for side in root.attrib["viewBox"].split()[2:])
    bars: dict[str, list[ElementTree.Element]] = {}
    for bar in root.findall(f"{SVG}rect"):
        if bar.find(f"{SVG}title") is not None:
            bars.setdefault(bar.attrib["y"], []).append(bar)
    assert len(bars) == sum(any(minutes.values()) for minutes in sessions)
    for parts in bars.values():
        assert abs(sum(float(part.attrib["width"]) for part in parts) - 480) < 0.3
        last = parts[-1].attrib
        assert float(last["x"]) + float(last["width"]) <= width
        assert float(last["y"]) + float(last["height"]) <= height
    assert root.findtext(f"{SVG}desc") == picture_in_words(a_balance(*sessions))


def test_a_session_without_minutes_says_so_in_the_picture() -> None:
    picture = RENDER.balance_picture(a_balance({}))
    assert "no minutes kept" in picture
    assert "No minutes have been kept yet." in picture


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
