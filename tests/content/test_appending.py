"""A list in a YAML text grows by an item, and every other letter stays where it stood."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.appending import with_item
from coach.yaml_text import dump, load

NEW = {"id": "my-new", "text": "What: now, \"then\" & 'there'?", "stages": ["plan"]}
BLOCK = """# Ours, kept since 2024.
bank: my-questions   # the file's name
title: "Our own"

questions:
  # The first ones.
  - id: a
    text: What of it?   # asked often
    # It follows on.

  - id: b
    text: >-
      What of
      that?
    # About b.
# The end.
hide:
  - c  # never
"""
TEXTS = {
    "lines": BLOCK,
    "at the end": BLOCK[: BLOCK.index("# The end")],
    "without a last line end": BLOCK[: BLOCK.index("    # About b")].rstrip(),
    "a comment at the end": BLOCK[: BLOCK.index("hide")],
    "Windows": BLOCK.replace("\n", "\r\n"),
    "not set in": "bank: x\nquestions:\n- id: a\n  text: What?\n- {id: b, text: How?}\nhide: []\n",
    "brackets": "questions: [{id: a, text: What?}, {id: b, text: How?}]  # all\nbank: x\n",
    "brackets over lines": "questions: [\n  {id: a, text: What?},  # one\n  # two\n]\nbank: x\n",
    "empty brackets": "bank: x\nquestions: []  # none yet\n",
    "none": "# Ours.\nbank: x\nhide:\n  - a\n  - b  # never\n# The end.\n",
    "JSON": '{"bank": "x", "questions": [{"id": "a", "text": "What?"}]}\n',
    "JSON without": '{"bank": "x",\n "hide": ["a"]}',
    "a document's marks": "%YAML 1.1\n---\nbank: x\nquestions:\n  - id: a\n    text: What?\n...\n",
    "quoted keys": '"bank": x\n"questions":\n  - "id": a\n    ? "text"\n    : What?\n',
    "letters of many bytes": "bank: x # é 🙂\nquestions:\n  - id: a\n    text: Що 🙂?\nhide: [é]\n",
}


def grown(text: str, item: dict[str, Any]) -> str:
    """The text with an item more; what it says is right and nothing else has moved."""
    found = with_item(text, "questions", item)
    assert found is not None
    before, after = load(text.encode(), "").value, load(found.encode(), "").value
    assert after == {**before, "questions": [*before.get("questions", []), item]}
    kept = next(
        (n for n, pair in enumerate(zip(text, found, strict=False)) if len({*pair}) > 1), len(text)
    )
    assert len(found) > len(text) and found.endswith(text[kept:])
    return found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_however_the_list_is_written_it_grows_and_all_else_stays(text: str) -> None:
    once = grown(text, NEW)
    twice = grown(once, {**NEW, "id": "my-newer"})
    assert ("\r\n" in text) is ("\r\n" in twice)
    assert twice.count("\n") == twice.count("\r\n") or "\r\n" not in twice


def test_the_new_one_stands_below_the_comments_of_the_last_and_above_those_of_the_next() -> None:
    lines = grown(BLOCK, NEW).splitlines()
    at = lines.index("  - id: my-new")
    assert lines[at - 1] == "    # About b."
    assert lines[at + 4] == "# The end."


def test_where_it_cannot_be_done_without_touching_the_rest_nothing_comes_back() -> None:
    ends_in_a_text = "bank: x\nquestions:\n  - id: a\n    text: |\n      What?"
    assert with_item(ends_in_a_text, "questions", NEW) is None  # it would gain a line end


WORDS = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1).map(
    str.strip
)
ITEMS = st.fixed_dictionaries({"id": WORDS, "text": WORDS}, optional={"stages": st.lists(WORDS)})


@settings(max_examples=40)
@given(
    st.lists(ITEMS, max_size=3),
    ITEMS,
    st.permutations(["bank", "hide", "questions"]),
    st.sampled_from([None, True, False]),
    st.integers(1, 6),
    st.lists(WORDS, min_size=12, max_size=12),
)
def test_any_bank_grows_without_losing_a_comment(
    items: list[dict[str, Any]],
    new: dict[str, Any],
    keys: list[str],
    brackets: bool | None,
    every: int,
    said: list[str],
) -> None:
    import yaml

    value: dict[str, object] = {"bank": "x", "hide": ["y", "z"], "questions": items}
    whole = {key: value[key] for key in keys}
    text = dump(whole)
    if brackets is not None:
        text = yaml.safe_dump(
            whole, default_flow_style=brackets, allow_unicode=True, sort_keys=False, width=10**6
        )
    if load(text.encode(), "").value != whole:
        return  # the library's own writer has dates and numbers; ours reads text
    lines = text.splitlines()
    commented = "".join(
        f"{line}{f'  # {said[place % 12]}' if place % every == 0 else ''}\n"
        for place, line in enumerate(lines)
    )
    if load(commented.encode(), "").value == whole:
        grown(commented, new)
