"""What a small screen, few colours or a second window could hide is seen and told."""

from __future__ import annotations

import asyncio

import pytest
from rich.text import Text
from textual.events import Key
from textual.widgets import Input, OptionList

from coach.app import CoachApp, Opening
from coach.screens.meters import MetersPanel
from coach.screens.tour import STEPS
from coach.widgets.filling import FillIn
from coach.widgets.note_editor import NoteEditor
from tests.builders import Home
from tests.screens.walking import Walker, walk
from tests.services.test_timescales import somebody


def test_meters_that_do_not_fit_are_scrolled_and_letters_go_to_the_note(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f9")
        panel = they.session.query_one(MetersPanel)
        assert panel.has_focus and "P partners" not in they.text()
        assert "arrows: more" in they.text()
        await they.press("end")
        await they.until(lambda: "P partners" in they.text(), "the last line of the meters")
        await they.type("It was loud")
        editor = they.session.query_one(NoteEditor)
        assert editor.text == "It was loud" and editor.has_focus
        await they.press("f9")
        assert not panel.display and editor.has_focus

    walk(home, steps, (60, 20), jo.person.id)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30)])
def test_every_line_of_an_immediate_risk_is_seen_at_once(home: Home, size: tuple[int, int]) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f8")
        for asked in ("safe now", "been told", "acts today", "By when", "Which child"):
            assert asked in they.text()
        lines = they.app.screen.query(Input)
        assert all(they.app.screen.can_view_entire(line) for line in lines) and len(lines) == 5

    walk(home, steps, size, jo.person.id)


def test_the_line_under_the_cursor_has_a_mark_and_no_other_has(home: Home) -> None:
    home.add("Jo Bennett")
    home.add("Sam Lee")

    async def steps(they: Walker) -> None:
        assert "›Jo Bennett" in they.text() and "›Sam" not in they.text()
        await they.press("down")
        assert "›Sam Lee" in they.text() and "›Jo" not in they.text()
        await they.press("s", "ctrl+g")
        assert "›1  Check-in" in they.text() and they.text().count("›") == 1

    walk(home, steps)


def test_the_keys_of_a_line_delete_in_a_note_and_in_a_window(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        asked = they.session.session.talk.asked
        editor = they.session.query_one(NoteEditor)
        await they.type("one two")
        await they.press(*["left"] * 3, "ctrl+k")
        assert editor.text == "one " and they.session.session.talk.asked == asked
        await they.press("f6")
        await they.type("Ring them")
        await they.press("home", "ctrl+k")
        assert they.app.screen.query_one("#field-what", Input).value == ""
        await they.press("escape", "f1")
        assert "Ctrl+F and Ctrl+U are no keys for editing" in " ".join(
            they.text().replace("│", " ").split()
        )

    walk(home, steps, (100, 40), jo.person.id)


def test_another_windows_note_is_told_of_with_where_both_are(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("Mine")
        await they.until_saved()
        other = home.open(jo)
        (note,) = other.noting.all()
        other.noting.rewrite(note, "Theirs")
        said: list[str] = []
        they.session.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.type(", and more")
        await they.until_saved()
        assert len(said) == 1 and "Another window changed note 1 meanwhile" in said[0]
        assert "in note 2, the one you are writing" in said[0]
        assert [one.words for one in other.noting.all()] == ["Theirs", "Mine, and more"]

    walk(home, steps, (100, 30), jo.person.id)


def test_the_demo_says_so_in_a_session_and_a_real_home_does_not(home: Home) -> None:
    jo = home.add()

    async def real(they: Walker) -> None:
        assert not they.status().startswith("DEMO")
        they.app.banner = "DEMO"
        they.session.show_status()
        assert they.status().startswith("DEMO · ")

    walk(home, real, person_id=jo.person.id)


def test_no_notice_covers_the_tours_card(home: Home) -> None:
    home.add()

    async def run(size: tuple[int, int]) -> None:
        app = CoachApp(home.services, Opening())
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            they = Walker(app, pilot, home)
            app.begin_tour()
            for _ in STEPS:
                app.action_skip_step()
            app.notify("The session is closed. Its documents are in /a/rather/long/folder " * 2)
            await they.until(lambda: "The session is closed" in they.text(), "the notice")
            said = " ".join(they.text().split())
            assert "Tour 12 of 12. That is Coach." in said and "own home is as it was." in said

    for size in ((60, 20), (80, 24)):
        asyncio.run(run(size))


def test_a_case_once_discussed_is_not_for_discussion_any_more(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "4", "d")
        assert "K1 · not discussed before · discuss" in they.text()
        await they.press("enter", "ctrl+g", "4")
        assert "K1 · not discussed before · discussed today" in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_on_few_colours_what_is_due_soon_is_bold_and_no_yellow(home: Home) -> None:
    home.hold(somebody(home), "It went.\n:close\n")
    home.clock.move_on(days=27)

    async def steps(they: Walker) -> None:
        def styles() -> str:
            people = they.app.screen.query_one("#people", OptionList)
            prompt = people.get_option_at_index(0).prompt
            assert isinstance(prompt, Text)
            return " ".join(str(span.style).lower() for span in prompt.spans)

        amber = they.app.theme_variables["text-warning"].lower()
        they.app.remove_class("few-colours")
        they.app.screen.show()  # type: ignore[attr-defined]
        assert amber in styles()
        they.app.add_class("few-colours")
        they.app.screen.show()  # type: ignore[attr-defined]
        assert amber not in styles() and "bold" in styles().replace("not bold", "")

    walk(home, steps)


def test_letters_typed_in_a_hurry_are_all_there_before_a_window_is_done(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f6")
        driver = they.app._driver
        assert driver is not None
        for key in [*"Ringthem", "ctrl+s", "ctrl+s"]:  # all of it before anything is looked at
            event = Key(key, key if len(key) == 1 else None)
            event.set_sender(they.app)
            driver.send_message(event)
        await they.until(lambda: not isinstance(they.app.screen, FillIn), "the window done")
        (action,) = they.session.session.agreeing.still_open()
        assert action.what == "Ringthem"

    walk(home, steps, person_id=jo.person.id)


def test_where_a_note_goes_is_not_cut_beside_the_meters(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "4", "enter", "f9")
        await they.until(lambda: " goes to: the case record, K1" in they.text(), "where it goes")
        assert "both of you" not in they.text()
        await they.press("f9")
        await they.until(lambda: "both of you · goes to" in they.text(), "whose words, again")

    walk(home, steps, (100, 30), jo.person.id)


def test_a_note_in_hand_stays_in_sight_while_the_end_is_asked_about(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("Nearly done")
        await they.press("ctrl+g", "e", "n")
        assert "Nearly done" in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_the_reasons_take_the_place_of_the_notes_where_there_is_little_room(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("First.")
        await they.press("ctrl+n")
        assert "First." in they.text()
        await they.press("f9")
        assert "First." not in they.text() and "P partners" in they.text()
        await they.press("f9")
        assert "First." in they.text()

    walk(home, steps, (80, 24), jo.person.id)


def test_a_long_note_in_the_list_still_says_where_it_goes(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("word " * 200)
        await they.press("ctrl+n")
        assert "… (not placed yet)" in " ".join(they.text().split())

    walk(home, steps, (80, 24), jo.person.id)


def test_letters_typed_over_the_questions_found_narrow_them_further(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f3", "down")
        await they.type("door")
        assert they.app.screen.query_one("#sought", Input).value == "door"

    walk(home, steps, (80, 24), jo.person.id)


def test_placing_says_where_a_note_was_placed(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("A long week.")
        await they.press("ctrl+g", "6", "b")
        assert "Placed: leave behind" in they.text()

    walk(home, steps, (80, 24), jo.person.id)


def test_the_key_for_a_talk_takes_no_letters_while_there_is_nobody_to_talk_with(
    home: Home,
) -> None:
    async def steps(they: Walker) -> None:
        await they.press("ctrl+u")  # the first run's window asks for a name
        await they.type("Iris Unwin")
        assert "Iris Unwin" in they.text()

    walk(home, steps)


def test_a_narrow_today_says_in_full_that_nobody_is_real(home: Home) -> None:
    home.add()

    async def look() -> str:
        app = CoachApp(home.services, Opening(banner="DEMO: nobody here is real"))
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            return Walker(app, pilot, home).text().splitlines()[0]

    assert "DEMO: nobody here is real" in asyncio.run(look())
