"""The session: rail, question, note and notes; each handler calls one service and shows it."""

from __future__ import annotations

from textual.binding import Binding

from coach.domain.model import Part
from coach.screens.session_lists import NoteList
from coach.screens.session_parts import SessionParts
from coach.widgets.choosing import Choice
from coach.widgets.note_editor import NoteEditor
from coach.words import PARTS


class SessionScreen(SessionParts):
    """Two people and one question."""

    HELP = """
## A session

One question, and a place to write a few words; both are optional. **F2** asks another question,
**F3** lets you choose one, **F4** goes to a stage, **F5** looks from somebody's side, **Ctrl+G**
goes to another part. **F6** agrees an action. **F7** says where the note goes.

**F8** when a child may not be safe. **F10** when somebody needs the questions to stop.
**F12** covers the screen.
"""
    BINDINGS = [  # noqa: RUF012
        Binding("f2", "next_question", "Next", id="session.next", priority=True),
        Binding(
            "shift+f2",
            "last_question",
            "Question before",
            id="session.back",
            show=False,
            priority=True,
        ),
        Binding("f3", "choose_question", "Choose", id="session.choose", show=False, priority=True),
        Binding(
            "ctrl+e", "other_questions", "Others", id="session.others", show=False, priority=True
        ),
        Binding("f4", "choose_stage", "Stage", id="session.stage", priority=True),
        Binding("f5", "choose_lens", "Lens", id="session.lens", show=False, priority=True),
        Binding("f6", "agree_action", "Action", id="session.action", priority=True),
        Binding("f7", "choose_destination", "Where", id="session.destination", priority=True),
        Binding("f8", "raise_risk", "Risk", id="session.risk", priority=True),
        Binding("f9", "meters", "Why", id="session.meters", priority=True),
        Binding("f10", "set_down", "Set down", id="session.set_down", priority=True),
        Binding("ctrl+g", "choose_part", "Part", id="session.part", priority=True),
        Binding("ctrl+n", "new_note", "New note", id="session.new_note", show=False, priority=True),
        Binding("ctrl+t", "begin_topic", "Topic", id="session.topic", show=False, priority=True),
        Binding("ctrl+r", "take_case", "Case", id="session.case", show=False, priority=True),
        Binding("ctrl+o", "decide", "Decision", id="session.decide", show=False, priority=True),
        Binding(
            "ctrl+b", "disagree", "Disagreement", id="session.disagree", show=False, priority=True
        ),
        Binding(
            "ctrl+l", "choose_voice", "Whose words", id="session.voice", show=False, priority=True
        ),
        Binding("u", "undo", "Undo", id="session.undo", show=False),
        Binding("escape", "leave", "Today", id="session.leave", show=False),
    ]

    ALSO = {  # noqa: RUF012
        "Read the record back": "read_back",
        "What was agreed: look it over, put it right": "look_over",
        "The self-care plan": "self_care",
        "How the time was spent": "feel_balance",
        "End the session and write the documents": "end",
        "Put this question off to next time": "put_off",
        "Not for us: never suggest this question again": "not_for_us",
        "Ask a question in our own words": "ask_own",
        **{f"Go to {PARTS[part].lower()}": f"go_to('{part.value}')" for part in Part},
    }
    """What the palette holds besides the keys."""

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

    def action_set_down(self) -> None:
        """Take question, clock and meters away, until somebody brings them back."""
        self.flush()  # if it fails it is tried again; a person in distress does not wait for it
        self.did(self.session.talk.set_down)
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
            self.notify("Not saved yet. It is tried again by itself; stay until it is.")
            return
        choices = [Choice("y", "leave", "Leave it open"), Choice("n", "stay", "Go on talking")]

        def take(value: str) -> None:
            if value == "leave":
                self.did(self.session.talk.pause)
                self.close(None)

        self.choose("Leave for Today? The session resumes right here.", choices, take)

    def action_undo(self) -> None:
        """Undo the last placing, dropping or taking out of this sitting."""
        if not self._undo:
            self.notify("Nothing to undo here.")
            return
        last = self._undo.pop()
        if self.did(last.act):
            self.notify(last.said)
        self.show_all()

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
            said = f"Note {number} is back."
            self.can_undo(lambda: self.session.noting.restore(number), said)
            self.notify(f"Note {number} is taken out; u brings it back.")
        self.show_all()
