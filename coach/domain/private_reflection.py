"""What somebody thinks about a group's session for themselves alone, round the four stages."""

from __future__ import annotations

from datetime import date

from coach.domain.model import Stage
from coach.domain.row import Audience, Text
from coach.values import dataclass

STAGE_HEADINGS = {
    Stage.EXPERIENCE: "What happened",
    Stage.REFLECTION: "What it was like, for me and for others",
    Stage.ANALYSIS: "What I make of it",
    Stage.PLAN: "What I do next",
}


@dataclass(frozen=True, kw_only=True)
class PrivateReflection(Text):
    """One entry. It lives in its owner's own home, and they alone read and export it."""

    audience: Audience = Audience.ONLY_MINE
    about: str
    """The group or the occasion."""
    held_on: date
    group_session_id: str | None = None
    """The session it is about, where this home holds it."""
    experience: str = ""
    reflection: str = ""
    analysis: str = ""
    plan: str = ""

    def of(self, stage: Stage) -> str:
        """The words of a stage."""
        words = {
            Stage.EXPERIENCE: self.experience,
            Stage.REFLECTION: self.reflection,
            Stage.ANALYSIS: self.analysis,
            Stage.PLAN: self.plan,
        }
        return words[stage]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not any(self.of(stage).strip() for stage in Stage)
