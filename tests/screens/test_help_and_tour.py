"""Help wherever somebody is, the guided tour, and the way to the demo and back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from coach import app as app_module
from coach.app import CoachApp, Ended, Opening
from coach.cli import home as home_commands
from coach.cli import screens
from coach.composition import Services
from coach.errors import BadInput
from coach.screens.help import HelpPage
from coach.screens.session import SessionScreen
from coach.screens.today import TodayScreen
from coach.screens.tour import STEPS
from coach.widgets.covers import Cover
from tests.builders import Home
from tests.json_examples import demo_home
from tests.screens.walking import Walker, walk


def helped(they: Walker) -> str:
    """All that the help page says, also what has to be scrolled to."""
    assert isinstance(they.app.screen, HelpPage)
    return "\n".join(str(one.render()) for one in they.app.screen.query(Static))


def test_help_begins_with_where_the_cursor_is_and_goes_on_to_the_screen(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f1")
        said = helped(they)
        assert said.index("Writing a note") < said.index("A session") < said.index("Keys of this")
        assert "**" not in said and "##" not in said
        await they.press("f1", "ctrl+g", "4", "f1")
        said = helped(they)
        assert said.startswith("The list of this part") and "A session" in said
        assert "Writing a note" not in said

    walk(home, steps, person_id=jo.person.id)


def test_every_binding_of_the_screen_is_listed(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        for keys in ((), ("enter",), ("c",), ("escape", "b"), ("escape", "slash"),
                     ("escape", "p"), ("s",)):  # fmt: skip
            await they.press(*keys)
            bindings = {
                binding.description
                for node, binding, enabled, _ in they.app.screen.active_bindings.values()
                if enabled and binding.id and node is they.app.screen
            }
            await they.press("f1")
            said = helped(they)
            assert len(bindings) > 1
            assert not [words for words in bindings if words not in said], said
            await they.press("escape")

    walk(home, steps)


def test_help_over_a_small_window_goes_back_to_it(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        for keys, back in (("f6", "escape"), ("ctrl+g", "f1"), ("f3", "enter")):
            await they.press(keys)
            window, focused = they.app.screen, they.app.focused
            await they.press("f1")
            assert len(helped(they)) > 100
            await they.press(back)
            assert they.app.screen is window and they.app.focused is focused
            await they.press("escape")

    walk(home, steps, person_id=jo.person.id)


# The tour


async def next_step(they: Walker, number: int) -> None:
    """Wait until the tour stands at a step, and see it on the screen in front."""
    tour = they.app.tour
    assert tour is not None
    await they.until(lambda: tour.at + 1 == number, f"step {number}")
    if not isinstance(they.app.screen, Cover):
        assert f"Tour {number} of {len(STEPS)}" in they.text()


def test_the_tour_is_walked_whole_by_the_keyboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "TOUR_LOOKS_SECONDS", 0.02)
    services = demo_home(tmp_path)

    async def run() -> None:
        app = CoachApp(services, Opening(banner="DEMO", tour=True))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            they = Walker(app, pilot, Home(tmp_path, None, services))  # type: ignore[arg-type]
            await next_step(they, 1)
            await they.press("down", "down", "enter")
            await next_step(they, 2)
            await they.press("s")
            await next_step(they, 3)
            await they.type("Here")
            await next_step(they, 4)
            await they.press("f9")
            await next_step(they, 5)
            await they.press("f9")
            await next_step(they, 6)
            await they.press("ctrl+t", *"Visit", "enter", "enter")
            await next_step(they, 7)
            await they.press("f4", "r")
            await next_step(they, 8)
            await they.press(*"Sad", "f6", *"Ring", "ctrl+s")
            await next_step(they, 9)
            await they.press("f10")
            await next_step(they, 10)  # seen while the cover was in front
            await they.press("enter")
            await next_step(they, 10)
            await they.press("ctrl+g", "6")
            await next_step(they, 11)
            await they.press("ctrl+g", "e", "y")
            await next_step(they, 12)
            assert not any(isinstance(one, SessionScreen) for one in app.screen_stack)
            await they.press("escape", "q")
        assert app.return_code == 0

    try:
        asyncio.run(run())
    finally:
        services.close()


def test_a_step_may_be_skipped_and_the_tour_ended_from_the_palette(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        def commands() -> dict[str, object]:
            found = they.app.get_system_commands(they.app.screen)
            return {one.title: one.callback for one in found}

        assert "Tour: end it" not in commands()
        they.app.begin_tour()
        assert "Tour 1 of" in await drawn(they)
        commands()["Tour: next step"]()  # type: ignore[operator]
        assert "Tour 2 of" in await drawn(they)
        for _ in STEPS:
            commands()["Tour: next step"]()  # type: ignore[operator]
        assert f"Tour {len(STEPS)} of {len(STEPS)}" in await drawn(they)
        commands()["Tour: end it"]()  # type: ignore[operator]
        assert "Tour" not in (await drawn(they)).split("Today")[1].split(" t ")[0]
        assert they.app.tour is None and "Tour: end it" not in commands()
        they.app.begin_tour()
        assert "Tour 1 of" in await drawn(they)

    walk(home, steps)


async def drawn(they: Walker) -> str:
    """What is on screen once all is drawn."""
    await they.pilot.pause()
    return they.text()


def test_the_tour_is_found_by_typing_in_the_palette(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        they.app.begin_tour()
        await they.press("ctrl+p")
        await they.type("tour end")
        palette = they.app.screen
        await they.until(lambda: palette.query_one(OptionList).option_count > 0, "a command")
        await they.until(lambda: "Tour: end it" in they.text(), "the command")
        await they.press("enter")
        await they.until(lambda: they.app.tour is None, "the end of the tour")

    walk(home, steps)


# The demo and back


@pytest.mark.parametrize(("key", "on_to"), [("d", "demo"), ("t", "tour")])
def test_today_leads_to_the_demo_and_ends_well(home: Home, key: str, on_to: str) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        assert they.app.on_to == ""
        await they.press(key)
        assert they.app.on_to == on_to

    assert walk(home, steps) == 0


def test_in_the_demo_there_is_no_door_to_itself_and_the_tour_begins_in_place(home: Home) -> None:
    home.add()

    async def run() -> None:
        app = CoachApp(home.services, Opening(banner="DEMO"))
        async with app.run_test() as pilot:
            await pilot.press("d", "t")
            await pilot.pause()
            assert app.on_to == "" and app.tour is not None
            assert isinstance(app.screen, TodayScreen)
            assert "DEMO" in str(app.screen.query_one("#status", Static).render())

    asyncio.run(run())


@pytest.fixture
def runs(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[tuple[Services, Opening]], list[Ended], Services]:
    """What was opened, how each ends in turn, and the demo's services."""
    opened: list[tuple[Services, Opening]] = []
    endings: list[Ended] = []
    there = home.again().services

    def run_app(house: Services, opening: Opening, ready: object) -> Ended:
        opened.append((house, opening))
        return endings.pop(0)

    monkeypatch.setattr(app_module, "run_app", run_app)
    monkeypatch.setattr(screens, "is_a_terminal", lambda: True)
    monkeypatch.setattr(home_commands, "demo_services", lambda places: there)
    monkeypatch.setattr(screens.gc, "disable", lambda: None)
    return opened, endings, there


Runs = tuple[list[tuple[Services, Opening]], list[Ended], Services]


def test_the_way_leads_to_the_demo_and_back_to_the_own_home(home: Home, runs: Runs) -> None:
    opened, endings, there = runs
    endings += [Ended(0, "tour"), Ended(0), Ended(0, "demo"), Ended(0), Ended(0)]
    assert screens.open_app(home.services, "somebody") == 0
    assert [house for house, _ in opened] == [
        home.services, there, home.services, there, home.services
    ]  # fmt: skip
    own, tour, back, demo, _ = (opening for _, opening in opened)
    assert own.person_id == "somebody" and not own.banner
    assert tour.tour and "nobody here is real" in tour.banner and tour.person_id is None
    assert back.person_id is None and not back.banner and not back.tour
    assert not demo.tour and demo.banner
    assert endings == []


def test_a_demo_that_ended_by_a_fault_does_not_open_the_own_home(home: Home, runs: Runs) -> None:
    opened, endings, _ = runs
    endings += [Ended(0, "demo"), Ended(129)]
    assert screens.open_app(home.services) == 129
    assert len(opened) == 2


def test_a_fault_leads_nowhere(home: Home, runs: Runs) -> None:
    opened, endings, _ = runs
    endings += [Ended(70, "demo")]
    assert screens.open_app(home.services) == 70
    assert len(opened) == 1


def test_without_a_terminal_nothing_opens(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "is_a_terminal", lambda: False)
    with pytest.raises(BadInput, match="need a terminal"):
        screens.open_app(home.services)
