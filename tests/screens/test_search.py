"""Search on screen: with every key, on Enter, and who may see what comes up."""

from __future__ import annotations

from threading import Event

import pytest
from textual.widgets import Input

from coach.screens.case import CaseScreen
from coach.screens.log import LogScreen
from coach.screens.prepare import PrepareScreen
from coach.screens.search import SearchScreen
from coach.screens.search_windows import FoundWindow
from coach.services.search_ports import Hits
from coach.widgets.choosing import ChooseOne
from coach.widgets.covers import Cover
from coach.widgets.lines import LineList
from tests.builders import Home
from tests.screens.walking import Walker, walk


@pytest.fixture
def said(home: Home) -> Home:
    """Jo and Sam, with something said on either file."""
    jo, sam = home.add("Jo Bennett"), home.add("Sam Lee")
    home.services.cases.add(jo, "K1")
    home.hold(
        jo,
        ":to personal\nThe flat was cold.\n:topic A visit\n:case K1\n:to case\n"
        "A cold flat, and [b]Danny's[/b] cold toes.\n:close\n",
    )
    home.clock.move_on(days=1)
    home.hold(sam, ":to personal\nA flat tyre, and café talk.\n:close\n")
    home.services.preparing.add(jo, "Flat hunting for carers")
    return home


def lines(they: Walker) -> str:
    return str(they.app.screen.query_one(LineList).option_count)


def test_the_newest_stands_first_with_every_key_and_what_fits_best_on_enter(said: Home) -> None:
    async def steps(they: Walker) -> None:
        await they.press("slash")
        text = they.text()
        assert "Words of Jo Bennett and Sam Lee may come up here." in text
        assert "Flat hunting" not in text and "visi finds visit" in text
        await they.type("fla")
        text = they.text()
        assert "4 found, the newest first" in text
        assert text.index("Flat hunting") < text.index("A cold flat")
        assert text.index("A flat tyre") < text.index("The flat was cold")
        assert "note · case record K1" in text and "[b]Danny's[/b]" in text
        await they.type("t cold")
        assert "2 found, the newest first" in they.text()
        await they.press("enter")
        await they.until(lambda: "what fits best first" in they.text(), "the best")
        await they.type(" zebra")
        assert "Nothing holds all of these words" in they.text()
        they.app.screen.query_one("#sought", Input).value = "🌱 -- *"
        await they.pilot.pause()
        assert "Only letters and figures" in they.text()

    walk(said, steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_what_was_found_stands_out_and_nothing_leaves_the_screen(
    said: Home, size: tuple[int, int]
) -> None:
    async def steps(they: Walker) -> None:
        await they.press("slash")
        await they.type("cold")
        for widget in they.app.screen.query("*"):
            assert widget.region.x >= 0 and widget.region.right <= size[0], widget
        found = they.app.screen.query_one(LineList)
        prompt = found.get_option_at_index(0).prompt
        marked = {
            prompt.plain[s.start : s.end] for s in prompt.spans if "underline" in str(s.style)
        }  # type: ignore[union-attr]
        assert marked == {"cold"}
        await they.press("f12")
        assert isinstance(they.app.screen, Cover) and "cold" not in they.text()
        await they.press("enter")
        await they.press("down", "enter")
        assert isinstance(they.app.screen, FoundWindow)
        assert "cold toes" in they.text()

    walk(said, steps, size)


def test_each_thing_leads_to_where_it_stands(said: Home) -> None:
    jo = said.services.people.find("Jo Bennett")

    async def find(they: Walker, words: str) -> None:
        box = they.app.screen.query_one("#sought", Input)
        they.app.screen.set_focus(box)
        box.value = words
        await they.pilot.pause()
        await they.press("down", "enter", "enter")

    async def steps(they: Walker) -> None:
        await they.press("slash")
        await find(they, "cold toes")
        assert isinstance(they.app.screen, CaseScreen)
        await they.press("escape")
        assert isinstance(they.app.screen, SearchScreen) and "1 found" in they.text()
        await find(they, "hunting")
        assert isinstance(they.app.screen, PrepareScreen)
        await they.press("escape")
        await find(they, "tyre")
        log = they.app.screen
        assert isinstance(log, LogScreen) and log.whom() != jo.person.id
        await they.press("escape", "escape")
        assert they.at_today

    walk(said, steps)


def test_from_a_persons_page_only_their_file_is_looked_through(said: Home) -> None:
    async def steps(they: Walker) -> None:
        await they.press("down", "enter", "slash")
        assert "Only the file of Sam Lee is looked through." in they.text()
        await they.type("flat")
        assert "1 found" in they.text() and "tyre" in they.text() and "cold" not in they.text()

    walk(said, steps)


def test_while_a_session_is_open_it_is_asked_whose_words_may_come_up(said: Home) -> None:
    said.open(said.services.people.find("Jo Bennett"))

    async def steps(they: Walker) -> None:
        await they.press("slash")
        assert isinstance(they.app.screen, ChooseOne)
        assert "Whose words may come up on this screen?" in they.text()
        await they.press("1")
        assert "only yours stays away" in they.text()
        await they.type("flat")
        assert "cold" in they.text() and "tyre" not in they.text()
        await they.press("escape", "slash", "e")
        await they.type("flat")
        assert "tyre" in they.text()

    walk(said, steps)


def test_a_search_over_all_is_put_away_when_a_session_begins(said: Home) -> None:
    async def steps(they: Walker) -> None:
        await they.press("slash")
        await they.type("flat")
        await they.press("f12")
        said.open(said.services.people.find("Sam Lee"))
        await they.press("enter")
        await they.until(lambda: they.at_today, "Today")

    walk(said, steps)


def test_one_sort_of_thing_only_and_since_a_day(said: Home) -> None:
    async def steps(they: Walker) -> None:
        await they.press("slash")
        await they.type("flat")
        await they.press("f4", "p")
        assert "Only: agenda item" in they.text() and "1 found" in they.text()
        await they.press("f4", "d")
        assert "F4 looks for every sort of thing again" in " ".join(they.text().split())
        await they.press("f4", "e", "f5", "m")
        assert "Since 23 Oct 2026" in they.text() and "4 found" in they.text()

    walk(said, steps)


def test_a_newer_look_stops_the_older_one_and_keys_answer_meanwhile(
    said: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[int] = []

    class Slow:
        """A look that lasts until it is stopped."""

        def __init__(self) -> None:
            self.end = Event()

        def find(self, *_: object) -> Hits | None:
            assert self.end.wait(20)
            return None

        def stop(self) -> None:
            stopped.append(1)
            self.end.set()

    monkeypatch.setattr(said.services.searching, "looking", Slow)

    async def steps(they: Walker) -> None:
        await they.press("slash")
        await they.type("flat")
        await they.press("enter")
        assert "Looking for what fits best" in they.text()
        await they.press("f3")
        assert len(stopped) == 1
        await they.type(" tyre")
        assert len(stopped) == 2 and "1 found, the newest" not in they.text()
        assert "1 found" in they.text()
        await they.press("enter", "escape")
        await they.until(lambda: len(stopped) == 3, "the last look is stopped")

    walk(said, steps)


def test_where_nobody_is_there_is_nothing_to_look_through(home: Home) -> None:
    home.services.people.set_up("Amara")

    async def steps(they: Walker) -> None:
        await they.press("slash")
        await they.type("flat")
        assert "Nothing to look through yet" in they.text()

    walk(home, steps)
