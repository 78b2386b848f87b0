"""The rounds of a group on screen: one large clock, whose turn it is, and the question to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from coach.domain.rounds import Cue
from coach.errors import CoachError
from coach.screens.group_lines import turn_of
from coach.screens.group_moves import GroupMoves
from coach.widgets.autosave import Autosave
from coach.widgets.big_clock import BigClock
from coach.widgets.covers import TAKES_UP, Cover
from coach.widgets.key_line import KeyLine
from coach.widgets.note_editor import NoteEditor
from coach.words import KEY_BACK, KEY_TROUBLE, SET_DOWN
from coach.words import group_rounds as say
from coach.words.groups import CUES
from coach.words.widgets import KEY_SET_DOWN

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.domain.group_structure import Round
    from coach.services.group_sessions import GroupMeeting
    from coach.services.house import House

TICK_SECONDS = 0.5
"""How often the clock is drawn."""
LOW = 28
"""Rows below which a round says only what everybody needs."""
KEEP_SECONDS = 5
"""How often the time of a round is kept on the disk."""


class GroupRoundsScreen(GroupMoves):
    """The rounds. In a round without notes there is no editor at all."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        Binding("f2", "next_round", say.KEY_NEXT, id="rounds.next", priority=True),
        Binding(
            "f3", "question", say.KEY_QUESTION, id="rounds.question", priority=True, show=False
        ),
        Binding("f4", "two_more", say.KEY_TWO_MORE, id="rounds.more", priority=True),
        Binding("f5", "hold", say.KEY_HOLD, id="rounds.hold", priority=True),
        Binding("f6", "back", say.KEY_BACK_ONE, id="rounds.back", priority=True, show=False),
        Binding("f7", "trouble", KEY_TROUBLE, id="rounds.trouble", priority=True),
        Binding("f8", "concern", say.KEY_CONCERN, id="rounds.concern", priority=True),
        Binding("f9", "view", say.KEY_VIEW, id="rounds.view", priority=True, show=False),
        Binding("f10", "set_down", KEY_SET_DOWN, id="rounds.set_down", priority=True),
        Binding("ctrl+s", "keep", say.KEY_KEEP, id="rounds.keep", priority=True, show=False),
        Binding("escape", "leave", KEY_BACK, id="rounds.leave", show=False),
    ]
    ALSO = {  # noqa: RUF012
        say.SOMEBODY_LEAVES: "somebody_leaves",
        say.GIVE_PART: "give_part",
        say.NOTES_SO_FAR: "notes",
        say.SOUND: "sound",
    }

    def __init__(self, house: House, meeting: GroupMeeting) -> None:
        super().__init__(house, meeting)
        self._cued: tuple[int, Cue] | None = None
        """For which round which cue was given, so that it is given once."""
        self._sounds = False
        """A sound is made only where somebody asked for it."""
        self._for_all = False
        """Whether only what everybody may see stands here, for a shared screen."""
        self._asked = ""
        """A question of the bank that stands beside the round's own."""
        self._shown: str | None = None
        self._saved = ""

    def compose(self) -> ComposeResult:
        """Where they are, the clock, whose turn, the question; an editor only where one writes."""
        yield Static(id="status")
        with Vertical(id="rounds"):
            yield Static(id="round")
            yield BigClock(id="clock")
            yield Static(id="cue")
            yield Static(id="turn")
            yield NoteEditor(id="note")
            yield Static(id="kept")
        yield KeyLine()

    def on_mount(self) -> None:
        """Stand in the round in hand; a clock that was running when Coach ended stands."""
        self.autosave = Autosave(self, self._save, self._tell_saved)
        self.show()
        self.set_interval(TICK_SECONDS, self._tick)
        self.set_interval(KEEP_SECONDS, self._keep_time)

    # The clock

    def _tick(self) -> None:
        talk = self.meeting.talk
        in_hand = talk.round
        if in_hand is None:
            return
        left = talk.seconds_left()
        self.query_one(BigClock).show(left, running=talk.running.is_running)
        cue = talk.running.cue(talk.tools.clock.ticks())
        self.query_one("#cue", Static).update(CUES.get(cue, "") if talk.running.is_running else "")
        given = (talk.running.at, cue)
        if cue is not Cue.NONE and given != self._cued:
            self._cued = given
            if self._sounds:
                self.app.bell()

    def _keep_time(self) -> None:
        try:
            self.meeting.talk.keep_time()
        except CoachError as error:  # the clock goes on, and is kept the next time
            self._tell_saved(str(error))

    # Saving

    def on_note_editor_edited(self) -> None:
        """Something was written."""
        self.autosave.touch()
        self._tell_saved(say.WRITING)

    def _save(self) -> str:
        in_hand = self.meeting.talk.round
        if in_hand is None:
            return ""
        return self.draft(in_hand.id).keep({say.WORDS: self.query_one(NoteEditor).text})

    def _tell_saved(self, words: str) -> None:
        self._saved = words
        self._show_status()

    def flush(self) -> bool:
        """Save what is being written, now."""
        return self.autosave.flush()

    def pause(self) -> None:
        """Stop the clock and keep the place."""
        self.meeting.talk.stop()

    # Showing

    @property
    def is_low(self) -> bool:
        """Whether there is room only for what everybody needs."""
        return self.size.height < LOW

    def show(self) -> None:
        """The round in hand, whole."""
        talk = self.meeting.talk
        in_hand = talk.round
        if in_hand is None:
            return
        self._show_status()
        self.query_one("#round", Static).update(self._heading(in_hand))
        turn = turn_of(talk, in_hand, self._asked, for_all=self._for_all, low=self.is_low)
        self.query_one("#turn", Static).update(turn)
        self._show_editor(in_hand)
        self.set_class(self._for_all, "for-all")
        self.set_class(self.is_low, "low")
        self._tick()

    def _show_status(self) -> None:
        talk = self.meeting.talk
        told = say.STATUS.format(group=talk.group.group.name, structure=talk.structure.name)
        saved = f"  {self._saved}" if self._saved and not self._for_all else ""
        self.query_one("#status", Static).update(Text(f"{told}{saved}"))

    def _heading(self, in_hand: Round) -> Text:
        talk = self.meeting.talk
        place = say.ROUND.format(at=talk.running.at + 1, of=len(talk.structure.rounds))
        return Text.assemble((in_hand.name, "bold"), f"  {place}")

    def ask(self, question: str) -> None:
        """Beside the round's own question, until the round is over."""
        self._asked = question
        self.show()

    def _show_editor(self, in_hand: Round) -> None:
        editor, kept = self.query_one(NoteEditor), self.query_one("#kept", Static)
        writes = in_hand.notes and not self._for_all
        editor.display = kept.display = writes
        editor.disabled = not writes
        if not writes:
            self.set_focus(None)
            return
        if self._shown != in_hand.id:
            self._shown = in_hand.id
            editor.fill(self.draft(in_hand.id).words().get(say.WORDS, ""))
        editor.border_title = say.NOTE
        editor.border_subtitle = self.goes_to()
        notes = [one.words for one in self.meeting.noting.notes() if one.round_id == in_hand.id]
        kept.update(Text("\n".join(f"· {words}" for words in notes[-2:])))
        editor.focus()

    # The keys

    def _after_note(self, go_on: str) -> None:
        """Keep what stands in the editor, then do one move."""
        in_hand, editor = self.meeting.talk.round, self.query_one(NoteEditor)
        move = {"next": self._next, "back": self._back, "": self.show}[go_on]
        if in_hand is None or not in_hand.notes or not editor.text.strip():
            move()
            return
        draft = self.draft(in_hand.id)

        def kept() -> None:
            self.autosave.drop()
            draft.clear()
            editor.fill("")
            self._tell_saved(say.KEPT)
            move()

        self.keep_words(editor.text, self.meeting.noting.note, kept)

    def action_keep(self) -> None:
        """Keep the note, and begin another."""
        self._after_note("")

    def action_next_round(self) -> None:
        """On to the next round, early or late."""
        self._after_note("next")

    def _next(self) -> None:
        self._asked = ""
        if self.did(self.meeting.talk.end_round):
            if self.meeting.talk.round is None:
                self.open_next()
            else:
                self.show()

    def action_back(self) -> None:
        """Back one round; its clock stands."""
        self._after_note("back")

    def _back(self) -> None:
        self._asked = ""
        self.did(self.meeting.talk.back)
        self.show()

    def action_two_more(self) -> None:
        """Two more minutes."""
        if self.did(self.meeting.talk.two_more):
            self._cued = None
            self._tick()

    def action_hold(self) -> None:
        """Stop the clock, or let it run again."""
        talk = self.meeting.talk
        self.did(talk.pause if talk.running.is_running else talk.go_on)
        self._tick()

    def action_view(self) -> None:
        """Only what everybody may see, for a screen that is shared with those elsewhere."""
        self._for_all = not self._for_all
        self.show()

    def action_sound(self) -> None:
        """A sound at a round's last minute and at its end, or none."""
        self._sounds = not self._sounds
        self.notify(say.SOUND_ON if self._sounds else say.SOUND_OFF)

    def action_set_down(self) -> None:
        """Somebody is in distress: everything goes until the group is ready."""
        self.flush()
        if self.meeting.talk.running.is_running:
            self.did(self.meeting.talk.pause)
        self.app.push_screen(Cover(SET_DOWN, TAKES_UP), lambda _: self.show())

    def action_leave(self) -> None:
        """Back to the group; the round keeps its time, and its clock stands."""
        if self.flush() and self.did(self.meeting.talk.stop):
            self.close(None)

    def on_resize(self) -> None:
        """More room, more said."""
        self.show()
