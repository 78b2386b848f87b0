"""Where more help is to be had, as an organisation writes it: its own words, in its own file."""

from __future__ import annotations

from coach.values import dataclass


@dataclass(frozen=True)
class CareRoute:
    """One way to more help, as a stress assessment, occupational health or counselling."""

    name: str
    words: str


@dataclass(frozen=True)
class CareRoutes:
    """All of them, where they are written, and what is wrong with the file."""

    routes: tuple[CareRoute, ...]
    file: str
    fault: str = ""
