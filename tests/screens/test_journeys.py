"""Whole journeys on screen, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static, TextArea

from coach.domain.model import Part, Stage
from coach.domain.row import Destination
from coach.errors import StorageFailed
from coach.screens.balance import BalanceScreen
from coach.screens.search_windows import FoundWindow
from coach.screens.today import TodayScreen
from coach.storage.session_store import NoteStore
from coach.widgets.choosing import ChooseOne
from coach.widgets.covers import Cover
from coach.widgets.filling import FillIn
from coach.widgets.key_line import KeyLine
from coach.widgets.sense import Sense
from tests.builders import Home
from tests.screens.walking import Walker, walk

EVERYWHERE_ELSE = ("help", "blur", "quick")
"""Keys that are the same on every screen, so that pressing them on one says enough."""
SIZES = [(80, 24), (100, 30), (120, 36)]


@pytest.mark.parametrize("size", SIZES)
def test_from_an_empty_machine_to_the_saved_documents(home: Home, size: tuple[int, int]) -> None:
    async def steps(they: Walker) -> None:
        assert isinstance(they.app.screen, FillIn)  # the first run asks who is here
        await they.type("Amara Osei")  # the default is selected, so typing replaces it
        await they.press("enter", "enter", "enter", "enter")
        assert "Nobody here yet" in they.text()
        await they.press("a")
        await they.type("Jo Bennett")
        await they.press("ctrl+s")
        assert "Jo Bennett  no session yet" in they.text()
        await they.press("s")
        await they.type("Tired, but glad to be here.")
        await they.until_saved()
        await they.press("ctrl+t")
        await they.type("The visit")
        await they.press("enter")
        await they.type("K1")
        await they.press("enter")
        assert "K1" in they.status()
        await they.type("She opened the door.")
        await they.press("f4", "r")
        await they.type("I wanted to leave.")
        await they.press("f4", "p", "f6")
        await they.type("Ring the school")
        await they.press("enter")
        await they.type("To hear their view")
        await they.press("enter")
        await they.type("supervisor")
        await they.press("enter")
        await they.type("2026-12-01")
        await they.press("enter")
        await they.press("ctrl+g", "6")
        assert "Not placed yet" in they.text()
        await they.press("p")  # the first of them, to the personal record
        await they.press("ctrl+g", "e", "y")
        await they.until(lambda: isinstance(they.app.screen, TodayScreen), "Today again")

    walk(home, steps, size)
    documents = home.documents()
    personal = documents["Jo Bennett/Records/2026-11-22 Supervision.md"]
    case = documents["Case records/K1/2026-11-22 Case record.md"]
    assert "Tired, but glad to be here." in personal and "supervisor: Amara Osei" in personal
    assert "She opened the door." in case and "She opened" not in personal
    assert "| Ring the school | To hear their view | Supervisor | 2026-12-01 |" in case
    assert not any("I wanted to leave" in text for text in documents.values())


def test_a_session_resumes_at_the_same_stage_question_words_and_cursor(home: Home) -> None:
    jo = home.add()
    seen: dict[str, object] = {}

    async def first(they: Walker) -> None:
        await they.press("ctrl+t")
        await they.type("A")
        await they.press("enter", "enter", "f4", "a", "f2")
        await they.type("He waits for us")
        await they.press("left", "left")
        await they.type("x")
        await they.until_saved()
        talk = they.session.session.talk
        assert talk.asked is not None
        seen.update(
            wording=talk.asked.wording, cursor=they.session.query_one(TextArea).cursor_location
        )

    async def again(they: Walker) -> None:
        assert "Resume: analysis" in they.text()
        await they.press("s")
        talk = they.session.session.talk
        assert talk.asked is not None and talk.asked.wording == seen["wording"]
        editor = they.session.query_one(TextArea)
        assert (editor.text, editor.cursor_location) == ("He waits for xus", seen["cursor"])
        assert talk.place.stage is Stage.ANALYSIS

    walk(home, first, person_id=jo.person.id)
    home.services.close()
    walk(home.again(), again)


def test_the_words_stay_and_save_themselves_once_the_disk_has_room(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    jo = home.add()
    full = [True]
    add = NoteStore.add

    def sometimes(self, row):  # type: ignore[no-untyped-def]
        if full[0]:
            raise StorageFailed("Not done: the disk is full; make some room, then again.")
        return add(self, row)

    monkeypatch.setattr(NoteStore, "add", sometimes)

    async def steps(they: Walker) -> None:
        await they.type("Not lost")
        await they.until(lambda: "Not saved: the disk is full" in they.status(), "Not saved")
        await they.press("f4", "a")  # nothing moves while words wait
        assert they.session.session.talk.place.part is Part.CHECK_IN
        assert they.session.query_one(TextArea).text == "Not lost"
        await they.press("escape")
        assert they.session is they.app.screen
        full[0] = False
        await they.until_saved()

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT words FROM note") == [{"words": "Not lost"}]


def test_the_caseload_is_swept_with_one_key_a_case(home: Home) -> None:
    jo = home.add()
    home.services.cases.add_all(jo, ["K1", "K2", "K3"])

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "4", "n", "o")
        await they.type("Decision: ring the school")
        await they.until_saved()
        await they.press("shift+tab", "down", "d")
        text = they.text()
        for words in ("K1 · not discussed yet · nothing new", "note or decision", "discuss"):
            assert words in text

    walk(home, steps, person_id=jo.person.id)
    outcomes = home.services.database.rows("SELECT outcome FROM case_sweep ORDER BY seq")
    assert [row["outcome"] for row in outcomes] == ["nothing-new", "note-or-decision", "discuss"]


def test_who_types_while_a_list_is_in_front_writes_a_note_and_loses_no_letter(home: Home) -> None:
    jo = home.add()
    home.services.cases.add_all(jo, ["K1", "K2"])

    async def steps(they: Walker) -> None:
        await they.type("Tired.")
        await they.press("ctrl+g", "4")
        await they.type("Excellent, and no drop of nonsense.")
        await they.until_saved()
        await they.press("ctrl+g", "6", "n")
        await they.type("1 Dec")
        await they.press("enter")
        await they.press("e", "p")  # a note has no place yet: place it first
        assert "Not placed yet" in they.text()
        await they.press("e", "y")

    async def later(they: Walker) -> None:
        await they.press("enter")
        assert "Notes kept in Coach, in no record" in page(they)
        assert "22 Nov 2026  Tired." in page(they)

    def page(they: Walker) -> str:
        return str(they.app.screen.query_one("#sections", Static).render())

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT * FROM case_sweep") == []
    rows = home.services.database.rows("SELECT words FROM note ORDER BY number")
    assert rows[1] == {"words": "Excellent, and no drop of nonsense."}
    assert home.services.log.show(jo)[-1].planned_on == date(2026, 12, 1)
    walk(home, later)


def test_looking_back_takes_one_key_an_action(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action One\n:action Two\n:action Three\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2", "d", "down", "c", "enter", "enter", "down", "x")
        assert isinstance(they.app.screen, FillIn)
        await they.press("enter")  # a drop needs a reason, and the window comes back saying so
        assert "what led to dropping it" in they.text()
        await they.type("No longer needed")
        await they.press("enter")
        assert "carries on" in they.text() and "carry-on" not in they.text()

    walk(home, steps, person_id=jo.person.id)
    rows = home.services.database.rows("SELECT status FROM agreed_action ORDER BY seq")
    assert [row["status"] for row in rows] == ["done", "open", "dropped"]


def test_placing_and_taking_out_can_be_undone(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("one")
        await they.press("ctrl+g", "6", "b")
        noting = they.session.session.noting
        assert noting.numbered(1).destination is Destination.LEAVE_BEHIND
        they.session.query_one("#notes", OptionList).focus()
        await they.press("u")
        assert noting.numbered(1).destination is Destination.UNPLACED

    walk(home, steps, person_id=jo.person.id)


def test_nothing_is_erased_without_a_yes(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("gone")
        await they.press("f7", "b", "ctrl+g", "e")
        assert "with 1 left behind kept here, in no record" in they.text()
        assert "erase 1 left behind for good" in they.text()
        await they.press("enter")  # the harmless choice comes first
        assert home.services.database.rows("SELECT words FROM note") == [{"words": "gone"}]
        await they.press("ctrl+g", "e", "x")

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT words FROM note") == []


def test_set_down_takes_question_and_clock_away_until_a_key_brings_them_back(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        home.clock.move_on(minutes=5)
        await they.press("f10")
        assert isinstance(they.app.screen, Cover)
        assert "Nothing is asked" in they.text() and "?" not in they.text()
        home.clock.move_on(minutes=30)
        await they.press("x")
        assert isinstance(they.app.screen, Cover)  # a stray key does not end the pause
        await they.press("enter")
        assert they.session.query_one(TextArea).text == ""  # the key itself is not written
        home.clock.move_on(minutes=5)
        await they.press("ctrl+g", "e", "y")

    walk(home, steps, person_id=jo.person.id)
    assert sum(home.services.balances.of(jo).window_minutes.values()) == 10.0


def test_a_session_set_down_is_still_set_down_when_coach_opens_again(home: Home) -> None:
    jo = home.add()

    async def down(they: Walker) -> None:
        await they.press("f10")

    async def again(they: Walker) -> None:
        assert isinstance(they.app.screen, Cover)
        await they.press("space")
        assert they.app.screen is they.session

    walk(home, down, person_id=jo.person.id)
    walk(home.again(), again, person_id=jo.person.id)


def test_a_passer_by_sees_nothing_while_the_screen_is_covered(home: Home) -> None:
    jo = home.add("Jo Bennett")

    async def steps(they: Walker) -> None:
        await they.type("private words")
        await they.press("f12")
        assert "private" not in they.text() and "Jo" not in they.text()
        await they.press("a")
        assert "private words" in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_meters_show_on_f9_and_go_again(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        assert "Minutes so far" not in they.text()
        await they.press("f9")
        assert "Why this question" in they.text()
        await they.press("f9")
        assert "Why this question" not in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_closing_is_offered_once_fifteen_minutes_before_the_end(home: Home) -> None:
    jo = home.add()
    offered: list[str] = []

    async def steps(they: Walker) -> None:
        they.session.notify = lambda words, **_: offered.append(words)  # type: ignore[method-assign]
        for minutes in (70, 4, 2, 5):
            home.clock.move_on(minutes=minutes)
            they.session._on_the_clock()

    walk(home, steps, person_id=jo.person.id)
    assert len(offered) == 1 and "Fifteen minutes left" in offered[0]


def test_a_question_can_be_chosen_by_typing(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f4", "e", "f3")
        await they.type("anybody explained")
        await they.press("ctrl+a")
        sought = they.app.screen.query_one("#found", OptionList)
        assert sought.option_count > 0
        await they.press("enter")
        talk = they.session.session.talk
        assert talk.asked is not None and talk.asked.why == "You chose it yourselves."

    walk(home, steps, person_id=jo.person.id)


def test_a_risk_is_one_key_away_and_goes_to_the_plan(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+t")
        await they.type("A")
        await they.press("enter")
        await they.type("K1")
        await they.press("enter", "f8")
        await they.type("No")
        await they.press("ctrl+s")
        assert they.session.session.talk.place.stage is Stage.PLAN

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT safe_now FROM immediate_risk") == [
        {"safe_now": "No"}
    ]


def test_the_terminal_may_shrink_to_nothing_and_come_back_in_mid_word(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("half a wo")
        await they.pilot.resize_terminal(20, 5)
        await they.type("rd")
        await they.pilot.resize_terminal(80, 24)
        await they.until(lambda: "half a word" in they.text(), "the words")

    walk(home, steps, person_id=jo.person.id)


def test_markup_and_escapes_in_names_and_cases_are_only_words(home: Home) -> None:
    jo = home.add("[bold]Jo[/] \x1b[31m[/x]")
    home.services.cases.add_all(jo, ["[K1]", "[/]2"])

    async def steps(they: Walker) -> None:
        assert "[bold]Jo[/]" in they.text()
        await they.press("enter")
        assert "[K1]" in they.text()
        await they.press("s", "ctrl+g", "4")
        assert "[K1] · not discussed yet" in they.text() and "[bold]Jo" in they.text()

    walk(home, steps)


def test_a_megabyte_pasted_is_saved_whole(home: Home) -> None:
    jo = home.add()
    words = "word " * 200_000 + "end"

    async def steps(they: Walker) -> None:
        editor = they.session.query_one(TextArea)
        editor.insert(words)
        await they.until_saved()

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT words FROM note") == [{"words": words}]


def test_two_windows_on_one_note_keep_both_texts(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("mine")
        await they.until_saved()
        other = home.again().open(jo)
        other.noting.rewrite(other.noting.numbered(1), "theirs")
        await they.type(" too")
        await they.until_saved()

    walk(home, steps, person_id=jo.person.id)
    rows = home.services.database.rows("SELECT words FROM note ORDER BY number")
    assert rows == [{"words": "theirs"}, {"words": "mine too"}]


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
def test_a_session_closed_in_another_window_holds_nobody_and_its_last_words_go_on(
    home: Home, leave: str
) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("kept")
        await they.until_saved()
        home.again().open(jo).closing.close()
        await they.type(" and more")
        await they.until(lambda: "Not saved" in they.text(), "Not saved")
        await they.press(leave, *(["y"] if leave == "escape" else []))
        await they.until(lambda: they.app._exit or they.at_today, "left")

    walk(home, steps, person_id=jo.person.id)
    assert [n.words for n in home.open(jo).noting.all()] == ["kept and more"]
    assert [n.words for n in home.open(jo).noting.all()] == ["kept and more"]  # once


def test_words_in_a_window_of_a_closed_session_go_on_too(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f6")
        await they.type("Ring the school")
        home.again().open(jo).closing.close()
        await they.press("escape")
        await they.until(lambda: they.app.screen is they.session, "the window is closed")

    walk(home, steps, person_id=jo.person.id)
    assert [n.words for n in home.open(jo).noting.all()] == ["Ring the school"]


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
def test_nothing_that_is_shown_leaves_the_screen(home: Home, size: tuple[int, int]) -> None:
    jo = home.add()
    home.services.cases.add_all(jo, ["K1", "K2"])

    def inside(they: Walker) -> None:
        screen = they.app.screen
        for widget in screen.query("*"):
            scrolled = any(
                isinstance(one, VerticalScroll) for one in widget.ancestors
            )  # what is further down in a page is scrolled to
            if widget.display and widget.region.area and widget.id is not None and not scrolled:
                assert screen.region.contains_region(widget.region), widget
            assert widget.region.right <= size[0] and widget.region.x >= 0, widget

    async def steps(they: Walker) -> None:
        inside(they)
        await they.press("s")
        keys = they.app.screen.query_one(KeyLine).keys
        assert {"f8", "f10", "^g"} <= set(keys), keys
        drawn = they.text().splitlines()[-1]
        assert "f8 Risk" in drawn and "f10 Set down" in drawn and "^g Part" in drawn
        for part in "123456":
            await they.press("ctrl+g", part)
            inside(they)
        for key in ("f1", "f3", "f6", "f8", "ctrl+t"):
            await they.press(key)
            inside(they)
            await they.press("escape")

    walk(home, steps, size)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_nothing_leaves_the_screens_around_a_session(home: Home, size: tuple[int, int]) -> None:
    jo = home.add("Jo " + "Bennett " * 12)
    home.hold(jo, ":topic A\n:function support\n:minutes 30\n:self-care helps | A walk\n:close\n")
    pair = home.open(jo)
    pair.agreeing.action("Ring " * 30)
    pair.agreeing.disagree("no " * 60, "yes " * 60)

    async def steps(they: Walker) -> None:
        await they.press("comma")
        for keys in (
            (), ("enter",), ("escape", "down", "down", "enter"), ("escape", "down", "enter"),
            ("escape", "down", "enter"), ("enter",), ("escape", "f1"),
            ("escape", "escape", "escape", "p"), ("a",), ("escape", "escape", "s", "ctrl+g"),
            ("a",), ("enter",), ("escape", "end", "enter"), ("escape", "escape", "ctrl+g", "s"),
            ("enter",), ("escape", "a"), ("escape", "escape", "ctrl+g", "w"),
            ("escape", "escape", "y"),
        ):  # fmt: skip
            await they.press(*keys)
            for widget in they.app.screen.query("*"):
                region = widget.region
                assert region.x >= 0 and region.right <= size[0], (keys, widget, region)
        assert isinstance(they.app.screen, TodayScreen)
        page = BalanceScreen(home.services, jo)
        they.app.push_screen(page)
        await they.pilot.pause()
        page_of = page.query_one("#page")
        await they.until(lambda: page_of.max_scroll_x == 0, "nothing leaves the page")

    walk(home, steps, size)


def _last_screens() -> set[type]:
    """Those that a session leads to; every other one with keys is reached from Today."""
    from coach.screens.agreed import AgreedScreen
    from coach.screens.picker import Picker
    from coach.screens.session import SessionScreen

    return {SessionScreen, Picker, FillIn, ChooseOne, AgreedScreen, Sense}


def _screens_of_groups() -> set[type]:
    """Those of groups, whose keys are pressed where groups are walked."""
    from coach.screens.keys import WHERE

    return {one for one in WHERE.values() if "Group" in one.__name__}


AROUND = (("enter",), ("c",), ("t",), ("escape", "v"), ("escape", "escape", "l"),
          ("escape", "d"), ("escape", "b"), ("escape", "r"), ("enter",),
          ("escape", "escape", "g"), ("f6",),
          ("escape", "f3"), ("enter",), ("escape", "escape", "escape", "p"), ("c",),
          ("escape", "escape", "escape", "comma"), ("end", "enter"), ("escape", "escape", "b"),
          ("escape", "m"), ("escape", "slash", "e"), ("r", "i", "n", "down", "enter"),
          ("escape", "escape", "enter", "k"), ("enter",), ("escape", "g"))  # fmt: skip
WITHIN = (
    ("s",),
    ("f3",),
    ("escape", "f6"),
    ("escape", "ctrl+g"),
    ("a",),
    ("escape", "ctrl+g", "w", "1"),
)


@pytest.mark.parametrize("ways", [AROUND, WITHIN], ids=["around", "within"])
def test_every_key_of_every_screen_can_be_pressed(
    home: Home, ways: tuple[tuple[str, ...], ...]
) -> None:
    """Every screen that has keys of its own, as Today and a session lead to it."""
    jo = home.add()
    home.services.cases.add(jo, "K1")
    if ways is AROUND:  # a record in which the guard finds something
        home.hold(jo, ":to personal\nRing 0117 496 0123.\n:close\n")
    seen: set[type] = set()
    walk(home, lambda they: press_every_key(they, ways, seen))
    from coach.screens.keys import WHERE
    from coach.widgets.everywhere import CoachScreen

    everywhere = set(WHERE.values()) - {CoachScreen, TodayScreen} - _screens_of_groups()
    wanted = _last_screens() if ways is WITHIN else everywhere - _last_screens()
    assert wanted <= seen


async def press_every_key(
    they: Walker, ways: Sequence[tuple[str, ...]], seen: set[type], leads_on: str = "ctrl+s"
) -> None:
    """Go each way, and press every key of the screen it leads to; each comes back to it."""
    for way in ways:
        await they.press(*way)
        front = they.app.screen
        seen.add(type(front))
        keys = [
            key
            for key, (node, binding, _, _) in front.active_bindings.items()
            if node is front and key not in ("escape", "ctrl+s", leads_on)
            if key != "enter" or type(front) not in (Sense, FoundWindow)  # which close with it
            if binding.id and (binding.id not in EVERYWHERE_ELSE or len(seen) == 1)
        ]
        for key in keys:
            await they.press(key)
            for _ in range(6):
                if they.app.screen is not front:
                    await they.press("escape")
                if isinstance(they.app.screen, ChooseOne) and not isinstance(front, ChooseOne):
                    await they.press("y")  # leaving a session asks first
            assert they.app.screen is front, key
        assert they.app.is_running


def test_every_binding_has_a_name_of_its_own_and_can_be_given_another_key(home: Home) -> None:
    from coach.screens.keys import WHERE

    assert len(WHERE) >= 11
    for screen in WHERE.values():
        names = [binding.id for binding in screen.BINDINGS]  # type: ignore[union-attr]
        assert all(names) and len(set(names)) == len(names), screen
    jo = home.add()
    config = home.services.places.config
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text('keys = "session.meters=f11"\n')

    async def steps(they: Walker) -> None:
        await they.press("f9")
        assert "Why this question" not in they.text()
        await they.press("f11")
        assert "Why this question" in they.text()

    walk(home.again(), steps, person_id=jo.person.id)


def test_the_palette_holds_the_actions_of_the_screen_and_no_screenshot(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        found = {command.title for command in they.app.get_system_commands(they.app.screen)}
        assert {"Action", "Risk", "Set down", "Stage", "Disagreement", "Looks: light"} <= found
        assert not any("shot" in title.lower() for title in found)

    walk(home, steps, person_id=jo.person.id)


def test_a_note_taken_in_hand_again_shows_where_it_goes_itself(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+t")
        await they.type("A")
        await they.press("enter", "enter")
        await they.type("a fact")
        await they.press("f4", "r")
        assert "goes to: not placed yet" in they.text()
        they.session.query_one("#notes", OptionList).focus()
        await they.press("enter")
        assert "goes to: the personal record" in they.text()
        assert "from experience" in they.text()

    walk(home, steps, (100, 30), jo.person.id)


def test_where_a_note_goes_can_be_taken_back_to_not_placed(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("a feeling")
        await they.press("f7", "p")
        assert "goes to: the personal record" in they.text()
        await they.press("f7", "u")
        assert "goes to: not placed yet" in they.text()

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT destination FROM note") == [
        {"destination": "unplaced"}
    ]


def test_words_typed_in_a_window_that_was_left_stand_there_again(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("f8")
        await they.type("not sure")
        await they.press("f12")  # the cover works over a window too
        assert "not sure" not in they.text()
        await they.press("x", "escape", "f8")
        assert "not sure" in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_an_empty_list_takes_its_key_and_writes_no_letter(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "4", "a")
        await they.type("K1")
        await they.press("enter")
        assert "K1 · not discussed yet" in they.text()

    walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT words FROM note") == []


def test_leaving_asks_first_and_the_session_stays_open(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("words")
        await they.press("escape", "n")
        assert they.app.screen is they.session
        await they.press("escape", "y")
        assert "Resume: check in" in they.text()

    walk(home, steps, person_id=jo.person.id)


def test_opening_the_plan_is_not_looking_at_it(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":self-care helps | A walk\n:quit\n")
    home.services.database.run("DELETE FROM self_care_review")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "s", "escape")
        assert home.services.stores.self_care.reviews(jo.file.id) == []
        await they.press("ctrl+g", "s", "l")
        assert "What helps: A walk" in they.text()

    walk(home, steps, person_id=jo.person.id)
    assert len(home.services.stores.self_care.reviews(jo.file.id)) == 1
