"""The session's frame: what it shows, how it saves, and how it moves by one service at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from coach.domain.asides import NudgeTold
from coach.domain.model import Part
from coach.domain.nudging import NUDGES
from coach.domain.row import Destination
from coach.errors import CoachError, StorageFailed
from coach.screens.meters import meters
from coach.screens.note_list import NoteList
from coach.screens.session_lists import PartList
from coach.screens.undoing import Undo
from coach.services.sessions import PairSession
from coach.widgets.autosave import Autosave
from coach.widgets.covers import TAKES_UP, Cover
from coach.widgets.everywhere import CoachScreen, KeyLine
from coach.widgets.note_editor import NoteEditor
from coach.widgets.rail import Rail
from coach.words import (
    CASELOAD_LONG,
    DESTINATIONS,
    HANDED_ON,
    NO_QUESTION,
    OFFER_CLOSE,
    SET_DOWN,
    STAKEHOLDERS,
    VOICES,
    WELCOME_BACK,
    WRITING,
)
from coach.words import session as say

NARROW, WIDE = 96, 120
"""Columns below which the rail folds to a line, and from which notes stand beside the question."""
LOW, SHORT, TINY = 22, 14, 8
"""Rows too few for meters beside the question, for a frame round it, for aught but the note."""
OFFER_MINUTES = 15
"""Minutes before the agreed end at which closing is offered, once."""


class SessionFrame(CoachScreen):
    """One session on screen, without its keys."""

    def __init__(self, session: PairSession) -> None:
        super().__init__()
        self.session = session
        self._offered = session.time.minutes_left() <= OFFER_MINUTES
        self._saved = self._told = ""
        """What stands at the top right, and what it last said of words on the disk."""
        self._caseload_told = False
        self.nudge: NudgeTold | None = None
        self.welcome_back = False
        """The pair has just come back from a pause, and is offered support until it goes on."""
        self._undo: list[Undo] = []
        """What was placed, dropped or taken out, to be undone while this screen is open."""

    def compose(self) -> ComposeResult:
        """A status line, the rail, the question, the part's list, the note, the notes so far."""
        writing = self.session.writing.note
        yield Static(id="status")
        with Horizontal(id="body"):
            yield Rail(id="rail")
            with Vertical(id="talk"):
                yield Static(id="question")
                yield Static(id="nudge")
                yield PartList(id="part-list")
                yield NoteEditor(writing.words if writing else "", id="note")
                yield NoteList(id="notes")
            yield Static(id="meters")
        yield KeyLine()

    def on_mount(self) -> None:
        """Stand where the session stands, the cursor in the note where it was."""
        self.autosave = Autosave(self, self._save, self._tell_saved)
        self.query_one("#meters").display = False
        if self.session.talk.asked is None and not self.session.talk.place.set_down:
            self.did(self.session.asking.next)
        writing = self.session.writing.note
        if writing is not None:
            clock = self.session.talk.tools.clock
            at = writing.updated_at or clock.now()
            self._saved = self._told = say.TOLD_AT.format(
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
        if not self._saved.startswith((say.NOT_SAVED, WRITING)):
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
        self._saved = words
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
        if not self.save_first() or not self.did(self.session.writing.leave):
            return False
        self.query_one(NoteEditor).fill("")
        return True

    # Showing

    def show_all(self) -> None:
        """Show where the pair stands."""
        self.show_status()
        self._show_rail()
        self._show_question()
        self._show_nudge()
        self.query_one(PartList).show(self.session)
        self.query_one(NoteList).show(self.session)
        place = self.session.talk.place
        editor = self.query_one(NoteEditor)
        editor.border_title = say.NOTE
        note = self.session.writing.note  # one taken in hand again keeps its own place
        where = note.destination if note else place.goes_to()
        voice = note.voice if note else place.voice
        goes = DESTINATIONS[where]
        if where is Destination.CASE:
            case_id = note.case_id if note else place.case_id
            cases = self.session.talk.tools.stores.cases.of_file(self.session.talk.session.file_id)
            goes += "".join(f", {case.reference}" for case in cases if case.id == case_id)
        if note is not None and note.stage not in (None, place.stage_in_hand()):
            editor.border_title = say.NOTE_FROM.format(number=note.number, stage=note.stage)
        editor.border_subtitle = say.GOES_TO.format(voice=VOICES[voice], where=goes)
        if self.query_one("#meters").display:
            self.show_meters()

    def show_status(self) -> None:
        """Who, what about, and whether it is saved."""
        talk = self.session.talk
        pair = talk.supervisee
        who = say.WHO.format(supervisor=pair.supervisor.name, supervisee=pair.person.name)
        discussion, case = talk.discussion, talk.case
        about = discussion.title if discussion else ""
        if case is not None and case.reference not in about:
            about += f" · {case.reference}" if about else case.reference
        left = Text(" · ".join(part for part in (who, about) if part), no_wrap=True)
        left.truncate(max(10, self.size.width - len(self._saved) - 4), overflow="ellipsis")
        gap = max(1, self.size.width - left.cell_len - len(self._saved) - 2)
        self.query_one("#status", Static).update(left + Text(" " * gap + self._saved))

    def _show_rail(self) -> None:
        folded = self.size.width < NARROW
        self.set_class(folded, "folded")
        self.set_class(self.size.width >= WIDE, "wide")
        self.set_class(self.size.height < LOW, "low")
        self.set_class(self.size.height < SHORT, "short")
        self.set_class(self.size.height < TINY, "tiny")
        talk = self.session.talk
        asked = talk.tools.stores.asked.of_session(talk.session.id, talk.reader)
        here = talk.place.discussion_id
        seen = {one.stage for one in asked if one.stage and one.discussion_id == here}
        self.query_one(Rail).show(talk.session, seen, folded=folded)

    def _show_question(self) -> None:
        asked = self.session.talk.asked
        text = Text(asked.wording if asked else NO_QUESTION, style="bold")
        if asked is not None:
            beside = self.session.asking.beside()
            if beside is not None:
                text.append("\n" + say.OR.format(question=beside.text), style="not bold")
            lens = self.session.talk.place.lens
            serves = [*asked.functions, *([STAKEHOLDERS[lens].lower()] if lens else [])]
            text.append("\n" + " · ".join(serves), style="not bold dim")
        self.query_one("#question", Static).update(text)

    def _show_nudge(self) -> None:
        """One thought on the structure at most, until Escape puts it away."""
        self.nudge = None
        with suppress(CoachError):  # a thought is never worth a message of its own
            self.nudge = self.session.nudging.now()
        strip = self.query_one("#nudge", Static)
        strip.display = self.nudge is not None or self.welcome_back
        if self.welcome_back:
            strip.update(Text(say.PUT_AWAY.format(nudge=WELCOME_BACK)))
        elif self.nudge is not None:
            strip.update(Text(say.PUT_AWAY.format(nudge=NUDGES[self.nudge.kind])))

    def show_meters(self) -> None:
        """Why, minutes and what was covered."""
        self.query_one("#meters", Static).update(
            meters(self.session, beside=self.has_class("folded"))
        )

    def on_resize(self) -> None:
        """Fit the new size."""
        if self.is_mounted and hasattr(self, "autosave"):
            self.show_all()

    def _on_the_clock(self) -> None:
        talk = self.session.talk
        with suppress(StorageFailed):  # nobody asked for this; it is tried again by itself
            talk.keep_time()
        if talk.place.set_down:
            return  # nothing is offered to somebody who needs the questions to stop
        if not self._offered and self.session.time.minutes_left() <= OFFER_MINUTES:
            self._offered = True
            self.notify(OFFER_CLOSE, timeout=20)
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

    def cover_set_down(self) -> None:
        """Cover everything until a key brings the session back."""
        self.app.push_screen(Cover(SET_DOWN, TAKES_UP), self._take_up)

    def _take_up(self, _: object) -> None:
        self.did(self.session.talk.take_up)
        self.welcome_back = True
        self.show_all()

    def can_undo(self, act: Callable[[], object], said: str) -> None:
        """Remember a way back."""
        self._undo.append(Undo(act, said))
