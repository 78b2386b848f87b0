"""Small windows of the balance, in a session and out of it: why it may be, one's own sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.balance_answer import BalanceAnswer, audience_of
from coach.domain.balance_words import in_words, picture_in_words
from coach.domain.felt import PARTIES, whole_per_cent
from coach.domain.row import Audience, Destination, Voice
from coach.services.balance import Asked
from coach.widgets.choosing import Choice, ChooseOne
from coach.widgets.filling import Draft, Field, Filled, FillIn
from coach.widgets.sense import Sense
from coach.words import VOICES, goes, tell_day
from coach.words import balance as say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from coach.domain.balance import Balance, Shares
    from coach.domain.function_names import FunctionNames
    from coach.domain.people import Supervisee


def ask_why(
    balance: Balance,
    earlier: Sequence[BalanceAnswer],
    take: Callable[[Asked], object],
    draft: Draft,
    *,
    together: bool = False,
) -> FillIn:
    """The question with the picture in words; `together` where both are at the screen."""

    def taken(filled: Filled) -> None:
        take(
            Asked(
                filled["words"],
                Voice(filled["voice"]),
                audience_of(filled.get("audience", Audience.PAIR)),
                Destination(filled["to"]),
            )
        )

    voices = tuple((voice.value, VOICES[voice]) for voice in Voice)
    places = (
        (Destination.UNPLACED.value, say.TO_NONE),
        (Destination.PERSONAL.value, say.TO_PERSONAL),
    )
    readers = ((Audience.PAIR.value, say.BOTH_READ), (Audience.ONLY_MINE.value, say.ONLY_MINE))
    fields = [
        Field("words", say.WHY_WORDS, is_long=True),
        Field("voice", say.WHOSE, choices=voices),
        Field("to", say.GOES_TO, choices=places),
    ]
    if not together:
        fields.append(Field("audience", say.WHO_READS, choices=readers))
    said = (picture_in_words(balance), *in_words(balance)[:-1])
    about = "\n".join([*said, *(said_before(one) for one in earlier[-1:])])
    return FillIn(say.WHY, fields, taken, draft, goes=goes.CHOSEN_BELOW, about=about)


def said_before(one: BalanceAnswer) -> str:
    """An earlier answer on one line."""
    return say.SAID.format(
        day=tell_day(one.answered_on),
        who=VOICES[one.voice],
        window=one.window,
        words=" / ".join(one.words.splitlines()),
    )


def choose_session(app: App[int], balance: Balance, take: Callable[[str], None]) -> None:
    """Which of the sessions, the latest first."""
    choices = [
        Choice(str(number) if number < 10 else "", one.session_id, tell_day(one.held_on))
        for number, one in enumerate(reversed(balance.sessions), 1)
    ]

    def taken(chosen: str | None) -> None:
        if chosen is not None:
            take(chosen)

    app.push_screen(ChooseOne(say.WHICH, choices), taken)


def choose_voice(app: App[int], who: Supervisee, take: Callable[[Voice], None]) -> None:
    """Whose sense it is."""
    choices = [
        Choice(str(number), voice, name_of(who, voice)) for number, voice in enumerate(PARTIES, 1)
    ]

    def taken(chosen: str | None) -> None:
        if chosen is not None:
            take(Voice(chosen))

    app.push_screen(ChooseOne(say.WHO, choices), taken)


def name_of(who: Supervisee, voice: Voice) -> str:
    """The name of one of the two."""
    return who.supervisor.name if voice is Voice.SUPERVISOR else who.person.name


def sense_window(
    who: Supervisee,
    voice: Voice,
    names: FunctionNames,
    standing: Shares | None,
    take: Callable[[list[float]], object],
) -> Sense:
    """The window for one's sense of it, from where they left it."""
    ids = [one.id for one in names.own]
    return Sense(
        name_of(who, voice), names, whole_per_cent(standing, ids) if standing else (), take
    )
