"""The session: rail, question, note and notes; each handler calls one service and shows it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding

from coach.domain.model import Part
from coach.errors import StorageFailed
from coach.screens.session_ending import SessionEnding
from coach.screens.session_lists import PartList
from coach.widgets.choosing import Choice
from coach.widgets.note_editor import NoteEditor
from coach.words import KEY_UNDO, balance
from coach.words import session as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.screens.note_list import NoteList

KEY_LINE = (
    ("session.next", ("f2", "next_question", say.KEY_NEXT), say.TIP_NEXT),
    ("session.stage", ("f4", "choose_stage", say.KEY_STAGE), say.TIP_STAGE),
    ("session.action", ("f6", "agree_action", say.KEY_ACTION), say.TIP_ACTION),
    ("session.destination", ("f7", "choose_destination", say.KEY_WHERE), say.TIP_WHERE),
    ("session.risk", ("f8", "raise_risk", say.KEY_RISK), say.TIP_RISK),
    ("session.meters", ("f9", "meters", say.KEY_WHY), say.TIP_WHY),
    ("session.set_down", ("f10", "set_down", say.KEY_SET_DOWN), say.TIP_SET_DOWN),
    ("session.part", ("ctrl+g", "choose_part", say.KEY_PART), say.TIP_PART),
)
"""What stands in the line of keys: a name, the key and what it does, and the same at length."""
OTHER_KEYS = (
    ("session.back", ("shift+f2", "last_question", say.KEY_BEFORE)),
    ("session.choose", ("f3", "choose_question", say.KEY_CHOOSE)),
    ("session.others", ("ctrl+e", "other_questions", say.KEY_OTHERS)),
    ("session.put_off", ("ctrl+f", "put_off", say.KEY_PUT_OFF)),
    ("session.glance", ("ctrl+w", "glance", say.KEY_GLANCE)),
    ("session.lens", ("f5", "choose_lens", say.KEY_LENS)),
    ("session.function", ("ctrl+d", "choose_function", say.KEY_FUNCTION)),
    ("session.new_note", ("ctrl+n", "new_note", say.KEY_NEW_NOTE)),
    ("session.topic", ("ctrl+t", "begin_topic", say.KEY_TOPIC)),
    ("session.case", ("ctrl+r", "take_case", say.KEY_CASE)),
    ("session.decide", ("ctrl+o", "decide", say.KEY_DECISION)),
    ("session.disagree", ("ctrl+b", "disagree", say.KEY_DISAGREEMENT)),
    ("session.voice", ("ctrl+l", "choose_voice", say.KEY_VOICE)),
)
"""What F1 and the palette list besides."""


class SessionScreen(SessionEnding):
    """Two people and one question."""

    HELP = say.HELP
    BINDINGS = [  # noqa: RUF012
        *(Binding(*key, id=name, priority=True, tooltip=tip) for name, key, tip in KEY_LINE),
        *(Binding(*key, id=name, priority=True, show=False) for name, key in OTHER_KEYS),
        # An editor has this key first: there it deletes to the end of the line.
        Binding("ctrl+k", "not_for_us", say.KEY_NOT_FOR_US, id="session.not_for_us", show=False),
        Binding("u", "undo", KEY_UNDO, id="session.undo", show=False),
        Binding("escape", "leave", say.KEY_TODAY, id="session.leave", show=False),
    ]

    ALSO = {  # noqa: RUF012
        say.READ_BACK: "read_back",
        say.LOOK_OVER: "look_over",
        say.SELF_CARE: "self_care",
        say.TIME_SPENT: "feel_balance",
        balance.WHY: "why_balance",
        say.NEXT_SESSION: "agree_next",
        say.END: "end",
        say.ASK_OWN: "ask_own",
        say.LET_BACK_IN: "let_back_in",
        **{say.GO_TO[part]: f"go_to('{part.value}')" for part in Part},
    }
    """What the palette holds besides the keys."""

    def acts_here(self) -> dict[str, Callable[[], object]]:
        """What the palette holds of the part's list, by what it says of it."""
        part_list = self.query_one(PartList)
        return {words: partial(part_list.do, key) for key, words in part_list.offered().items()}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The plan is glanced at where it is on screen; elsewhere its key is the editor's own."""
        return action != "glance" or self.session.talk.place.part is Part.CHECK_IN

    def action_next_question(self) -> None:
        """Another question."""
        self.move(self.session.asking.next)

    def action_last_question(self) -> None:
        """The question before."""
        self.move(self.session.asking.back)

    def action_new_note(self) -> None:
        """Leave this note and begin another under the same question."""
        if self.settle():
            self.show_all()
            self.query_one(NoteEditor).focus()

    def action_meters(self) -> None:
        """Show why this question, minutes and coverage; press again and they go."""
        panel = self.query_one("#meters")
        panel.display = not panel.display
        self.set_class(panel.display, "metered")
        if panel.display:
            self.did(self.session.talk.keep_time)
            self.show_meters()
            panel.scroll_home(animate=False)
            if self.has_class("folded"):  # it may be more than fits, and then it scrolls
                panel.focus()
        elif self.focused in (None, panel):
            self.query_one(NoteEditor).focus()
        self.call_after_refresh(self.show_all)  # the note has more room now, or less

    def action_set_down(self) -> None:
        """Take question, clock and meters away, until somebody brings them back."""
        self.flush()  # if it fails it is tried again; a person in distress does not wait for it
        with suppress(StorageFailed):  # nor is anything said over the cover
            self.session.talk.set_down()
        self.query_one("#meters").display = False
        self.remove_class("metered")
        self.cover_set_down()

    def action_leave(self) -> None:
        """Put a nudge away; else back to Today, and the session stays open and resumes here."""
        if self.query_one("#meters").display:
            self.action_meters()
            return
        nudge = self.nudge
        if self.welcome_back:
            self.welcome_back = False
            self.show_all()
            return
        if nudge is not None:
            self.did(lambda: self.session.nudging.dismiss(nudge))
            self.show_all()
            return
        if not self.flush():
            self.notify(say.STAY)
            return
        choices = [Choice("y", "leave", say.LEAVE_OPEN), Choice("n", "stay", say.GO_ON)]
        if self.session.calling_off.is_possible():
            choices.append(Choice("m", "mistake", say.CALL_OFF))

        def take(value: str) -> None:
            if value == "leave":
                self.did(self.session.talk.pause)
                self.close(None)
            elif value == "mistake":
                self.call_off()

        self.choose(say.LEAVE, choices, take, self.query_one(NoteEditor).insert)

    def action_undo(self) -> None:
        """Undo the last placing, dropping or taking out of this sitting."""
        if not self.ways_back:
            self.notify(say.NOTHING_TO_UNDO)
            return
        last = self.ways_back.pop()
        if self.did(lambda: last.act(self.session)):
            self.notify(last.said)
        self.show_all()

    def on_list_over_note_undo(self) -> None:
        """The key that takes back, pressed over a list."""
        self.action_undo()

    def on_note_list_taken(self, event: NoteList.Taken) -> None:
        """Take an earlier note in hand again."""
        if not self.settle():
            return
        if self.did(lambda: self.session.writing.take(event.number)):
            note = self.session.writing.note
            self.query_one(NoteEditor).fill(note.words if note else "")
            self.show_all()
            self.query_one(NoteEditor).focus()

    def on_note_list_removed(self, event: NoteList.Removed) -> None:
        """Take a note out; undo brings it back."""
        number = event.number
        if self.did(lambda: self.session.noting.withdraw(number)):
            said = say.NOTE_BACK.format(number=number)
            self.can_undo(lambda to: to.noting.restore(number), said)
            self.notify(say.NOTE_OUT.format(number=number))
        self.show_all()
