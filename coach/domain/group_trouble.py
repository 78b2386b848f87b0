"""The troubles that groups commonly meet."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """One of them, as a facilitator would name it."""

    ADVICE = "advice"
    SILENCE = "silence"
    ONE_VOICE = "one-voice"
    DISTRESS = "distress"
    DISCRIMINATION = "discrimination"
    EDUCATING = "educating"
    DISCLOSURE = "disclosure"
