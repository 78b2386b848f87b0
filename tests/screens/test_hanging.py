"""Long lines on a page go on beneath their own words, at whatever width."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from coach.widgets.hanging import HANG, hung
from tests.builders import Home
from tests.screens.walking import Walker, walk


def test_what_goes_on_stands_further_in_and_no_word_is_lost() -> None:
    whole = "Due\n  Session late, since 5 November 2026: monthly, from the start\n\n  short"
    laid = hung(Text(whole), 30, Console()).plain.split("\n")
    assert laid[:2] == ["Due", "  Session late, since 5"] and laid[-2:] == ["", "  short"]
    assert all(line.startswith(" " * (2 + HANG)) for line in laid[2:-2])
    assert all(len(line) <= 30 for line in laid)
    assert " ".join("\n".join(laid).split()) == " ".join(whole.split())


def test_the_persons_page_hangs_its_lines_also_after_the_window_was_made_smaller(
    home: Home,
) -> None:
    policy = next(one for one in home.services.content.policies() if one.id == "leeds")
    home.services.people.add("Jo Bennett", policy)

    async def steps(they: Walker) -> None:
        await they.press("enter")
        for width in (80, 60):
            await they.pilot.resize_terminal(width, 20)
            await they.until(lambda: "What is due" in they.text(), "the page")
            lines = they.text().partition("What is due")[2].splitlines()[1:8]
            starts = {len(line) - len(line.lstrip()) for line in lines}
            assert starts == {4, 6}, they.text()

    walk(home, steps, (80, 20))
