"""The commands of the question in hand: another, the one before, and why it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.asides import ASIDE_WORDS, AsideKind
from coach.errors import BadInput, NotFound
from coach.line.commands.command import Command, Lines
from coach.line.telling import goes_to, question, where

if TYPE_CHECKING:
    from coach.services.pair_session import PairSession

FOUND_MOST = 10
"""Questions that :find prints at most."""


def ask_here(session: PairSession) -> Lines:
    """Ask a first question where the pair now stands, unless one is in hand."""
    if session.talk.asked is None:
        session.asking.next()
    return [*where(session), *question(session), goes_to(session)]


def next_question(session: PairSession, _words: str) -> Lines:
    session.asking.next()
    return [*where(session), *question(session), goes_to(session)]


def back(session: PairSession, _words: str) -> Lines:
    if session.asking.back() is None:
        return ["This is the first question here.", *question(session)]
    return [*where(session), *question(session), goes_to(session)]


def why(session: PairSession, _words: str) -> Lines:
    reason = session.asking.why()
    return [f"Why: {reason}" if reason else "There is no question in hand."]


def others(session: PairSession, words: str) -> Lines:
    """The other suggestions, or one of them by its number."""
    found = session.asking.others()
    if not found:
        return ["There is no other question for this just now."]
    number = words.strip()
    if not number:
        lines = [f"{n}. {one.question.text} ({one.why})" for n, one in enumerate(found, 1)]
        return [*lines, ":others N asks one of them."]
    if not number.isdecimal() or not 1 <= int(number) <= len(found):
        raise BadInput(f"The other suggestions have numbers from 1 to {len(found)}.")
    session.asking.take(found[int(number) - 1])
    return ask_here(session)


def find(session: PairSession, words: str) -> Lines:
    """Questions of any bank that hold some words, each with its id."""
    searched = session.talk.tools.content.banks().search(words)
    found = [q for q in searched if q.field is None][:FOUND_MOST]
    if not found:
        return [f"No question holds “{words.strip()}”."]
    lines = [f"{q.text} [{q.id}{', yours' if q.is_own else ''}]" for q in found]
    return [*lines, ":choose ID asks one of them."]


def choose(session: PairSession, words: str) -> Lines:
    """Ask a question by its id."""
    session.asking.choose(words.strip())
    return ask_here(session)


def later(session: PairSession, _words: str) -> Lines:
    """Put the question off to next time."""
    session.asking.set_aside(AsideKind.NEXT_TIME)
    return ["It comes back next time.", *question(session)]


def not_for_us(session: PairSession, _words: str) -> Lines:
    """Never suggest it to this pair again."""
    session.asking.set_aside(AsideKind.NOT_FOR_US)
    return ["It will not be suggested again; :put-back undoes it.", *question(session)]


def put_back(session: PairSession, words: str) -> Lines:
    """Bring back a question set aside in any session; alone, the last of this session.

    Where this session has set none aside, alone it lists those of earlier ones.
    """
    question_id = words.strip()
    if question_id:
        session.asking.bring_back(question_id)
        return ["It may be asked again."]
    try:
        session.asking.take_back()
    except NotFound as nothing:
        return [str(nothing), *set_aside(session, "")]
    return ["It may be asked again."]


def set_aside(session: PairSession, _words: str) -> Lines:
    """Every question set aside, in this session or an earlier one."""
    found = session.asking.set_aside_so_far()
    if not found:
        return ["No question is set aside."]
    lines = [
        f"{one.wording} [{one.question_id}, {ASIDE_WORDS[one.kind]}, {one.on}]" for one in found
    ]
    return [*lines, ":put-back ID lets one of them be asked again."]


def our_own(session: PairSession, words: str) -> Lines:
    """Ask a question of the pair's own, and keep it in their bank."""
    session.asking.ask_own(words)
    return ["Kept among your own questions.", *ask_here(session)]


COMMANDS: dict[str, Command] = {
    "next": Command("next", "another question", next_question),
    "back": Command("back", "the question before", back),
    "why": Command("why", "why this question", why),
    "others": Command("others [N]", "the other suggestions, or one of them", others),
    "find": Command("find WORDS", "questions that hold these words", find),
    "choose": Command("choose ID", "ask a question by its id", choose),
    "later": Command("later", "put the question off to next time", later),
    "not-for-us": Command("not-for-us", "never suggest this question again", not_for_us),
    "put-back": Command(
        "put-back [ID]", "undo :later or :not-for-us; with an id, also one of long ago", put_back
    ),
    "set-aside": Command("set-aside", "the questions put off or not for you, by id", set_aside),
    "ask": Command("ask WORDS", "ask a question of your own, and keep it", our_own),
}
