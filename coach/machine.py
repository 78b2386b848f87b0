"""The clock, the identifiers and the terminal of this machine."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, tzinfo

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class SystemClock:
    """Time as this machine tells it."""

    def now(self) -> datetime:
        """The moment, in UTC, to the second's thousandth."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def today(self) -> date:
        """The date on the wall where the pair sits."""
        return datetime.now().astimezone().date()

    def ticks(self) -> float:
        """Seconds that only ever grow; a laptop asleep and a clock set back do not count."""
        return time.monotonic()

    def zone(self) -> tzinfo | None:
        """The time zone the pair sits in; None means the machine's own."""
        return None


class UlidIds:
    """Identifiers that sort by the moment they were made (ULID)."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        """A fresh identifier of 26 characters, greater than the one before it."""
        value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
        value = self._last + 1 if value <= self._last else value
        self._last = value
        return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def has_terminal() -> bool:
    """Whether there is still a terminal on the other side."""
    import termios  # not on Windows, which has no such signals either

    try:
        termios.tcgetattr(0)
    except termios.error:
        return False
    return True
