"""Commands in the rounds: going on, back, two more minutes, a pause, and the facilitator's help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.group_trouble import Trouble
from coach.line.groups import telling
from coach.line.groups.command import GroupCommand, Lines, Said
from coach.line.reading import one_of
from coach.words import groups as say

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting


def where(meeting: GroupMeeting, _said: Said) -> Lines:
    return telling.where(meeting)


def on(meeting: GroupMeeting, _said: Said) -> Lines:
    following = meeting.talk.end_round()
    if following is not None:
        return telling.in_round(meeting, following)
    return [
        "The rounds are over. Check out, one word each; the presenter comes last.",
        *telling.where(meeting),
    ]


def back(meeting: GroupMeeting, _said: Said) -> Lines:
    return telling.in_round(meeting, meeting.talk.back())


def more(meeting: GroupMeeting, _said: Said) -> Lines:
    return [f"Two more minutes. {telling.time_left(meeting.talk.two_more())}."]


def pause(meeting: GroupMeeting, _said: Said) -> Lines:
    meeting.talk.pause()
    return [f"Paused. {telling.time_left(meeting.talk.seconds_left())}."]


def go_on(meeting: GroupMeeting, _said: Said) -> Lines:
    return telling.in_round(meeting, meeting.talk.go_on())


def time(meeting: GroupMeeting, _said: Said) -> Lines:
    return [f"{telling.time_left(meeting.talk.seconds_left())}."]


def question(meeting: GroupMeeting, _said: Said) -> Lines:
    found = meeting.help.next_question()
    return [f"Question: {found.text}" if found else "No other question for this just now."]


def trouble(_meeting: GroupMeeting, said: Said) -> Lines:
    if not said.words:
        return [f":trouble {one} - {say.TROUBLES[one]}" for one in Trouble]
    kind = one_of(Trouble, said.words, "trouble")
    lines = [say.SENTENCES[kind]]
    if kind is Trouble.DISCLOSURE:
        lines += [":concern NAME | TO WHOM | BY takes it out of the group.", say.LOCAL_PROCEDURE]
    return lines


COMMANDS: dict[str, GroupCommand] = {
    "where": GroupCommand("where", "where you stand; an empty line does the same", where),
    "time": GroupCommand("time", "what is left of the round", time),
    "next": GroupCommand("next", "end this round, early or late", on),
    "back": GroupCommand("back", "back one round, paused", back),
    "more": GroupCommand("more", "two more minutes", more),
    "pause": GroupCommand("pause", "stop the clock", pause),
    "go": GroupCommand("go", "let the clock run again", go_on),
    "question": GroupCommand("question", "another question for this moment", question),
    "trouble": GroupCommand("trouble [WHICH]", "a sentence for when it gets hard", trouble),
}
