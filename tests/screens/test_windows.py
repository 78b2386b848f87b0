"""Small windows: their words are kept, also when refused, and the two doors stand over them."""

from __future__ import annotations

import re
import sqlite3

import pytest
from textual.widgets import Input, OptionList, TextArea

from coach.domain.session import Need
from coach.screens.session import SessionScreen
from coach.services.drafts import WindowDraft
from coach.widgets import autosave
from coach.widgets.covers import Cover
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving waits for no pause, so that nobody waits for it here."""
    monkeypatch.setattr(autosave, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(autosave, "RETRY_SECONDS", 0.2)


def drafts(home: Home) -> list[str]:
    """The windows with words in them that were not taken."""
    return [row["window"] for row in home.services.database.rows("SELECT window FROM draft")]


def plain(they: Walker) -> str:
    """The words on screen as they would be read aloud, without frames."""
    return " ".join(re.sub("[┃│▆▁▂▃▄▅▇█▋▊▎▍▌]", " ", they.text()).split())


def standing(they: Walker) -> FillIn:
    """The window in front."""
    window = they.app.screen
    assert isinstance(window, FillIn), window
    return window


# The two doors


def test_the_two_doors_are_named_only_where_a_session_is_open(home: Home) -> None:
    jo = home.add()

    def named(they: Walker) -> set[str]:
        return {"f8", "f10"} & set(they.app.screen.active_bindings)

    async def steps(they: Walker) -> None:
        await they.press("a")
        assert isinstance(they.app.screen, FillIn) and named(they) == set()
        await they.press("escape", "enter", "r")  # the records, and no session
        assert named(they) == set()
        await they.press("f1")
        assert "a child may not be safe" not in plain(they)
        await they.press("escape", "escape", "escape", "s")
        assert named(they) == {"f8", "f10"}
        await they.press("f6")
        assert isinstance(they.app.screen, FillIn) and named(they) == {"f8", "f10"}
        await they.press("f1")
        assert "a child may not be safe" in plain(they)

    walk(home, steps, (80, 60))
    assert home.services.people.find("Jo Bennett").person == jo.person


def test_the_words_of_a_window_are_still_there_after_it_was_set_down(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f6")
        await they.type("Ring the school")
        await they.press("f10")
        assert isinstance(they.app.screen, Cover) and "Ring" not in they.text()
        assert they.session.session.talk.place.set_down
        await they.press("enter")
        assert standing(they).filled()["what"] == "Ring the school"
        assert not they.session.session.talk.place.set_down
        await they.press("ctrl+s")
        assert they.app.screen is they.session

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT what FROM agreed_action") == [
        {"what": "Ring the school"}
    ]
    assert drafts(home) == []


def test_a_risk_is_said_over_a_window_and_the_window_waits(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f6")
        await they.type("Ring the school")
        await they.press("f8")
        await they.type("No")
        await they.press("ctrl+s")
        assert standing(they).filled()["what"] == "Ring the school"

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT safe_now FROM immediate_risk") == [
        {"safe_now": "No"}
    ]


def test_pressing_risk_twice_opens_one_window(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f8")
        await they.type("No")
        await they.press("f8")
        await they.type("t sure")
        assert sum(isinstance(one, FillIn) for one in they.app.screen_stack) == 1
        await they.press("ctrl+s")
        assert they.app.screen is they.session

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT safe_now FROM immediate_risk") == [
        {"safe_now": "Not sure"}
    ]


def test_both_doors_are_open_from_wherever_a_session_leads(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        for keys in (("f1",), ("ctrl+g", "s"), ("ctrl+g", "a"), ("ctrl+g",), ("f3",)):
            await they.press(*keys)
            front = they.app.screen
            assert front is not they.session
            await they.press("f10")
            assert isinstance(they.app.screen, Cover)
            await they.press("enter")
            assert they.app.screen is front
            await they.press("f8")
            assert "Is the child safe now?" in they.text()
            await they.press("escape")
            assert they.app.screen is front
            await they.press("escape")

    walk(home, steps, person_id=jo.person.id)


# Drafts


def test_words_in_a_window_come_back_after_coach_ended_in_the_middle(
    home: Home, soon: None
) -> None:
    jo = home.add()

    async def first(they: Walker) -> None:
        await they.press("f6")
        await they.type("Ring")
        await they.press("enter")
        await they.type("To hear [b]them")
        await they.press("enter", "right")
        await they.until(lambda: not standing(they)._autosave.dirty, "all of it on the disk")
        assert "Draft kept 14:00" in plain(they)

    async def again(they: Walker) -> None:
        await they.press("f6")
        filled = standing(they).filled()
        assert (filled["what"], filled["why"]) == ("Ring", "To hear [b]them")
        assert filled["owner"] == "supervisor"
        await they.press("ctrl+s", "f6")
        assert standing(they).filled()["what"] == ""  # taken once, so gone

    walk(home, first, person_id=jo.person.id)
    home.services.close()
    walk(home.again(), again, person_id=jo.person.id)


def test_a_window_left_as_it_was_leaves_no_words_behind(home: Home, soon: None) -> None:
    jo = home.add()
    home.hold(jo, ":action One\n:action Two\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2", "h")
        assert standing(they).filled()["what"] == "One"
        await they.press("escape", "down", "h")
        assert standing(they).filled()["what"] == "Two"  # and not the words of the first
        await they.type(" again")
        await they.press("escape", "up", "h")
        assert standing(they).filled()["what"] == "One"
        await they.press("escape", "down", "h")
        assert standing(they).filled()["what"] == "Two again"
        await they.press("escape", "f6", "escape")
        assert len(drafts(home)) == 1

    walk(home, steps, person_id=jo.person.id)


def test_closing_a_session_clears_what_was_never_taken(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        for key in ("f6", "f8", "ctrl+o"):
            await they.press(key)
            await they.type("half")
            await they.press("escape")
        assert len(drafts(home)) == 3
        await they.press("ctrl+g", "e", "y")

    walk(home, steps, person_id=jo.person.id)
    assert drafts(home) == []


def test_words_for_an_agenda_and_for_a_plan_outlast_the_app(home: Home) -> None:
    jo = home.add()

    async def first(they: Walker) -> None:
        await they.press("p", "a")
        await they.type("The rota")
        await they.press("escape", "escape", "enter", "c", "a", "n")
        await they.type("A walk")
        await they.press("escape")

    async def again(they: Walker) -> None:
        await they.press("p", "a")
        assert standing(they).filled()["title"] == "The rota"
        await they.press("ctrl+s", "escape", "enter", "c", "a", "n")
        assert standing(they).filled()["words"] == "A walk"
        await they.press("ctrl+s", "y")

    walk(home, first)
    home.services.close()
    walk(home.again(), again)
    assert drafts(home) == []
    reader = home.services.people.reader()
    assert [one.title for one in home.services.preparing.items(jo, reader)] == ["The rota"]


def test_a_draft_of_nothing_but_blanks_is_no_draft(home: Home) -> None:
    jo = home.add()
    talk = home.open(jo).talk
    draft = WindowDraft(home.services.stores, home.clock, talk.session.id, "An action")
    assert draft.keep({"what": "Ring"}) == "Draft kept 14:00"
    assert draft.words() == {"what": "Ring"}
    draft.keep({"what": "  ", "why": "\n"})
    assert draft.words() == {} and drafts(home) == []


# Refusals

WINDOWS = {
    "an empty action": (
        ("f6",),
        ("what", ""),
        ("why", "to hear them"),
        "what will be done",
        "what",
    ),
    "a bad date": (("f6",), ("what", "Ring"), ("due", "some day"), "is no date", "due"),
    "a day that is not": (("f6",), ("what", "Ring"), ("due", "2026-02-30"), "no 2026-02", "due"),
    "a risk without its answer": (
        ("f8",),
        ("safe", ""),
        ("told", "Sam"),
        "Say first whether",
        "safe",
    ),
    "a case that is a name": (("ctrl+r",), ("case", "Danny"), ("case", "Danny"), "a name", "case"),
    "a topic without one": (("ctrl+t",), ("title", ""), ("case", "K1"), "needs at least", "title"),
    "a topic on a name": (("ctrl+t",), ("title", "A"), ("case", "Danny"), "a name", "case"),
    "an empty decision": (
        ("ctrl+o",),
        ("what", ""),
        ("reason", "cost"),
        "what was decided",
        "what",
    ),
}


def test_a_refusal_keeps_window_and_words_and_goes_to_the_field_at_fault(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        for keys, first, second, sentence, at in WINDOWS.values():
            await they.press(*keys)
            window = standing(they)
            for field, words in (first, second):
                window.query_one(f"#field-{field}", Input).value = words
            await they.press("ctrl+s")
            assert standing(they) is window and sentence in plain(they), they.text()
            assert {first, second} <= set(window.filled().items())
            assert window.focused is not None and window.focused.id == f"field-{at}"
            await they.press("escape")

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT count(*) AS n FROM agreed_action") == [{"n": 0}]


# When the disk does not answer


def test_while_another_program_holds_the_database_the_screen_stays_of_use(
    home: Home, soon: None
) -> None:
    jo = home.add()
    home.services.be_quick(0.01)
    home.services.cases.add(jo, "K1")
    other = sqlite3.connect(home.services.places.database, isolation_level=None)

    async def steps(they: Walker) -> None:
        await they.type("one")
        await they.until_saved()
        other.execute("BEGIN EXCLUSIVE")
        await they.type(" two")
        await they.until(lambda: "Not saved: another program" in they.status(), "Not saved")
        await they.press("f9")
        assert "Why this question" in they.text()
        await they.press("f9", "f1", "escape", "f2")
        await they.type(" three")
        assert they.session.query_one(TextArea).text == "one two three"
        await they.press("ctrl+q")
        assert they.app.is_running  # it does not leave words behind
        other.execute("ROLLBACK")
        await they.until_saved()

    walk(home, steps, person_id=jo.person.id)
    other.close()
    assert home.services.database.rows("SELECT words FROM note") == [{"words": "one two three"}]


def test_a_window_says_when_its_words_are_not_saved_and_saves_them_later(
    home: Home, soon: None
) -> None:
    jo = home.add()
    home.services.be_quick(0.01)
    other = sqlite3.connect(home.services.places.database, isolation_level=None)

    async def steps(they: Walker) -> None:
        await they.press("f6")
        other.execute("BEGIN EXCLUSIVE")
        await they.type("Ring")
        await they.until(lambda: "Not saved" in plain(they), "Not saved")
        await they.press("ctrl+s")
        assert standing(they).filled()["what"] == "Ring"
        assert "another program is holding" in plain(they)
        other.execute("ROLLBACK")
        await they.until(lambda: "Draft kept 14:00" in plain(they), "Draft kept")
        await they.press("ctrl+s")
        assert they.app.screen is they.session

    walk(home, steps, person_id=jo.person.id)
    other.close()
    rows = home.services.database.rows("SELECT what FROM agreed_action")
    assert rows == [{"what": "Ring"}]


def test_a_window_over_a_session_closed_elsewhere_can_be_left(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f6")
        await they.type("Ring")
        home.open(jo).closing.close()
        await they.press("escape")
        await they.until(lambda: not isinstance(they.app.screen, FillIn), "the window gone")

    walk(home, steps, person_id=jo.person.id)


# Words that are more than letters

ODD = "[bold]J[/] [/x] \x1b[31mred {x} %s שלום 👩‍👧 日本"


def test_words_of_any_kind_are_only_words_on_every_screen(home: Home) -> None:
    words = ODD
    jo = home.add(f"Jo {words}")
    home.services.people.set_up(f"Amara {words}", words)
    home.services.cases.add(jo, "K1 [b] 🌱")
    home.services.preparing.add(jo, f"x {words}", Need.THINK, 5)

    async def steps(they: Walker) -> None:
        await they.press("comma", "enter", "escape", "escape", "enter", "c", "a", "n")
        standing(they).query_one("#field-words", TextArea).text = words
        await they.press("ctrl+s", "y", "enter", "escape", "v", "enter", "escape", "escape")
        await they.press("escape", "b", "escape", "s")
        screen = they.app.screen
        assert isinstance(screen, SessionScreen)
        pair = screen.session
        pair.agreeing.action(f"x {words}", words)
        pair.agreeing.decide(f"x {words}", words)
        pair.agreeing.disagree(f"x {words}", f"y {words}")
        pair.noting.note(f"x {words}")
        await they.press("ctrl+g", "a")
        assert "[bold]J[/] [/x]" in they.text() and "日本" in they.text()
        await they.press("end", "enter", "escape", "escape", "ctrl+g", "3", "ctrl+g", "4")
        await they.press("ctrl+g", "6")
        assert they.session.query_one("#part-list", OptionList).option_count == 1
        await they.press("ctrl+g", "r", "escape", "ctrl+g", "w", "escape", "ctrl+g", "e", "n")
        assert they.app.screen is they.session

    walk(home, steps)
