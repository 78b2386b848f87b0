"""However fast the hand, no key overtakes the letters before it, and no letter is lost."""

from __future__ import annotations

import asyncio

from coach.domain.model import Stage
from coach.screens.session import SessionScreen
from coach.widgets.note_editor import NoteEditor
from tests.builders import Home
from tests.screens.test_over_a_list import notes
from tests.screens.walking import Walker, walk

WORDS = "Grey, with some sun; the flat is noisy"


def test_f2_straight_after_letters_leaves_the_note_whole_under_its_question(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("s")
        before = they.session.session.talk.asked
        await they.hurry(*WORDS, "f2", *"And then", "f2")
        await they.until_saved()
        [first, second] = they.session.session.noting.all()
        assert before is not None and first.asked_question_id == before.id
        assert second.asked_question_id not in (None, before.id)

    walk(home, steps)
    assert list(notes(home)) == [WORDS, "And then"]
    assert home.open(jo).writing.note is None


def test_letters_typed_while_a_session_opens_are_its_first_note(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.hurry("s", *WORDS)
        assert isinstance(they.app.screen, SessionScreen)
        await they.until_saved()

    walk(home, steps)
    assert list(notes(home)) == [WORDS]


def test_a_choice_in_a_window_and_the_words_after_it_arrive_where_they_are_meant(
    home: Home,
) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("s", "f4", "e")
        await they.hurry(*"What we saw", "f4", "r", *"What we felt", "f4", "a", *"What it means")
        await they.until_saved()
        said = {note.words: note.stage for note in they.session.session.noting.all()}
        assert said == {
            "What we saw": Stage.EXPERIENCE,
            "What we felt": Stage.REFLECTION,
            "What it means": Stage.ANALYSIS,
        }

    walk(home, steps)


def test_a_form_filled_in_one_breath_is_filled_in_as_typed(home: Home) -> None:
    jo = home.add()

    async def steps(they: Walker) -> None:
        await they.press("s")
        form = ("f6", *"Ring the school", "enter", *"To hear her", "ctrl+s", *"Back in the note")
        await they.hurry(*form)
        await they.until_saved()

    walk(home, steps)
    [action] = home.open(jo).agreeing.still_open()
    assert (action.what, action.why) == ("Ring the school", "To hear her")
    assert list(notes(home)) == ["Back in the note"]


def test_letters_typed_ahead_when_the_line_goes_dead_are_not_lost(home: Home) -> None:
    home.add()

    async def steps(they: Walker) -> None:
        await they.press("s")
        editor = they.session.query_one(NoteEditor)
        they.send(*WORDS)
        while not editor.text:
            await asyncio.sleep(0)
        assert editor.text + they.app.take_letters() == WORDS
        await they.until(lambda: not they.app.has_keys_in_hand, "an end")

    walk(home, steps)
