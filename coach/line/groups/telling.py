"""Says where a group stands in plain lines: the round, whose turn, what the others do, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.group_notes import action_words
from coach.domain.group_session import Dilemma, GroupAction, GroupNote, GroupStatus
from coach.domain.group_structure import EVERYONE, Round
from coach.words import groups as say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.services.group_sessions import GroupMeeting


def where(meeting: GroupMeeting) -> list[str]:
    """Where the session stands now."""
    talk = meeting.talk
    if talk.session.status is GroupStatus.ROUNDS and talk.round is not None:
        return in_round(meeting, talk.round)
    lines = [f"{say.GROUP_STATUSES[talk.session.status].capitalize()}."]
    if talk.session.structure is not None:
        structure = talk.structure
        lines.append(f"Structure: {structure.name}, {structure.total_minutes} minutes.")
    if talk.session.status is GroupStatus.BEFORE:
        waiting = talk.waits_for()
        if waiting:
            lines.append(f"Next: {waiting} {how(meeting)}".rstrip())
        else:
            lines.append("All is ready; :begin starts the rounds.")
    elif talk.session.status is GroupStatus.AFTER:
        lines += meeting.closing.missing()
        waits = ", ".join(meeting.closing.waits_for())
        lines.append(f":read reads the notes back; :agree agrees them. To agree: {waits}.")
    return lines


def how(meeting: GroupMeeting) -> str:
    """With which command the next step before the rounds is taken."""
    talk = meeting.talk
    if talk.session.structure is None:
        return ":structures lists them, :structure ID chooses one."
    if not talk.structure.anonymised:
        return "" if talk.session.case_id else ":case REFERENCE | WHOSE says it."
    chosen = sorted((d for d in talk.dilemmas() if d.place), key=lambda d: d.place or 0)
    waits = next((one for one in chosen if one.asks(anonymised=True)), None)
    if waits is not None and not waits.consented:
        return f":consent {waits.number} yes says that they are."
    if waits is not None:
        return f":known {waits.number} nobody, or :known {waits.number} somebody | WHAT THEY DO."
    if len(chosen) < len(talk.structure.presenting):
        return ":offer NAME | WORDS offers one, :choose N takes it up."
    return ""


def in_round(meeting: GroupMeeting, one: Round) -> list[str]:
    """A round: its name and time, whose turn, what the others do, the question, how to open it."""
    talk = meeting.talk
    place, total = talk.running.at + 1, len(talk.structure.rounds)
    paused = "" if talk.running.is_running else " The clock is paused; :go lets it run."
    return [
        f"Round {place} of {total}: {one.name}. {time_left(talk.seconds_left())}.{paused}",
        f"Speaks: {speakers(meeting, one)}",
        f"The others: {one.others}",
        f"Question: {one.question}",
        f"To open: {one.opening}",
        f"To close: {one.closing}",
        say.NOTES_TAKEN if one.notes else say.NO_WRITING,
    ]


def speakers(meeting: GroupMeeting, one: Round) -> str:
    """Who speaks in a round, by their parts and names."""
    if EVERYONE in one.speaks:
        return EVERYONE
    talk = meeting.talk
    found = []
    for role_id in one.speaks:
        role = talk.structure.role(role_id)
        names = [talk.called(a.person_id) for a in talk.here() if a.role == role_id]
        if role is not None and names:
            found.append(f"{', '.join(names)} ({role.name.lower()})")
    return "; ".join(found) or "whoever wants to; that part is free just now"


def time_left(seconds: int) -> str:
    """Time as people say it across a table."""
    minutes, rest = divmod(abs(seconds), 60)
    told = f"{minutes}:{rest:02d}"
    return f"{told} left" if seconds >= 0 else f"{told} over"


def here(meeting: GroupMeeting) -> list[str]:
    """Everybody of the session, with their part."""
    talk = meeting.talk
    lines = []
    for one in talk.attending():
        structure = talk.session.structure
        role = structure.role(one.role) if structure is not None else None
        part = f": {role.name.lower()}" if role is not None and one.is_here else ""
        gone = "" if one.is_here else " (left)" if one.came else " (not here)"
        lines.append(f"{talk.called(one.person_id)}{part}{gone}")
    if talk.session.structure is not None and (free := meeting.parts.open_parts()):
        lines.append(f"Free parts: {', '.join(free)}")
    return lines


def dilemma(meeting: GroupMeeting, one: Dilemma) -> str:
    """A dilemma on a line."""
    chosen = f", chosen {one.place}" if one.place is not None else ""
    willing = "; willing to present" if one.consented else ""
    known = f"; {say.FAMILY_KNOWN[one.known]}" if one.place is not None else ""
    who = meeting.talk.called(one.person_id)
    words = " / ".join(one.words.splitlines())
    return f"{one.number}. {who}{chosen}: {words}{willing}{known}"


def notes(meeting: GroupMeeting, found: Iterable[GroupNote]) -> list[str]:
    """Notes, a line each."""
    lines = []
    for one in found:
        whose = f", {meeting.talk.called(one.person_id)}" if one.person_id else ""
        words = " / ".join(one.words.splitlines())
        lines.append(f"{one.number}. {say.GROUP_NOTES[one.kind]}{whose}: {words}")
    return lines


def action(called: str, one: GroupAction) -> str:
    """An action on a line."""
    by = f", by {spoken(one.due_on)}" if one.due_on else ""
    return f"{called}: {action_words(one)}{by}"
