"""The commands of the lists that a session works through: agenda, earlier actions, caseload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.agreed_action import ReviewOutcome
from coach.domain.days import day
from coach.domain.discussion import SweepOutcome
from coach.errors import NotFound
from coach.line.commands.command import Command, Lines
from coach.line.reading import field, fields, numbered, one_of
from coach.line.telling import destination, goes_to
from coach.words import EMPTY_ACTIONS, REVIEWS, SWEEPS, tell_sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.pair_session import PairSession


def item(session: PairSession, words: str) -> Lines:
    kept = session.agreeing.add_item(words, session.talk.place.voice)
    goes = destination(session, kept.destination, kept.case_id)
    return [f"On the agenda. It goes to: {goes}", *agenda(session)]


def agenda(session: PairSession) -> Lines:
    left = {item.id for item in session.carrying.left_over()}
    lines = [
        f"{i.position}. {i.title}" + ("" if i.id in left else " (dealt with)")
        for i in session.agreeing.agenda()
    ]
    return lines or ["The agenda is empty; :item TITLE adds to it."]


def settled(session: PairSession, words: str) -> Lines:
    which, _ = numbered(words)
    found = [one for one in session.agreeing.agenda() if one.position == which]
    if not found:
        raise NotFound(f"There is no item {which} on the agenda; :part agenda lists them.")
    session.carrying.settle(found[0].id)
    return agenda(session)


def actions(session: PairSession, _words: str) -> Lines:
    lines = []
    for one in session.looking_back.look_back():
        state = REVIEWS[one.reviewed] if one.reviewed else one.action.status
        due = f", by {one.action.due_on}" if one.action.due_on else ""
        owner = f", {one.action.owner}" if one.action.owner else ""
        lines.append(f"{one.number}. {one.action.what}{owner}{due} ({state})")
    return lines or [EMPTY_ACTIONS]


def _review(outcome: ReviewOutcome, said: str) -> Callable[[PairSession, str], Lines]:
    def run(session: PairSession, words: str) -> Lines:
        which, second = numbered(words)
        changed = outcome is ReviewOutcome.CHANGE
        reason, due = second, None
        if outcome is ReviewOutcome.CARRY_ON:
            parts = fields(second, 2)
            reason = parts[0]
            due = day(field(parts, 1), session.talk.tools.clock.today())
        before = goes_to(session)
        kept = session.looking_back.review(
            which, outcome, "" if changed else reason, second if changed else "", due
        )
        by = f", now by {kept.due_on}" if due else ""
        lines, now = [f"Action {which} {said}{by}: {kept.what}"], goes_to(session)
        return lines if now == before else [*lines, now]

    return run


def caseload(session: PairSession, _words: str) -> Lines:
    lines = []
    for one in session.agreeing.caseload():
        zone = session.talk.tools.clock.zone()
        last = (
            f"last discussed {one.last_discussed.astimezone(zone):%d %B %Y}"
            if one.last_discussed
            else "not discussed yet"
        )
        lines.append(
            f"{one.case.reference}: {last}" + (f" ({said})" if (said := tell_sweep(one)) else "")
        )
    return lines or ["No cases yet; :case K1 adds one."]


def sweep(session: PairSession, words: str) -> Lines:
    reference, _, outcome_word = words.rpartition(" ")
    outcome = one_of(SweepOutcome, outcome_word, "outcome")
    swept = session.agreeing.sweep(reference, outcome)
    return [f"Case {swept.reference}: {SWEEPS[outcome]}", goes_to(session)]


COMMANDS: dict[str, Command] = {
    "item": Command("item TITLE", "put something on the agenda", item),
    "settled": Command("settled N", "an item is dealt with, and does not carry over", settled),
    "actions": Command("actions", "earlier actions, by number", actions),
    "done": Command("done N", "an earlier action is done", _review(ReviewOutcome.DONE, "is done")),
    "carry": Command(
        "carry N | WHAT GOT IN THE WAY | BY WHEN",
        "it carries on, by another day if need be",
        _review(ReviewOutcome.CARRY_ON, "carries on"),
    ),
    "change": Command(
        "change N | NEW WORDS", "it changes", _review(ReviewOutcome.CHANGE, "is now")
    ),
    "drop": Command("drop N | REASON", "it is dropped", _review(ReviewOutcome.DROP, "is dropped")),
    "caseload": Command("caseload", "every case on a line", caseload),
    "sweep": Command(
        "sweep K1 nothing-new|note-or-decision|discuss", "what there is to say of a case", sweep
    ),
}
