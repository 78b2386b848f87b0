"""What F9 shows and hides: why this question, minutes by function, and what was covered."""

from __future__ import annotations

from itertools import zip_longest

from rich.text import Text

from coach.domain.model import Function, Stage
from coach.services.sessions import PairSession
from coach.words import FUNCTIONS, STAGES

COLUMN = 30
"""Columns of the left half where the two halves stand side by side."""


def meters(session: PairSession, *, beside: bool = False) -> Text:
    """Plain lines; a bar is never the only way to read a figure."""
    why = session.asking.why() or "There is no question in hand."
    halves = [_minutes(session), _asked(session)]
    if not beside:
        return Text("\n\n".join([f"Why this question\n{why}", *map("\n".join, halves)]))
    rows = zip_longest(*halves, fillvalue="")
    lines = [f"{left:<{COLUMN}}{right}" for left, right in rows]
    return Text("\n".join([f"Why this question: {why}", "", *lines]))


def _minutes(session: PairSession) -> list[str]:
    minutes = session.talk.minutes_so_far()
    most = max(minutes.values()) or 1.0
    lines = ["Minutes so far"]
    for function in Function:
        bar = "█" * round(minutes[function] / most * 8)
        lines.append(f"{FUNCTIONS[function]:<12}{minutes[function]:>5.1f} {bar}")
    left = session.time.minutes_left()
    lines.append(f"{left} min left" if left >= 0 else f"{-left} min over")
    return lines


def _asked(session: PairSession) -> list[str]:
    talk = session.talk
    asked = talk.tools.stores.asked.of_session(talk.session.id, talk.reader)
    here = [one for one in asked if one.discussion_id == talk.place.discussion_id]
    lines = ["Asked here", " " * 12 + " ".join(FUNCTIONS[f][:2] for f in Function)]
    for stage in Stage:
        counts = [
            sum(one.stage is stage and function in one.functions for one in here)
            for function in Function
        ]
        lines.append(f"{STAGES[stage]:<12}" + " ".join(f"{count or '·':>2}" for count in counts))
    return lines
