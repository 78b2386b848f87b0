"""The commands that keep what the pair agrees, decides and disputes, and an immediate risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.agreed_action import ActionOwner
from coach.domain.days import day
from coach.line.commands.command import Command, Lines
from coach.line.reading import field, fields, one_or_none
from coach.line.telling import destination, goes_to, where

if TYPE_CHECKING:
    from coach.services.pair_session import PairSession


def action(session: PairSession, words: str) -> Lines:
    parts = fields(words, 4)
    kept = session.agreeing.action(
        parts[0],
        field(parts, 1),
        one_or_none(ActionOwner, field(parts, 2), "owner"),
        day(field(parts, 3), session.talk.tools.clock.today()),
    )
    missing = [
        label
        for label, value in (("why", kept.why), ("who", kept.owner), ("by when", kept.due_on))
        if not value
    ]
    goes = destination(session, kept.destination, kept.case_id)
    lines = [f"Action saved. It goes to: {goes}"]
    return [*lines, f"It has no {' and no '.join(missing)} yet."] if missing else lines


def decide(session: PairSession, words: str) -> Lines:
    parts = fields(words, 2)
    kept = session.agreeing.decide(parts[0], field(parts, 1))
    lines = [f"Decision saved. It goes to: {destination(session, kept.destination, kept.case_id)}"]
    return lines if kept.reason else [*lines, "It has no reason yet."]


def disagree(session: PairSession, words: str) -> Lines:
    parts = fields(words, 2)
    kept = session.agreeing.disagree(parts[0], field(parts, 1))
    goes = destination(session, kept.destination, kept.case_id)
    return [f"Both accounts saved, side by side. They go to: {goes}"]


def risk(session: PairSession, words: str) -> Lines:
    parts = fields(words, 4)
    kept = session.agreeing.raise_risk(*(field(parts, index) for index in range(4)))
    goes = destination(session, kept.destination, kept.case_id)
    lines = [
        f"Immediate risk saved. It goes to: {goes}",
        "Follow your local safeguarding procedure now; Coach tells nobody.",
    ]
    if kept.case_id is None:
        lines.append("No case is in hand: name it with :case K1, and this goes to its record.")
    labels = (("who is told", kept.told), ("who acts", kept.acts), ("by when", kept.by_when))
    missing = [label for label, value in labels if not value]
    if missing:
        lines.append(f"Still to settle: {', '.join(missing)}.")
    return [*lines, *where(session), goes_to(session)]


COMMANDS: dict[str, Command] = {
    "action": Command(
        "action WHAT | WHY | supervisor|supervisee|organisation | YYYY-MM-DD",
        "agree an action",
        action,
    ),
    "decide": Command("decide WHAT | WHY", "keep a decision", decide),
    "disagree": Command(
        "disagree SUPERVISOR'S ACCOUNT | SUPERVISEE'S ACCOUNT", "keep both accounts", disagree
    ),
    "risk": Command(
        "risk SAFE NOW? | WHO IS TOLD | WHO ACTS | BY WHEN", "a child may not be safe", risk
    ),
}
