"""A structure for group reflection, as data: its parts, its rounds and how long each takes."""

from __future__ import annotations

from dataclasses import replace

from coach.domain.model import Stage
from coach.domain.policy import Ours
from coach.domain.row import Destination
from coach.errors import BadInput
from coach.values import dataclass, read_back

EVERYONE = "everyone"
"""In a round's `speaks`: whoever wants to, in turn."""
PRESENTER = "presenter"
FACILITATOR = "facilitator"
LEAST_MINUTES = 1
"""No round is scaled below this."""


@dataclass(frozen=True)
class GroupRole:
    """A part that somebody takes for one meeting."""

    id: str
    name: str
    about: str
    several: bool = False
    """Whether everybody without a part of their own takes this one."""

    @property
    def presents(self) -> bool:
        """Whether whoever has it brings a dilemma."""
        return self.id == PRESENTER or self.id.endswith(f"-{PRESENTER}")


@dataclass(frozen=True)
@read_back
class Round:
    """One stretch of a meeting: who speaks, what the others do, and what to hold in mind."""

    id: str
    name: str
    minutes: int
    speaks: tuple[str, ...]
    """Ids of roles, or EVERYONE."""
    others: str
    question: str
    opening: str
    closing: str
    notes: bool = False
    """Whether notes may be taken; without it there is no editor at all."""
    stage: Stage | None = None
    theme: str | None = None
    """The theme of the group bank from which the facilitator may take another question."""
    dilemma: int | None = None
    """Which of several dilemmas it belongs to, from 1."""


@dataclass(frozen=True)
@read_back
class GroupStructure:
    """One way to think together."""

    id: str
    version: int
    name: str
    about: str
    source: str
    minutes: Ours | None
    """Whether its timings are our proposal; None where they are the source's."""
    least: int
    """How many people it needs, the facilitator included."""
    most: int
    roles: tuple[GroupRole, ...]
    rounds: tuple[Round, ...]
    anonymised: bool = True
    destination: Destination = Destination.PERSONAL
    """Where its notes go: the group's own members, or (CASE) the case's record."""
    rating: bool = False
    """Whether all involved settle a shared rating of risk."""
    is_own: bool = False
    """Whether it is the mentor's own and not shipped with Coach."""

    @property
    def total_minutes(self) -> int:
        """All rounds together."""
        return sum(one.minutes for one in self.rounds)

    @property
    def writes(self) -> bool:
        """Whether notes are taken in any round."""
        return any(one.notes for one in self.rounds)

    @property
    def presenting(self) -> tuple[GroupRole, ...]:
        """The parts of those who bring a dilemma, in their order."""
        return tuple(role for role in self.roles if role.presents)

    def role(self, role_id: str) -> GroupRole | None:
        """A part by its id."""
        return next((role for role in self.roles if role.id == role_id), None)

    def fits(self, people: int) -> str:
        """Nothing where a group of so many can use it; else one sentence that says why not."""
        if people < self.least:
            return f"{self.name} needs at least {self.least} people, and {people} will be there."
        if people > self.most:
            return (
                f"{self.name} is for at most {self.most} people, and {people} will be there; "
                "make two groups, or let some listen."
            )
        return ""

    def scaled_to(self, minutes: int) -> GroupStructure:
        """The same rounds in the same order, in so many minutes altogether.

        Each keeps its share as nearly as whole minutes allow, and at least one minute. Raises
        BadInput where there are more rounds than minutes.
        """
        if minutes < len(self.rounds) * LEAST_MINUTES:
            raise BadInput(
                f"{self.name} has {len(self.rounds)} rounds, which {minutes} minutes cannot hold; "
                "choose a shorter form.",
                "minutes",
            )
        shares = _shared_out([one.minutes for one in self.rounds], minutes)
        rounds = tuple(
            replace(one, minutes=share) for one, share in zip(self.rounds, shares, strict=True)
        )
        return replace(self, rounds=rounds)


@dataclass(frozen=True)
class Structures:
    """Every sound structure, and the faults of the others, one line each."""

    found: tuple[GroupStructure, ...]
    faults: tuple[str, ...]


def _shared_out(parts: list[int], whole: int) -> list[int]:
    """Whole minutes by share, each at least one, summing to the whole."""
    spare = whole - LEAST_MINUTES * len(parts)
    weights = [max(0, part - LEAST_MINUTES) for part in parts]
    total = sum(weights) or len(parts)
    weights = weights if sum(weights) else [1] * len(parts)
    exact = [spare * weight / total for weight in weights]
    floors = [int(one) for one in exact]
    order = sorted(range(len(parts)), key=lambda i: (floors[i] - exact[i], i))
    for index in order[: spare - sum(floors)]:
        floors[index] += 1
    return [LEAST_MINUTES + one for one in floors]
