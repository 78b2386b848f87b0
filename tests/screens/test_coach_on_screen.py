"""The coach on screen: three suggestions, later, not for us, our own, nudges, banks, settings."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from coach.domain.model import Stage
from coach.domain.nudging import NUDGES, NudgeKind
from coach.domain.people import Supervisee
from coach.screens.banks import BanksScreen
from coach.screens.picker import Picker
from coach.widgets.choosing import ChooseOne
from tests.builders import Home
from tests.screens.walking import Walker, walk

WIDE = (120, 44)


def in_discussion(home: Home) -> Supervisee:
    """Somebody whose session stands in a discussion, a question in hand."""
    jo = home.add()
    session = home.open(jo)
    session.talk.begin_topic("The visit")
    session.talk.move_to_stage(Stage.REFLECTION)
    session.asking.next()
    return jo


def own_bank(home: Home) -> None:
    """A bank of one's own, with markup in its words."""
    folder = home.services.places.config / "banks"
    folder.mkdir(parents=True)
    (folder / "team.yaml").write_text(
        "bank: team\ntitle: '[red]T'\nquestions:\n"
        "  - id: team-b\n    text: '[bold red]What[/] of zebras?'\n    stages: [reflection]\n",
        encoding="utf-8",
    )


def in_hand(they: Walker) -> str:
    """The id of the question in hand."""
    asked = they.session.session.talk.asked
    assert asked is not None
    return asked.question_id


def lines_of(they: Walker, where: str) -> list[str]:
    """The lines of a list on screen."""
    found = they.app.screen.query_one(where, OptionList)
    return [str(found.get_option_at_index(n).prompt) for n in range(found.option_count)]


def test_one_key_shows_the_other_suggestions_with_their_reasons(home: Home) -> None:
    jo = in_discussion(home)
    found = home.open(jo).asking.others()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+e")
        assert isinstance(they.app.screen, ChooseOne)
        shown = lines_of(they, "OptionList")
        for line, one in zip(shown, found, strict=False):
            assert one.question.text in line and one.why in line
        await they.press("2")
        assert in_hand(they) == found[1].question.id
        await they.press("ctrl+e", "escape")
        assert in_hand(they) == found[1].question.id

    walk(home, steps, WIDE, jo.person.id)


def test_later_and_not_for_us_can_be_undone(home: Home) -> None:
    jo = in_discussion(home)

    async def steps(they: Walker) -> None:
        first = in_hand(they)
        await they.press("ctrl+f")
        second = in_hand(they)
        await they.press("ctrl+e", "x")
        assert len({first, second, in_hand(they)}) == 3
        asking = they.session.session.asking
        assert asking.situation().refused == {first, second}
        they.session.action_undo()
        assert asking.situation().refused == {first}
        they.session.action_undo()
        assert asking.situation().refused == frozenset()

    walk(home, steps, person_id=jo.person.id)


def test_what_is_not_for_us_can_be_let_back_in_at_a_later_session(home: Home) -> None:
    jo = in_discussion(home)

    async def steps(they: Walker) -> None:
        await they.press("ctrl+e", "x")

    async def later(they: Walker) -> None:
        refused = they.session.session.asking.situation().refused
        assert len(refused) == 1
        await they.press("ctrl+e", "u")
        assert "not for us" in they.text()
        await they.press("1")
        assert they.session.session.asking.situation().refused == frozenset()
        await they.press("ctrl+e", "u")
        assert isinstance(they.app.screen, ChooseOne)  # nothing is set aside: u is no choice

    walk(home, steps, person_id=jo.person.id)
    home.open(jo).closing.close()
    home.clock.move_on(days=20)
    walk(home, later, person_id=jo.person.id)


def test_what_was_put_off_stands_in_prepare(home: Home) -> None:
    jo = in_discussion(home)
    session = home.open(jo)
    wording = session.talk.asked.wording if session.talk.asked else ""

    async def steps(they: Walker) -> None:
        await they.press("ctrl+e", "l")

    async def after(they: Walker) -> None:
        await they.press("p")
        assert "Questions put off to this time" in they.text()
        assert wording[:40] in they.text()

    walk(home, steps, person_id=jo.person.id)
    home.open(jo).closing.close()
    home.clock.move_on(days=20)
    walk(home, after, WIDE)


def test_a_question_in_our_own_words_is_asked_and_a_closed_one_stays_to_be_put_right(
    home: Home,
) -> None:
    jo = in_discussion(home)

    async def steps(they: Walker) -> None:
        await they.press("ctrl+e", "w")
        await they.type("Did it help")
        await they.press("enter")
        assert "yes or no" in they.text()
        field = they.app.screen.query_one(Input)
        field.value = "What helped?"
        await they.press("enter")
        assert in_hand(they) == "my-what-helped"

    walk(home, steps, person_id=jo.person.id)


def test_the_suggestions_stand_at_the_top_of_the_picker_with_their_reasons(home: Home) -> None:
    own_bank(home)
    jo = in_discussion(home)
    found = home.open(jo).asking.suggestions()

    async def steps(they: Walker) -> None:
        await they.press("f3")
        assert isinstance(they.app.screen, Picker)
        shown = lines_of(they, "#found")
        for line, one in zip(shown, found, strict=False):
            assert line.startswith(one.question.text) and one.why in line
        texts = [line.split("\n")[0] for line in shown]
        assert len(set(texts)) == len(texts)  # none stands again further down
        assert shown[len(found)].count("\n") == 1  # no reason there
        await they.type("zebras")
        [only] = lines_of(they, "#found")
        assert only.startswith("[bold red]What[/] of zebras?") and "yours" in only
        assert "[bold red]What[/] of zebras?" in they.text()
        await they.press("enter")
        assert in_hand(they) == "team-b"
        assert "[bold red]What[/] of zebras?" in they.text()

    walk(home, steps, WIDE, jo.person.id)


def test_all_banks_can_be_browsed_with_their_cells(home: Home) -> None:
    own_bank(home)
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("b")
        assert isinstance(they.app.screen, BanksScreen)
        whole = len(home.services.content.banks().questions)
        assert f"{whole} questions" in they.status()
        assert "Experience" in they.text() and "Mediation" in they.text()
        await they.type("zebras")
        assert "1 question in 1 bank" in they.status()
        assert "[bold red]What[/] of zebras?" in they.text() and "yours" in they.text()
        await they.type("zzz")
        assert "0 questions" in they.status()
        await they.press("escape")
        assert not isinstance(they.app.screen, BanksScreen)

    walk(home, steps, WIDE)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_a_nudge_is_put_away_by_escape_first(home: Home, size: tuple[int, int]) -> None:
    jo = home.add()
    session = home.open(jo)
    session.talk.begin_topic("The visit")
    for _ in range(4):
        session.asking.next()
        home.clock.move_on(minutes=4)

    async def steps(they: Walker) -> None:
        await they.press("f4", "p")
        start = NUDGES[NudgeKind.QUICK_FIX][:30]
        assert start in they.text()
        await they.press("f2")
        assert start in they.text()  # it waits
        await they.press("escape")
        assert start not in they.text() and they.app.screen is they.session
        await they.press("f2")
        assert start not in they.text()
        await they.press("escape")
        assert isinstance(they.app.screen, ChooseOne)  # now Escape leaves

    walk(home, steps, size, jo.person.id)


def test_a_nudge_can_be_turned_off_in_the_settings(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("comma")
        await they.press("down", "down", "down", "down", "enter")
        await they.press("1")
        assert "off  From what happened" in they.text()
        await they.press("escape")
        assert "1 of 7 turned off" in they.text()

    walk(home, steps, WIDE)
    assert home.again().services.settings.nudges_turned_off == {"quick-fix"}


def test_f9_shows_what_this_discussion_has_covered(home: Home) -> None:
    jo = in_discussion(home)
    coverage = home.services.coverage.of_discussion(home.open(jo).talk.place.discussion_id or "")

    async def steps(they: Walker) -> None:
        await they.press("f9")
        text = they.text()
        assert "Why this question" in text and "Lenses used in this discussion" in text
        row = next(line for line in text.splitlines() if "Reflection " in line and "·" in line)
        assert any(letter in row for letter in "CSOP")
        assert coverage.counts

    walk(home, steps, (120, 44), jo.person.id)
