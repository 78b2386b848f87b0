"""Words that were typed, where they stand in a text, and the stretch of it that is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.finding import MOST_WORDS, find_words, holds, snippet, words_of

TEXTS = st.text(st.sampled_from("ab Éé'’-\n\t😀שc."), max_size=200)


def marked(text: str, typed: str, room: int = 60) -> str:
    """A snippet with what was found in brackets."""
    pieces = snippet(text, words_of(typed)[0], room)
    return "".join(f"[{one.text}]" if one.is_found else one.text for one in pieces)


def test_a_beginning_finds_the_word_with_accent_capital_and_possessive() -> None:
    text = "Zoë's visits to the café: well-being, K1/2."
    for typed in ("zo", "ZOË", "Zoë's", "zoe’s", "visit", "CAFE", "well-being",
                  "well be", "k1/2", "caf zoe"):  # fmt: skip
        assert holds(text, words_of(typed)[0]), typed
    for typed in ("oe", "being-well", "k2", "zoes", "", "😀"):
        assert not holds(text, words_of(typed)[0]), typed


def test_a_whole_word_is_marked_for_its_beginning() -> None:
    assert marked("Two visits, one visitor.", "visi") == "Two [visits], one [visitor]."
    assert marked("A K1/2 and K1.", "k1/2") == "A [K1/2] and K1."
    assert marked("First\n\n  second", "sec") == "First / [second]"


def test_a_long_text_is_cut_around_the_words_with_dots_where_there_is_more() -> None:
    text = "before " * 30 + "the heron by the mill " + "after " * 30
    shown = marked(text, "heron mill")
    assert "[heron] by the [mill]" in shown and shown.startswith("…") and shown.endswith("…")
    assert marked("x " * 100, "heron").startswith("x x")


def test_only_so_many_words_are_looked_for() -> None:
    words, is_cut = words_of(" ".join(f"w{n}" for n in range(100)))
    assert len(words) == MOST_WORDS and is_cut
    assert words_of("a a A á") == ((("a",),), False)


@given(TEXTS, TEXTS, st.integers(5, 80))
def test_a_snippet_is_a_stretch_of_its_text_and_marks_only_what_was_looked_for(
    text: str, typed: str, room: int
) -> None:
    words, _ = words_of(typed)
    pieces = snippet(text, words, room)
    assert sum(len(one.text) for one in pieces) <= max(room, 2)
    for one in pieces:
        assert "\n" not in one.text
        assert not one.is_found or any(holds(one.text, (word,)) for word in words)
    spans = find_words(text, words)
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
