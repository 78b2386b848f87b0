"""What a balance shows, in words, with the rule beside each; neither the clock nor anybody errs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.days import spoken
from coach.domain.function_names import AND, NamedFunction
from coach.domain.row import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.balance import Balance, SessionBalance, Shares

DIFFERS = 0.15
"""From this far apart on, two shares of the same session are said to differ."""
QUESTION = "Why may this be?"
NOTHING = "No minutes have been kept yet, so there is nothing to weigh."


def in_words(balance: Balance) -> tuple[str, ...]:
    """What the figures show, with the rule beside it, and a question to talk it over."""
    if not balance.told:
        return (NOTHING,)
    rules, told = balance.rules, len(balance.told)
    words = [*_dominant(balance), *_missing(balance)]
    shown = bool(words)
    if balance.says_nothing_of_dominance:
        words.append(
            f"{balance.names.policy_name} names {len(balance.names.own)} functions, and of so few "
            "one is nearly always over half; whether one dominates is yours to say."
        )
    if told < max(rules.missing_sessions, rules.dominant_sessions):
        words.append(
            f"{told} session{'s' if told > 1 else ''} so far. Whether one function dominates "
            f"shows after {rules.dominant_sessions}, and whether one is missing after "
            f"{rules.missing_sessions}."
        )
    elif not shown:
        words.append(
            "No function is consistently dominant and none is missing over these sessions "
            f"({_dominance(balance)}; missing: {_absence(balance)})."
        )
    return (*words, f"{QUESTION} Does it suit the two of you?")


def _dominant(balance: Balance) -> Iterator[str]:
    count = balance.rules.dominant_sessions
    for one in balance.dominant():
        together = " together" if one.is_open else ""
        why = ", and it was not always said which" if one.is_open else ""
        yield (
            f"{names_of(balance, one)}{together} took {_over(balance)} of each of the last {count} "
            f"sessions ({_dominance(balance)}{why})."
        )


def _missing(balance: Balance) -> Iterator[str]:
    for one in balance.missing():
        yield f"{one.name} is missing: {_absence(balance)}."
    for one in balance.unsure():
        minutes = sum(balance.window_minutes[o.id] for o in balance.names.open if one.id in o.among)
        yield (
            f"Whether {one.name} is missing cannot be told: of {minutes:.0f} minutes it was not "
            f"said which function they served (missing: {_absence(balance)})."
        )


def _over(balance: Balance) -> str:
    share = balance.rules.dominant_over
    return "over half" if share == 0.5 else f"over {share:.0%}"


def _dominance(balance: Balance) -> str:
    count = balance.rules.dominant_sessions
    return f"consistently dominant: {_over(balance)}, {count} in a row"


def _absence(balance: Balance) -> str:
    rules = balance.rules
    return f"under {rules.missing_under:.0%} of {rules.missing_sessions} sessions or more"


def names_of(balance: Balance, one: NamedFunction) -> str:
    """A function's name; of those that were not told apart all names."""
    if not one.is_open:
        return one.name
    return AND.join(balance.names.with_id(each).name for each in one.among)


def picture_in_words(balance: Balance) -> str:
    """What the picture shows, for whoever cannot see it."""
    shares = balance.window_shares
    if shares is None:
        return "No minutes have been kept yet."
    parts = ", ".join(f"{one.name} {shares[one.id]:.0%}" for one in balance.shown())
    return f"Shares over {sessions_in_words(balance)}: {parts}."


def sessions_in_words(balance: Balance) -> str:
    """How many sessions are looked at."""
    count = len(balance.sessions)
    return "the last session" if count == 1 else f"the last {count} sessions"


def open_in_words(balance: Balance) -> tuple[str, ...]:
    """What was not said, and what to make of it, where a policy has names that share a function."""
    if not any(one.is_open for one in balance.shown()):
        return ()
    return (
        "Where two names stand for the same work and nobody said which it was, the time stands "
        "under both, and is counted once.",
    )


def otherwise_in_words(balance: Balance) -> tuple[str, ...]:
    """Which sessions were held by another policy than the one whose names stand here."""
    other = balance.held_otherwise()
    if not other:
        return ()
    held = ", ".join(f"{spoken(s.held_on)} by {s.held_by[0]} {s.held_by[1]}" for s in other)
    names = balance.names
    return (f"The names are those of {names.policy_name}, version {names.policy_version}. "
            f"Held otherwise: {held}.",)  # fmt: skip


def felt_in_words(balance: Balance, session: SessionBalance) -> tuple[str, ...]:
    """Where the two, or one of them and the clock, differ on a session; none of them is right."""
    people = {Voice.SUPERVISOR: balance.supervisor, Voice.SUPERVISEE: balance.person}
    senses = {people[voice] or f"the {voice}": shares for voice, shares in session.felt.items()}
    told: list[tuple[float, str]] = []
    if session.shares is not None:
        for who, shares in senses.items():
            told += _apart(balance, (f"{who} felt", shares), ("measured", session.shares))
    if len(senses) > 1:
        (one, its), (other, others) = senses.items()
        told += _apart(balance, (f"{one} felt", its), (f"{other}", others))
    return tuple(words for _, words in sorted(told, key=lambda found: -found[0]))


def _apart(
    balance: Balance, one: tuple[str, Shares], other: tuple[str, Shares]
) -> Iterator[tuple[float, str]]:
    for function in balance.names.own:
        first, second = (_between(balance, function, shares) for shares in (one[1], other[1]))
        gap = max(first[0] - second[1], second[0] - first[1])
        if gap >= DIFFERS - 1e-9:
            said = f"{one[0]} {_share(*first)}, {other[0]} {_share(*second)}"
            yield gap, f"{function.name}: {said}."


def _between(balance: Balance, one: NamedFunction, shares: Shares) -> tuple[float, float]:
    """A function's share at least, and at most where it was not said which it was."""
    least = shares.get(one.id, 0.0)
    left_open = (shares.get(o.id, 0.0) for o in balance.names.open if one.id in o.among)
    return least, least + sum(left_open)


def _share(least: float, most: float) -> str:
    return f"{least:.0%}" if f"{least:.0%}" == f"{most:.0%}" else f"{least:.0%} to {most:.0%}"


def senses_in_words(balance: Balance) -> tuple[str, ...]:
    """What is said of the senses of the whole window, session by session."""
    lines = []
    for session in balance.sessions:
        lines += [f"{spoken(session.held_on)}. {said}" for said in felt_in_words(balance, session)]
    if not lines:
        return ()
    return (*lines, f"Said from {DIFFERS * 100:.0f} points apart on. Neither is right or wrong; "
            "what did each of you go by?")  # fmt: skip
