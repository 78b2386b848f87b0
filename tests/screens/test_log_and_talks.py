"""Between sessions on screen: a person's log, the team's month, and a talk in two keys."""

from __future__ import annotations

from datetime import date

from textual.containers import VerticalScroll
from textual.widgets import TextArea

from coach.domain.log import Who
from coach.domain.people import Supervisee
from coach.domain.session import SessionKind
from coach.screens.log import LogScreen
from coach.screens.month import MonthScreen
from coach.screens.quick import QuickChoice, QuickWords
from coach.screens.today_lines import line_of
from coach.services.quick import Talk
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk

SMALL = (60, 20)


def with_policy(home: Home, policy_id: str, name: str = "Jo Bennett") -> Supervisee:
    """Somebody who works by a policy."""
    policy = next(p for p in home.services.content.policies() if p.id == policy_id)
    return home.services.people.add(name, policy, "", "", date(2026, 1, 5))


def inside(they: Walker) -> None:
    """Everything in front stands on the screen, or in what is scrolled."""
    screen = they.app.screen
    for widget in screen.query("*"):
        scrolled = any(isinstance(one, VerticalScroll) for one in widget.ancestors)
        if widget.display and widget.region.area and widget.id is not None and not scrolled:
            assert screen.region.contains_region(widget.region), widget
        assert widget.region.right <= they.app.size.width and widget.region.x >= 0, widget


async def press(they: Walker, *keys: str) -> str:
    """Press keys; what is on screen at the end, none of it beyond the edges."""
    await they.press(*keys)
    inside(they)
    return they.text()


async def fill(they: Walker, *lines: str) -> str:
    """Fill lines in, Enter after each; what is on screen at the end."""
    for words in lines:
        await they.type(words)
        await they.press("enter")
    return they.text()


def told(home: Home, one: Supervisee) -> list[tuple[str, str]]:
    """Day and status of every entry of somebody's log."""
    return [(entry.on.isoformat(), entry.status) for entry in home.services.log.show(one)]


def test_whoever_moves_a_session_is_told_by_when_the_policy_wants_it(home: Home) -> None:
    jo = with_policy(home, "leeds")
    home.services.log.plan(jo, date(2026, 12, 1))

    async def steps(they: Walker) -> None:
        await press(they, "enter", "l", "m")
        assert "By Tue 08 Dec 2026 at the latest" in they.text()
        await fill(they, "Fri 4 Dec", "y", "court")
        assert ("2026-12-04", "planned") in told(home, jo)
        await press(they, "home", "m")  # moved again, it is still counted from the first day
        assert "By Tue 08 Dec 2026 at the latest" in they.text()

    walk(home, steps, SMALL)


def test_a_log_is_kept_by_one_key_a_step_and_each_can_be_taken_back(home: Home) -> None:
    jo = with_policy(home, "cafcass")
    home.services.log.plan(jo, date(2026, 11, 19))
    first = ("2026-11-19", "planned")

    async def steps(they: Walker) -> None:
        assert "nothing is said of it yet" in await press(they, "enter", "l")
        assert isinstance(they.app.screen, LogScreen)
        assert "Nothing is said yet of 19 November 2026." in " ".join(they.text().split())
        await press(they, "m")
        refused = await fill(they, "19 Nov 2026", "jo", "absence")
        assert "another day" in refused  # and every word stands
        window = they.app.screen
        assert isinstance(window, FillIn) and window.filled()["reason"] == "absence"
        await press(they, "home", "ctrl+k")
        await they.type("1 Dec")
        await press(they, "ctrl+s")
        assert told(home, jo) == [("2026-11-19", "re-arranged"), ("2026-12-01", "planned")]
        assert "to 1 December 2026, by Jo Bennett, absence" in they.text()
        await press(they, "u")
        assert told(home, jo) == [first]
        await press(they, "enter", "x", "ctrl+s")
        assert told(home, jo) == [("2026-11-19", "missed")]
        await press(they, "u", "delete")
        assert told(home, jo) == []
        await press(they, "u", "h", "enter")
        assert told(home, jo) == [("2026-11-19", "held")]
        text = " ".join((await press(they, "s")).split())
        assert "By Cafcass 3.2: every 6 weeks." in text and "Thu 31 Dec 2026" in text
        await press(they, "enter")
        assert told(home, jo)[1:] == [("2026-12-31", "planned"), ("2027-02-11", "planned")]
        assert "is booked already" in await press(they, "s")
        await press(they, "escape", "u", "s", "c")
        assert "As you chose: fortnightly." in await fill(they, "1 Dec", "2 weeks")
        await press(they, "escape", "a")
        await fill(they, "Friday", "c")
        assert home.services.log.show(jo)[-1].kind is SessionKind.CLINICAL
        await press(they, "escape", "escape", "m")
        assert isinstance(they.app.screen, MonthScreen)
        assert "November 2026 · 2 sessions" in they.text() and "clinical" in they.text()
        assert "October 2026" in await press(they, "left")
        assert "December 2026" in await press(they, "right", "right")
        assert "Nothing is booked in this month." in they.text()
        await press(they, "left", "enter")
        assert isinstance(they.app.screen, LogScreen)

    walk(home, steps)


def test_a_talk_is_kept_in_two_keys_and_its_words_wait_where_it_is_left(home: Home) -> None:
    jo, sam = with_policy(home, "cafcass"), home.add("Sam Lee")
    said: list[str] = []

    async def steps(they: Walker) -> None:
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("f1", "ctrl+u", "u")  # over the help, too
        assert "Urgent talk with Jo Bennett" in they.text()
        await they.press("escape", "escape")
        assert they.at_today
        await press(they, "ctrl+u", "i")
        await they.type("We swapped the duty day.")
        await press(they, "ctrl+u")  # once is enough
        assert sum(isinstance(one, QuickWords) for one in they.app.screen_stack) == 1
        await press(they, "escape", "enter", "ctrl+u", "i")
        assert isinstance(they.app.screen, QuickWords)
        assert they.app.screen.query_one(TextArea).text == "We swapped the duty day."
        await press(they, "tab", "tab")
        await they.type("fair to both")
        assert "Say what was decided" in await press(they, "ctrl+s")
        await fill(they, "Jo takes Friday", "")
        await they.type("K1")
        await press(they, "ctrl+s")
        assert "Kept in Jo Bennett's log." in said[-1]
        assert "Case records/K1/2026-11-22 Case record.md" in said[-1]
        assert isinstance(they.app.screen, QuickChoice)
        assert "Cafcass asks you both to endorse it." in they.text()
        await press(they, "s")
        assert "waits for Jo Bennett" in await press(they, "l")
        assert "waits for" not in await press(they, "enter", "e")
        await press(they, "s")
        await press(they, "escape", "escape", "escape", "m")
        assert "informal  held" in they.text()
        await press(they, "escape")
        await press(they, "s", "ctrl+u", "u")  # in a session it is with whoever sits there
        assert "Urgent talk with Jo Bennett" in they.text()
        await press(they, "escape", "escape", "y", "comma", "ctrl+u", "u")
        assert "With whom?" in they.text()
        await press(they, "2")
        await they.type("A bruise was seen.")
        await press(they, "ctrl+s")
        assert "Kept in Sam Lee's log." in said[-1]

    walk(home, steps, SMALL)
    (talk,) = (one for one in home.services.log.show(jo) if one.kind is SessionKind.INFORMAL)
    assert talk.endorsed_by() == (Who.SUPERVISOR, Who.SUPERVISEE)
    (urgent,) = home.services.log.show(sam)
    assert (urgent.kind, urgent.status) == (SessionKind.URGENT, "held")
    assert home.services.database.rows("SELECT window FROM draft") == []


def test_what_is_asked_for_stands_in_the_log_until_a_talk_or_a_session_meets_it(
    home: Home,
) -> None:
    jo = with_policy(home, "south-gloucestershire")
    said: list[str] = []

    async def steps(they: Walker) -> None:
        they.app.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await press(they, "ctrl+u", "r", "ctrl+s")
        assert (
            "by 23 Nov 2026, 14:00: asked for on 22 November 2026 at 14:00; within 24" in said[-1]
        )
        assert "not met yet" in await press(they, "enter", "l")
        assert "to be met by 23 Nov 2026, 14:00 (South Gloucestershire 3.4" in they.text()
        await press(they, "m")
        assert "press Enter on it" in said[-1]
        assert isinstance(they.app.screen, LogScreen)
        await press(they, "enter", "t")
        await they.type("It was about the rota.")
        await press(they, "ctrl+s")
        assert "not met yet" not in they.text() and "met 22 Nov 14:00" in they.text()
        home.clock.move_on(minutes=5)
        await press(they, "ctrl+u", "r", "ctrl+s", "enter", "s")
        assert "Jo Bennett" in they.status() and len(home.services.quick.requests(jo)) == 0
        await press(they, "escape", "y")
        assert "met in the session of that day" in they.text()

    walk(home, steps)


def test_an_urgent_request_stands_first_on_today_with_its_hour(home: Home) -> None:
    forest, plain = with_policy(home, "south-gloucestershire"), home.add("Kim Okafor")
    for one in (forest, plain):
        home.services.quick.request(one)
    today = home.clock.today()
    found = {
        line.name: line_of(line, home.services.timescales.of(who), {}, 80, today).plain
        for line, who in zip(home.services.today.lines(), (forest, plain), strict=True)
    }
    assert "· urgent request soon, 23 Nov, 14:00" in found[forest.person.name]
    assert "· urgent talk asked for, 22 Nov 14:00" in found["Kim Okafor"]
    home.services.quick.keep(plain, Talk(SessionKind.URGENT, "The rota."))
    assert all(line.urgent_asked_at is None for line in home.services.today.lines()[1:])
