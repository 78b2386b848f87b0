"""Runs a session over standard input and output, one whole line at a time."""

from __future__ import annotations

import shutil
from typing import IO, TYPE_CHECKING

from coach.domain.case_filing import Beyond
from coach.errors import CoachError, SessionClosed, StorageFailed
from coach.line.commands.asking import ask_here
from coach.line.commands.registry import COMMANDS, help_lines
from coach.line.held import HeldWords
from coach.line.reading import Typed, read_line
from coach.line.telling import (
    Teller,
    clock,
    destination,
    goes_to,
    minutes_in,
    nudge,
    question,
    where,
)
from coach.words import WELCOME_BACK
from coach.words.session import tell_who

if TYPE_CHECKING:
    from coach.services.pair_session import PairSession

OK, COULD_NOT = 0, 2
QUIET = frozenset({"why", "set-down"})
"""Commands after which no nudge is said."""


class LineSession:
    """A conversation between two people and one stream of lines.

    A note is on the disk before the next line is read. What could not be saved is held, tried
    again before each next line, and given back in full at the end if it never could.
    """

    def __init__(
        self,
        session: PairSession,
        source: IO[bytes],
        teller: Teller,
        *,
        prompt: bool,
        privacy: str,
        again: str,
    ) -> None:
        self._session = session
        self._source = source
        self._teller = teller
        self._prompt = prompt
        self._privacy = privacy
        self._again = again
        self._held = HeldWords(session, teller)
        self._closing = False
        """Closing was asked for once, and something was still open; asked again, it closes."""

    def run(self) -> int:
        """Go on until the session closes or is left; the exit status."""
        self._greet()
        try:
            while True:
                if self._prompt:
                    self._teller.prompt()
                typed = read_line(self._source)
                if typed is None and self._closing:
                    return self._close()
                if typed is None or typed.command == "quit":
                    return self._leave()
                if typed.command == "close":
                    if self._closing or not self._asks_before_closing():
                        return self._close()
                    continue
                self._closing = False
                if typed.command == "call-off" and self._call_off():
                    return OK
                if typed.command != "call-off" and not self._answer(typed):
                    return COULD_NOT
        except KeyboardInterrupt:
            self._teller.say("")
            return self._leave()

    def _asks_before_closing(self) -> bool:
        """Say what is still open: a risk without an owner, notes without a place."""
        try:
            risks = self._session.agreeing.unsettled_risks()
            unplaced = self._session.noting.unplaced()
        except CoachError as error:
            self._teller.say(str(error))
            return False
        if risks:
            self._teller.say(
                "An immediate risk has nobody yet who is told or who acts: :risk SAFE NOW? | "
                "WHO IS TOLD | WHO ACTS | BY WHEN settles it."
            )
        if unplaced:
            self._teller.say(
                "These have no place yet, and so enter no record; they stay in Coach's own store:",
                *(f"{note.number}. {' / '.join(note.words.splitlines())}" for note in unplaced),
                ":place N personal places one.",
            )
        self._closing = bool(risks or unplaced)
        if self._closing:
            self._teller.say(":close once more closes as it is.")
        return self._closing

    def _greet(self) -> None:
        session, teller = self._session, self._teller
        who = session.talk.supervisee
        teller.say(tell_who(who, session.talk.session))
        if session.resumed:
            place = session.talk.place
            at = place.stage_in_hand() or place.part
            gone = minutes_in(session)
            teller.say(f"Resumed: {at}, {gone} minute{'' if gone == 1 else 's'} in")
        else:
            teller.say("A new session. Each line is saved as you enter it.", self._privacy)
        teller.say(":help lists the commands; :quit leaves and keeps your place.")
        if session.talk.place.set_down:
            teller.say("It was set down; an empty line brings it back.")
            return
        try:
            teller.say(*ask_here(session))
        except CoachError as error:
            teller.say(str(error))

    def _answer(self, typed: Typed) -> bool:
        """Take one line; False where the session was closed elsewhere."""
        try:
            if not self._held.try_again():
                self._held.hold(typed)
                return True
            if typed.damaged:
                self._teller.say("Some of that was not readable text; it stands as \ufffd.")
            if self._session.talk.place.set_down and not self._take_up(typed):
                return True
            if typed.command is not None:
                self._obey(typed)
            elif typed.words.strip():
                self._note(typed.words)
        except SessionClosed as closed:
            self._teller.say(str(closed))
            self._held.hand_on(*([] if typed.command else [typed.words]))
            if typed.command:
                self._teller.say(f"Not done: :{typed.command} {typed.words}".rstrip())
            return False
        except StorageFailed as error:
            self._teller.say(str(error))
            if typed.words:
                self._teller.say(f"Your words were not kept: {typed.words}")
        except CoachError as error:
            self._teller.say(str(error))
        return True

    def _take_up(self, typed: Typed) -> bool:
        """Bring a session back that was set down; False where the line is not acted on."""
        if typed.command is None and typed.words.strip():
            self._teller.say("Not kept: the session is set down. An empty line brings it back.")
            return False
        self._session.talk.take_up()
        self._teller.say(WELCOME_BACK)
        if typed.command in (None, "set-down"):
            self._teller.say(*where(self._session), *question(self._session))
            self._teller.say(goes_to(self._session))
            return False
        return True

    def _obey(self, typed: Typed) -> None:
        if typed.command == "help":
            self._teller.say(*help_lines())
            return
        command = COMMANDS.get(typed.command or "")
        if command is None:
            self._teller.say(
                f"There is no command :{(typed.command or '')[:40]}; :help lists them. "
                "To write a note that starts with a colon, type two."
            )
            return
        self._teller.say(*command.run(self._session, typed.words))
        if command.usage not in QUIET:
            self._teller.say(*nudge(self._session))

    def _note(self, words: str) -> None:
        try:
            note = self._session.noting.note(words)
        except StorageFailed as error:
            self._held.words.append(words)
            self._teller.say(f"Not saved. {error} Your words are held here and tried again.")
            return
        at = clock(note.noted_at, self._session.talk.tools.clock.zone())
        goes = destination(self._session, note.destination, note.case_id)
        self._teller.say(f"Note {note.number} saved {at}. It goes to: {goes}")

    def _leave(self) -> int:
        status = OK if self._held.give_back() else COULD_NOT
        try:
            self._session.talk.pause()
        except CoachError as error:
            self._teller.say(str(error))
            return COULD_NOT
        self._teller.say(f"Left open; it resumes here with: {self._again}")
        return status

    def _call_off(self) -> bool:
        """Take back a session that was begun by mistake; False where it has to stay."""
        try:
            self._session.calling_off.call_off()
        except CoachError as error:
            self._teller.say(str(error))
            return False
        self._teller.say("It is as if this session had not begun; what was prepared waits again.")
        return True

    def _close(self) -> int:
        if not self._held.give_back():
            return COULD_NOT
        session = self._session
        try:
            unplaced, behind = session.noting.unplaced(), session.noting.left_behind()
            erase = behind if behind and self._agrees_to_erase(len(behind)) else []
            closed = session.closing.close(erase=erase)
        except CoachError as error:
            self._teller.say(str(error))
            return COULD_NOT
        if unplaced:
            self._teller.say(f"Notes not placed, and so in no record: {len(unplaced)}.")
        if closed.erased:
            self._teller.say(f"Notes left behind and erased: {closed.erased}.")
        if len(behind) > closed.erased:
            kept = len(behind) - closed.erased
            self._teller.say(f"Notes left behind, in no record and not erased: {kept}.")
        if not closed.log_emptied:
            self._teller.say(
                "Erased words leave the database's log once no other window has it open and the "
                "disk has room; closing Coach everywhere does it."
            )
        for one in closed.unreached:
            if one.why is not Beyond.LOG:
                self._teller.say(f"Not reached: {one.what} {one.why}.")
        if closed.failed is not None:
            self._teller.say("The session is closed and its record kept.", str(closed.failed))
            return COULD_NOT
        self._teller.say("The session is closed. Written:")
        for written in closed.written:
            self._teller.say(str(written.path))
            if written.kept_aside is not None:
                self._teller.say(f"  (left as you edited it: {written.kept_aside})")
        return OK

    def _agrees_to_erase(self, count: int) -> bool:
        self._teller.say(
            f"Notes to leave behind: {count}. Write yes to erase them for good; "
            "anything else keeps them, in no record."
        )
        if self._prompt:
            self._teller.prompt()
        typed = read_line(self._source)
        return typed is not None and typed.command is None and typed.words.strip().lower() == "yes"


def run_line(
    session: PairSession,
    source: IO[bytes],
    out: IO[str],
    *,
    prompt: bool,
    privacy: str,
    again: str = "",
) -> int:
    """Run a session over two streams; `again` is the command that resumes it.

    Returns the exit status: 0, or 2 where something could not be saved, written or printed.
    """
    teller = Teller(out, shutil.get_terminal_size().columns if prompt else None)
    again = again or f'coach line "{session.talk.supervisee.person.name}"'
    line = LineSession(session, source, teller, prompt=prompt, privacy=privacy, again=again)
    status = line.run()
    return COULD_NOT if teller.unheard else status
