"""The session's frame: how it saves, and how it moves by one service at a time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.domain.model import Part
from coach.errors import StorageFailed
from coach.screens.session_lists import PartList
from coach.screens.session_showing import SessionShowing
from coach.screens.undoing import KeepsWaysBack, Undo
from coach.widgets.autosave import Autosave
from coach.widgets.covers import TAKES_UP, Cover
from coach.widgets.note_editor import NoteEditor
from coach.words import (
    CASELOAD_LONG,
    HANDED_ON,
    SET_DOWN,
    WRITING,
    offer_close,
)
from coach.words import session as say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.services.pair_session import PairSession

OFFER_MINUTES = 15
"""Minutes before the agreed end at which closing is offered, once."""


class SessionFrame(SessionShowing):
    """One session on screen, without its keys."""

    def __init__(self, session: PairSession) -> None:
        super().__init__(session)
        self._offered = session.time.was_near_the_end(OFFER_MINUTES)
        self._told = ""
        """What the top right last said of words on the disk."""
        self._caseload_told = False
        self._came_to: str | None = None
        """The case that words over an item of the agenda came to by themselves."""

    def on_mount(self) -> None:
        """Stand where the session stands, the cursor in the note where it was."""
        self.autosave = Autosave(self, self._save, self._tell_saved)
        self.query_one("#meters").display = False
        self.query_one(PartList).on_words = self._words_over
        if self.session.talk.asked is None and not self.session.talk.place.set_down:
            self.did(self.session.asking.next)
        writing = self.session.writing.note
        if writing is not None:
            clock = self.session.talk.tools.clock
            at = writing.updated_at or clock.now()
            self.saved = self._told = say.TOLD_AT.format(
                what=say.SAVED, at=at.astimezone(clock.zone())
            )
            self.query_one(NoteEditor).fill(writing.words, self.session.talk.place.cursor)
        self.show_all()
        self.query_one(NoteEditor).focus()
        self.set_interval(20, self._on_the_clock)
        if self.session.talk.place.set_down:
            self.cover_set_down()

    # Saving

    def on_note_editor_edited(self) -> None:
        """Something was written; until it is on the disk nothing says that it is."""
        self.autosave.touch()
        if not self.saved.startswith((say.NOT_SAVED, WRITING)):
            self._tell_saved(WRITING)

    def _save(self) -> str:
        editor = self.query_one(NoteEditor)
        before = self.session.writing.note
        note = self.session.writing.keep(editor.text, editor.cursor_in_characters())
        if note is None:  # an empty note: what was said last holds
            return self._told
        if before is not None and note.id != before.id:
            said = say.KEPT_BESIDE.format(theirs=before.number, ours=note.number)
            self.notify(said, timeout=20)
        return self._at_this_time(say.SAVED)

    def today(self) -> date:
        """The date where the pair sits."""
        return self.session.talk.tools.clock.today()

    def tell(self, what: str) -> None:
        """Say at the top right that something was saved, where it covers nothing."""
        self._tell_saved(self._at_this_time(what))

    def _at_this_time(self, what: str) -> str:
        clock = self.session.talk.tools.clock
        return say.TOLD_AT.format(what=what, at=clock.now().astimezone(clock.zone()))

    def _tell_saved(self, words: str) -> None:
        self.saved = words
        if not words.startswith((say.NOT_SAVED, WRITING)):
            self._told = words
        self.show_status()

    def flush(self) -> bool:
        """Save what is being written, now."""
        note = self.session.writing.note
        if self.query_one(NoteEditor).text != (note.words if note else ""):
            self.autosave.dirty = True  # a key may be drawn before its news has reached us
        return self.autosave.flush() or (self.autosave.is_over and self._hand_on())

    def _hand_on(self) -> bool:
        """The session was closed elsewhere: what was written here goes to the pair's next one."""
        editor = self.query_one(NoteEditor)
        if not self.did(lambda: self.session.drafts.hand_on(editor.text)):
            return False
        self.autosave.drop()
        self.autosave.is_over = False
        editor.fill("")
        self.session.writing.note = None
        self.notify(HANDED_ON, timeout=20)
        return True

    def save_first(self) -> bool:
        """Save before a move; where it could not be, say so and return False."""
        saved = self.flush()
        if not saved:
            self.notify(say.NOTHING_MOVES)
        return saved

    def pause(self) -> None:
        """Stop the clock and keep the place."""
        self.session.talk.pause()

    def settle(self) -> bool:
        """Save and leave the note in hand, before a move; False where it could not be saved."""
        return self.save_first() and self.did(self.settle_or_refuse)

    def settle_or_refuse(self) -> None:
        """The same for a window that asks for a move, which stays open where this is refused.

        Raises StorageFailed.
        """
        if not self.flush():
            raise StorageFailed(say.NOTHING_MOVES)
        self.session.writing.leave()
        self.query_one(NoteEditor).fill("")

    def _on_the_clock(self) -> None:
        talk = self.session.talk
        with suppress(StorageFailed):  # nobody asked for this; it is tried again by itself
            talk.keep_time()
        if talk.place.set_down:
            return  # nothing is offered to somebody who needs the questions to stop
        left = self.session.time.minutes_left()
        if not self._offered and left <= OFFER_MINUTES:
            self._offered = True
            self.notify(offer_close(left), timeout=20)
        if not self._caseload_told and talk.place.part is Part.CASELOAD:
            allowed = self.session.time.caseload_minutes()
            if self.session.time.minutes_in(Part.CASELOAD) >= allowed:
                self._caseload_told = True
                self.notify(CASELOAD_LONG.format(minutes=allowed), timeout=20)

    # Moving

    def move(self, act: Callable[[], object]) -> None:
        """Save, move by one service, have a question in hand there, and show it."""
        if not self.settle():
            return
        if self.did(act) and self.session.talk.asked is None:
            self.did(self.session.asking.next)
        self.show_all()
        part_list = self.query_one(PartList)
        (part_list if part_list.comes_first else self.query_one(NoteEditor)).focus()

    def _words_over(self, line: str) -> None:
        """Words are begun over a line: they never go on in the note of another case.

        Over a case of the sweep nobody has said yet whose they are, so they start unplaced; over an
        item of the agenda that is about a case they go where the item went.
        """
        talk, note = self.session.talk, self.session.writing.note
        about = talk.place.case_id if note is None else note.case_id
        cases = talk.tools.stores.cases.of_file(talk.session.file_id)
        if talk.place.part is Part.CASELOAD:
            here = next((case.id for case in cases if case.reference == line), None)
            stays = not line or about in (None, here)
            here = None
        elif talk.place.part is Part.AGENDA:
            items = self.session.agreeing.agenda()
            here = next((one.case_id for one in items if one.id == line), None)
            chosen = about != self._came_to  # a case that the pair named themselves stays in hand
            stays = here == about or (here is None and chosen)
        else:
            return
        if stays or not self.settle():
            return
        self._came_to = here
        reference = next((case.reference for case in cases if case.id == here), "")
        self.did(lambda: talk.take_case(reference) if reference else talk.let_go_of_case())
        self.show_all()

    def cover_set_down(self) -> None:
        """Cover everything until a key brings the session back."""
        self.app.push_screen(Cover(SET_DOWN, TAKES_UP), self._take_up)

    def _take_up(self, _: object) -> None:
        self.did(self.session.talk.take_up)
        self.welcome_back = True
        self.show_all()

    @property
    def ways_back(self) -> list[Undo]:
        """From what was placed, dropped or taken out, also before they went to Today and back."""
        return (
            self.app.ways_back[self.session.talk.session.id]
            if isinstance(self.app, KeepsWaysBack)
            else []
        )

    def can_undo(self, act: Callable[[PairSession], object], said: str) -> None:
        """Remember a way back."""
        self.ways_back.append(Undo(act, said))
