"""Says where the pair stands in plain lines, each a whole line and nothing else."""

from __future__ import annotations

import textwrap
from typing import IO, TYPE_CHECKING

from coach.domain.nudging import NUDGES
from coach.domain.row import Destination, Voice
from coach.text import printable
from coach.words import DESTINATIONS, PARTS, VOICES, tell_place

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from coach.services.pair_session import PairSession


class Teller:
    """Prints whole lines, at once, with nothing in them that a terminal would obey."""

    def __init__(self, out: IO[str], width: int | None = None) -> None:
        self._out = out
        self._width = width
        """Columns at which lines break between words; None where nobody looks."""
        self.unheard = False
        """Something could not be printed: the reader went away, or a disk is full."""

    def say(self, *lines: str) -> None:
        """Print lines and push them out. What cannot be heard stops nobody from being heard."""
        self._put("".join(f"{self._fitted(printable(line))}\n" for line in lines))

    def _fitted(self, line: str) -> str:
        if self._width is None or len(line) <= self._width:
            return line
        return textwrap.fill(line, self._width, break_long_words=False, break_on_hyphens=False)

    def prompt(self) -> None:
        """Ask for a line, where somebody is looking."""
        self._put("> ")

    def _put(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except (OSError, ValueError):  # ValueError: the stream was closed under us
            self.unheard = True


def where(session: PairSession) -> list[str]:
    """Part, topic, stage, lens and what was chosen."""
    talk = session.talk
    place = talk.place
    lines = [f"Part: {PARTS[place.part].lower()}"]
    discussion = talk.discussion
    if discussion is not None:
        lines.append(f"Topic: {discussion.title}")
    case = talk.case
    if case is not None:
        lines.append(f"Case: {case.reference}")
    stage = place.stage_in_hand()
    if stage is not None:
        lines.append(f"Stage: {stage}")
    named = talk.named_function()
    function = named.name if named else place.function
    chosen = [("Lens", place.lens), ("Function", function), ("Theme", place.theme)]
    lines += [f"{label}: {value}" for label, value in chosen if value]
    return lines


def question(session: PairSession) -> list[str]:
    """The question in hand, and the supportive one beside a challenge."""
    asked = session.talk.asked
    if asked is None:
        return ["Question: none for this just now; write what matters."]
    lines = [f"Question: {asked.wording}"]
    beside = session.asking.beside()
    if beside is not None:
        lines.append(f"Or, beside it: {beside.text}")
    return lines


def nudge(session: PairSession) -> list[str]:
    """A nudge, once; it is put away as it is said, since a line stays to be read again."""
    told = session.nudging.now()
    if told is None:
        return []
    session.nudging.dismiss(told)
    return [f"A thought: {NUDGES[told.kind]}"]


def goes_to(session: PairSession) -> str:
    """Where the next note goes, said before it is written."""
    place = session.talk.place
    words = "" if place.voice is Voice.BOTH else f", in the words of {VOICES[place.voice]}"
    return (
        f"Notes go to: {destination(session, session.talk.session.goes_to(), place.case_id)}{words}"
    )


def destination(session: PairSession, where_to: Destination, case_id: str | None) -> str:
    """A destination in words, a case by its reference."""
    if where_to is Destination.CASE:
        cases = session.talk.tools.stores.cases.of_file(session.talk.session.file_id)
        reference = next((case.reference for case in cases if case.id == case_id), "")
        return f"{DESTINATIONS[where_to]}, {reference}"
    return tell_place(where_to, recorded=session.talk.session.recorded)


def clock(moment: datetime | None, zone: tzinfo | None) -> str:
    """The time of day where the pair sits."""
    return moment.astimezone(zone).strftime("%H:%M") if moment else ""


def minutes_in(session: PairSession) -> int:
    """Whole minutes since the session began."""
    talk = session.talk
    if talk.session.started_at is None:
        return 0
    return max(0, int((talk.tools.clock.now() - talk.session.started_at).total_seconds() // 60))
