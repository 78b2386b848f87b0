"""What F9 shows and hides: why this question, minutes by function, and what was covered."""

from __future__ import annotations

from rich.text import Text

from coach.domain.model import Function, Stage
from coach.services.sessions import PairSession
from coach.words import FUNCTIONS, STAGES


def meters(session: PairSession) -> Text:
    """Plain lines; a bar is never the only way to read a figure."""
    talk = session.talk
    why = session.asking.why() or "There is no question in hand."
    text = Text(f"Why this question\n{why}\n\nMinutes so far\n")
    minutes = talk.minutes_so_far()
    most = max(minutes.values()) or 1.0
    for function in Function:
        bar = "█" * round(minutes[function] / most * 8)
        text.append(f"{FUNCTIONS[function]:<12}{minutes[function]:>5.1f} {bar}\n")
    left = session.time.minutes_left()
    text.append(f"{left} min left\n" if left >= 0 else f"{-left} min over\n")
    text.append("\nAsked here, by stage and function\n")
    asked = talk.tools.stores.asked.of_session(talk.session.id, talk.reader)
    here = [one for one in asked if one.discussion_id == talk.place.discussion_id]
    text.append(" " * 12 + " ".join(FUNCTIONS[f][:2] for f in Function) + "\n")
    for stage in Stage:
        counts = [
            sum(one.stage is stage and function in one.functions for one in here)
            for function in Function
        ]
        row = " ".join(f"{count or '·':>2}" for count in counts)
        text.append(f"{STAGES[stage]:<12}{row}\n")
    return text
