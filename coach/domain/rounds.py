"""The rounds of one meeting as they run: which one, how long it has gone on, what to say now."""

from __future__ import annotations

from dataclasses import field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.errors import RoundsOver
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.group_structure import GroupStructure, Round

MORE_SECONDS = 120
"""What *two more minutes* gives."""
CUE_SECONDS = 60
"""How long before a round's end the calm cue comes."""


class Cue(StrEnum):
    """What the clock says, calmly."""

    NONE = "none"
    LAST_MINUTE = "last-minute"
    OVER = "over"


@dataclass(frozen=True)
class RunningRounds:
    """Where a meeting stands. Seconds come from a clock that stops while the machine sleeps."""

    structure: GroupStructure
    """As scaled for this meeting."""
    at: int = 0
    """Which round, from 0; the number of rounds once all are over."""
    spent: tuple[float, ...] = ()
    """Seconds that each round has taken up to `since`."""
    more: tuple[int, ...] = ()
    """Seconds that were added to each round."""
    since: float | None = field(default=None, compare=False)
    """The clock's seconds from which the round in hand runs; None while it is paused."""

    @staticmethod
    def of(structure: GroupStructure) -> RunningRounds:
        """At the first round, which has not begun."""
        nothing = len(structure.rounds)
        return RunningRounds(structure, 0, (0.0,) * nothing, (0,) * nothing)

    @property
    def is_over(self) -> bool:
        """Whether the last round has ended."""
        return self.at >= len(self.structure.rounds)

    @property
    def is_running(self) -> bool:
        """Whether the clock runs."""
        return self.since is not None

    @property
    def round(self) -> Round:
        """The round in hand. Raises RoundsOver after the last one."""
        if self.is_over:
            raise RoundsOver("The rounds are over; what remains is how everybody leaves.")
        return self.structure.rounds[self.at]

    def seconds_spent(self, now: float) -> float:
        """What the round in hand has taken so far."""
        if self.is_over:
            return 0.0
        running = max(0.0, now - self.since) if self.since is not None else 0.0
        return self.spent[self.at] + running

    def seconds_left(self, now: float) -> int:
        """Whole seconds until the round in hand should end; below zero once it is past."""
        if self.is_over:
            return 0
        allowed = self.round.minutes * 60 + self.more[self.at]
        return round(allowed - self.seconds_spent(now))

    def cue(self, now: float) -> Cue:
        """What to say now; short rounds get their cue halfway, so that it means something."""
        if self.is_over:
            return Cue.NONE
        left = self.seconds_left(now)
        if left <= 0:
            return Cue.OVER
        allowed = self.round.minutes * 60 + self.more[self.at]
        return Cue.LAST_MINUTE if left <= min(CUE_SECONDS, allowed / 2) else Cue.NONE

    def go(self, now: float) -> RunningRounds:
        """Let the clock run. Raises RoundsOver after the last round."""
        _ = self.round
        return self if self.is_running else replace(self, since=now)

    def hold(self, now: float) -> RunningRounds:
        """Stop the clock and keep what it says."""
        if not self.is_running:
            return self
        return replace(self, spent=self._with_spent(now), since=None)

    def keep(self, now: float) -> RunningRounds:
        """The same moment, with what has run so far written down; for keeping it on the disk."""
        if not self.is_running:
            return self
        return replace(self, spent=self._with_spent(now), since=now)

    def end_round(self, now: float) -> RunningRounds:
        """Go on to the next round, early or late; its clock runs at once if this one's did.

        Raises RoundsOver after the last round.
        """
        _ = self.round
        held = self.hold(now)
        nxt = replace(held, at=self.at + 1)
        return nxt.go(now) if self.is_running and not nxt.is_over else nxt

    def back(self, now: float) -> RunningRounds:
        """Back one round, paused, with the time that it had taken."""
        return replace(self.hold(now), at=max(0, self.at - 1))

    def two_more(self, now: float) -> RunningRounds:
        """Two more minutes for the round in hand, counted from now where it is over already.

        Raises RoundsOver after the last round.
        """
        _ = self.round
        late = max(0, -self.seconds_left(now))
        more = tuple(
            seconds + MORE_SECONDS + late if place == self.at else seconds
            for place, seconds in enumerate(self.more)
        )
        return replace(self, more=more)

    def _with_spent(self, now: float) -> tuple[float, ...]:
        gone = self.seconds_spent(now)
        return tuple(
            gone if place == self.at else seconds for place, seconds in enumerate(self.spent)
        )
