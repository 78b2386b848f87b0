"""The balance as a document: tables, words and a picture, by the policy's own names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.documents.records import read_record
from coach.documents.renderer import MarkdownRenderer
from coach.domain.balance import Balance, SessionBalance
from coach.domain.balance_answer import BalanceAnswer
from coach.domain.balance_words import in_words, picture_in_words
from coach.domain.coverage import Coverage, Covered
from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.row import Voice
from coach.services.balance_ports import BalancePaper
from coach.text import clean_name
from tests.documents.test_trackers import headings, items, names, plain, tokens_of
from tests.domain.builders import TODAY
from tests.domain.test_function_names import SOUTH_GLOUCESTERSHIRE

M, D, S, E = Function
RENDER = MarkdownRenderer()
SVG = "{http://www.w3.org/2000/svg}"


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
    return RENDER.balance(BalancePaper(balance, Covered(), ()), TODAY, "Function balance.svg")


# The self-care plan.


def test_the_balance_shows_minutes_and_shares_of_each_session_and_of_all() -> None:
    rows = read_record(render_balance(a_balance({M: 30, S: 10}, {}, {E: 40}))).actions
    assert rows == (
        ("2026-11-22", "30.0 (75%)", "0.0 (0%)", "10.0 (25%)", "0.0 (0%)"),
        ("2026-11-29", "no minutes kept", "", "", ""),
        ("2026-12-06", "0.0 (0%)", "0.0 (0%)", "0.0 (0%)", "40.0 (100%)"),
        ("Together", "30.0 (38%)", "0.0 (0%)", "10.0 (12%)", "40.0 (50%)"),
    )


def test_the_balance_says_in_words_what_the_figures_show() -> None:
    balance = a_balance(*[{M: 90, D: 10}] * 4)
    assert items(render_balance(balance)) == list(in_words(balance))
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
        "Shares over the last session: Management 75%, Development 0%, Support 25%, Mediation 0%."
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
    assert {child.tag.removeprefix(SVG) for child in root} == {
        "title",
        "desc",
        "defs",
        "rect",
        "text",
    }


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
        assert abs(sum(float(part.attrib["width"]) for part in parts) - 460) < 0.3
        last = parts[-1].attrib
        assert float(last["x"]) + float(last["width"]) <= width
        assert float(last["y"]) + float(last["height"]) <= height
    assert root.findtext(f"{SVG}desc") == picture_in_words(a_balance(*sessions))


def test_a_session_without_minutes_says_so_in_the_picture() -> None:
    picture = RENDER.balance_picture(a_balance({}))
    assert "no minutes kept" in picture
    assert "No minutes have been kept yet." in picture


def test_a_policy_with_five_has_its_own_five_names_and_what_was_not_told_apart() -> None:
    names_ = SOUTH_GLOUCESTERSHIRE
    seconds = names_.lay_out({M: 600, D: 1200}, {("best-practice", D): 300})
    balance = Balance("Jo", (SessionBalance("s", TODAY, seconds, names=names_),), names_)
    text = render_balance(balance)
    rows = read_record(text).actions
    assert rows[-1][1:] == (
        *("0.0 (0%)", "0.0 (0%)", "10.0 (33%)", "5.0 (17%)", "0.0 (0%)"),
        "15.0 (50%)",
    )
    picture = RENDER.balance_picture(balance)
    for name in (*(one.name for one in names_.own), "Professional development or Encouragement"):
        assert name in text and name in picture, name
    assert "counted once" in text


def test_what_was_asked_and_talked_about_stands_in_a_table_a_stage() -> None:
    cell = (Stage.PLAN, M, Stakeholder.STAFF)
    covered = Covered(Coverage({cell: 2}), {cell: 720})
    text = RENDER.balance(BalancePaper(a_balance({M: 12}), covered, ()), TODAY, "b.svg")
    assert headings(text) == ["What was asked and talked about"]
    assert ("Management", "-", "asked 2, 12 min", "-", "-") in read_record(text).actions


def test_an_answer_stands_with_its_day_its_voice_and_the_picture_it_was_about() -> None:
    answer = BalanceAnswer(
        id="a",
        file_id="f",
        words="Too many reports.\n\nAnd <b>leave</b>.",
        voice=Voice.SUPERVISEE,
        answered_on=date(2026, 11, 20),
        window="6 sessions",
        picture="Shares over the last 6 sessions: Management 90%.",
    )
    again = replace(answer, id="b", words="Better", voice=Voice.BOTH)
    paper = BalancePaper(a_balance({M: 12}), Covered(), (answer, again))
    text = RENDER.balance(paper, TODAY, "b.svg")
    said = [plain(token) for token in tokens_of(text) if token.type == "inline"]
    assert "20 November 2026, in the words of the supervisee" in said
    assert "And <b>leave</b>." in said and "Better" in said
    assert "Said of the last 6 sessions. Shares over the last 6 sessions: Management 90%." in said
