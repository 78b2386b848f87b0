"""Draws a balance: bars with letters and patterns, the same in lines, and the 64 cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from coach.domain.balance_words import (
    in_words,
    open_in_words,
    otherwise_in_words,
    senses_in_words,
)
from coach.domain.coverage import CELLS, Covered
from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.row import Voice
from coach.screens.balance_windows import said_before
from coach.widgets.fitting import cut, filled
from coach.words import EMPTY_BALANCE, STAGES, STAKEHOLDERS, VOICES, tell_day
from coach.words import balance as say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.balance import Balance, SessionBalance, Shares
    from coach.domain.balance_answer import BalanceAnswer
    from coach.domain.function_names import NamedFunction

FILLS = "█▓▒░▚▞═╱"
"""A pattern each, in order, so that no colour is needed; its letter stands at its beginning."""
LABEL, AFTER = 18, 9
"""Columns before a bar, and after it."""
NAME, COLUMN = 12, 6
"""Columns of a name and of a cell in the four tables."""
BESIDE = 2 * (NAME + 4 * COLUMN) + 2
"""From here on two tables stand side by side."""


def plot(balance: Balance, width: int) -> Text:
    """The balance drawn in characters; bars are `width` columns wide, a figure after each."""
    if not balance.sessions:
        return Text(EMPTY_BALANCE)
    shown, lines = balance.shown(), []
    fills = dict(zip((one.id for one in shown), FILLS * 2, strict=False))
    room = width + LABEL + AFTER
    keys = [cut(f"{one.letter}{fills[one.id] * 2} {one.name}", room) for one in shown]
    together = "  ".join(keys)
    lines += [together] if cell_len(together) <= room else keys
    lines.append("")
    for session in balance.sessions:
        lines.append(_session_bar(session, shown, width))
        for voice, shares in session.felt.items():
            drawn = say.FELT.format(bar=bar(shares, shown, width))
            lines.append(filled(f"  {_who(balance, voice)}", LABEL) + drawn)
    if balance.window_shares is not None:
        lines += ["", say.TOGETHER.ljust(LABEL) + bar(balance.window_shares, shown, width), ""]
        lines += _figures(balance, shown)
    return Text("\n".join([*lines, *_words(balance)]))


def _session_bar(session: SessionBalance, shown: Sequence[NamedFunction], width: int) -> str:
    label = tell_day(session.held_on).ljust(LABEL)
    if session.shares is None:
        return label + say.NO_MINUTES
    minutes = sum(session.minutes.values())
    return label + say.MEASURED.format(bar=bar(session.shares, shown, width), minutes=minutes)


def _figures(balance: Balance, shown: Sequence[NamedFunction]) -> list[str]:
    minutes, shares = balance.window_minutes, balance.window_shares or {}
    return [
        one.letter
        + say.SHARE.format(minutes=minutes[one.id], share=shares[one.id])
        + f"  {cut(one.name, LABEL + AFTER + 8)}"
        for one in shown
    ]


def _who(balance: Balance, voice: Voice) -> str:
    name = balance.supervisor if voice is Voice.SUPERVISOR else balance.person
    return name or VOICES[voice]


def _words(balance: Balance) -> list[str]:
    said = (
        *in_words(balance),
        *senses_in_words(balance),
        *open_in_words(balance),
        *otherwise_in_words(balance),
        *balance.rules.faults,
    )
    return [line for words in said for line in ("", words)]


def bar(shares: Shares, shown: Sequence[NamedFunction], width: int) -> str:
    """Shares as one bar of exactly `width` characters; columns left over go to the largest rest."""
    exact = {one.id: shares.get(one.id, 0.0) * width for one in shown}
    columns = {id_: int(found) for id_, found in exact.items()}
    by_rest = sorted(exact, key=lambda id_: columns[id_] - exact[id_])
    for id_ in by_rest[: width - sum(columns.values())]:
        columns[id_] += 1
    parts = []
    for one, fill in zip(shown, FILLS * 2, strict=False):
        count = columns[one.id]
        parts.append(one.letter + fill * (count - 1) if count else "")
    return "".join(parts)


def as_table(balance: Balance) -> Text:
    """The same in plain lines, one thing a line, for whoever hears them."""
    if not balance.sessions:
        return Text(EMPTY_BALANCE)
    shown, lines = balance.shown(), []
    for session in balance.sessions:
        day, minutes = tell_day(session.held_on), session.minutes
        if session.shares is None:
            lines.append(say.DAY_WITHOUT.format(day=day))
        else:
            lines.append(say.DAY.format(day=day, minutes=sum(minutes.values())))
            lines += [f"  {line}" for line in _lines(minutes, session.shares, shown)]
        for voice, shares in session.felt.items():
            told = ", ".join(
                say.FELT_SHARE.format(name=one.name, share=shares.get(one.id, 0.0)) for one in shown
            )
            lines.append("  " + say.FELT_LINE.format(who=_who(balance, voice), shares=told))
    if balance.window_shares is not None:
        window = balance.window_minutes
        lines += ["", say.WINDOW.format(minutes=sum(window.values()))]
        lines += [f"  {line}" for line in _lines(window, balance.window_shares, shown)]
    return Text("\n".join([*lines, *_words(balance)]))


def _lines(
    minutes: Mapping[str, float], shares: Shares, shown: Sequence[NamedFunction]
) -> list[str]:
    return [
        say.LINE.format(name=one.name, minutes=minutes[one.id], share=shares[one.id])
        for one in shown
    ]


def cells(balance: Balance, covered: Covered, width: int) -> Text:
    """Four tables of sixteen cells: a stage each, side by side where there is room."""
    tables = [_stage_table(balance, covered, stage) for stage in Stage]
    lines = [say.COVERED, ""]
    if width >= BESIDE:
        for left, right in (tables[:2], tables[2:]):
            lines += [
                f"{filled(one, NAME + 4 * COLUMN)}  {other}".rstrip()
                for one, other in zip(left, right, strict=True)
            ]
            lines.append("")
    else:
        lines += [line for table in tables for line in (*table, "")]
    used = {
        balance.names.under(function).id: balance.names.under(function) for function in Function
    }
    lines += [say.FUNCTION.format(letter=one.letter, name=one.name) for one in used.values()]
    return Text("\n".join(lines))


def _stage_table(balance: Balance, covered: Covered, stage: Stage) -> list[str]:
    lines = [
        filled(STAGES[stage], NAME)
        + "".join(filled(side[: COLUMN - 1], COLUMN) for side in say.SIDES)
    ]
    for function in Function:
        one = balance.names.under(function)
        found = (covered.cell((stage, function, side)) for side in Stakeholder)
        drawn = (
            say.CELL.format(asked=times, minutes=minutes) if times or minutes else say.NO_CELL
            for times, minutes in found
        )
        name = filled(f"{one.letter} {one.name}", NAME - 1) + " "
        lines.append(name + "".join(filled(cell, COLUMN) for cell in drawn))
    return lines


def cells_as_table(balance: Balance, covered: Covered) -> Text:
    """The 64 cells in plain lines; those that nothing visited are left out, and counted."""
    lines, names = [], balance.names
    for stage, function, side in CELLS:
        asked, minutes = covered.cell((stage, function, side))
        if asked or minutes:
            lines.append(
                say.COVERED_LINE.format(
                    stage=STAGES[stage],
                    name=names.under(function).name,
                    side=STAKEHOLDERS[side],
                    asked=asked,
                    minutes=minutes,
                )
            )
    lines.append(say.NOT_VISITED.format(count=len(CELLS) - len(lines)))
    return Text("\n".join(lines))


def earlier(answers: Sequence[BalanceAnswer]) -> Text:
    """What was said before, newest first, beside the picture."""
    if not answers:
        return Text("")
    lines = ["", "", say.EARLIER, *(f"  {said_before(one)}" for one in reversed(answers))]
    return Text("\n".join(lines))
