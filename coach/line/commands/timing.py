"""The commands of the time: setting the session down, and how long each thing had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.balance_words import in_words, senses_in_words
from coach.domain.felt import figures_of
from coach.domain.row import Voice
from coach.line.commands.command import Command, Lines
from coach.line.reading import number, one_of
from coach.services.balance import Asked
from coach.words import VOICES

if TYPE_CHECKING:
    from coach.domain.attention import AttentionSegment
    from coach.services.pair_session import PairSession


def set_down(session: PairSession, _words: str) -> Lines:
    session.talk.set_down()
    return [
        "Set down. Nothing is asked, timed or kept. Take the time you need; "
        "an empty line or any command brings the session back when you are both ready."
    ]


def minutes(session: PairSession, words: str) -> Lines:
    kept = session.talk.correct_minutes(number(words, "Minutes"))
    functions = _served(session, kept) or "no function"
    return [
        f"{kept.seconds / 60:g} minutes for this question, as {functions}. "
        "If that is not what it was, choose with :function first."
    ]


def _served(session: PairSession, kept: AttentionSegment) -> str:
    names = session.talk.names()
    named = names.named(kept.policy_function) if kept.policy_function else None
    found = [named] if named else [names.under(function) for function in kept.functions]
    return " and ".join(dict.fromkeys(one.name for one in found))


def felt(session: PairSession, words: str) -> Lines:
    whose, _, figures = words.partition(" ")
    voice = one_of(Voice, whose, "person")
    told = session.agreeing.feel_balance(voice, figures_of(figures, session.talk.names()))
    shares = ", ".join(f"{name} {share:.0%}" for name, share in told.items())
    return [f"How the {voice} felt the time was spent is saved: {shares}."]


def balance(session: PairSession, _words: str) -> Lines:
    found = session.balance.so_far()
    shares, minutes = found.window_shares, found.window_minutes
    lines = [f"The last {found.window}, this session with them."]
    if shares is not None:
        lines += [
            f"{one.name}: {minutes[one.id]:.1f} minutes, {shares[one.id]:.0%}."
            for one in found.shown()
        ]
    lines += [*in_words(found), *senses_in_words(found)]
    return [*lines, *(f"Said before: {one.words}" for one in session.balance.said_before())]


def because(session: PairSession, words: str) -> Lines:
    kept = session.balance.answer(Asked(words, session.talk.place.voice))
    return [
        f"Saved with the balance, in the words of {VOICES[kept.voice]}. It goes to no record "
        "until you place it."
    ]


COMMANDS: dict[str, Command] = {
    "set-down": Command("set-down", "stop asking, timing and keeping for a while", set_down),
    "minutes": Command("minutes 12", "minutes this question had", minutes),
    "felt": Command(
        "felt supervisor|supervisee 40 20 30 10",
        "own sense of the time, in per cent, in the order of :balance",
        felt,
    ),
    "balance": Command("balance", "what the time went to, lately, in words", balance),
    "because": Command("because WORDS", "why that may be, kept with it", because),
}
