"""While nothing can be saved: the two doors still open, and no window takes words to nowhere."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coach.app import CoachApp, Opening
from coach.errors import StorageFailed
from coach.screens.today import TodayScreen
from coach.widgets import autosave
from coach.widgets.covers import Cover
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving waits for no pause, so that nobody waits for it here."""
    monkeypatch.setattr(autosave, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(autosave, "RETRY_SECONDS", 0.2)


@contextmanager
def another_program(home: Home) -> Iterator[sqlite3.Connection]:
    """One that may hold the database."""
    home.services.be_quick(0.01)
    other = sqlite3.connect(home.services.places.database, isolation_level=None)
    try:
        yield other
    finally:
        other.close()


def standing(they: Walker) -> FillIn:
    """The window in front."""
    window = they.app.screen
    assert isinstance(window, FillIn), window
    return window


def test_a_risk_is_said_while_the_note_waits_to_be_saved(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        other.execute("BEGIN EXCLUSIVE")
        await they.type("He said")
        await they.until(lambda: "Not saved" in they.status(), "Not saved")
        await they.press("f8")
        await they.type("No")
        await they.press("ctrl+s")
        assert standing(they).filled()["safe"] == "No" and "holding" in they.text()
        other.execute("ROLLBACK")
        await they.press("ctrl+s")
        assert they.app.screen is they.session
        await they.until_saved()

    with another_program(home) as other:
        walk(home, steps, person_id=jo.person.id)
    assert home.services.database.rows("SELECT safe_now FROM immediate_risk") == [
        {"safe_now": "No"}
    ]
    assert home.services.database.rows("SELECT words FROM note") == [{"words": "He said"}]


def test_a_session_is_set_down_in_silence_also_then(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        other.execute("BEGIN EXCLUSIVE")
        await they.type("He said")
        await they.press("f10")
        assert isinstance(they.app.screen, Cover)
        assert not they.app._notifications
        other.execute("ROLLBACK")
        await they.press("enter")
        await they.until_saved()

    with another_program(home) as other:
        walk(home, steps, person_id=jo.person.id)


@pytest.mark.parametrize("key", ["ctrl+t", "ctrl+r"])
def test_a_topic_or_a_case_that_cannot_be_begun_keeps_its_window(home: Home, key: str) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press(key)
        await they.type("K1")
        await they.until(lambda: "Draft kept" in they.text(), "Draft kept")
        other.execute("BEGIN EXCLUSIVE")
        await they.press("ctrl+s")
        assert "K1" in standing(they).filled().values() and "another program" in they.text()
        other.execute("ROLLBACK")
        await they.press("ctrl+s")
        assert they.app.screen is they.session
        place = they.session.session.talk.place
        assert (place.discussion_id if key == "ctrl+t" else place.case_id) is not None

    with another_program(home) as other:
        walk(home, steps, person_id=jo.person.id)


def test_today_opens_and_is_gone_about_while_another_program_holds_the_database(
    home: Home,
) -> None:
    home.add(), home.add("Sam Lee")

    async def steps(they: Walker) -> None:
        await they.until(lambda: they.at_today and "Sam Lee" in they.text(), "Today")
        await they.press("down", "up", "down", "enter")
        assert "What is due" in they.text()
        await they.press("escape", "s")
        assert they.at_today
        assert any("another program" in one.message for one in they.app._notifications)
        other.execute("ROLLBACK")
        await they.press("s")
        assert not they.at_today

    with another_program(home) as other:
        other.execute("BEGIN EXCLUSIVE")
        walk(home, steps)


def test_reading_who_the_owner_is_writes_nothing(home: Home) -> None:
    home.services.people.set_up("Amara")
    with another_program(home) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert home.services.people.owner().name == "Amara"


def test_where_nothing_goes_on_without_the_database_coach_says_why_and_ends(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.add()
    said = "Not done: the disk gave an error, or is full. What was saved before is safe."

    def refuse(self: TodayScreen) -> None:
        raise StorageFailed(said)

    monkeypatch.setattr(TodayScreen, "action_month", refuse)
    app = CoachApp(home.services, Opening())

    async def run() -> None:
        async with app.run_test() as pilot:
            await pilot.press("m")

    with pytest.raises(StorageFailed):
        asyncio.run(run())
    assert app.return_code == 2 and " ".join(capsys.readouterr().err.split()) == said
