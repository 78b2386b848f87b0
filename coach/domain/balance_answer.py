"""What one of the two, or both, said to *why may this be?*, and the window it was said of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coach.domain.row import Audience, Destination, Text, Voice
from coach.errors import BadInput, PlacementRefused
from coach.values import dataclass

PLACES = (Destination.UNPLACED, Destination.PERSONAL)
"""Where an answer can go. It is about the two of them, so never to a case."""


@dataclass(frozen=True, kw_only=True)
class BalanceAnswer(Text):
    """One answer; several over time stand beside one another."""

    file_id: str
    session_id: str | None = None
    """The session in which it was given; None where somebody gave it alone."""
    words: str
    voice: Voice = Voice.BOTH
    answered_on: date
    window: str
    """What was looked at, as *6 sessions*."""
    first_on: date | None = None
    """The first and the last session that the picture held."""
    last_on: date | None = None
    picture: str = ""
    """The picture in words, as it was that day."""

    def place(self, destination: Destination) -> BalanceAnswer:
        """Place it. Raises PlacementRefused for a case, or for a record that the other reads."""
        if destination not in PLACES:
            raise PlacementRefused(
                "This is about the two of you: it goes to the personal record, or to none."
            )
        if destination is Destination.PERSONAL and self.audience is Audience.ONLY_MINE:
            raise PlacementRefused(
                "The personal record is read by both of you; share this first, or keep it yours."
            )
        return replace(self, destination=destination)


def audience_of(word: str) -> Audience:
    """Who may read it. Raises BadInput for a group."""
    for audience in (Audience.PAIR, Audience.ONLY_MINE):
        if word == audience.value:
            return audience
    raise BadInput("Say who may read it: pair or only-mine.")
