"""What a session shows: where the pair stands, laid out for the room that there is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from coach.domain.nudging import NUDGES
from coach.errors import CoachError
from coach.screens.meters import MetersPanel, meters
from coach.screens.note_list import NoteList
from coach.screens.session_lists import PartList
from coach.widgets.everywhere import CoachScreen
from coach.widgets.key_line import KeyLine
from coach.widgets.note_editor import NoteEditor
from coach.widgets.rail import Rail
from coach.words import NO_QUESTION, STAKEHOLDERS, VOICES, WELCOME_BACK
from coach.words import session as say
from coach.words.goes import beside_a_note

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.domain.asides import NudgeTold
    from coach.domain.row import Destination
    from coach.services.pair_session import PairSession

NARROW, WIDE = 96, 120
"""Columns below which the rail folds to a line, and from which notes stand beside the question."""
LOW, SHORT, TINY = 22, 14, 8
"""Rows too few for meters beside the question, for a frame round it, for aught but the note."""


class SessionShowing(CoachScreen):
    """One session as it is drawn."""

    def __init__(self, session: PairSession) -> None:
        super().__init__()
        self.session = session
        self.saved = ""
        """What stands at the top right."""
        self.nudge: NudgeTold | None = None
        self.welcome_back = False
        """The pair has just come back from a pause, and is offered support until it goes on."""

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
            yield MetersPanel(id="meters")
        yield KeyLine()

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
        where = note.destination if note else self.session.talk.session.goes_to()
        voice = note.voice if note else place.voice
        goes = self._goes(where, note.case_id if note else place.case_id)
        if note is not None and note.stage not in (None, place.stage_in_hand()):
            editor.border_title = say.NOTE_FROM.format(number=note.number, stage=note.stage)
        said = say.GOES_TO.format(voice=VOICES[voice], where=goes)
        if len(said) > editor.size.width - 2 > 0:  # where it goes is never what is cut
            said = say.GOES_TO_ALONE.format(where=goes)
        editor.border_subtitle = Text(said).markup
        if self.query_one("#meters").display:
            self.show_meters()

    def _goes(self, where: Destination, case_id: str | None) -> str:
        """Where a note goes and who reads it, in the policy's words."""
        talk = self.session.talk
        cases = talk.tools.stores.cases.of_file(talk.session.file_id)
        reference = next((case.reference for case in cases if case.id == case_id), "")
        return beside_a_note(talk.policy(), where, reference, recorded=talk.session.recorded)

    def show_status(self) -> None:
        """Who, what about, and whether it is saved."""
        talk = self.session.talk
        pair = talk.supervisee
        who = say.DEMO if self.is_demo else ""
        who += say.tell_who(pair, talk.session)
        discussion, case = talk.discussion, talk.case
        about = discussion.title if discussion else ""
        if case is not None and case.reference not in about:
            about += f" · {case.reference}" if about else case.reference
        left = Text(" · ".join(part for part in (who, about) if part), no_wrap=True)
        left.truncate(max(10, self.size.width - len(self.saved) - 4), overflow="ellipsis")
        gap = max(1, self.size.width - left.cell_len - len(self.saved) - 2)
        self.query_one("#status", Static).update(left + Text(" " * gap + self.saved))

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
        panel = self.query_one(MetersPanel)
        panel.update(meters(self.session, beside=self.has_class("folded")))

    def on_resize(self) -> None:
        """Fit the new size."""
        if self.is_mounted and hasattr(self, "autosave"):
            self.show_all()
