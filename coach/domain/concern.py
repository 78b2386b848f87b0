"""A supervisee's worry about supervision itself, and the way that it can go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.policy import Rule
from coach.domain.row import Text


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
class RouteStep:
    """A step as one person sees it: the guide, the policy's words, and their own."""

    guide: StepGuide
    policy: tuple[Rule, ...]
    """What the pair's policy says; empty where it leaves this open."""
    notes: tuple[ConcernNote, ...]
