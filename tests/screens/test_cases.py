"""Cases on screen: names listed, records filed and erased, and the guard's findings settled."""

from __future__ import annotations

import pytest

from coach.domain.leaks import GuardChoice, Verdict
from coach.screens.case import CaseScreen
from coach.screens.cases import CasesScreen
from coach.screens.leak_guard import LeakGuardScreen
from tests.builders import Home
from tests.screens.walking import Walker, walk
from tests.traces import holding

SCRIPT = (
    ":topic A\n:case K1\nHe hid in snickerbeck wood.\n:part check-in\n:to personal\n"
    "I thought of [b]Danny's aunt.\nDanny Ottershaw was in the loft.\nThen Danny's aunt rang.\n"
    "Call 0117 496 0123.\n:close\n"
)


def told(home: Home) -> None:
    """A session, and a name listed for its case."""
    jo = home.add()
    home.hold(jo, SCRIPT)
    case = home.services.case_filing.case(jo, "K1")
    home.services.identifiers.add(case, ["Danny Ottershaw"])


def personal(home: Home) -> str:
    """The newest personal record as its document has it."""
    return home.documents()["Jo Bennett/Records/2026-11-22 Supervision.md"]


@pytest.mark.parametrize("size", [(60, 20), (100, 30)])
def test_names_are_listed_records_filed_and_the_case_erased_by_the_keyboard(
    home: Home, size: tuple[int, int]
) -> None:
    home.hold(home.add(), SCRIPT)

    async def steps(they: Walker) -> None:
        await they.press("enter", "k")
        assert isinstance(they.app.screen, CasesScreen)
        assert "1 record, 1 to be filed" in they.text()
        await they.press("enter")
        assert isinstance(they.app.screen, CaseScreen) and "not filed yet" in they.text()
        await they.press("a", *"Danny", "enter")
        await they.press("a", *"Eve", "enter", "u")
        await they.press("delete")
        assert "Danny" not in they.text() and "Eve" in they.text()
        await they.press("u")
        assert "Danny" in they.text()
        await they.press("x")  # which is refused
        await they.press("end", "f", "enter")
        assert "filed on" in they.text()
        await they.press("f")
        assert "not filed yet" in they.text()
        await they.press("f", "enter", "x")
        assert "To be erased for good, of case K1" in " ".join(they.text().split())
        await they.press("n")
        assert "snickerbeck" in str(holding(home.root, ["snickerbeck"]))
        await they.press("x", "y")
        assert "Erased:" in they.text()
        await they.press("escape")
        assert "erased here" in they.text() and "Danny" not in they.text()
        await they.press("escape", "escape", "escape")
        assert they.at_today

    walk(home, steps, size)
    home.services.close()
    assert holding(home.root, ["snickerbeck"]) == {}


def test_each_finding_is_settled_by_a_key_and_all_of_it_is_taken_back(home: Home) -> None:
    told(home)

    async def steps(they: Walker) -> None:
        await they.press("enter", "k", "g")
        screen = they.app.screen
        assert isinstance(screen, LeakGuardScreen)
        assert "4 found, 4 not settled. It warns and promises nothing." in they.text()
        assert "I thought of [b]»Danny«'s aunt." in they.text()
        assert "possessive of K1, very likely" in they.text()
        await they.press("r", "1")
        assert "→ K1" in they.text()
        await they.press("u", "r", "2", "a")
        await they.press("home", "down", "m")
        assert "→ to the record of case K1" in they.text()
        assert "4 found, 1 not settled." in they.text()
        await they.press("ctrl+s")
        assert they.app.screen is screen  # one is not settled yet
        await they.press("k", "ctrl+s")
        assert isinstance(they.app.screen, CasesScreen)
        now = personal(home)
        assert now.count("the child's aunt") == 2 and "loft" not in now and "0117" in now
        await they.press("u")
        assert personal(home).count("Danny") == 3

    walk(home, steps)


def test_words_of_ones_own_and_a_case_chosen_from_the_caseload(home: Home) -> None:
    told(home)
    home.services.cases.add(home.services.people.find("Jo"), "K2")

    async def steps(they: Walker) -> None:
        await they.press("enter", "k", "g", "enter", "r", "w")
        await they.press(*"Their", "enter", "end", "m", "2", "ctrl+s", "ctrl+s")
        assert isinstance(they.app.screen, CasesScreen)

    walk(home, steps)
    documents = home.documents()
    assert "Their's aunt" in personal(home)
    assert "0117" in documents["Case records/K2/2026-11-22 Case record.md"]


def test_in_a_record_that_is_no_draft_words_can_only_stay(home: Home) -> None:
    told(home)
    services = home.services
    jo, reader = services.people.find("Jo"), services.people.reader()
    draft = services.records.find(jo, reader, None)
    services.record_lives.share(jo, reader, draft, looked_through=True)
    before = personal(home)

    async def steps(they: Walker) -> None:
        await they.press("enter", "k", "g", "r", "m", "a")
        assert "4 not settled" in they.text()
        await they.press("k", "k", "k", "k", "n", "ctrl+s")
        assert isinstance(they.app.screen, CasesScreen)
        await they.press("g", "escape", "u")

    walk(home, steps)
    assert personal(home) == before


def test_the_screen_gives_typed_choices_and_none_where_it_is_left(home: Home) -> None:
    home.add()
    jo = home.services.people.find("Jo")
    home.hold(jo, ":to personal\nCall 0117 496 0123.\n:close\n")
    listing = home.services.records.find(jo, home.services.people.reader(), None)
    found = home.services.leak_guard.check(listing)
    given: list[tuple[GuardChoice, ...] | None] = []

    async def steps(they: Walker) -> None:
        for keys in (("escape",), ("k", "ctrl+s"), ("ctrl+s", "ctrl+s")):
            screen = LeakGuardScreen(found, (), (), can_change=True)
            they.app.push_screen(screen, given.append)
            await they.pilot.pause()
            await they.press(*keys)
        empty = LeakGuardScreen((), (), (), can_change=True)
        they.app.push_screen(empty, given.append)
        await they.pilot.pause()
        assert "Nothing was found." in they.text()
        await they.press("k", "r", "m", "n", "a", "u", "enter", "ctrl+s")

    walk(home, steps)
    kept = (GuardChoice(found[0], Verdict.KEEP),)
    assert given == [None, kept, kept, ()]
