"""A supervisee's worry about supervision itself, and the way that it can go."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.row import Text
from coach.values import dataclass

if TYPE_CHECKING:
    from coach.domain.policy import Rule


class ConcernStep(StrEnum):
    """A step of the way; any of them may come first, and none is owed."""

    ALONE = "alone"
    TALK = "talk"
    TOOLS = "tools"
    MANAGER = "manager"
    PEER = "peer"


@dataclass(frozen=True, kw_only=True)
class ConcernNote(Text):
    """Words for oneself about one step. Only mine, always."""

    file_id: str
    step: ConcernStep
    words: str
    taken_on: date | None = None
    """When the step was taken, if it was."""


@dataclass(frozen=True)
class StepGuide:
    """What Coach offers at one step."""

    step: ConcernStep
    title: str
    about: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class ConcernGuide:
    """What Coach says of the way that a concern can go."""

    title: str
    about: str
    steps: tuple[StepGuide, ...]


@dataclass(frozen=True)
class RouteStep:
    """A step as its owner sees it: what Coach offers, and their own words."""

    guide: StepGuide
    notes: tuple[ConcernNote, ...]

    @property
    def taken_on(self) -> date | None:
        """When it was taken, if it was."""
        return max((one.taken_on for one in self.notes if one.taken_on), default=None)


@dataclass(frozen=True)
class ConcernRoute:
    """The whole way, with the policy's words."""

    title: str
    about: str
    policy: tuple[Rule, ...]
    """What the pair's policy says, each with its section; empty where it leaves this open."""
    steps: tuple[RouteStep, ...]
    is_private: bool
    """Whether words can be kept here: only in the supervisee's own home."""
