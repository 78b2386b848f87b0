"""Prepare on screen: whose an item is, what stands beside it, a worry, a concern, agendas sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.model import Function
from coach.domain.row import Audience, Destination, Voice
from coach.screens.concern import ConcernScreen
from coach.screens.prepare import PrepareScreen
from coach.widgets.reading import Page
from tests.builders import Home
from tests.screens.walking import Walker, walk
from tests.services.pairs import side, two_homes


async def filled(they: Walker, *lines: str) -> None:
    """Fill a window in line by line, and take it."""
    for line in lines[:-1]:
        await they.type(line)
        await they.press("enter")
    await they.type(lines[-1])
    await they.press("ctrl+s")


def test_an_item_says_who_raised_it_for_what_and_what_stands_beside_it(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("p", "a")
        await filled(they, "The flat", "j", "a", "15", "K1", "support and dev")
        text = they.text()
        assert "The flat · needs: a decision · 15 min" in text
        assert "raised by Jo Bennett · shared · development · support · case K1" in text
        await they.press("e", "r")
        await filled(they, "Case file K1, page 3")
        assert "  beside it: Case file K1, page 3" in they.text()
        await they.press("enter", "end")
        await filled(they, " on Mill Lane")
        await they.press("down", "delete")
        assert "page 3" not in they.text()
        await they.press("u")
        assert "page 3" in they.text()
        await they.press("s", "y", "ctrl+g", "3")
        assert "1. The flat on Mill Lane · a decision · 15 min" in they.text()
        await they.press("enter")
        assert "The flat on Mill Lane · K1" in they.status()

    walk(home, steps)
    (item,) = home.open(jo).agreeing.agenda()
    assert (item.raised_by, item.destination) == (Voice.SUPERVISEE, Destination.CASE)
    assert item.functions == (Function.DEVELOPMENT, Function.SUPPORT)


def test_an_unknown_function_or_a_name_for_a_case_is_refused_at_its_line(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("p", "a")
        await filled(they, "The flat", "", "", "", "Sam Lee", "kindness")
        focused = they.app.screen.focused
        assert "none of the four functions" in they.text()
        assert focused is not None and focused.id == "field-functions"
        await they.press("home", "ctrl+k", "ctrl+s")
        focused = they.app.screen.focused
        assert "reads like a name" in they.text()
        assert focused is not None and focused.id == "field-case"

    walk(home, steps)


def test_a_worry_about_the_work_is_only_yours_until_it_is_announced_whole(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("p", "p")
        assert "begins no capability procedure" in " ".join(they.text().split())
        await filled(they, "Late records", "October dip-sample", "")
        assert "only Supervisor's until it is announced" in they.text()
        assert "beside it: October dip-sample" in they.text()
        said: list[str] = []
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("m")  # nothing is asked before it is whole
        assert said[0].startswith("Before it is announced it needs what good looks like")
        await they.press("enter")
        await filled(they, "", "", "", "Within two days", "Two mornings", "2027-01-15")
        await they.press("m", "y")
        assert "announced 22 Nov 2026 · looked at again 15 Jan 2027" in they.text()

    walk(home, steps, (100, 50))
    reader = home.services.people.reader()
    (item,) = home.services.preparing.items(jo, reader)
    assert item.audience is Audience.PAIR
    assert home.services.performance.matter(item, reader).good == "Within two days"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_supervisee_prepares_at_home_and_a_concern_stays_there(size: tuple[int, int]) -> None:
    with two_homes() as (amara, jo):
        amara.add("The rota")
        sent, back = jo.home.root / "in.md", jo.home.root / "back.md"
        sent.write_bytes(amara.send())

        async def steps(they: Walker) -> None:
            await they.press("p", "p")  # it is for the supervisor to raise one
            assert isinstance(they.app.screen, PrepareScreen)
            await they.press("i")
            await filled(they, str(sent))
            assert isinstance(they.app.screen, Page) and "new: The rota" in they.text()
            await they.press("escape")
            assert "raised by Amara Osei · shared" in they.text()
            await they.press("c", "down", "enter")
            await filled(they, "Marigold")
            assert isinstance(they.app.screen, ConcernScreen) and "Marigold" in they.text()
            await they.press("down", "t")
            assert "Marigold (taken 22 Nov 2026)" in they.text()
            await they.press("escape", "x")
            await filled(they, str(back))
            assert "Goes along: The rota" in they.text()

        walk(jo.home, steps, size)
        assert jo.outcomes(back.read_bytes()) == [("The rota", "already here")]
        assert b"Marigold" not in back.read_bytes()


def test_a_supervisee_takes_part_on_screen_with_the_agenda_that_was_sent(tmp_path: Path) -> None:
    amara, jo = (
        side(tmp_path / "amara", "Amara Osei", "AMAR"),
        side(tmp_path / "jo", "Jo B", "JOBX"),
    )
    amara.home.add()
    amara.add("The rota")
    sent = tmp_path / "in.md"
    sent.write_bytes(amara.send())

    async def steps(they: Walker) -> None:
        assert "i   you are supervised" in they.text()
        await they.press("i")
        await filled(they, str(tmp_path / "none.md"))
        assert "none.md" in they.text()  # refused, and the window stays
        await they.press("ctrl+a", "ctrl+k")
        await filled(they, str(sent))
        assert "this home is Jo B's; nothing was taken in" in " ".join(
            they.text().replace("│", " ").split()
        )
        jo.home.services.set_up("Jo Bennett")
        await they.press("ctrl+s")
        told = " ".join(they.text().replace("│", " ").split())
        assert "You take part here now, as the supervisee of Amara Osei." in told
        assert "new: The rota" in told
        await they.press("escape")
        assert they.at_today
        assert "You with Amara Osei" in they.text()

    walk(jo.home, steps)
    amara.home.services.close()
