"""Mentoring on screen: decided and begun from the person's page, lighter in its rail."""

from __future__ import annotations

import pytest

from coach.screens.person import PersonScreen
from coach.screens.session import SessionScreen
from coach.widgets.rail import Rail
from tests.builders import Home
from tests.screens.walking import Walker, walk


@pytest.mark.parametrize("size", [(60, 20)])
def test_it_is_decided_and_held_by_the_keyboard(home: Home, size: tuple[int, int]) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("enter", "m")
        assert "not decided yet" in they.text()
        await they.press("n", *"Sam", "enter", "enter")
        assert isinstance(they.app.screen, PersonScreen)
        await they.press("m")
        assert "not recorded (Sam, 22 Nov 2026)" in they.text()
        await they.press("b")
        assert isinstance(they.app.screen, SessionScreen)
        assert "mentoring, not recorded" in they.status()
        await they.type("Snickerbeck")
        await they.until_saved()
        rail = str(they.app.screen.query_one(Rail).render())
        assert "Caseload" not in rail and rail.count("○") == 3
        await they.press("ctrl+g")
        assert "Caseload" not in they.text() and "Look back" not in they.text()
        await they.press("4", "ctrl+g", "e", "y")
        assert isinstance(they.app.screen, PersonScreen)

    walk(home, steps, size)
    assert not [words for words in home.documents().values() if "nickerbeck" in words]
    assert [entry.kind for entry in home.services.log.show(jo)] == ["mentoring"]


def test_mentoring_is_refused_while_a_formal_session_is_open(home: Home) -> None:
    home.open(home.add())

    said: list[str] = []

    async def steps(they: Walker) -> None:
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("enter", "m", "b")
        assert isinstance(they.app.screen, PersonScreen)
        assert said[0].startswith("A formal session is open; close it first")

    walk(home, steps)
