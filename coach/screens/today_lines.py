"""How Today draws one person: who, the next session, what is late or soon, actions, the agenda."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from coach.domain.timescale import Kind, State, Timescale
from coach.words import tell_count
from coach.words import today as say
from coach.words.timescales import tell_due_shortly, tell_state, tell_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.domain.today import TodayLine

PRESSING = 2
"""How many late or near things besides the session a wide line names; the rest are counted."""
WIDE = 110
"""Columns from which a line names several, with their days; a narrower one names the first."""
REASONS = 3
"""How many reasons stand beneath the list."""
LEAST_REASON_ROWS, MOST_REASON_ROWS = 5, 10
AROUND_ROWS = 6
"""The heading, the lines between, and the keys."""
_IN_A_LINE = frozenset({Kind.SESSION, Kind.AGENDA})
"""What a line tells in words of its own."""


def line_of(
    line: TodayLine,
    due: Sequence[Timescale],
    colours: Mapping[State, str],
    columns: int,
    today: date,
) -> Text:
    """One person on one line. Colour only repeats what *late* and *soon* say."""
    own = line.own_supervisor
    name = say.WITH_SUPERVISOR.format(name=own) if own else line.name
    text = Text(name, style="bold", no_wrap=True, overflow="ellipsis")
    if line.under_way_since is not None:
        resume = say.RESUME.format(place=line.place_in_words())
        text.append(f"  {resume}", style="not bold underline")
    else:
        _append(text, "  ", *_session(line, due, today), colours)
    if line.risk_on is not None:
        text.append(f" · {say.RISK_RAISED.format(day=line.risk_on)}", style="bold")
    if line.urgent_asked_at is not None and not any(one.kind is Kind.URGENT for one in due):
        text.append(f" · {say.URGENT_ASKED.format(at=line.urgent_asked_at)}", style="bold")
    pressing = [one for one in due if one.kind not in _IN_A_LINE and one.state is not State.OK]
    pressing.sort(key=lambda one: one.kind is not Kind.URGENT)
    named, tell = (PRESSING, tell_due_shortly) if columns >= WIDE else (1, tell_state)
    for one in pressing[:named]:
        _append(text, " · ", tell(one, today), one.state, colours)
    if len(pressing) > named:
        text.append(f" {say.AND_MORE.format(count=len(pressing) - named)}", style="not bold")
    if line.open_actions:
        actions = tell_count(say.OPEN_ACTIONS, line.open_actions)
        late = say.LATE.format(count=line.late_actions)
        text.append(f" · {actions}{f', {late}' if line.late_actions else ''}", style="not bold")
    if line.agenda_items:
        text.append(f" · {tell_count(say.FOR_THE_AGENDA, line.agenda_items)}", style="not bold")
    return text


def _session(line: TodayLine, due: Sequence[Timescale], today: date) -> tuple[str, State]:
    """When the next session is, else by when it should be, else when the last one was."""
    wanted = next((one for one in due if one.kind is Kind.SESSION), None)
    if wanted is not None and (line.planned_on is None or wanted.due < line.planned_on):
        return tell_due_shortly(wanted, today), wanted.state
    if line.planned_on is not None:
        return say.ON_THE.format(day=line.planned_on), State.OK
    if line.last_held_on is not None:
        return say.LAST_SESSION.format(day=line.last_held_on), State.OK
    return say.NO_SESSION, State.OK


def _append(
    text: Text, before: str, words: str, state: State, colours: Mapping[State, str]
) -> None:
    colour = colours.get(state, "")
    plain = Style(bold=False)
    text.append(before, style=plain)
    shade = colour if colour.startswith("#") else None
    text.append(words, style=Style(bold=bool(colour), color=shade))


def reason_rows(rows: int, people: int) -> int:
    """How many rows the reasons beneath the list take, by the room that the people leave."""
    return max(LEAST_REASON_ROWS, min(MOST_REASON_ROWS, rows - people - AROUND_ROWS))


def why_of(
    due: Sequence[Timescale], own: Sequence[Timescale], columns: int = 80, rows: int = 24
) -> str:
    """The soonest of somebody's timescales with their reasons, then what is pressing of one's own.

    What was urgently asked for comes first, then the next session: it is what people look for.
    As many as there are rows for, none cut off in the middle.
    """
    ahead = [Kind.URGENT, Kind.SESSION]
    shown = sorted(due, key=lambda one: ahead.index(one.kind) if one.kind in ahead else len(ahead))
    shown = shown[:REASONS]
    lines = [tell_whole(one) for one in shown]
    lines += [say.YOURS.format(what=tell_whole(one)) for one in own if one.state is not State.OK]
    while len(lines) > 1 and sum(len(wrap(line, columns)) for line in lines) > rows:
        lines.pop()
    return "\n".join(lines)
