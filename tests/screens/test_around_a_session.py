"""Before and around a session: preparing, reading back, the self-care plan, the time as felt."""

from __future__ import annotations

from datetime import date
from textwrap import wrap

import pytest

from coach.domain.policies import find_policy
from coach.domain.row import Audience, Voice
from coach.domain.session import Need
from coach.errors import BadInput
from coach.screens.prepare import PrepareScreen
from coach.screens.today import TodayScreen
from coach.screens.today_lines import why_of
from coach.services.tenures import Changes
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


def test_today_says_by_when_the_next_session_is_wanted_and_why(home: Home) -> None:
    people, leeds = home.services.people, find_policy(home.services.content.policies(), "leeds")
    people.add("Jo Bennett", leeds, "", "newly-qualified", date(2026, 11, 16))
    people.add("Sam Lee", leeds, "", "social-worker", date(2026, 9, 1))

    async def steps(they: Walker) -> None:
        await they.until(lambda: "session soon, 23 Nov" in they.text(), "Jo's next session")
        assert "weekly for the first 6 weeks" in they.text() and "Leeds 4.4" in they.text()
        await they.press("down")
        assert "Sam Lee  session by 22 Dec" in they.text()  # before today nothing is on file
        assert "monthly" in they.text() and "weekly" not in they.text()

    walk(home, steps)


def test_the_reasons_on_today_are_told_whole_or_not_at_all(home: Home) -> None:
    leeds = find_policy(home.services.content.policies(), "leeds")
    home.services.people.add("Jo Bennett", leeds, "", "newly-qualified", date(2026, 11, 16))

    async def steps(they: Walker) -> None:
        await they.until(lambda: "session soon, 23 Nov" in they.text(), "Jo's next session")
        told = " ".join(they.text().split())
        assert "nothing is booked; each 3 months ahead at least (Leeds 4.4)" in told
        due = home.services.today.due()[home.services.people.everyone()[0].person.id]
        for rows in range(1, 9):
            said = why_of(due, (), 58, rows)
            assert said.endswith((")", ".")) and said.splitlines()
            assert sum(len(wrap(line, 58)) for line in said.splitlines()) <= max(rows, 3)

    walk(home, steps)


def test_a_staff_group_that_the_policy_does_not_name_says_whose_rule_holds(home: Home) -> None:
    jo = home.add()
    home.services.tenures.edit(jo, Changes(policy="leeds"))

    async def steps(they: Walker) -> None:
        await they.press("enter", "e", "tab", "tab")
        await they.type("agency")
        assert "‹ Agency staff: as “Everybody else” ›  left, right: another" in they.text()
        await they.press("tab")
        assert "‹ Agency staff: as “Everybody else” ›" in they.text()
        assert "left, right: another" not in they.text()
        await they.press("ctrl+s")
        assert home.services.people.find("Jo Bennett").person.staff_group == "agency"

    walk(home, steps)


def test_somebody_is_changed_and_who_was_added_by_mistake_goes(home: Home) -> None:
    jo, sam = home.add(), home.add("Sam Lee")
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("enter", "e")
        await they.press("home", "ctrl+k")
        await they.type("Joanna Bennett")
        await they.press("enter", "enter")
        await they.type("new")  # newly qualified
        await they.press("enter")
        await they.type("1 Sep")
        await they.press("ctrl+s")
        await they.press("x", "x")
        assert not they.at_today and "Joanna Bennett" in they.text()  # K1 would be lost
        await they.press("escape", "down", "enter", "x", "x")
        assert they.at_today and "Sam Lee" not in they.text()
        await they.press("enter", "x", "l", "ctrl+s")
        assert they.at_today and "Nobody here yet" in they.text()

    walk(home, steps)
    people = home.services.people
    assert people.everyone() == [] and [o.person.id for o in people.everyone_left()] == [
        jo.person.id
    ]
    (left,) = people.everyone_left()
    assert (left.person.name, left.person.staff_group) == ("Joanna Bennett", "newly-qualified")
    assert (left.person.start_on, left.person.left_on) == (date(2026, 9, 1), date(2026, 11, 22))
    assert sam.person.id not in [o.person.id for o in people.everyone_left()]


def test_another_policy_says_on_screen_what_falls_due_otherwise(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("enter", "e", "enter", "enter", "enter", "enter")
        await they.type("leeds")
        await they.press("ctrl+s")
        said = " ".join(they.text().split())
        assert "What is due changes with it" in said and "sessions so far keep" in said
        assert "session: 22 December 2026, new (Leeds 4.4" in said
        await they.press("escape", "e", "enter", "enter", "enter", "enter")
        await they.type("bracknell")
        await they.press("ctrl+s")
        assert "No day for the next session" in they.text()
        await they.press("escape")
        assert "goes by staff group, and none is given" in " ".join(they.text().split())
        await they.press("e", "ctrl+s")  # nothing was changed, and nothing is said of it
        assert "What is due changes" not in they.text()

    walk(home, steps, (80, 40))


def test_an_item_is_dealt_with_by_one_key_and_the_record_tells_what_was_not(home: Home) -> None:
    jo = home.add()
    for title in ("Holiday cover", "The rota", "The office"):
        home.services.preparing.add(jo, title)

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "3")
        assert "d dealt with" in they.text()
        await they.press("d")
        await they.until(lambda: "1. Holiday cover · dealt with" in they.text(), "it is kept")
        await they.press("down", "d")
        await they.until(lambda: "2. The rota · dealt with" in they.text(), "this one too")
        await they.press("d")
        await they.until(lambda: "2. The rota · dealt with" not in they.text(), "but not so")
        assert "Holiday cover · dealt with" in they.text()
        they.session.session.closing.close()

    walk(home, steps)
    (listing,) = home.services.records.listing(jo, home.services.people.reader())
    text = home.services.records.text(jo, listing)
    assert "Holiday cover (raised by: the supervisor)" in text
    assert "The rota (raised by: the supervisor; discussed: not yet)" in text
    reader = home.services.people.reader()
    assert [one.title for one in home.services.preparing.items(jo, reader)] == [
        "The rota",
        "The office",
    ]


def test_what_was_prepared_comes_onto_the_agenda_and_what_is_mine_stays_mine(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("p")
        assert isinstance(they.app.screen, PrepareScreen)
        assert "Nothing to bring yet" in they.text()
        for title in ("The workload", "My own worry", "The rota"):
            await they.press("a")
            await they.type(title)
            await they.press("enter", "enter")
            await they.type("think")
            await they.press("enter")
            await they.type("20")
            await they.press("ctrl+s")
        assert "The workload · needs: think it through · 20 min" in they.text()
        assert they.text().count("raised by Supervisor · shared") == 3
        await they.press("down", "m", "down", "delete", "u")
        assert "only Supervisor's, never leaves this home" in they.text()
        await they.press("s", "y", "ctrl+g", "3")
        text = they.text()
        assert "1. The workload · think it through · 20 min" in text and "2. The rota" in text
        assert "My own worry" not in text
        await they.press("ctrl+g", "e", "y")

    walk(home, steps)
    assert not any("My own worry" in text for text in home.documents().values())
    reader = home.services.people.reader()
    kept, *carried = home.services.preparing.items(jo, reader)
    assert (kept.title, kept.audience) == ("My own worry", Audience.ONLY_MINE)
    assert [item.title for item in carried] == ["The workload", "The rota"]


@pytest.mark.parametrize("minutes", [0, -5, 241])
def test_an_item_wants_a_believable_number_of_minutes(home: Home, minutes: int) -> None:
    jo = home.add()
    with pytest.raises(BadInput, match="whole number"):
        home.services.preparing.add(jo, "A", Need.THINK, minutes)
    assert home.services.preparing.items(jo, home.services.people.reader()) == []


def test_a_refused_item_comes_back_with_its_words_and_a_sentence(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("p", "a")
        await they.type("The rota")
        await they.press("enter", "enter", "enter")
        await they.type("everything")
        await they.press("ctrl+s")
        window = they.app.screen
        assert isinstance(window, FillIn)
        assert "Minutes are a whole number" in they.text() and "The rota" in they.text()
        assert window.focused is not None and window.focused.id == "field-minutes"

    walk(home, steps)


def test_prepare_shows_last_time_what_is_open_and_the_balance(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":topic A\nA thought\n:function support\n:minutes 30\n:action Ring\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("p")
        text = they.text()
        for words in ("Last time", "A thought", "Still open", "nobody: Ring", "Support"):
            assert words in text, words
        await they.press("escape")
        assert isinstance(they.app.screen, TodayScreen)

    walk(home, steps, (100, 50))


def test_the_record_is_read_back_before_closing(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+t")
        await they.type("Workload")
        await they.press("enter", "enter")
        await they.type("Too many reports")
        await they.press("ctrl+g", "r")
        assert "Read back" in they.text() and "Discussed: Workload" in they.text()
        assert "Too many reports" in they.text()
        await they.press("escape")
        assert they.app.screen is they.session

    walk(home, steps, person_id=jo.person.id)


def test_a_thing_of_the_plan_is_shared_in_conversation(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "s", "a", "l")
        assert "What helps" in they.text()
        await they.type("A walk")
        await they.press("ctrl+s")
        assert home.services.self_care.plan(jo, home.services.people.reader()).items == ()
        await they.press("y")

    walk(home, steps, person_id=jo.person.id)
    plan = home.services.self_care.plan(jo, home.services.people.reader())
    assert [(item.kind, item.words) for item in plan.items] == [("helps", "A walk")]


def test_each_says_how_the_time_was_spent_or_leaves_it(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("ctrl+g", "w", "1", "right", "escape")  # hers is left out after all
        await they.press("ctrl+g", "w", "2")
        assert "How Jo Bennett felt the time was spent" in they.text()
        await they.press("down", "down", *["right"] * 7, "up", "left", "enter")
        await they.press("ctrl+g", "w", "2")
        assert " 60%" in they.text()  # it stands as it was left
        await they.press("escape", "ctrl+g", "e", "y")

    walk(home, steps, person_id=jo.person.id)
    (only,) = home.services.balances.of(jo).sessions
    assert list(only.felt) == ["supervisee"]
    assert only.felt[Voice.SUPERVISEE]["support"] == 0.6
    assert sum(only.felt[Voice.SUPERVISEE].values()) == 1


def test_a_session_begun_by_mistake_is_taken_back_by_two_keys(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("s", "escape", "m")
        await they.until(lambda: they.at_today, "Today")
        assert not home.services.sessions.is_under_way(jo)
        await they.press("s")
        await they.type("A word.")
        await they.until_saved()
        await they.press("escape")
        assert "by mistake" not in they.text()

    walk(home, steps)
    assert home.open(jo).resumed
