"""`coach search`: what fits best first, where it stands, and a sentence where nothing does."""

from __future__ import annotations

import json

import pytest

from tests.builders import Home, coach_here


@pytest.fixture
def said(home: Home) -> Home:
    """A session of Jo's with case material, and a session of Sam's."""
    jo, sam = home.add("Jo Bennett"), home.add("Sam Lee")
    home.services.cases.add(jo, "K1")
    home.hold(
        jo,
        ":to personal\nThe flat was cold.\n:topic A visit\n:case K1\n:to case\n"
        "Wren hid in the flat, the one flat on the stair.\n:close\n",
    )
    home.hold(sam, ":to personal\nA flat \x1b[31mtyre [b]today[/b].\n:close\n")
    return home


def test_each_thing_is_two_lines_with_its_words_in_brackets(said: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    ran = coach_here(said, "search", "flat", "co", capsys=capsys)
    assert (ran.status, ran.out) == (
        0,
        "22 November 2026 · Jo Bennett · note · personal record\n  The [flat] was [cold].\n",
    )
    ran = coach_here(said, "search", "wren", capsys=capsys)
    assert "Jo Bennett · note · case record K1\n  [Wren] hid" in ran.out
    assert "\x1b" not in coach_here(said, "search", "tyre", capsys=capsys).out


def test_one_person_one_kind_one_day(said: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    def found(*options: str) -> list[str]:
        ran = coach_here(said, "search", "flat", *options, "--json", capsys=capsys)
        return [one["person"] for one in json.loads(ran.out)]

    assert sorted(found()) == ["Jo Bennett", "Jo Bennett", "Sam Lee"]
    assert found("--person", "Sam") == ["Sam Lee"]
    assert found("--kind", "decision") == [] and len(found("--kind", "note")) == 3
    assert found("--since", "2026-11-23") == [] and len(found("--since", "2026-11-22")) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("😀",), 2, "Type a word to look for: letters or figures."),
        (("''", "*"), 2, "Type a word to look for"),
        (("zebra",), 0, "Nothing holds these words."),
        (("flat", "--person", "Nobody"), 2, "Nobody called “Nobody” is here"),
        (("flat", "--since", "2026-02-30"), 2, "no 2026-02-30"),
        (("flat", "--kind", "dream"), 2, "dream"),
        ((), 2, "Missing argument"),
        ((" ".join(f"w{n}" for n in range(40)),), 0, "Only the first 16 words were looked for."),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_a_sentence(
    said: Home,
    capsys,
    arguments: tuple[str, ...],
    status: int,
    sentence: str,  # type: ignore[no-untyped-def]
) -> None:
    ran = coach_here(said, "search", *arguments, capsys=capsys)
    assert ran.status == status and sentence in ran.out + ran.err, (ran.out, ran.err)
    assert "Traceback" not in ran.err


def test_before_anybody_is_here_nothing_is_found_and_nothing_is_made(home: Home, capsys) -> None:  # type: ignore[no-untyped-def]
    ran = coach_here(home, "search", "flat", capsys=capsys)
    assert ran.status == 0 and "Nothing holds these words" in ran.out
    assert not home.services.places.database.exists()
