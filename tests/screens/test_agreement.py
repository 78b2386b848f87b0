"""The agreement on screen, by its keys: written together, accepted by each, and begun anew."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from coach.domain.people import Supervisee
from coach.domain.row import Voice
from coach.screens.agreement import AgreementScreen, SectionEditor
from coach.screens.preparation_tools import ToolScreen
from coach.services.agreement_writing import SectionWriting
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


def with_policy(home: Home, policy: str) -> Supervisee:
    """Jo, whose pair works by a policy."""
    policies = {one.id: one for one in home.services.content.policies()}
    return home.services.people.add("Jo Bennett", policies[policy], "Social worker")


async def opened(they: Walker, jo: Supervisee) -> AgreementScreen:
    """Jo's agreement, on the screen."""
    screen = AgreementScreen(they.home.services, jo.person.id)
    they.app.push_screen(screen)
    await they.until(lambda: they.app.screen is screen and screen.is_mounted, "the agreement")
    await they.pilot.pause()
    return screen


def written(home: Home, jo: Supervisee) -> list[tuple[int, str, str, str]]:
    """Every version as it is on the disk: number, status, heading and words."""
    file = home.services.agreements.of(jo, home.services.people.reader()).file
    return [
        (v.version, str(v.status), s.heading, s.words) for v in file.versions for s in v.written
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_it_is_written_accepted_by_both_and_begun_anew(home: Home, size: tuple[int, int]) -> None:
    jo = with_policy(home, "cafcass")

    async def steps(they: Walker) -> None:
        screen = await opened(they, jo)
        assert "Nothing is agreed in Coach yet" in they.text()
        await they.press("f9")
        assert "Service objectives · Cafcass 3.8" in they.text()
        assert "Which aims of the role" in they.text()
        await they.press("f2")
        await they.type("To think together.")
        await they.press("f2")
        assert written(home, jo) == [(1, "draft", "Purpose", "To think together.")]
        await they.press("f4")
        assert "Still empty: Service objectives" in they.text()
        assert "Purpose," not in they.text()
        await they.press("ctrl+s")
        assert "waits for Jo Bennett" in they.text()
        await they.press("shift+f2")
        await they.type(" Often.")
        await they.press("f2")  # other words: that yes was to the earlier ones
        assert screen.together.waits_for() == ("Supervisor", "Jo Bennett")
        await they.press("f4", "ctrl+s", "f4", "ctrl+s")
        assert "version 1, agreed 22 Nov 2026" in they.status()
        assert "stays as it is" in " ".join(they.text().split())
        await they.type("x")  # and so it does
        await they.press("f9")
        await they.type("New. ")
        await they.press("f2", "shift+f2", "escape")
        assert not isinstance(they.app.screen, AgreementScreen)

    walk(home, steps, size)
    assert written(home, jo) == [
        (1, "agreed", "Purpose", "To think together. Often."),
        (2, "draft", "Service objectives", "New."),
        (2, "draft", "Purpose", "To think together. Often."),
    ]
    assert "Jo Bennett/Agreement/2026-11-22 Agreement v1.md" in home.documents()


def test_the_wording_before_lies_beside_and_a_version_can_be_put_aside(home: Home) -> None:
    jo = with_policy(home, "bracknell-forest")
    agreements, reader = home.services.agreements, home.services.people.reader()
    (section,) = agreements.draft(jo, reader).sections
    SectionWriting(agreements, jo, reader, section).keep("We say so [first].")
    for by in (Voice.SUPERVISOR, Voice.SUPERVISEE):
        agreements.accept(jo, by, reader)

    async def steps(they: Walker) -> None:
        screen = await opened(they, jo)
        assert they.status().startswith("Contract · Jo Bennett · version 1, agreed")
        await they.press("f9", "f7", "1")
        await they.type("For the children.")
        await they.press("tab", "up")
        assert screen.query_one(SectionEditor).text == "We say so [first]."
        assert they.text().count("We say so [first].") == 2 and "Version 1" in they.text()
        await they.press("delete")
        assert "version 1, agreed" in they.status()
        await they.press("u")
        assert "version 2, being drawn up" in they.status()
        assert "● What supervision is for" in they.text()

    walk(home, steps)


def test_what_is_only_mine_stays_covered_while_both_are_looking(home: Home) -> None:
    jo = with_policy(home, "plain")
    tools, owner = home.services.preparation_tools, home.services.people.owner()
    tool = tools.all()[0]
    alone = home.services.people.reader()
    tools.answer(jo, tool, tool.questions[0], owner.id, "Ticking boxes", alone)

    async def steps(they: Walker) -> None:
        await opened(they, jo)
        await they.press("f3", "enter")
        assert isinstance(they.app.screen, ToolScreen)
        assert "Ticking" not in they.text() and "only theirs" in they.text()
        await they.press("enter", "2")
        window = they.app.screen
        assert isinstance(window, FillIn) and "for both of you to read" in they.text()
        await they.type("Being heard")
        await they.press("ctrl+s")
        assert "Jo Bennett: Being heard" in they.text()
        await they.press("s")
        assert "Ticking" not in they.text()
        await they.press("m")
        assert "(only yours): Ticking boxes" in they.text()
        await they.press("enter", "1")
        assert they.app.screen.query_one(TextArea).text == "Ticking boxes"
        await they.press("escape", "s", "m")
        assert "Supervisor: Ticking boxes" in they.text()

    walk(home, steps)
