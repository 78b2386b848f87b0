"""Words over a list are words, a case's note goes to its record, a risk stays in sight."""

from __future__ import annotations

from unittest.mock import patch

from coach.domain.row import Destination
from coach.screens.session_lists import PartList
from coach.widgets.held import HeldLetter
from tests.builders import Home
from tests.screens.walking import Walker, walk

FULLY = 5.0
"""Seconds a letter waits here: as long as any hand takes."""


def notes(home: Home) -> dict[str, tuple[str, str | None]]:
    """Each note's words with where it goes, and to which case."""
    [jo] = home.services.people.everyone()
    session = home.open(jo)
    references = {one.id: one.reference for one in home.services.stores.cases.of_file(jo.file.id)}
    return {
        note.words: (note.destination.value, references.get(note.case_id or ""))
        for note in session.noting.all()
    }


def test_in_the_sweep_each_case_has_a_note_of_its_own(home: Home) -> None:
    jo = home.add()
    for reference in ("K1", "K2"):
        home.services.cases.add(jo, reference)

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4", "o")
        await they.type("About the first.")
        await they.press("shift+tab", "down", "o")
        await they.type("About the second.")
        await they.until_saved()

    walk(home, steps)
    assert notes(home) == {
        "About the first.": (Destination.CASE, "K1"),
        "About the second.": (Destination.CASE, "K2"),
    }


def test_a_case_swept_by_mistake_stands_as_before_again(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4", "n")
        assert "nothing new" in they.text()
        await they.press("d", "u")
        await they.press("u")

    walk(home, steps)
    [line] = home.open(jo).agreeing.caseload()
    assert line.outcome is None


def test_words_that_begin_with_a_key_of_the_list_are_words(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4")
        await they.type("nobody has seen her")
        await they.until_saved()

    walk(home, steps, hold_seconds=FULLY)
    assert list(notes(home)) == ["nobody has seen her"]
    assert home.open(jo).agreeing.caseload()[0].outcome is None


def test_words_over_another_case_never_go_on_in_the_note_of_the_first(home: Home) -> None:
    jo = home.add()
    for reference in ("K1", "K2"):
        home.services.cases.add(jo, reference)

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4", "o")
        await they.type("About the first.")
        await they.press("shift+tab", "down")
        await they.type("Perhaps of the second.")
        await they.until_saved()

    walk(home, steps)
    assert notes(home) == {
        "About the first.": (Destination.CASE, "K1"),
        "Perhaps of the second.": (Destination.UNPLACED, None),
    }


def test_words_in_the_sweep_before_a_case_is_chosen_are_in_no_record_yet(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4")
        await they.type("The quiet one.")
        await they.until_saved()
        assert "not placed yet" in they.text()

    walk(home, steps)
    assert notes(home) == {"The quiet one.": (Destination.UNPLACED, None)}


def test_a_word_that_begins_with_the_key_that_takes_back_takes_nothing_back(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4", "n")
        with patch.object(HeldLetter, "SECONDS", FULLY):
            await they.type("unsafe at night")
            await they.until_saved()

    walk(home, steps)
    assert list(notes(home)) == ["unsafe at night"]
    assert home.open(jo).agreeing.caseload()[0].outcome == "nothing-new"


def test_words_over_the_notes_so_far_are_words(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("s")
        await they.type("First.")
        await they.press("ctrl+n", "tab")
        await they.type("under the first")
        await they.until_saved()

    walk(home, steps)
    assert list(notes(home)) == ["First.", "under the first"]


def test_the_same_key_twice_is_two_cases(home: Home) -> None:
    jo = home.add()
    for reference in ("K1", "K2"):
        home.services.cases.add(jo, reference)

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "4")
        await they.type("nn")
        await they.until(lambda: they.text().count("nothing new") >= 3, "both, beside the key")

    walk(home, steps)
    assert [one.outcome for one in home.open(jo).agreeing.caseload()] == ["nothing-new"] * 2


def test_what_is_pasted_over_a_list_goes_to_the_note(home: Home) -> None:
    jo = home.add()
    home.services.cases.add(jo, "K1")

    async def steps(they: Walker) -> None:
        from textual.events import Paste

        await they.press("s", "ctrl+g", "4")
        they.app.screen.query_one(PartList).post_message(Paste("pasted words"))
        await they.until_saved()

    walk(home, steps)
    assert list(notes(home)) == ["pasted words"]


def test_words_over_the_question_whether_to_leave_go_to_the_note(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("s")
        await they.type("Before.")
        await they.until_saved()
        await they.press("escape", " ")
        await they.type("Two more; ")
        await they.press("escape")
        with patch.object(HeldLetter, "SECONDS", FULLY):
            await they.type("yes, and nobody came")  # y leaves, where it stands alone
        await they.until_saved()

    walk(home, steps)
    assert list(notes(home)) == ["Before. Two more; yes, and nobody came"]


def test_words_typed_on_after_the_key_for_a_talk_stay_where_they_were_written(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("s")
        await they.type("Before ")
        with patch.object(HeldLetter, "SECONDS", FULLY):
            await they.press("ctrl+u")
            await they.type("it rained")  # i is an informal talk, where it stands alone
        await they.until_saved()

    walk(home, steps)
    assert list(notes(home)) == ["Before it rained"]


def test_a_risk_says_which_child_and_ending_asks_who_acts(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("s", "f8")
        await they.type("No, alone in the flat")
        await they.press("enter", "enter", "enter", "enter")
        await they.type("K7")
        await they.press("ctrl+s", "ctrl+g", "e")
        assert "who is told of the immediate risk" in they.text()

    walk(home, steps)
    [jo] = home.services.people.everyone()
    [risk] = home.open(jo).agreeing.risks()
    [case] = home.services.stores.cases.of_file(jo.file.id)
    assert (risk.case_id, case.reference, risk.destination) == (case.id, "K7", Destination.CASE)


def test_a_risk_stays_in_sight_until_the_next_session_has_looked_back(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":case K1\n:risk No, alone in the flat | the duty manager | Jo | five\n:close\n")

    async def steps(they: Walker) -> None:
        assert "immediate risk, 22 Nov" in they.text()
        await they.press("s", "ctrl+g", "2")
        assert "Immediate risk, K1: No, alone in the flat" in they.text()

    walk(home, steps, (100, 30))
    home.open(jo).noting.note("She is safe now.")
    home.open(jo).closing.close()
    [line] = home.services.today.lines()
    assert line.risk_on is None


def test_words_over_an_item_that_is_about_a_case_go_where_the_item_went(home: Home) -> None:
    jo = home.add()
    home.services.preparing.add(jo, "The school", case="K1")
    home.services.preparing.add(jo, "My leave")

    async def steps(they: Walker) -> None:
        await they.press("s", "ctrl+g", "3")
        await they.type("He was out again.")
        await they.press("shift+tab", "down")
        await they.type("In August.")
        await they.until_saved()

    walk(home, steps)
    assert notes(home) == {
        "He was out again.": (Destination.CASE, "K1"),
        "In August.": (Destination.PERSONAL, None),
    }


def test_what_is_said_of_an_earlier_risk_goes_to_that_child_s_record(home: Home) -> None:
    jo = home.add()
    home.hold(jo, ":case K1\n:risk No, alone in the flat | the duty manager | Jo | five\n:close\n")

    said: list[str] = []

    async def steps(they: Walker) -> None:
        await they.press("s")
        they.session.notify = lambda words, **_: said.append(words)  # type: ignore[method-assign]
        await they.press("ctrl+g", "2", "d")
        assert ["not ticked off" in words for words in said] == [True]
        await they.type("She is with her aunt.")
        await they.until_saved()
        await they.press("ctrl+g", "5")

    walk(home, steps)
    assert notes(home) == {"She is with her aunt.": (Destination.CASE, "K1")}
    assert home.open(jo).talk.discussion is None  # glancing at a risk begins no topic
