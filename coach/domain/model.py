"""The 4x4x4 model: stages, functions and stakeholders, and the six parts of a session."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Kolb's cycle: how a discussion moves. Source: Leeds 3.4."""

    EXPERIENCE = "experience"
    REFLECTION = "reflection"
    ANALYSIS = "analysis"
    PLAN = "plan"


class Function(StrEnum):
    """What supervision is for. Source: Leeds 3.4, Tameside 2."""

    MANAGEMENT = "management"
    DEVELOPMENT = "development"
    SUPPORT = "support"
    MEDIATION = "mediation"


class Stakeholder(StrEnum):
    """Whose view is looked from, as a lens. Source: Leeds 3.4."""

    SERVICE_USER = "service-user"
    STAFF = "staff"
    ORGANISATION = "organisation"
    PARTNERS = "partners"


class Part(StrEnum):
    """The six parts of a session, in their usual order; any order is allowed."""

    CHECK_IN = "check-in"
    LOOK_BACK = "look-back"
    AGENDA = "agenda"
    CASELOAD = "caseload"
    DISCUSS = "discuss"
    CLOSE = "close"

    def in_words(self) -> str:
        """The part within a sentence: *check-in*, *look back*."""
        return self.value if self is Part.CHECK_IN else self.value.replace("-", " ")


class Depth(StrEnum):
    """How far a question reaches."""

    OPENING = "opening"
    EXPLORING = "exploring"
    CHALLENGING = "challenging"
