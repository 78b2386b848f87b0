"""How long things have taken in one session, and what the policy allows for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.attention import Source

if TYPE_CHECKING:
    from coach.domain.model import Part
    from coach.services.conversation import Conversation


class SessionTime:
    """Time in one conversation: what it took, and what is left of it."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        self._gone_at_opening = self._gone_by_the_clock()
        self._opened_ticks = talk.tools.clock.ticks()

    def _gone_by_the_clock(self) -> float:
        clock = self._talk.tools.clock
        began = self._talk.session.started_at or clock.now()
        return max(0.0, (clock.now() - began).total_seconds())

    def minutes_left(self) -> int:
        """Whole minutes until the agreed end; below zero once it is past.

        A clock set back does not give time back; a laptop asleep does not stop it.
        """
        return int(self._talk.session.agreed_minutes - self._seconds_gone() / 60)

    def share_gone(self) -> float:
        """The share of the agreed time that is over; past the end it is more than 1."""
        return self._seconds_gone() / 60 / max(1, self._talk.session.agreed_minutes)

    def _seconds_gone(self) -> float:
        here = self._gone_at_opening + self._talk.tools.clock.ticks() - self._opened_ticks
        return max(self._gone_by_the_clock(), here)

    def minutes_in(self, part: Part) -> float:
        """Minutes of talk in a part so far, as timed and corrected."""
        talk = self._talk
        stretches = talk.tools.stores.attention.of_session(talk.session.id, talk.reader)
        timed = (one for one in stretches if one.source is not Source.FELT)
        return sum(one.seconds for one in timed if one.part is part) / 60

    def caseload_minutes(self) -> int:
        """How long the caseload may take before anybody says so."""
        policies = self._talk.tools.content.policies()
        wanted = self._talk.session.policy_id
        policy = next((one for one in policies if one.id == wanted), policies[0])
        return policy.caseload_minutes
