"""The commands that go somewhere: a part, a topic, a case, a stage, a side to look from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.model import Part, Stage, Stakeholder
from coach.line.commands.asking import ask_here, next_question
from coach.line.commands.command import Command, Lines
from coach.line.commands.listing import actions, agenda, caseload
from coach.line.commands.noting import unplaced
from coach.line.reading import one_of, one_or_none
from coach.line.telling import goes_to
from coach.text import clean_line
from coach.words.session_parts import tell_kept_out

if TYPE_CHECKING:
    from coach.services.pair_session import PairSession


def part(session: PairSession, words: str) -> Lines:
    session.talk.go_to(one_of(Part, words, "part"))
    return [*ask_here(session), *_part_lists(session)]


def _part_lists(session: PairSession) -> Lines:
    """What a part needs in view: earlier actions, the agenda, the caseload, unplaced notes."""
    here = session.talk.place.part
    if here is Part.LOOK_BACK:
        return actions(session, "")
    if here is Part.AGENDA:
        return agenda(session)
    if here is Part.CASELOAD:
        return caseload(session, "")
    if here is Part.CLOSE and session.noting.unplaced():
        return unplaced(session, "")
    return []


def topic(session: PairSession, words: str) -> Lines:
    session.talk.begin_topic(words)
    return ask_here(session)


def case(session: PairSession, words: str) -> Lines:
    before = session.talk.discussion
    taken = session.talk.take_case(words)
    lines = [f"Case: {taken.case.reference}" + (", new to the caseload" if taken.is_new else "")]
    if taken.stayed_personal:
        lines.append(
            f"Notes of this topic that still go to the personal record: {taken.stayed_personal}; "
            ":notes lists them and :place N case moves one."
        )
    lines += tell_kept_out(taken.unplaced, taken.followed, taken.rule)
    if taken.risks:
        lines.append(f"The immediate risk goes to case {taken.case.reference}'s record now.")
    now = session.talk.discussion
    if now is not None and (before is None or before.id != now.id):
        return [*lines, *ask_here(session)]
    return [*lines, goes_to(session)]


def stage(session: PairSession, words: str) -> Lines:
    session.talk.move_to_stage(one_of(Stage, words, "stage"))
    return ask_here(session)


def lens(session: PairSession, words: str) -> Lines:
    session.talk.look_from(one_or_none(Stakeholder, words, "stakeholder"))
    return next_question(session, "")


def function(session: PairSession, words: str) -> Lines:
    session.talk.serve(words)
    return next_question(session, "")


def theme(session: PairSession, words: str) -> Lines:
    session.talk.take_theme(clean_line(words).lower() or None)
    return next_question(session, "")


COMMANDS: dict[str, Command] = {
    "part": Command("part check-in|look-back|agenda|caseload|discuss|close", "go to a part", part),
    "topic": Command("topic TITLE", "begin a reflective discussion", topic),
    "case": Command("case K1", "take a case in hand, by reference", case),
    "stage": Command("stage experience|reflection|analysis|plan", "go to a stage", stage),
    "lens": Command(
        "lens service-user|staff|organisation|partners",
        "look from there; alone, from nowhere",
        lens,
    ),
    "function": Command(
        "function NAME",
        "questions and minutes serve this one of your policy's; alone, any",
        function,
    ),
    "theme": Command("theme ID", "ask about a theme; alone, any", theme),
}
