"""Commands before the rounds: structure, who is here, parts, dilemmas, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import BadInput
from coach.line.groups import telling
from coach.line.groups.command import GroupCommand, Lines, Said
from coach.line.reading import numbered, whole_number
from coach.words import groups as say

if TYPE_CHECKING:
    from coach.services.group_sessions import GroupMeeting


def structures(meeting: GroupMeeting, _said: Said) -> Lines:
    return [
        f"{one.id} - {one.name}, {one.total_minutes} minutes, {one.least} to {one.most} people. "
        f"{one.about}"
        for one in meeting.parts.structures()
    ]


def structure(meeting: GroupMeeting, said: Said) -> Lines:
    wanted, _, rest = said.words.partition(" ")
    long = meeting.parts.choose(meeting.parts.find(wanted), anyway=rest.strip() == "anyway")
    scale = [f"{long} :scale does that."] if long else []
    return [f"{meeting.talk.structure.name}. {meeting.talk.structure.about}", *scale,
            *telling.here(meeting)]  # fmt: skip


def scale(meeting: GroupMeeting, said: Said) -> Lines:
    scaled = meeting.parts.scale(whole_number(said.words) if said.words else None)
    rounds = ", ".join(f"{one.name} {one.minutes}" for one in scaled.rounds)
    return [f"{scaled.total_minutes} minutes: {rounds}."]


def book(meeting: GroupMeeting, said: Said) -> Lines:
    meeting.parts.book(whole_number(said.words))
    return [f"Booked for {meeting.talk.session.minutes} minutes."]


def here(meeting: GroupMeeting, _said: Said) -> Lines:
    return telling.here(meeting)


def away(meeting: GroupMeeting, said: Said) -> Lines:
    meeting.parts.away(said.words)
    return telling.here(meeting)


def came(meeting: GroupMeeting, said: Said) -> Lines:
    meeting.parts.came(said.words)
    return telling.here(meeting)


def leaves(meeting: GroupMeeting, said: Said) -> Lines:
    one = meeting.parts.leaves(said.words)
    free = ", ".join(meeting.parts.open_parts()) if meeting.talk.session.structure else ""
    who = meeting.talk.called(one.person_id)
    after = f" Free parts: {free}; :part PART | NAME gives one to somebody." if free else ""
    return [f"{who} has left, and is not asked to agree the notes.{after}"]


def parts(meeting: GroupMeeting, _said: Said) -> Lines:
    meeting.parts.give_out()
    return telling.here(meeting)


def part(meeting: GroupMeeting, said: Said) -> Lines:
    role, name = said.parts(2, 2)
    meeting.parts.give(role, name)
    return telling.here(meeting)


def passes(meeting: GroupMeeting, said: Said) -> Lines:
    meeting.parts.passes(said.words)
    return telling.here(meeting)


def offer(meeting: GroupMeeting, said: Said) -> Lines:
    name, words = said.parts(2, 2)
    kept = meeting.dilemmas.offer(name, words, as_it_is=said.as_it_is)
    return [f"Kept as dilemma {kept.number}. :choose {kept.number} takes it up."]


def dilemmas(meeting: GroupMeeting, _said: Said) -> Lines:
    found = meeting.talk.dilemmas()
    return [telling.dilemma(meeting, one) for one in found] or ["No dilemma is offered yet."]


def retell(meeting: GroupMeeting, said: Said) -> Lines:
    number, words = numbered(said.words)
    return [
        telling.dilemma(meeting, meeting.dilemmas.reword(number, words, as_it_is=said.as_it_is))
    ]


def choose(meeting: GroupMeeting, said: Said) -> Lines:
    kept = meeting.dilemmas.choose(whole_number(said.words))
    return [telling.dilemma(meeting, kept), *telling.where(meeting)[-1:]]


def withdraw(meeting: GroupMeeting, said: Said) -> Lines:
    meeting.dilemmas.withdraw(whole_number(said.words))
    return ["Taken back."]


def consent(meeting: GroupMeeting, said: Said) -> Lines:
    number, _, answer = said.words.partition(" ")
    if answer.strip() not in ("yes", "no"):
        raise BadInput("Say the answer too, as :consent 1 yes or :consent 1 no.")
    kept = meeting.dilemmas.consent(whole_number(number), given=answer.strip() == "yes")
    return [telling.dilemma(meeting, kept), *telling.where(meeting)[-1:]]


def known(meeting: GroupMeeting, said: Said) -> Lines:
    number, _, rest = said.words.partition(" ")
    answer, _, what = rest.partition("|")
    if answer.strip() not in ("nobody", "somebody"):
        raise BadInput("Say who knows the family, as :known 1 nobody or :known 1 somebody | WHAT.")
    kept = meeting.dilemmas.somebody_knows(
        whole_number(number), known=answer.strip() == "somebody", what=what
    )
    return [telling.dilemma(meeting, kept), *telling.where(meeting)[-1:]]


def look_for(meeting: GroupMeeting, said: Said) -> Lines:
    count = meeting.guard.look_for(said.words.split("|"))
    return [f"Names looked for in this session: {count}. They are kept nowhere."]


def case(meeting: GroupMeeting, said: Said) -> Lines:
    reference, whose = said.parts(2)
    supervisee, found = meeting.case.find(reference, whose)
    meeting.case.is_about(supervisee, found)
    return [
        f"Case {found.reference}, on the caseload of {supervisee.person.name}. The record goes to "
        "the case, and names may stand in it."
    ]


def begin(meeting: GroupMeeting, _said: Said) -> Lines:
    return telling.in_round(meeting, meeting.talk.begin_rounds())


COMMANDS: dict[str, GroupCommand] = {
    "here": GroupCommand("here", "who is here, in which part", here),
    "away": GroupCommand("away NAME", "somebody did not come", away),
    "came": GroupCommand("came NAME", "somebody came after all, or is back", came),
    "leaves": GroupCommand("leaves NAME", "somebody leaves before the end", leaves),
    "structures": GroupCommand("structures", "the ways to think together", structures),
    "structure": GroupCommand(
        "structure ID [anyway]", "choose one; anyway, for a group of another size", structure
    ),
    "book": GroupCommand("book 60", "how long this session is booked for", book),
    "scale": GroupCommand("scale [MINUTES]", "fit its rounds into the time booked", scale),
    "parts": GroupCommand("parts", "give the parts out by turns", parts),
    "part": GroupCommand("part PART | NAME", "give one part to somebody", part),
    "pass": GroupCommand(
        "pass NAME", f"the next in turn takes their part. {say.ANYBODY_MAY_PASS}", passes
    ),
    "offer": GroupCommand("offer NAME | WORDS", "somebody offers a dilemma", offer),
    "dilemmas": GroupCommand("dilemmas", "what was offered", dilemmas),
    "retell": GroupCommand("retell N | WORDS", "put a dilemma in other words", retell),
    "choose": GroupCommand("choose N", "the group takes up a dilemma", choose),
    "withdraw": GroupCommand("withdraw N", "take a dilemma back", withdraw),
    "consent": GroupCommand("consent N yes|no", "whether its owner will present it", consent),
    "known": GroupCommand(
        "known N nobody|somebody | WHAT THEY DO", "does anyone know this family?", known
    ),
    "look-for": GroupCommand(
        "look-for NAME | NAME", "names to keep out of the notes today; kept nowhere", look_for
    ),
    "case": GroupCommand("case REFERENCE | WHOSE", "whose case a case group is about", case),
    "begin": GroupCommand("begin", "start the rounds", begin),
}
