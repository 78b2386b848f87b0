"""The function balance as Markdown: tables for whoever reads or hears it, and the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from coach.documents.escaping import escape_line, quoted, table
from coach.documents.records import SCHEMA_VERSION, front_matter
from coach.domain.balance_words import (
    in_words,
    open_in_words,
    otherwise_in_words,
    picture_in_words,
    senses_in_words,
    sessions_in_words,
)
from coach.domain.days import spoken
from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.naming import VOICE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.domain.balance import Balance
    from coach.domain.balance_answer import BalanceAnswer
    from coach.domain.coverage import Covered
    from coach.domain.function_names import FunctionNames
    from coach.services.balance_ports import BalancePaper

SIDES = {
    Stakeholder.SERVICE_USER: "Child and family",
    Stakeholder.STAFF: "Supervisee",
    Stakeholder.ORGANISATION: "Organisation",
    Stakeholder.PARTNERS: "Partners",
}


def render_balance(paper: BalancePaper, today: date, picture: str) -> str:
    """Minutes by function for each session and the window, in a table, words and a picture."""
    balance, names = paper.balance, paper.balance.names
    facts: dict[str, object] = {
        "kind": "function-balance",
        "schema_version": SCHEMA_VERSION,
        "supervisee": balance.person,
        "policy": f"{names.policy_id} {names.policy_version}",
        "sessions": len(balance.sessions),
        "written_on": today.isoformat(),
    }
    said = (*in_words(balance), *open_in_words(balance), *otherwise_in_words(balance))
    blocks = [
        front_matter(facts) + "\n# Function balance",
        escape_line(f"{balance.person}, {sessions_in_words(balance)}"),
        *([escape_line(paper.for_whom)] if paper.for_whom else []),
        "Minutes of talk by function, and the share of the session. "
        "It describes conversations and scores nobody.",
        f"![{escape_line(picture_in_words(balance))}]({quote(picture)})",
        table(_header("Session", balance=balance), _minutes(balance)),
        "\n".join(f"- {escape_line(words)}" for words in said),
        *_felt(balance),
        *_covered(paper.covered, names),
        *_answers(paper.answers),
    ]
    return "\n\n".join(blocks) + "\n"


def _header(*first: str, balance: Balance) -> tuple[str, ...]:
    return (*first, *(escape_line(one.name) for one in balance.shown()))


def _minutes(balance: Balance) -> list[tuple[str, ...]]:
    ids = [one.id for one in balance.shown()]
    rows = [
        (session.held_on.isoformat(), *_cells(session.minutes, session.shares, ids))
        for session in balance.sessions
    ]
    return [*rows, ("Together", *_cells(balance.window_minutes, balance.window_shares, ids))]


def _cells(
    minutes: Mapping[str, float], shares: Mapping[str, float] | None, ids: Sequence[str]
) -> list[str]:
    if shares is None:
        return ["no minutes kept", *("" for _ in ids[1:])]
    return [f"{minutes[one]:.1f} ({shares[one]:.0%})" for one in ids]


def _felt(balance: Balance) -> list[str]:
    rows = [
        (
            session.held_on.isoformat(),
            VOICE_WORDS[voice],
            *(f"{shares[one.id]:.0%}" for one in balance.shown()),
        )
        for session in balance.sessions
        for voice, shares in session.felt.items()
    ]
    if not rows:
        return []
    told = [f"- {escape_line(words)}" for words in senses_in_words(balance)]
    felt = table(_header("Session", "Who", balance=balance), rows)
    return ["## How each of you felt it", felt, *(["\n".join(told)] if told else [])]


def _covered(covered: Covered, names: FunctionNames) -> list[str]:
    """What was asked and talked about, a table a stage; nothing where nothing was."""
    if not covered.asked.counts and not covered.seconds:
        return []
    blocks = [
        "## What was asked and talked about",
        "How often a question asked from there, and the minutes of talk on it.",
    ]
    for stage in Stage:
        rows = [
            (
                names.under(function).name,
                *(_asked(*covered.cell((stage, function, side))) for side in Stakeholder),
            )
            for function in Function
        ]
        blocks += [f"### {stage.capitalize()}", table(("Function", *SIDES.values()), rows)]
    return blocks


def _asked(times: int, minutes: int) -> str:
    return f"asked {times}, {minutes} min" if times or minutes else "-"


def _answers(answers: Sequence[BalanceAnswer]) -> list[str]:
    if not answers:
        return []
    blocks = ["## Why this may be"]
    for one in answers:
        blocks += [
            f"### {spoken(one.answered_on)}, in the words of {VOICE_WORDS[one.voice]}",
            quoted(one.words),
            escape_line(f"Said of the last {one.window}. {one.picture}"),
        ]
    return blocks
