"""Commands that keep something: notes, actions, a concern, learning, how somebody is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import day
from coach.domain.group_session import GroupNoteKind
from coach.errors import BadInput
from coach.line.groups import telling
from coach.line.groups.command import GroupCommand, Lines, Said
from coach.line.reading import numbered, whole_number
from coach.words import groups as say

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting


def _kept(meeting: GroupMeeting, kind: GroupNoteKind, words: str, said: Said, who: str) -> Lines:
    note = meeting.noting.note(words, kind, who, as_it_is=said.as_it_is)
    return [f"{say.GROUP_NOTES[note.kind]} {note.number} is saved."]


def note(meeting: GroupMeeting, said: Said) -> Lines:
    return _kept(meeting, GroupNoteKind.NOTE, said.words, said, "")


def theme(meeting: GroupMeeting, said: Said) -> Lines:
    return _kept(meeting, GroupNoteKind.THEME, said.words, said, "")


def rating(meeting: GroupMeeting, said: Said) -> Lines:
    return _kept(meeting, GroupNoteKind.RATING, said.words, said, "")


def learning(meeting: GroupMeeting, said: Said) -> Lines:
    who, words = said.parts(2, 2)
    return _kept(meeting, GroupNoteKind.LEARNING, words, said, who)


def differs(meeting: GroupMeeting, said: Said) -> Lines:
    who, words = said.parts(2, 2)
    return _kept(meeting, GroupNoteKind.ACCOUNT, words, said, who)


def notes(meeting: GroupMeeting, _said: Said) -> Lines:
    talk = meeting.talk
    actions = [telling.action(talk.called(one.person_id), one) for one in meeting.noting.actions()]
    return [*telling.notes(meeting, meeting.noting.notes()), *actions] or ["Nothing is kept yet."]


def reword(meeting: GroupMeeting, said: Said) -> Lines:
    number, words = numbered(said.words)
    kept = meeting.noting.reword(number, words, as_it_is=said.as_it_is)
    return telling.notes(meeting, [kept])


def take_out(meeting: GroupMeeting, said: Said) -> Lines:
    gone = meeting.noting.take_out(whole_number(said.words))
    return [f"{gone.number} is taken out: {gone.words}"]


def action(meeting: GroupMeeting, said: Said) -> Lines:
    who, what, by = said.parts(3, 2)
    kept = meeting.noting.action(
        who, what, day(by, meeting.talk.tools.clock.today()), as_it_is=said.as_it_is
    )
    return [f"Action saved. {telling.action(meeting.talk.called(kept.person_id), kept)}"]


def concern(meeting: GroupMeeting, said: Said) -> Lines:
    who, whom, by = said.parts(3, 3)
    due_on = day(by, meeting.talk.tools.clock.today())
    if due_on is None:
        raise BadInput("Say by when it is taken there, as 2026-12-01.", "by")
    kept = meeting.noting.concern(who, whom, due_on)
    return [
        f"Concern saved. {telling.action(meeting.talk.called(kept.person_id), kept)}",
        "It holds no word of what was said. It stays in sight with the group until it is done.",
        say.LOCAL_PROCEDURE,
    ]


def left(meeting: GroupMeeting, said: Said) -> Lines:
    number, how, speaks = said.parts(3, 3)
    kept = meeting.dilemmas.left(whole_number(number), how, speaks)
    who = meeting.talk.called(kept.person_id)
    return [f"{kept.speaks} speaks to {who} tomorrow. How they are left goes into no document."]


def read(meeting: GroupMeeting, _said: Said) -> Lines:
    return meeting.closing.text().rstrip("\n").split("\n")


def check(meeting: GroupMeeting, _said: Said) -> Lines:
    found = meeting.closing.found()
    if not found:
        return ["Nothing was found that is listed, or looks like somebody's number."]
    return [
        f"{one.looked.passage.heading}: “{one.finding.words}” ({one.finding.kind}, "
        f"{one.finding.sureness})"
        for one in found
    ]


COMMANDS: dict[str, GroupCommand] = {
    "note": GroupCommand("note WORDS", "a note; in a round with notes a line is one too", note),
    "theme": GroupCommand("theme WORDS", "a theme", theme),
    "rating": GroupCommand("rating WORDS", "the rating of risk that all can stand by", rating),
    "action": GroupCommand("action NAME | WHAT | BY", "somebody takes something on", action),
    "concern": GroupCommand(
        "concern NAME | TO WHOM | BY", "a safeguarding concern leaves the group", concern
    ),
    "notes": GroupCommand("notes", "what is kept so far", notes),
    "reword": GroupCommand("reword N | WORDS", "put a note in other words", reword),
    "take-out": GroupCommand("take-out N", "take a note out", take_out),
    "left": GroupCommand(
        "left N | HOW | WHO SPEAKS TO THEM", "how a presenter is left, and who speaks to them",
        left,
    ),
    "learning": GroupCommand("learning NAME | WORDS", "what a presenter takes away", learning),
    "check": GroupCommand("check", "what in the notes may say who a child is", check),
    "read": GroupCommand("read", "read the notes back", read),
    "differs": GroupCommand("differs NAME | WORDS", "somebody sees it otherwise", differs),
}  # fmt: skip
