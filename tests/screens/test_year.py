"""The newly qualified year on screen: a key from the person's page, and back."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.policy import Policy
from coach.screens.person import PersonScreen
from coach.screens.year import YearScreen
from tests.builders import Home
from tests.screens.walking import Walker, walk


def policy(home: Home, name: str) -> Policy:
    return next(one for one in home.services.content.policies() if one.id == name)


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
def test_the_year_is_read_from_the_person_s_page(home: Home, size: tuple[int, int]) -> None:
    home.services.people.add(
        "Jo [b]Bennett",
        policy(home, "leeds"),
        staff_group="newly-qualified",
        start_on=date(2026, 8, 31),
    )

    async def steps(they: Walker) -> None:
        await they.press("enter")
        assert isinstance(they.app.screen, PersonScreen)
        if size[1] > 30:
            assert "Fortnightly, until 28 Feb 2027." in they.text()
        await they.press("y")
        assert isinstance(they.app.screen, YearScreen)
        assert "Jo [b]Bennett" in they.status() and "Leeds" in they.status()
        assert "Next: initial assessment" in they.text()
        await they.press("end")
        await they.until(lambda: "No group session is in the log." in they.text(), "the end of it")
        await they.press("f1")
        assert "newly qualified year" in they.text()
        await they.press("escape", "escape")
        assert isinstance(they.app.screen, PersonScreen)

    walk(home, steps, size)


def test_of_anybody_else_the_key_says_in_a_sentence_that_there_is_none(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("enter", "y")
        assert "is not in the staff group newly-qualified" in they.text()
        await they.press("escape")
        assert isinstance(they.app.screen, PersonScreen)
        assert "Newly qualified year" not in they.text()

    walk(home, steps)
