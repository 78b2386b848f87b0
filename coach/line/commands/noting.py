"""The commands of the notes: whose words they are, where they go, and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.row import Destination, Voice
from coach.errors import BadInput
from coach.line.commands.command import Command, Lines
from coach.line.reading import numbered, one_of, whole_number
from coach.line.telling import destination, goes_to
from coach.words import ALL_PLACED

if TYPE_CHECKING:
    from coach.domain.discussion import Note
    from coach.services.pair_session import PairSession

PLACES = (Destination.CASE, Destination.PERSONAL, Destination.LEAVE_BEHIND)


def by(session: PairSession, words: str) -> Lines:
    voice = one_of(Voice, words, "voice")
    session.talk.speak_as(voice)
    return [f"The next notes are in the words of: {voice}"]


def to(session: PairSession, words: str) -> Lines:
    session.talk.send_to(_place(words) if words else None)
    return [goes_to(session)]


def _place(words: str) -> Destination:
    chosen = one_of(Destination, words, "destination")
    if chosen not in PLACES:
        raise BadInput("A note can be placed in: case, personal, leave-behind.")
    return chosen


def notes(session: PairSession, _words: str) -> Lines:
    return _listed(session, session.noting.all(), "No notes yet.")


def unplaced(session: PairSession, _words: str) -> Lines:
    return _listed(session, session.noting.unplaced(), ALL_PLACED)


def _listed(session: PairSession, found: list[Note], nothing: str) -> Lines:
    lines = [
        f"{note.number}. {' / '.join(note.words.splitlines())} "
        f"({destination(session, note.destination, note.case_id)})"
        for note in found
    ]
    return lines or [nothing]


def place(session: PairSession, words: str) -> Lines:
    which, _, destination_word = words.partition(" ")
    note = session.noting.move(whole_number(which), _place(destination_word))
    return [f"Note {note.number} goes to: {destination(session, note.destination, note.case_id)}"]


def edit(session: PairSession, words: str) -> Lines:
    which, rest = numbered(words)
    kept, ours = session.noting.rewrite(session.noting.seen(which), rest)
    if ours is not None:
        return [f"Another window changed note {kept.number}; both stand, yours as {ours.number}."]
    return [f"Note {kept.number} is changed."]


def remove(session: PairSession, words: str) -> Lines:
    note = session.noting.withdraw(whole_number(words))
    return [f"Note {note.number} is taken out; :restore {note.number} brings it back."]


def restore(session: PairSession, words: str) -> Lines:
    note = session.noting.restore(whole_number(words))
    return [f"Note {note.number} is back."]


COMMANDS: dict[str, Command] = {
    "by": Command("by both|supervisor|supervisee", "whose words the next notes are", by),
    "to": Command("to case|personal|leave-behind", "where the next notes go; alone, as usual", to),
    "notes": Command("notes", "every note, by number", notes),
    "unplaced": Command("unplaced", "notes that enter no record yet", unplaced),
    "place": Command("place N case|personal|leave-behind", "place a note", place),
    "edit": Command("edit N | WORDS", "change a note", edit),
    "remove": Command("remove N", "take a note out", remove),
    "restore": Command("restore N", "bring it back", restore),
}
