"""The answer form: whatever Coach writes into it is read back, and so is what a hand writes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.documents.record_form import read_form, write_form
from coach.domain.record_exchange import AnswerKind, Comment, RecordAnswer
from coach.domain.record_layout import LaidSection
from coach.text import clean_note
from tests.documents.test_records import lines, names, notes

SECTIONS = (LaidSection("Check-in", ()), LaidSection("1. *Closing*", ()))
words = notes.map(lambda note: clean_note(note).strip()).filter(bool)


@given(names, st.dictionaries(st.integers(0, 1), words, min_size=1), words, st.booleans())
def test_an_answer_is_read_back_as_it_was_given(
    name: str, comments: dict[int, str], account: str, agrees: bool
) -> None:
    said = tuple(Comment(place, comments[place]) for place in sorted(comments))
    kind = AnswerKind.AGREE if agrees else AnswerKind.DISSENT
    answer = RecordAnswer(kind, name, date(2026, 11, 22), said, "" if agrees else account)
    text = "\n\n".join(write_form(SECTIONS, answer))
    found, _ = read_form(text.split("\n"), "answer.md")
    assert found is not None
    assert (found.kind, found.name, found.on, found.account) == (
        kind, name, answer.on, answer.account,
    )  # fmt: skip
    assert [(one.section, one.words) for one in found.comments] == [
        (one.section, one.words) for one in said
    ]


def test_an_empty_form_is_no_answer() -> None:
    text = "\n\n".join(write_form(SECTIONS, None))
    assert read_form(text.split("\n"), "answer.md")[0] is None
    assert read_form(["no form here"], "answer.md") == (None, {})


@pytest.mark.parametrize("answer", ["agree", "AGREED", "Agree.", "I agree", "**agree**", "_agree_"])
def test_agreeing_is_known_in_the_ways_that_people_write_it(answer: str) -> None:
    text = "\n\n".join(write_form(SECTIONS, None))
    for label, said in (("Answer", answer), ("Name", "Jo"), ("Date", " 2026-11-22 ")):
        text = text.replace(f"- {label}:", f"* {label} : {said}")
    found, _ = read_form(text.split("\n"), "answer.md")
    assert found is not None and found.kind is AnswerKind.AGREE


@given(lines)
def test_a_heading_of_any_words_begins_its_section(heading: str) -> None:
    sections = (LaidSection(heading, ()), *SECTIONS)
    answer = RecordAnswer(AnswerKind.COMMENT, "Jo", date(2026, 11, 22), (Comment(2, "More."),))
    found, _ = read_form("\n\n".join(write_form(sections, answer)).split("\n"), "answer.md")
    assert found is not None and [one.section for one in found.comments] == [2]
