"""What was typed can be taken back and brought back, in a line as in a paragraph."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from coach.domain.model import Part
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


def standing(they: Walker) -> dict[str, str]:
    """What stands in the window in front."""
    assert isinstance(they.app.screen, FillIn)
    return they.app.screen.filled()


def test_a_line_is_taken_back_word_by_word_and_brought_back(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f6")
        await they.type("Ring the school")
        await they.press("ctrl+z")
        assert standing(they)["what"] == "Ring the "
        await they.press("ctrl+z")
        assert standing(they)["what"] == "Ring "
        await they.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert standing(they)["what"] == "Ring the school"
        await they.press("home", "ctrl+k")
        assert standing(they)["what"] == ""
        await they.press("ctrl+z")  # a line deleted by a slip of the hand
        assert standing(they)["what"] == "Ring the school"
        await they.press("backspace", "backspace", "ctrl+z")
        assert standing(they)["what"] == "Ring the school"
        await they.type("!")
        await they.press("ctrl+y")  # after something new there is nothing to bring back
        assert standing(they)["what"] == "Ring the school!"

    walk(home, steps, person_id=jo.person.id)


def test_what_stood_in_a_line_at_first_is_where_taking_back_ends(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action One\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2", "h")
        assert standing(they)["what"] == "One"
        await they.type(" more")
        await they.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert standing(they)["what"] == "One"

    walk(home, steps, person_id=jo.person.id)


@pytest.mark.parametrize("key", ["", "ctrl+b"], ids=["the note", "two accounts"])
def test_a_paragraph_is_taken_back_too(home: Home, key: str) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        if key:
            await they.press(key)
        await they.type("She said so")
        area = they.app.screen.focused
        assert isinstance(area, TextArea) and area.text == "She said so"
        await they.press("ctrl+z")
        assert area.text == ""
        await they.press("ctrl+y")
        assert area.text == "She said so"

    walk(home, steps, person_id=jo.person.id)


def test_what_was_dropped_is_brought_back_also_after_a_look_at_today(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action Ring the school\n:close\n")
    status = "SELECT status FROM agreed_action"

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "2", "d")
        assert home.services.database.rows(status) == [{"status": "done"}]
        await they.press("escape", "y")
        assert they.at_today
        await they.press("s", "ctrl+g", "2", "u")
        assert home.services.database.rows(status) == [{"status": "open"}]
        place = they.session.session.talk.place
        assert place.part is Part.LOOK_BACK  # and they are where they were

    walk(home, steps)
