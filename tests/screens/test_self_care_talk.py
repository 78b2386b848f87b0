"""A self-care plan in conversation: one question at a time, alone and together, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from coach.domain.row import Audience
from coach.screens.care_windows import CareTalking
from coach.screens.self_care import SelfCareScreen
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk
from tests.services.pairs import Side
from tests.services.test_self_care import PAIR, add


def mine(home: Home) -> list[tuple[str, str]]:
    """The owner's own plan: words and who may know them."""
    care = home.services.self_care
    plan = care.plan(care.begin_own(), home.services.people.reader())
    return [(one.words, one.audience.value) for one in plan.items]


def talking(they: Walker) -> CareTalking:
    """The talk, in front."""
    window = they.app.screen
    assert isinstance(window, CareTalking), window
    return window


def typed(they: Walker) -> str:
    """What stands in the place to write."""
    return they.app.screen.query_one("#field-words", TextArea).text


def test_a_plan_of_ones_own_comes_about_one_question_at_a_time(home: Home) -> None:
    home.services.set_up("Amara Osei")

    async def steps(they: Walker) -> None:
        await they.press("c", "t")
        first = talking(they).heading
        assert "Two or three things" in they.text() and "Only you can read it" in they.text()
        await they.type("Rain")
        await they.press("f2")  # on without an answer: what was typed waits there
        assert talking(they).heading != first and typed(they) == ""
        await they.press("f3")
        assert talking(they).heading == first and typed(they) == "Rain"
        await they.press("ctrl+s")
        await they.until(lambda: talking(they).heading != first, "the next question")
        assert mine(home) == [("Rain", "only-mine")] and typed(they) == ""
        await they.press("f4", "f")
        assert "How the plan fits me" in they.text()
        await they.type("It does")
        await they.press("f7")
        assert "Your supervisor may know it" in they.text()
        await they.press("ctrl+s")
        await they.until(lambda: "Only you can read it" in they.text(), "the next one is private")
        assert mine(home)[-1] == ("It does", "pair")
        await they.type("Half a thou")
        await they.press("escape")
        assert "Rain" in they.text() and "my supervisor" in they.text()

    walk(home, steps)
    drafts = home.services.database.rows("SELECT words FROM draft")
    assert ["Half a thou" in one["words"] for one in drafts] == [True]  # and no other one


def test_barriers_say_whose_they_are_and_are_cleared(home: Home) -> None:
    home.services.set_up("Amara Osei")

    async def steps(they: Walker) -> None:
        await they.press("c", "a", "b")
        await they.type("No cover")
        await they.press("tab", "right", "right", "tab")
        await they.type("Sam")
        await they.press("ctrl+s")
        assert isinstance(they.app.screen, SelfCareScreen)
        assert "the team's; cleared by: Sam" in " ".join(they.text().split())
        await they.press("x")
        assert "cleared on 22 November 2026" in " ".join(they.text().split())
        await they.press("v")
        assert "Cleared: “No cover”" in they.text()
        await they.press("down", "enter")
        assert "cleared by: Sam" in they.text() and "cleared on" not in they.text()

    walk(home, steps)


def test_each_thing_says_who_may_know_it_and_the_day_to_look_again_is_chosen(home: Home) -> None:
    home.services.set_up("Amara Osei")
    add(Side(home), "Rain")

    async def steps(they: Walker) -> None:
        await they.press("c", "w", "s")
        assert mine(home) == [("Rain", "pair")]
        await they.press("w", "o")
        await they.type("the team")
        await they.press("enter")
        assert "my supervisor; also the team" in they.text()
        await they.press("w", "m")
        assert mine(home) == [("Rain", "only-mine")] and "only me" in they.text()
        await they.press("down", "enter")
        await they.type("2027-01-09")
        await they.press("enter")
        assert "Look again by 09 Jan 2027" in they.text()
        await they.press("l")
        assert "looked at 22 Nov 2026" in they.status()
        await they.press("up", "delete")
        assert mine(home) == []
        await they.press("u")
        assert mine(home) == [("Rain", "only-mine")]

    walk(home, steps)


def test_a_copy_is_written_and_taken_in_by_keys(home: Home, tmp_path: Path) -> None:
    home.services.set_up("Amara Osei")
    add(Side(home), "Rain", PAIR)
    add(Side(home), "Hush")
    path = tmp_path / "copy.md"

    async def steps(they: Walker) -> None:
        await they.press("c", "e")
        assert "Goes along: Rain" in they.text() and "only yours and stays" in they.text()
        await they.type(str(path))
        await they.press("enter", "escape", "d", "w")
        assert "i" not in they.app.screen.active_bindings  # nobody's copy comes into one's own plan

    walk(home, steps)
    assert "Rain" in path.read_text() and "Hush" not in path.read_text()
    assert any("Hush" in text for text in home.documents().values())


def test_a_copy_comes_in_where_somebody_is_supervised(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path, home.clock, home.services)
    jo = home.add()
    path = tmp_path / "copy.md"
    path.write_text(
        "---\nformat: coach-self-care\nversion: 1\nsupervisee: Jo Bennett\n"
        "sent_at: '2026-11-22T14:00:00+00:00'\n---\n\n## What helps\n\n> Rain\n"
    )

    async def steps(they: Walker) -> None:
        await they.press("enter", "c", "i")
        await they.type(str(path))
        await they.press("enter")
        assert "new: What helps: Rain" in they.text()

    walk(home, steps)
    plan = other.services.self_care.plan(jo, home.services.people.reader())
    assert [(one.words, one.audience) for one in plan.items] == [("Rain", Audience.PAIR)]


def test_together_it_is_asked_before_anything_is_filed_and_support_is_kept(home: Home) -> None:
    jo = home.add()
    care = home.services.self_care

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "s", "t")
        assert "it stands in Jo Bennett's shared plan" in " ".join(
            they.text().replace("│", " ").split()
        )
        await they.press("f7")
        assert talking(they)._audience is PAIR  # no secrets in a supervisor's home
        await they.type("Tea")
        await they.press("ctrl+s", "n", "escape")
        assert care.plan(jo, home.services.people.reader()).items == ()
        await they.press("t", "ctrl+s", "y")
        await they.until(lambda: typed(they) == "", "the next question")
        await they.press("escape", "s")
        await they.type("Cover on Thursdays")
        await they.press("enter")

    walk(home, steps, person_id=jo.person.id)
    assert [one.words for one in care.plan(jo, home.services.people.reader()).items] == ["Tea"]
    assert care.support_of(jo, home.open(jo).talk.session) == "Cover on Thursdays"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_talk_fits_every_screen(home: Home, size: tuple[int, int]) -> None:
    home.services.set_up("Amara Osei")
    add(Side(home), "Rain " * 60, PAIR)

    async def steps(they: Walker) -> None:
        for keys in (("c",), ("t",), ("f4",), ("b",), ("escape", "enter"), ("escape", "v"),
                     ("escape", "e"), ("escape", "o"), ("escape", "w")):  # fmt: skip
            await they.press(*keys)
            for widget in they.app.screen.query("*"):
                region = widget.region
                assert region.x >= 0 and region.right <= size[0], (keys, widget, region)
        await they.press("escape", "t")
        window = they.app.screen
        assert isinstance(window, FillIn)
        title = window.query_one(".dialog-title").region
        editor = window.query_one("#field-words").region
        assert title.y >= 0 and editor.bottom <= size[1], (title, editor)

    walk(home, steps, size)
