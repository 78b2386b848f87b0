"""The leak guard: what it catches, what it leaves, and what it honestly misses."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content.near_spelling import near_spellings
from coach.domain.leak_guard import find_leaks
from coach.domain.leak_names import allowed_distance, tokens
from coach.domain.leak_numbers import fits_nhs, read_date
from coach.domain.leaks import Identifier, LeakKind, Passage, Place, Sureness
from tests.domain.leak_corpus import CORPUS, IDENTIFIERS, catches, found_in

PAGE = Path(__file__).parents[2] / "docs" / "leak-guard.md"


@pytest.mark.parametrize(("kind", "sentence", "words"), list(catches()))
def test_it_catches(kind: str, sentence: str, words: str) -> None:
    found = {(one.kind.value, one.words) for one in found_in(sentence)}
    assert (kind, words) in found


@pytest.mark.parametrize(("sentence", "why"), CORPUS["misses"])
def test_it_misses_and_says_so(sentence: str, why: str) -> None:
    assert found_in(sentence) == ()
    assert why in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("sentence", CORPUS["leaves"])
def test_it_leaves_everyday_words_alone(sentence: str) -> None:
    assert [one.words for one in found_in(sentence)] == []


def test_the_page_tells_the_counts_of_the_corpus() -> None:
    counts = Counter(kind for kind, _, _ in catches())
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    for kind in LeakKind:
        assert f"| {kind} | {counts[kind.value]} |" in page
    told = (
        f"{sum(counts.values())} sentences in which it finds what it should, "
        f"{len(CORPUS['misses'])} in which it does not"
    )
    assert told in page
    assert f"{len(CORPUS['leaves'])} sentences of everyday words" in page
    assert (sum(counts.values()), len(CORPUS["misses"]), len(CORPUS["leaves"])) == (72, 19, 11)


def test_each_finding_says_where_whose_and_how_sure() -> None:
    text = "Then Danny's aunt rang 0117 496 0123."
    danny, phone = find_leaks([Passage(Place(2, 1, 0), "Agenda", text)], IDENTIFIERS)
    assert text[danny.start : danny.end] == danny.words == "Danny"
    assert (danny.place, danny.heading, danny.reference) == (Place(2, 1, 0), "Agenda", "K1")
    assert (danny.kind, danny.sureness) == (LeakKind.POSSESSIVE, Sureness.LIKELY)
    assert (phone.cases, phone.reference, phone.sureness) == ((), "", Sureness.LIKELY)


def test_a_name_of_two_cases_is_told_of_both() -> None:
    both = [Identifier("1", "K1", "Danny Ward"), Identifier("2", "K2", "Eve Ward")]
    (found,) = find_leaks([Passage(Place(0), "", "Mrs Ward rang, Then Danny.")][:1], both)[:1]
    assert found.cases == (("1", "K1"), ("2", "K2"))


def test_amy_is_not_any_and_short_names_have_no_near_spellings() -> None:
    assert [allowed_distance(n) for n in (2, 3, 4, 6, 7, 12)] == [0, 0, 1, 1, 2, 2]
    assert found_in("Any Aly, Ami and Army came.") == ()


def test_without_a_comparer_names_spelt_otherwise_are_not_looked_for() -> None:
    assert find_leaks([Passage(Place(0), "", "I rang Dany.")], IDENTIFIERS) == ()


@pytest.mark.parametrize(
    ("digits", "fits"),
    [("9434765919", True), ("9434765918", False), ("4505577104", True), ("0000000000", False),
     ("4010232137", True), ("1234567890", False)],
)  # fmt: skip
def test_an_nhs_number_has_its_check_digit(digits: str, fits: bool) -> None:
    assert fits_nhs(digits) is fits


@pytest.mark.parametrize("words", ["31/02/2015", "2015-13-01", "0 May 2015", "Danny", "5", ""])
def test_what_is_no_date_is_not_read_as_one(words: str) -> None:
    assert read_date(words) is None


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through_and_spans_are_exact(text: str) -> None:
    found = find_leaks([Passage(Place(0), "", text)], IDENTIFIERS, near_spellings)
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=200))
def test_any_identifiers_can_be_listed(listed: list[str], text: str) -> None:
    identifiers = [Identifier("1", "K1", words) for words in listed]
    find_leaks([Passage(Place(0), "", text)], identifiers, near_spellings)


@given(
    st.sampled_from(["Danny Ward", "Amy Ward", "Mehmet Yılmaz", "943 476 5919", "P12/3456"]),
    st.text(alphabet=" .,;:!?\n()“”’", min_size=1, max_size=6),
    st.text(alphabet=" .,;:!?\n()“”", min_size=1, max_size=6),
)
def test_whatever_stands_around_a_listed_name_or_number_it_is_found(
    words: str, before: str, after: str
) -> None:
    assert any(words in one.words or one.words in words for one in found_in(before + words + after))


def test_words_are_told_apart_with_their_places() -> None:
    one, two = tokens("Siân's O’Brien")
    assert (one.folded, one.is_possessive, one.start, one.end) == ("sian", True, 0, 4)
    assert (two.folded, two.is_possessive) == ("obrien", False)
