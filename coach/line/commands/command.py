"""What a command of the plain lines is: it reads words, calls one service, says the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.pair_session import PairSession

Lines = list[str]


@dataclass(frozen=True)
class Command:
    """One command: how it is written, what it does, and the doing."""

    usage: str
    about: str
    run: Callable[[PairSession, str], Lines]
