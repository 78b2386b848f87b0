"""The function balance: what was measured, felt and covered, and why it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from coach.cli.balance_json import as_dict
from coach.cli.telling import Day, as_json, complain, pass_services, say, say_json, say_table
from coach.domain.balance_answer import BalanceAnswer, audience_of
from coach.domain.balance_rules import MOST_MONTHS, MOST_SESSIONS, Window
from coach.domain.balance_words import (
    in_words,
    open_in_words,
    otherwise_in_words,
    senses_in_words,
)
from coach.domain.felt import PARTIES, figures_of
from coach.domain.model import Function, Stage, Stakeholder
from coach.domain.row import Destination, Voice
from coach.errors import BadInput
from coach.services.balance import Asked
from coach.words import VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.composition import Services
    from coach.domain.balance import Balance
    from coach.domain.coverage import Covered
    from coach.domain.people import Supervisee


@click.command()
@click.argument("name")
@click.option("--window", type=click.IntRange(1, MOST_SESSIONS), help="The last so many sessions.")
@click.option("--months", type=click.IntRange(1, MOST_MONTHS), help="The last so many months.")
@click.option("--on", type=Day(), help="As it stood on a day.")
@click.option("--coverage", is_flag=True, help="What was asked and talked about, too.")
@click.option("--felt", help="How the last of these sessions felt: 40 20 30 10, or none.")
@click.option("--because", help="Why this may be, in a few words, to be kept with it.")
@click.option("--by", type=click.Choice([v.value for v in Voice]), help="Whose sense or words.")
@click.option("--to", type=click.Choice(["unplaced", "personal"]), help="Where the words go.")
@click.option("--for", "audience", type=click.Choice(["pair", "only-mine"]), help="Who reads them.")
@as_json
@pass_services
def balance(services: Services, /, name: str, as_json: bool, **given: Any) -> None:
    """Minutes by function, lately.

    It describes talk and scores nobody.
    """
    supervisee = services.people.find_ever(name)
    on, window = given["on"], _window(given)
    found = services.balances.of(supervisee, window, on)
    for fault in services.balances.rules.faults:
        complain(fault)
    if given["felt"] is not None:
        _feel(services, supervisee, found, given)
        found = services.balances.of(supervisee, window, on)
    if given["because"] is not None:
        _answer(services, supervisee, found, given)
    answers = services.balances.answers(supervisee, services.people.reader())
    covered = services.balances.covered(found)
    if as_json:
        say_json(as_dict(found, covered, answers))
    elif given["felt"] is None and given["because"] is None:
        _tell(found, covered if given["coverage"] else None, answers)


def _window(given: Mapping[str, Any]) -> Window | None:
    sessions, months = given["window"], given["months"]
    if sessions is not None and months is not None:
        raise BadInput("Give --window in sessions or --months, not both; nothing was changed.")
    if months is not None:
        return Window(None, int(months))
    return Window(int(sessions)) if sessions is not None else None


def _feel(
    services: Services, supervisee: Supervisee, found: Balance, given: Mapping[str, Any]
) -> None:
    whose = Voice(given["by"]) if given["by"] else None
    if whose not in PARTIES:
        raise BadInput("Say whose sense it is: --by supervisor or --by supervisee.")
    if not found.sessions:
        raise BadInput("No session is closed there yet; nothing was kept.")
    session, words = found.sessions[-1], given["felt"] or ""
    reader, balances = services.people.reader(), services.balances
    day = session.held_on.isoformat()
    if words.strip() == "none":
        kept = balances.take_back_sense(session.session_id, whose, reader)
        say(f"What the {whose} felt of {day} is " + ("taken back." if kept else "not given."))
        return
    figures = figures_of(words, balances.names_for(session))
    shares = balances.feel(supervisee, session.session_id, whose, figures, reader)
    told = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    say(f"How the {whose} felt {day} is saved: {told}. No record was changed.")


def _answer(
    services: Services, supervisee: Supervisee, found: Balance, given: Mapping[str, Any]
) -> None:
    asked = Asked(
        given["because"] or "",
        Voice(given["by"] or Voice.BOTH),
        audience_of(given["audience"] or "pair"),
        Destination(given["to"] or Destination.UNPLACED),
    )
    kept = services.balances.answer(supervisee, found, asked)
    say(f"Saved, in the words of {VOICES[kept.voice]}, with the last {kept.window}.")


def _tell(found: Balance, covered: Covered | None, answers: Sequence[BalanceAnswer]) -> None:
    if not found.sessions:
        say(f"{found.person} has no session closed there yet, so there is nothing to weigh.")
        return
    shown = found.shown()
    ids = [one.id for one in shown]
    rows = [
        (one.held_on.isoformat(), *_cells(one.minutes, one.shares, ids)) for one in found.sessions
    ]
    rows.append(("together", *_cells(found.window_minutes, found.window_shares, ids)))
    for one in shown:
        say(f"{one.letter}  {one.name}")
    say("")
    say_table(("Session", *(one.letter for one in shown)), rows)
    say("", *in_words(found), *open_in_words(found), *otherwise_in_words(found))
    felt = [
        (one.held_on.isoformat(), voice, *(f"{shares[each]:.0%}" for each in ids))
        for one in found.sessions
        for voice, shares in one.felt.items()
    ]
    if felt:
        say("", "How each of you felt it:")
        say_table(("Session", "Who", *(one.letter for one in shown)), felt)
        say(*senses_in_words(found))
    if covered is not None:
        _tell_covered(found, covered)
    for answer in answers:
        whose = VOICES[answer.voice]
        say("", f"Why this may be, {answer.answered_on.isoformat()}, in the words of {whose}:")
        say(*answer.words.splitlines())


def _cells(
    minutes: Mapping[str, float], shares: Mapping[str, float] | None, ids: Sequence[str]
) -> list[str]:
    if shares is None:
        return ["no minutes", *("" for _ in ids[1:])]
    return [f"{minutes[one]:.1f} min {shares[one]:4.0%}" for one in ids]


def _tell_covered(found: Balance, covered: Covered) -> None:
    say("", "How often asked about, and minutes of talk:")
    rows = []
    for stage in Stage:
        for function in Function:
            told = (covered.cell((stage, function, side)) for side in Stakeholder)
            cells = (f"{times} / {minutes}" for times, minutes in told)
            rows.append((stage, found.names.under(function).letter, *cells))
    say_table(("Stage", "", *Stakeholder), rows)
