"""Everything can be reached from the palette and put on another key, a list's own keys too."""

from __future__ import annotations

import pytest

from coach.domain.model import Part
from coach.errors import BadInput
from coach.screens.keys import named_bindings, with_key
from coach.screens.list_keys import LIST_KEYS
from coach.settings import Settings
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


def in_palette(they: Walker) -> dict[str, object]:
    """What the palette holds here."""
    return {one.title: one.callback for one in they.app.get_system_commands(they.app.screen)}


async def run(they: Walker, title: str) -> None:
    """Choose something in the palette by its words."""
    callback = in_palette(they)[title]
    assert callable(callback)
    callback()
    await they.pilot.pause()


def test_the_palette_does_what_the_list_of_a_part_does(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    home.hold(jo, ":action Ring the school\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2")
        here = {title for title in in_palette(they) if "Ring the school" in title}
        assert {title.partition(":")[0] for title in here} == {
            *("Done", "Carry on", "Change", "Drop")
        }
        (drop,) = (title for title in here if title.startswith("Drop"))
        await run(they, drop)
        assert isinstance(they.app.screen, FillIn)
        await they.press("escape", "ctrl+g", "4")
        assert "Add: Caseload" in in_palette(they) and not any(
            "Ring" in one for one in in_palette(they)
        )
        (nothing,) = (title for title in in_palette(they) if title.startswith("Nothing new: K1"))
        await run(they, nothing)
        assert "nothing new" in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_typing_can_be_taken_back_and_coach_left_from_the_palette(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("She said so")
        await run(they, "Take back what was typed")
        editor = they.app.screen.focused
        assert getattr(editor, "text", None) == ""
        await run(they, "Bring back what was typed")
        assert getattr(editor, "text", None) == "She said so"
        assert "Quit" in in_palette(they)

    walk(home, steps, person_id=jo.person.id)


def test_a_lists_key_can_be_another_one_and_the_list_says_so(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action Ring the school\n:close\n")
    settings = with_key(Settings(), "look_back.done", "f")
    home.services.choose(with_key(settings, "session.undo", "f11"))

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2")
        assert "f done" in they.text()
        await they.press("f")
        rows = home.services.database.rows("SELECT status FROM agreed_action")
        assert rows == [{"status": "done"}]
        await they.press("f11")
        rows = home.services.database.rows("SELECT status FROM agreed_action")
        assert rows == [{"status": "open"}]
        await they.press("d")  # which is only a letter now
        assert they.session.query_one("#note").text == "d"  # type: ignore[attr-defined]

    walk(home, steps, person_id=jo.person.id)


def test_every_key_of_a_list_has_a_name_that_settings_list() -> None:
    names = named_bindings()
    for part in Part:
        for binding in LIST_KEYS.get(part, ()):
            assert binding.id in names
    assert {"notes.take_out", "write.undo", "write.redo", "settings.leave"} <= set(names)
    assert {"keys.reset", "year.leave", "page.leave", "help.leave", "lines.open"} <= set(names)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("look_back.done", "x"),  # which drops it
        ("look_back.done", "f8"),  # a door of the session, beneath the list
        ("look_back.done", "u"),
        ("session.undo", "d"),  # the same the other way round
        ("write.undo", "x"),  # a letter writes
        ("write.undo", "f2"),
        ("notes.take_out", "f10"),
        ("one_of.next", "f8"),
    ],
)
def test_a_lists_key_takes_no_key_that_is_in_use_there(name: str, key: str) -> None:
    with pytest.raises(BadInput):
        with_key(Settings(), name, key)


def test_two_lists_may_have_the_same_key() -> None:
    settings = with_key(Settings(), "look_back.done", "f")
    assert with_key(settings, "caseload.nothing_new", "f").keymap == {
        "look_back.done": "f",
        "caseload.nothing_new": "f",
    }
