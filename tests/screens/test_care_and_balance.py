"""The self-care plan and the function balance on screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import TextArea

from coach.domain.balance import shares_of
from coach.domain.function_names import MODEL
from coach.domain.model import Function
from coach.domain.people import Supervisee
from coach.domain.row import Voice
from coach.domain.self_care import CareKind
from coach.screens.balance import BalanceScreen
from coach.screens.balance_drawing import FILLS, bar, plot
from coach.screens.care_windows import KIND_KEYS
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


def shared(home: Home, jo: Supervisee, version: int | None = None) -> list[str]:
    """The words of the plan in a version, or as it stands."""
    plan = home.services.self_care.plan(jo, home.services.people.reader(), version)
    return [item.words for item in plan.items]


def test_a_plan_is_added_to_changed_taken_out_of_and_brought_back(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("enter", "c")
        assert "Nothing is shared yet" in they.text()
        await they.press("delete", "enter", "u", "l", "a", "n", *"Walks", "ctrl+s")
        assert "File this in" in they.text() and shared(home, jo) == []
        await they.press("y")
        assert shared(home, jo) == ["Walks"] and "Walks" in they.text()
        await they.press("enter")
        window = they.app.screen
        assert isinstance(window, FillIn)
        assert window.filled() == {"words": "Walks", "domain": ""}
        window.query_one(TextArea).text = ""
        await they.press("ctrl+s")  # without words the plan is as it was
        assert they.app.screen is window and shared(home, jo) == ["Walks"]
        await they.press(*"Long", "escape")
        await they.press("enter")
        assert they.app.screen.query_one(TextArea).text == "Long"  # left, and not lost
        await they.press("ctrl+s", "n")
        assert shared(home, jo) == ["Walks"] and "Long" in they.text()  # asked, and not filed
        await they.press("ctrl+s", "y")
        assert shared(home, jo) == ["Long"] and shared(home, jo, 1) == ["Walks"]
        await they.press("delete")
        assert shared(home, jo) == [] and "Nothing is shared yet" in they.text()
        await they.press("u")
        assert shared(home, jo) == ["Long"] and shared(home, jo, 1) == ["Walks"]

    walk(home, steps)
    assert home.services.stores.self_care.reviews(jo.file.id) == []  # alone, nothing is looked at
    assert home.services.database.rows("SELECT window FROM draft") == []


def test_check_in_shows_the_plan_and_one_key_says_that_it_still_works(home: Home) -> None:
    jo = home.add()
    reader, care = home.services.people.reader(), home.services.self_care
    reviews = home.services.stores.self_care.reviews

    async def empty(they: Walker) -> None:
        await they.press("ctrl+w")
        assert reviews(jo.file.id) == []  # nothing is there to be looked at

    async def steps(they: Walker) -> None:
        assert "What helps: The park" in they.text() and "looked at together" not in they.text()
        await they.type("We")  # the note comes first, the plan is only there to be seen
        assert "Ctrl+W" in they.text()
        await they.press("ctrl+w", "ctrl+w")
        assert len(reviews(jo.file.id)) == 1 and "looked at together" in they.text()
        assert "Ctrl+W" not in they.text()  # it is said once, and then asks no more
        await they.press("shift+tab", "u")
        assert reviews(jo.file.id) == [] and "looked at together" not in they.text()
        await they.press("y")
        assert len(reviews(jo.file.id)) == 1
        await they.press("ctrl+g", "4")
        assert "The park" not in they.text()

    walk(home, empty, person_id=jo.person.id)
    care.share(jo, CareKind.HELPS, "The park", None, reader)
    walk(home, steps, person_id=jo.person.id)


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert len(set(KIND_KEYS)) == len(KIND_KEYS) == len(CareKind)


def test_looking_at_a_plan_twice_in_one_session_is_kept_once(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "s")
        assert "l Looked at" in they.text()
        await they.press("l", "l")
        assert "looked at 22 Nov 2026" in they.status()

    walk(home, steps, person_id=jo.person.id)
    assert len(home.services.stores.self_care.reviews(jo.file.id)) == 1


@given(
    st.lists(st.floats(0, 1e6), min_size=4, max_size=4).filter(lambda found: sum(found) > 60),
    st.integers(1, 200),
)
def test_a_bar_is_as_wide_as_it_should_be(seconds: list[float], width: int) -> None:
    shares = shares_of(dict(zip(Function, seconds, strict=True)))
    assert shares is not None
    drawn = bar(shares, MODEL.own, width)
    assert len(drawn) == width
    for one, fill in zip(MODEL.own, FILLS, strict=False):
        count = drawn.count(fill) + drawn.count(one.letter)
        assert abs(count - shares[one.id] * width) < 1
        assert count == 0 or shares[one.id] > 0


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_the_balance_names_its_patterns_and_shows_what_each_one_felt(
    home: Home, size: tuple[int, int]
) -> None:
    jo = home.add()
    for script in (":function support\n:minutes 30\n", ":function management\n:minutes 10\n"):
        home.hold(jo, f":topic A\n{script}:close\n")
    pair = home.open(jo)
    pair.agreeing.feel_balance("supervisor", [40, 20, 30, 10])  # type: ignore[arg-type]
    pair.closing.close()

    async def steps(they: Walker) -> None:
        await they.press("enter", "b")
        assert isinstance(they.app.screen, BalanceScreen)
        text = they.text()
        for one, fill in zip(MODEL.own, FILLS, strict=False):
            assert f"{one.letter}{fill}{fill} {one.name}" in text
        whole = plot(home.services.balances.of(jo), 30).plain
        for words in ("30 min", "10 min", "felt", "Together", "sessions so far", "?"):
            assert words in whole, words
        page = they.app.screen.query_one("#page")
        await they.until(lambda: page.max_scroll_x == 0, "all of it in sight")
        await they.press("escape")
        assert not isinstance(they.app.screen, BalanceScreen)

    walk(home, steps, size)


def test_without_minutes_the_balance_says_how_it_will_grow(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("enter", "b")
        assert "No minutes have been kept yet" in they.text()

    walk(home, steps)


def test_the_same_picture_is_heard_as_lines_and_the_cells_stand_beside_it(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:lens partners\n:function support\n:minutes 30\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("enter", "b", "t")
        assert "Support: 30.0 minutes, 100%." in they.text() and "▒" not in they.text()
        await they.press("c")
        assert "Experience, Support, Partners: asked" in they.text()
        await they.press("t")
        for words in ("Experience", "Reflection", "Analysis", "Plan", "Partn", "/30"):
            assert words in they.text(), words
        await they.press("c", "w")
        assert "the last 6 months" in they.status()
        await they.press("w")
        assert "the last 6 sessions" in they.status()

    walk(home, steps)


@pytest.mark.parametrize("size", [(60, 20)])
def test_what_is_made_of_it_and_felt_later_is_kept_from_the_screen(
    home: Home, size: tuple[int, int]
) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\n:function support\n:minutes 30\n:close\n")
    balances, reader = home.services.balances, home.services.people.reader()

    async def steps(they: Walker) -> None:
        await they.press("enter", "b", "a", "u")  # nothing was said, nothing to undo
        await they.press("y")
        await they.type("Court")
        await they.press("escape", "y")
        assert "Court" in they.text()  # left, and not lost
        await they.press("ctrl+s", "a", "1", "p")
        assert [one.destination for one in balances.answers(jo, reader)] == ["personal"]
        await they.press("a", "1", "x")
        assert balances.answers(jo, reader) == []
        await they.press("u")
        assert [one.words for one in balances.answers(jo, reader)] == ["Court"]
        await they.press("o", "1", "2", "down", "right", "enter")
        assert sum(balances.of(jo).sessions[0].felt[Voice.SUPERVISEE].values()) == 1
        await they.press("end")
        assert "Said before" in they.text() and "Court" in they.text()

    walk(home, steps, size)


def test_the_pair_says_which_of_five_functions_a_discussion_serves(home: Home) -> None:
    policies = home.services.content.policies()
    five = next(one for one in policies if one.id == "south-gloucestershire")
    jo = home.services.people.add("Jo Bennett", five, "")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+t")
        await they.type("The new form")
        await they.press("enter", "enter", "ctrl+d")
        assert "Encouragement of best practice" in they.text()
        await they.press("e")
        home.clock.move_on(minutes=10)
        await they.press("f9")
        assert "Encouragem…" in they.text() and "10.0" in they.text()
        await they.press("f9", "ctrl+g", "y")
        assert "Why may this be?" in they.text()
        await they.type("The form")
        await they.press("ctrl+s", "ctrl+g", "w", "2")
        assert "Professional development" in they.text() and " 20%" in they.text()
        await they.press("enter", "ctrl+g", "e", "y")

    walk(home, steps, person_id=jo.person.id)
    found = home.services.balances.of(jo)
    assert found.window_minutes["best-practice"] == 10
    assert found.sessions[0].felt[Voice.SUPERVISEE]["change"] == 0.2
    (answer,) = home.services.balances.answers(jo, home.services.people.reader())
    assert answer.words == "The form" and answer.session_id == found.sessions[0].session_id
    assert "The form" not in "".join(home.documents().values())  # it was placed nowhere
