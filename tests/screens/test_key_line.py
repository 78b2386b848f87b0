"""The line of keys names what can be pressed, follows focus and room, and can be clicked."""

from __future__ import annotations

import pytest

from coach.screens.settings import SettingsScreen
from coach.screens.today import TodayScreen
from coach.widgets.key_line import KeyLine
from tests.builders import Home
from tests.screens.walking import Walker, walk


@pytest.fixture(autouse=True)
def _a_pair(home: Home) -> None:
    home.services.people.set_up("Amara Osei")
    home.services.people.add("Jo Bennett", home.services.content.policies()[0])


def line(they: Walker) -> KeyLine:
    """The line of keys of the screen in front."""
    return they.app.screen.query_one(KeyLine)


def test_a_key_can_be_clicked_by_its_name(home: Home) -> None:
    async def steps(they: Walker) -> None:
        at = str(line(they).render()).index("Settings")
        await they.pilot.click(line(they), offset=(at, 0))
        await they.until(lambda: isinstance(they.app.screen, SettingsScreen), "the settings")

    walk(home, steps, (120, 36))


def test_a_click_beside_the_keys_presses_nothing(home: Home) -> None:
    async def steps(they: Walker) -> None:
        await they.pilot.click(line(they), offset=(118, 0))
        assert isinstance(they.app.screen, TodayScreen)

    walk(home, steps, (120, 36))


def test_it_names_other_keys_in_a_session_than_on_today(home: Home) -> None:
    async def steps(they: Walker) -> None:
        assert "F2" not in line(they).keys
        await they.press("s")
        assert {"F1", "F2", "F8", "F10"} <= set(line(they).keys)
        await they.press("ctrl+q")

    walk(home, steps)


@pytest.mark.parametrize("columns", [60, 70, 80, 120])
def test_what_it_names_is_never_cut(home: Home, columns: int) -> None:
    async def steps(they: Walker) -> None:
        said = str(line(they).render())
        assert len(said) <= columns, said
        await they.press("s")
        said = str(line(they).render())
        assert "Set down" in said and len(said) <= columns, said

    walk(home, steps, (columns, 20))
