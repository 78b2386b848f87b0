"""What a session leaves: putting it right, both accounts, placing, undoing, and its time."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input, OptionList, TextArea

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.model import Part
from coach.domain.row import Destination
from coach.screens.agreed import AgreedScreen
from coach.services.pair_session import PairSession
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


async def put(they: Walker, **words: str) -> None:
    """Write over lines of the window in front, and take it."""
    for field, value in words.items():
        line = they.app.screen.query_one(f"#field-{field}")
        assert isinstance(line, Input | TextArea)
        if isinstance(line, Input):
            line.value = value
        else:
            line.text = value
    await they.press("ctrl+s")


def agreed(pair: PairSession) -> None:
    """One of each."""
    pair.agreeing.action("Ring the school", "to hear them")
    pair.agreeing.decide("Visit weekly", "it calmed things")
    pair.agreeing.disagree("Too soon", "High time\n\nSecond thought")


def test_what_was_agreed_is_put_right_taken_out_and_brought_back(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        agreed(they.session.session)
        await they.press("ctrl+g", "a")
        assert isinstance(they.app.screen, AgreedScreen)
        for words in ("Ring the school", "why: to hear them", "Visit weekly", "Too soon"):
            assert words in they.text(), words
        await they.press("enter")
        await put(they, what="Ring the nursery", due="2026-12-01")
        await they.press("down", "enter")
        await put(they, what="", reason="")
        assert isinstance(they.app.screen, FillIn)  # refused, and the words stand
        await put(they, what="Visit daily", reason="both asked for it")
        await they.press("down", "enter")
        await put(they, supervisee="Not before Friday")
        text = they.text()
        for words in ("Ring the nursery", "01 Dec 2026", "Visit daily", "Not before Friday"):
            assert words in text, words
        await they.press("home", "delete", "delete")
        assert "Ring the nursery" not in they.text() and "Visit daily" not in they.text()
        await they.press("u")
        assert "Visit daily" in they.text()
        await they.press("u", "home", "delete")
        assert "Ring the nursery" not in they.text()
        await they.press("end", "delete", "end", "delete")
        assert "Nothing is agreed here yet" in they.text()
        await they.press("delete", "enter", "u", "u", "escape", "ctrl+g", "e", "y")

    walk(home, steps, (100, 30), jo.person.id)
    whole = "\n".join(home.documents().values())
    assert "Ring the nursery" not in whole  # taken out, so it is in no record
    assert "Visit daily" in whole and "both asked for it" in whole and "Visit weekly" not in whole
    assert "Not before Friday" in whole and "Too soon" in whole and "Second thought" not in whole


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_was_taken_out_is_in_no_record_and_back_it_is_in_again(home: Home, place: int) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")
    pair = home.open(jo)
    agreed(pair)
    words = ("Ring the school", "Visit weekly", "Too soon")[place]
    one = pair.outcomes.all()[place]
    pair.outcomes.take_out(one.id)
    assert words not in str(pair.closing.read_back())
    assert one not in pair.outcomes.all()
    pair.outcomes.bring_back(one.id)
    assert words in str(pair.closing.read_back())
    pair.outcomes.take_out(one.id)
    pair.closing.close()
    assert words not in "\n".join(home.documents().values())
    assert words not in str([line.action.what for line in home.services.actions.of(jo)])


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_both_accounts_stand_side_by_side_with_their_paragraphs(
    home: Home, size: tuple[int, int]
) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+b")
        mine, theirs = they.app.screen.query(TextArea)
        beside = size[0] >= 80
        assert (mine.region.y == theirs.region.y) is beside
        assert (mine.region.x == theirs.region.x) is not beside
        await they.type("Too soon\n\nAnd risky")
        await they.press("ctrl+s")
        assert "needs both accounts" in " ".join(they.text().split())
        assert they.app.focused is theirs  # the account that is missing
        await they.type("High time")
        await they.press("ctrl+s")
        assert they.app.screen is they.session
        await they.press("ctrl+g", "e", "y")

    walk(home, steps, size, jo.person.id)
    (record,) = (text for path, text in home.documents().items() if "Records/" in path)
    assert "Too soon" in record and "And risky" in record and "High time" in record


# Placing


def test_all_notes_are_placed_at_once_and_stand_as_before_after_undo(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        noting = they.session.session.noting
        for words in ("one", "two", "three"):
            noting.note(words)
        noting.move(2, Destination.PERSONAL)
        await they.press("ctrl+g", "6", "a", "b")
        assert "Every note has its place" in they.text()
        assert [note.destination for note in noting.all()] == [
            Destination.LEAVE_BEHIND,
            Destination.PERSONAL,
            Destination.LEAVE_BEHIND,
        ]
        they.session.query_one("#notes", OptionList).focus()
        await they.press("u", "u")  # the second finds nothing more to undo
        assert [note.number for note in noting.unplaced()] == [1, 3]
        await they.press("ctrl+g", "6", "a", "c")  # no case in hand, so this is refused
        assert [note.number for note in noting.unplaced()] == [1, 3]

    walk(home, steps, person_id=jo.person.id)


# Looking back

KEYS = {
    ReviewOutcome.DONE: ("d",),
    ReviewOutcome.CARRY_ON: ("c", *"Snow", "enter", "enter"),
    ReviewOutcome.CHANGE: ("h", *"More", "enter"),
    ReviewOutcome.DROP: ("x", *"Over", "enter"),
}


@pytest.mark.parametrize("outcome", ReviewOutcome)
def test_undoing_a_look_back_leaves_action_and_record_as_they_were(
    home: Home, outcome: ReviewOutcome
) -> None:
    jo = home.add()
    home.hold(jo, ":action Ring | to hear | supervisor | 2026-11-30\n:close\n")
    query = "SELECT * FROM agreed_action"
    ignored = ("revision", "updated_at")

    def row() -> dict[str, object]:
        (found,) = home.services.database.rows(query)
        return {name: value for name, value in found.items() if name not in ignored}

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2")
        before, record = row(), they.session.session.closing.read_back()
        await they.press(*KEYS[outcome])
        assert row() != before and they.session.session.closing.read_back() != record
        await they.press("u")
        assert row() == before
        assert they.session.session.closing.read_back() == record
        (line,) = they.session.session.looking_back.look_back()
        assert line.reviewed is None
        await they.press("d")  # it can be said anew
        assert row()["status"] == "done"

    walk(home, steps, person_id=jo.person.id)


def test_undo_goes_back_one_thing_at_a_time(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action One\n:action Two\n:close\n")

    async def steps(they: Walker) -> None:
        looking = they.session.session.looking_back
        await they.press("ctrl+g", "2", "d", "down", "c", "enter", "enter")
        assert [one.reviewed for one in looking.look_back()] == ["done", "carry-on"]
        await they.press("u")
        assert [one.reviewed for one in looking.look_back()] == ["done", None]
        await they.press("u")
        assert [one.reviewed for one in looking.look_back()] == [None, None]

    walk(home, steps, person_id=jo.person.id)


def test_looking_back_says_where_words_about_a_cases_action_go(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":action Ring | w | supervisor | 2026-11-30\n:case K1\n:action Visit\n:close\n")

    async def steps(they: Walker) -> None:
        pair = they.session.session
        await they.press("ctrl+g", "2")
        assert "goes to: the personal record" in they.text()
        await they.press("down")
        assert "goes to: the case record, K1" in they.text()
        await they.type("zoo was shut")
        await they.press("shift+tab", "c")
        assert "What got in the way?" in they.text()
        await put(they, why="Nobody in", due="2026-12-20")
        await they.press("up")  # the note in hand is about the case, and is done
        assert "goes to: the personal record" in they.text()
        (note,) = pair.noting.all()
        assert (note.words, note.destination) == ("zoo was shut", Destination.CASE)
        (one,) = [a.action for a in pair.looking_back.look_back() if a.action.what == "Visit"]
        assert one.due_on == date(2026, 12, 20)

    walk(home, steps, person_id=jo.person.id)


def test_the_first_action_of_look_back_is_spoken_of_from_the_start(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":case K1\n:action Visit\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "2")
        await they.until(lambda: "the case record, K1" in they.text(), "where words of it go")
        await they.press("ctrl+g", "3")
        assert "goes to: the personal record" in they.text()

    walk(home, steps, person_id=jo.person.id)


# Time


def test_the_end_of_the_caseload_and_of_the_session_are_each_said_once(home: Home) -> None:
    jo = home.add()
    said: list[str] = []

    async def steps(they: Walker) -> None:
        allowed = they.session.session.time.caseload_minutes()
        they.session.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("ctrl+g", "4")
        home.clock.move_on(minutes=allowed - 1)
        they.session._on_the_clock()
        assert said == []
        for _ in range(3):
            home.clock.move_on(minutes=1)
            they.session._on_the_clock()
        assert len(said) == 1 and f"has had {allowed} minutes" in said[0]
        await they.press("ctrl+g", "1")
        for _ in range(3):
            home.clock.move_on(minutes=50)
            they.session._on_the_clock()
        assert len(said) == 2 and "Fifteen minutes left" in said[1]

    walk(home, steps, person_id=jo.person.id)


def test_nothing_is_offered_while_a_session_is_set_down(home: Home) -> None:
    jo = home.add()
    said: list[str] = []

    async def steps(they: Walker) -> None:
        they.session.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("ctrl+g", "4", "f10")
        for _ in range(4):
            home.clock.move_on(minutes=30)
            they.session._on_the_clock()
        assert said == []

    walk(home, steps, person_id=jo.person.id)
    assert sum(home.services.balances.of(jo).window_minutes.values()) == 0


def test_a_clock_set_back_gives_no_time_back_and_sleep_takes_it(home: Home) -> None:
    jo = home.add()
    pair = home.open(jo)
    agreed_minutes = pair.talk.session.agreed_minutes
    home.clock.move_on(minutes=30)
    assert pair.time.minutes_left() == agreed_minutes - 30
    home.clock.moment = home.clock.moment.replace(hour=home.clock.moment.hour - 1)
    assert pair.time.minutes_left() == agreed_minutes - 30
    home.clock.move_on(minutes=10)
    assert pair.time.minutes_left() == agreed_minutes - 40
    home.clock.moment = home.clock.moment.replace(hour=home.clock.moment.hour + 3)  # asleep
    assert pair.time.minutes_left() == agreed_minutes - 160
    assert pair.time.minutes_in(Part.CHECK_IN) == 0  # and no talk was timed meanwhile


def test_two_hours_on_the_wall_clock_are_two_hours_after_a_restart(home: Home) -> None:
    jo = home.add()
    agreed_minutes = home.open(jo).talk.session.agreed_minutes
    home.clock.moment = home.clock.moment.replace(hour=16)
    assert home.again().open(jo).time.minutes_left() == agreed_minutes - 120
