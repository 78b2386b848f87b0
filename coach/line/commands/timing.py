"""The commands of the time: setting the session down, and how long each thing had."""

from __future__ import annotations

from coach.domain.row import Voice
from coach.line.commands.command import Command, Lines
from coach.line.reading import number, one_of
from coach.services.sessions import PairSession


def set_down(session: PairSession, _words: str) -> Lines:
    session.talk.set_down()
    return [
        "Set down. Nothing is asked, timed or kept. Take the time you need; "
        "an empty line or any command brings the session back when you are both ready."
    ]


def minutes(session: PairSession, words: str) -> Lines:
    kept = session.talk.correct_minutes(number(words, "Minutes"))
    functions = " and ".join(kept.functions) or "no function"
    return [
        f"{kept.seconds / 60:g} minutes for this question, as {functions}. "
        "If that is not what it was, choose with :function first."
    ]


def felt(session: PairSession, words: str) -> Lines:
    whose, *figures = words.replace("%", " ").split() or [""]
    voice = one_of(Voice, whose, "person")
    session.agreeing.feel_balance(voice, [number(figure, "Each share") for figure in figures])
    return [f"How the {voice} felt the time was spent is saved."]


COMMANDS: dict[str, Command] = {
    "set-down": Command("set-down", "stop asking, timing and keeping for a while", set_down),
    "minutes": Command("minutes 12", "minutes this question had", minutes),
    "felt": Command(
        "felt supervisor|supervisee M D S ME", "own sense of the shares, in per cent", felt
    ),
}
