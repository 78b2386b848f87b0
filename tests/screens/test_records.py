"""Records on screen, by their keys: read, shared, signed, reworded, disputed and added to."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.domain.policies import find_policy
from coach.domain.record import RecordKind, RecordStatus
from coach.domain.record_life import RecordLife
from coach.domain.row import Voice
from coach.screens.leak_guard import LeakGuardScreen
from coach.screens.record import RecordScreen
from coach.screens.records import RecordsScreen
from coach.widgets.filling import FillIn
from tests.builders import Home
from tests.screens.walking import Walker, walk
from tests.services.pairs import two_homes

SCRIPT = """
:part check-in
:to personal
Tired, and [b]glad[/b] of the week.
:part close
:to personal
Call the school.
:close
"""


def life(home: Home) -> RecordLife:
    """How Jo's newest personal record stands."""
    services = home.services
    jo, reader = services.people.find("Jo"), services.people.reader()
    return services.record_lives.life(services.records.find(jo, reader, None))


def keys(they: Walker) -> set[str]:
    """The keys that do something now."""
    return {key for key, active in they.app.screen.active_bindings.items() if active.enabled}


def test_both_sign_right_after_closing_with_one_key_and_one_yes(home: Home) -> None:
    home.services.set_up("Amara Osei")
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.type("We spoke of the visit.")
        await they.press("f7", "p")
        await they.press("ctrl+g", "e", "s")
        await they.until(lambda: isinstance(they.app.screen, FillIn), "the window for both names")
        assert "Amara Osei" in they.text() and "Jo Bennett" in they.text()
        await they.press("ctrl+s")
        await they.until(lambda: isinstance(they.app.screen, RecordScreen), "the record")
        assert "signed by both" in they.text()
        await they.press("escape")
        assert they.at_today

    walk(home, steps, person_id=jo.person.id)
    assert life(home).status is RecordStatus.SIGNED
    assert [one.name for one in life(home).signed] == ["Amara Osei", "Jo Bennett"]


@pytest.mark.parametrize("size", [(60, 20)])
def test_a_record_is_read_shared_asked_about_reworded_and_disputed(
    home: Home, size: tuple[int, int]
) -> None:
    jo = home.add()
    home.hold(jo, SCRIPT)

    async def steps(they: Walker) -> None:
        await they.press("enter", "r")
        assert isinstance(they.app.screen, RecordsScreen)
        assert "personal  draft" in they.text()
        await they.press("enter")
        assert "Tired, and [b]glad[/b] of the week." in they.text()
        assert {"s", "b", "w"} <= keys(they) and not {"g", "k", "d", "r", "n", "a", "e"} & keys(
            they
        )
        await they.press("s", "h")
        assert "shared" in they.status() and "s" not in keys(they)
        await they.press("k", "1", "tab")
        await they.type("More than tired.")
        await they.press("escape", "k", "1")  # what was half typed is still there
        assert "More than tired." in they.text()
        await they.press("ctrl+s")
        assert life(home).queries[0].words == "More than tired."
        assert "r" not in keys(they)  # there is no silence any more
        await they.press("w", "1", "end")
        await they.type(" Worn out.")
        await they.press("ctrl+s")
        assert life(home).record.version == 2 and "draft" in they.status()
        await they.press("s", "h", "d")
        await they.type("I heard tired.")
        await they.press("tab")
        await they.type("I said worn out.")
        await they.press("ctrl+s")
        assert life(home).status is RecordStatus.DISPUTED
        await they.press("a")
        await they.press("tab")
        await they.type("a talk since")
        await they.press("tab")
        await they.type("We see it alike now.")
        await they.press("ctrl+s", "end")
        await they.until(lambda: "We see it alike now." in they.text(), "the addendum")
        assert not {"g", "k", "d", "w", "r", "s", "b"} & keys(they)
        await they.press("v")
        assert "intact" in they.text()
        await they.press("escape", "escape")
        assert "disputed, with both accounts" in they.text().replace("\n", " ")

    walk(home, steps, size)
    accounts = life(home).accounts
    assert {one.by_whom: one.words for one in accounts} == {
        Voice.SUPERVISOR: "I heard tired.",
        Voice.SUPERVISEE: "I said worn out.",
    }


def test_what_may_say_who_a_child_is_is_looked_at_before_sharing(home: Home) -> None:
    home.services.set_up("Amara Osei")
    jo = home.add()
    home.hold(jo, ":part check-in\n:to personal\nRing 0117 496 0123.\n:close\n")

    async def steps(they: Walker) -> None:
        await they.press("enter", "r", "enter", "s", "h")
        assert isinstance(they.app.screen, LeakGuardScreen)
        assert they.status().strip().startswith("Before it is shared: 1 found")
        await they.press("escape")  # left alone: nothing is shared
        assert "draft" in they.status()
        await they.press("b")
        assert isinstance(they.app.screen, LeakGuardScreen)
        await they.press("r", "1", "ctrl+s")
        await they.until(lambda: isinstance(they.app.screen, FillIn), "the window for both names")
        await they.press("ctrl+s")
        await they.until(lambda: "signed by both" in they.status(), "signed by both")

    walk(home, steps)
    kept = life(home)
    assert (kept.status, kept.record.version) == (RecordStatus.SIGNED, 2)
    sections = home.services.stores.records.sections(kept.record)
    assert "0117" not in str(sections) and "Ring a phone number." in str(sections)


def test_between_two_homes_it_is_taken_in_and_answered_by_keys() -> None:
    with two_homes() as (amara, jo):
        amara.home.hold(amara.pair, SCRIPT)

        async def share(they: Walker) -> None:
            await they.press("enter", "r", "enter", "s", "s")
            assert "shared" in they.status()

        walk(amara.home, share)
        folder = amara.home.services.documents_root / "Jo Bennett" / "Shared"
        (sent,) = folder.glob("*for an answer.md")

        async def answer(they: Walker) -> None:
            await they.press("enter", "r", "i")
            await they.type(str(sent))
            await they.press("enter", "enter")
            assert isinstance(they.app.screen, RecordScreen)
            assert {"g", "k", "d"} <= keys(they) and not {"s", "b", "w", "r"} & keys(they)
            await they.press("g", "1")
            assert "signed by Jo Bennett" in they.status()

        walk(jo.home, answer)
        (back,) = (jo.home.services.documents_root / "Jo Bennett" / "Shared").glob("*answer.md")

        async def take(they: Walker) -> None:
            await they.press("enter", "r", "i")
            await they.type(str(back))
            await they.press("enter")
            assert "signed by Jo Bennett" in they.text()
            await they.press("enter", "g", "1")
            assert "signed by both" in they.status()

        walk(amara.home, take)
        assert life(amara.home).status is RecordStatus.SIGNED


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_nothing_of_a_record_leaves_the_screen_and_silence_is_confirmed(
    home: Home, size: tuple[int, int]
) -> None:
    leeds = find_policy(home.services.content.policies(), "leeds")
    jo = home.services.people.add("Jo " + "Bennett " * 8, leeds)
    home.hold(jo, SCRIPT)
    services, reader = home.services, home.services.people.reader()
    for verb, days in (("share", 14), ("remind", 1)):
        record = services.records.find(jo, reader, None)
        getattr(services.record_lives, verb)(jo, reader, record)
        home.clock.move_on(days=days)

    async def press(they: Walker, *wanted: str) -> None:
        for key in wanted:
            await they.press(key)
            for widget in they.app.screen.query("*"):
                assert widget.region.x >= 0 and widget.region.right <= size[0], (key, widget)

    async def steps(they: Walker) -> None:
        await press(they, "enter", "r", "enter", "g", "o", "escape", "d", "escape", "n", "n")
        assert life(home).status is RecordStatus.SHARED
        await press(they, "n", "y")
        page = str(they.app.screen.query_one("#sections", Static).render())
        assert "agreed by silence" in page and "not signed" in page
        await press(they, "d", "escape", "a", "escape", "v", "escape", "f1")

    walk(home, steps, size)
    assert life(home).status is RecordStatus.DEEMED


def test_an_empty_name_signs_nothing_and_the_cursor_goes_there(home: Home) -> None:
    jo = home.add()
    home.hold(jo, SCRIPT)

    async def steps(they: Walker) -> None:
        await they.press("enter", "r", "enter", "b", "tab", "delete", "ctrl+s")
        assert isinstance(they.app.screen, FillIn)
        assert "at least one letter" in they.text()
        assert they.app.focused is not None and they.app.focused.id == "field-supervisee"

    walk(home, steps)
    assert life(home).status is RecordStatus.DRAFT and not life(home).signatures


def test_a_record_is_written_as_word_or_html_with_one_key_and_a_choice(
    home: Home, tmp_path: Path
) -> None:
    home.services.set_up("Amara Osei")
    jo = home.add()
    home.hold(jo, SCRIPT)
    record = home.services.records.find(jo, home.services.people.reader(), None).record
    template = tmp_path / "council.docx"
    policy = find_policy(home.services.content.policies(), home.services.settings.policy)
    home.services.exports.template(policy, RecordKind.PERSONAL, template)

    async def steps(they: Walker) -> None:
        await they.app.push_screen(RecordScreen(home.services, jo, record.id))
        await they.press("x", "h")
        await they.until(lambda: len(written(".html")) == 1, "the HTML")
        await they.press("x", "t")
        await they.until(lambda: isinstance(they.app.screen, FillIn), "the window for a template")
        await they.type(str(tmp_path / "none.docx"))
        await they.press("ctrl+s")
        assert isinstance(they.app.screen, FillIn) and not written(".docx")
        await they.press(*["backspace"] * len("none.docx"))
        await they.type("council.docx")
        await they.press("ctrl+s")
        await they.until(lambda: len(written(".docx")) == 1, "the Word file")
        assert isinstance(they.app.screen, RecordScreen)

    def written(ending: str) -> list[Path]:
        return list(home.services.documents_root.rglob(f"*{ending}"))

    walk(home, steps)
    assert "[b]glad[/b]" in written(".html")[0].read_text(encoding="utf-8")
