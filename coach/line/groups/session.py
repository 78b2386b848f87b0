"""Runs a group's session over standard input and output, one whole line at a time."""

from __future__ import annotations

import shutil
from typing import IO, TYPE_CHECKING, cast

from coach.domain.group import CONFIDENTIALITY
from coach.domain.group_session import GroupStatus
from coach.domain.rounds import Cue
from coach.errors import CoachError, NamesStandThere, NoNotesNow, StorageFailed
from coach.line.groups import before, keeping, rounds, telling
from coach.line.groups.command import GroupCommand, Said
from coach.line.groups.waiting import PatientLines
from coach.line.reading import Typed, read_line
from coach.line.telling import Teller
from coach.words import groups as say

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting

OK, COULD_NOT = 0, 2
KEPT_EVERY = 3
"""Seconds of a round that a crash may cost, at most."""
COMMANDS: dict[str, GroupCommand] = {**before.COMMANDS, **rounds.COMMANDS, **keeping.COMMANDS}


class GroupLine:
    """A group's session and one stream of lines."""

    def __init__(
        self, meeting: GroupMeeting, source: IO[bytes], teller: Teller, *, prompt: bool, again: str
    ) -> None:
        self._meeting = meeting
        self._source = cast("IO[bytes]", PatientLines(source, self._beat))
        self._teller = teller
        self._prompt = prompt
        self._again = again
        self._held: list[str] = []
        """Notes that the disk has not taken yet, in their order."""
        self._refused: Typed | None = None
        """What was not kept because a name stands in it; :as-it-is keeps it."""
        self._cued: tuple[int, Cue] = (-1, Cue.NONE)
        self._beats = 0
        self._ended: int | None = None
        """The exit status, once the notes are agreed or the session is called off."""

    def run(self) -> int:
        """Go on until the notes are agreed or the session is left; the exit status."""
        self._greet()
        try:
            while True:
                if self._prompt:
                    self._teller.prompt()
                typed = read_line(self._source)
                self._say_cue()
                if typed is None or typed.command == "quit":
                    return self._leave()
                self._answer(typed)
                if self._ended is not None:
                    return self._ended
        except KeyboardInterrupt:
            self._teller.say("")
            return self._leave()

    def _greet(self) -> None:
        talk, teller = self._meeting.talk, self._teller
        teller.say(f"{talk.group.group.name}, with {talk.group.mentor}")
        if self._meeting.resumed:
            teller.say("Resumed.")
        else:
            names = [talk.called(one.person_id) for one in talk.here()]
            teller.say(f"A new session, booked for {talk.session.minutes} minutes.")
            teller.say(f"Expected: {', '.join(names)}. :away NAME says who did not come.")
            teller.say(*self._agreed())
            if talk.group.group.never_reaches:
                teller.say(f"What no assessor hears of: {talk.group.group.never_reaches}")
            for one in talk.group.assessing:
                teller.say(f"Said openly: {one.assessor} assesses {talk.called(one.person_id)}.")
        teller.say(say.ANYBODY_MAY_PASS, ":help lists the commands; :quit leaves.")
        if talk.session.status is GroupStatus.BEFORE:
            found = self._meeting.help.next_question()
            teller.say(*([f"Check-in, one after another: {found.text}"] if found else []))
        teller.say(*telling.where(self._meeting))

    def _agreed(self) -> list[str]:
        """What the group agreed about confidentiality, read out as a session begins."""
        agreed = self._meeting.talk.agreement()
        if agreed is None:
            name = self._meeting.talk.group.group.name
            return [f'Nothing is agreed yet about working together: coach group agree "{name}"']
        limits = agreed.section(CONFIDENTIALITY)
        return [f"{limits.heading}: {limits.words}"] if limits and limits.words else []

    # While nobody types

    def _beat(self) -> None:
        self._say_cue()
        self._beats += 1
        if self._beats % KEPT_EVERY == 0:
            try:
                self._meeting.talk.keep_time()
            except StorageFailed:
                return  # it is tried again with the next beat, and every move says so itself

    def _say_cue(self) -> None:
        """The calm cue, once each: in the last minute, and when a round's time is up."""
        talk = self._meeting.talk
        if talk.round is None or not talk.running.is_running:
            return
        cue = (talk.running.at, talk.running.cue(talk.tools.clock.ticks()))
        if cue != self._cued and cue[1] is not Cue.NONE:
            self._teller.say(say.CUES[cue[1]])
        self._cued = cue

    # One line

    def _answer(self, typed: Typed) -> None:
        try:
            if not self._try_again():
                self._hold(typed)
                return
            if typed.damaged:
                self._teller.say("Some of that was not readable text; it stands as \ufffd.")
            if typed.command == "as-it-is":
                self._as_it_is()
            elif typed.command == "agree":
                self._agree(Said(typed.words))
            elif typed.command == "call-off":
                self._call_off(typed.words)
            elif typed.command is not None:
                self._obey(typed)
            elif typed.words.strip():
                self._note(typed)
            else:
                self._teller.say(*telling.where(self._meeting))
        except NamesStandThere as found:
            self._refused = typed
            change = ":reword N | WORDS changes a note; " if typed.command == "agree" else ""
            self._teller.say(str(found), f"{change}:as-it-is keeps it as you said it.")
        except NoNotesNow as refused:
            self._teller.say(str(refused))
        except StorageFailed as error:
            self._teller.say(str(error), f"Not done: {typed.words}")
        except CoachError as error:
            self._teller.say(str(error))

    def _obey(self, typed: Typed, *, as_it_is: bool = False) -> None:
        name = typed.command or ""
        if name == "help":
            self._teller.say(*help_lines())
            return
        command = COMMANDS.get(name)
        if command is None:
            self._teller.say(f"There is no command :{name[:40]}; :help lists them.")
            return
        self._teller.say(*command.run(self._meeting, Said(typed.words, as_it_is)))

    def _as_it_is(self) -> None:
        refused, self._refused = self._refused, None
        if refused is None:
            self._teller.say("Nothing waits to be kept.")
        elif refused.command == "agree":
            self._agree(Said(refused.words, as_it_is=True))
        elif refused.command is None:
            self._note(refused, as_it_is=True)
        else:
            self._obey(refused, as_it_is=True)

    def _note(self, typed: Typed, *, as_it_is: bool = False) -> None:
        try:
            lines = keeping.note(self._meeting, Said(typed.words, as_it_is))
        except StorageFailed as error:
            self._held.append(typed.words)
            self._teller.say(f"Not saved. {error} Your words are held here and tried again.")
            return
        self._teller.say(*lines)

    def _try_again(self) -> bool:
        """Save what is held, in its order; False where some of it still cannot be saved."""
        while self._held:
            try:
                lines = keeping.note(self._meeting, Said(self._held[0]))
            except NamesStandThere as found:
                self._refused = Typed(None, self._held[0])
                lines = [str(found), ":as-it-is keeps it as you said it."]
            except CoachError:
                return False
            self._held.pop(0)
            self._teller.say(*lines)
        return True

    def _hold(self, typed: Typed) -> None:
        if typed.command is None and typed.words.strip():
            self._held.append(typed.words)
            self._teller.say("Still not saved; your words are held here and tried again.")
        else:
            self._teller.say("Not done: earlier words are still not saved; they are tried again.")

    # The end

    def _agree(self, said: Said) -> None:
        """Keep a yes; once everybody who is here has given theirs, the session is over."""
        names = [said.words] if said.words else []
        done = self._meeting.closing.agree(*names, as_it_is=said.as_it_is)
        if not done.is_held:
            self._teller.say(f"Kept. Still to agree: {', '.join(done.waits_for)}.")
            return
        self._ended = OK
        self._teller.say("The notes are agreed as accurate, and stay as they are.")
        if done.failed is not None:
            self._ended = COULD_NOT
            self._teller.say(str(done.failed))
        self._teller.say(*(str(one.path) for one in done.written))

    def _call_off(self, words: str) -> None:
        if self._meeting.noting.notes() and words.strip() != "yes":
            self._teller.say("Notes are kept in it, which then enter nothing: :call-off yes.")
            return
        self._meeting.talk.call_off()
        self._ended = OK
        self._teller.say("Called off. Nothing of it enters any notes; concerns stay open.")

    def _leave(self) -> int:
        lost = not self._try_again()
        if lost:
            self._teller.say("These words could not be saved; copy them before you go:")
            self._teller.say(*self._held)
        try:
            self._meeting.talk.stop()
        except CoachError as error:
            self._teller.say(str(error))
            return COULD_NOT
        self._teller.say(f"Left open; it resumes here with: {self._again}")
        return COULD_NOT if lost else OK


def help_lines() -> list[str]:
    """Every command on a line of its own."""
    return [
        "In a round with notes a line is a note. A bar parts fields; \\| is a bar inside one.",
        *(f":{one.usage} - {one.about}" for one in COMMANDS.values()),
        ":as-it-is - keep what was just held back because a name stands in it",
        ":agree [NAME] - agree the notes as accurate: everybody who is here, or one",
        ":call-off - this session does not count; nothing of it enters any notes",
        ":quit - leave; the session resumes here",
    ]


def run_group_line(
    meeting: GroupMeeting, source: IO[bytes], out: IO[str], *, prompt: bool, again: str
) -> int:
    """Run a group's session over two streams; `again` is the command that resumes it.

    Returns the exit status: 0, or 2 where something could not be saved, written or printed.
    """
    teller = Teller(out, shutil.get_terminal_size().columns if prompt else None)
    status = GroupLine(meeting, source, teller, prompt=prompt, again=again).run()
    return COULD_NOT if teller.unheard else status
