"""The commands of the question in hand: another, the one before, and why it was asked."""

from __future__ import annotations

from coach.line.commands.command import Command, Lines
from coach.line.telling import goes_to, question, where
from coach.services.sessions import PairSession


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


COMMANDS: dict[str, Command] = {
    "next": Command("next", "another question", next_question),
    "back": Command("back", "the question before", back),
    "why": Command("why", "why this question", why),
}
