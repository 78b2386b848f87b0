"""The function balance as JSON; its keys are the ids of the policy's functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.balance_words import in_words
from coach.domain.coverage import CELLS, Covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.balance import Balance, SessionBalance
    from coach.domain.balance_answer import BalanceAnswer

Dict = dict[str, object]


def as_dict(found: Balance, covered: Covered, answers: Sequence[BalanceAnswer]) -> Dict:
    """A balance with what was covered and what was said of it."""
    names, rules, window = found.names, found.rules, found.window
    return {
        "person": found.person,
        "policy": {"id": names.policy_id, "version": names.policy_version},
        "functions": {
            one.id: {"name": one.name, "stands_for": one.stands_for, "one_of": one.among}
            for one in names.all
        },
        "sessions": [_session(one) for one in found.sessions],
        "window": {
            "sessions": window.sessions,
            "months": window.months,
            "minutes": found.window_minutes,
            "share": found.window_shares,
        },
        "rules": {
            "dominant_over": rules.dominant_over,
            "dominant_sessions": rules.dominant_sessions,
            "missing_under": rules.missing_under,
            "missing_sessions": rules.missing_sessions,
        },
        "dominant": [one.id for one in found.dominant()],
        "missing": [one.id for one in found.missing()],
        "cannot_tell": [one.id for one in found.unsure()],
        "words": in_words(found),
        "coverage": _cells(found, covered),
        "answers": [_answer(one) for one in answers],
    }


def _session(one: SessionBalance) -> Dict:
    return {
        "id": one.session_id,
        "date": one.held_on.isoformat(),
        "policy": {"id": one.held_by[0], "version": one.held_by[1]},
        "minutes": one.minutes,
        "share": one.shares,
        "felt": {
            voice: {each: round(share, 3) for each, share in shares.items()}
            for voice, shares in one.felt.items()
        },
    }


def _cells(found: Balance, covered: Covered) -> list[Dict]:
    """The cells that were visited, each by the model's function and by the policy's name."""
    cells: list[Dict] = []
    for cell in CELLS:
        stage, function, side = cell
        asked, minutes = covered.cell(cell)
        told = {"stage": stage, "function": function, "named": found.names.under(function).id}
        if asked or minutes:
            cells.append({**told, "stakeholder": side, "asked": asked, "minutes": minutes})
    return cells


def _answer(one: BalanceAnswer) -> Dict:
    return {
        "id": one.id,
        "date": one.answered_on.isoformat(),
        "voice": one.voice,
        "words": one.words,
        "audience": one.audience,
        "destination": one.destination,
        "window": one.window,
        "from": one.first_on.isoformat() if one.first_on else None,
        "to": one.last_on.isoformat() if one.last_on else None,
        "picture": one.picture,
    }
