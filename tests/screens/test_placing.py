"""On screen, too, a note about a case is refused where the policy keeps cases out, and stays."""

from __future__ import annotations

from coach.domain.row import Destination
from tests.builders import Home
from tests.screens.walking import Walker, walk
from tests.services.test_placing import by


def test_in_leeds_f7_p_says_why_and_the_note_keeps_its_place(home: Home) -> None:
    jo = by(home, "leeds")
    session = home.open(jo)
    session.talk.begin_topic("The visit")
    session.talk.take_case("K1")
    session.talk.pause()

    async def steps(they: Walker) -> None:
        await they.type("I was afraid.")
        assert "goes to: the child's record, K1: on the child's file" in they.text()
        await they.press("f7", "p")
        told = [one.message for one in they.app._notifications]
        assert any("holds nothing that is about a case (Leeds 4.13)" in one for one in told)
        assert "goes to: the child's record, K1" in they.text()
        await they.until_saved()
        (note,) = they.session.session.noting.all()
        assert (note.words, note.destination) == ("I was afraid.", Destination.CASE)
        await they.press("ctrl+g", "r")
        assert "No word yet on what the child would say." in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_placing_all_at_once_places_what_may_go_there_and_tells_of_the_rest(home: Home) -> None:
    jo = by(home, "leeds")
    session = home.open(jo)
    session.noting.note("A long week.")
    session.talk.begin_topic("The visit")
    session.talk.take_case("K1")
    session.talk.send_to(Destination.UNPLACED)
    session.noting.note("I was afraid.")
    session.talk.pause()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "6", "a", "p")
        told = [one.message for one in they.app._notifications]
        assert any("(Leeds 4.13)" in one for one in told)

    walk(home, steps, person_id=jo.person.id)
    found = {one.words: one.destination for one in home.open(jo).noting.all()}
    assert found == {"A long week.": Destination.PERSONAL, "I was afraid.": Destination.UNPLACED}
