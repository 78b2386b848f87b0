"""The shape of a bank's file, a built-in one or one's own, and the bank that it makes."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from coach.domain.model import Depth, Function, Part, Stage, Stakeholder
from coach.domain.question import Bank, Question, QuestionSource
from coach.domain.self_care import CareDomain, CareKind


class AskedIn(StrEnum):
    """Where a bank is asked: a part of a session, a group, or as a self-care plan is written."""

    CHECK_IN = "check-in"
    LOOK_BACK = "look-back"
    AGENDA = "agenda"
    CASELOAD = "caseload"
    DISCUSS = "discuss"
    CLOSE = "close"
    GROUP = "group"
    PLAN = "self-care-plan"


class SourceEntry(msgspec.Struct, forbid_unknown_fields=True):
    """Where a question's idea stands."""

    document: str
    section: str


class QuestionEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A built-in question; only the last three may be left out."""

    id: str
    text: str
    stages: list[Stage]
    functions: list[Function]
    stakeholders: list[Stakeholder]
    themes: list[str]
    depth: Depth
    source: SourceEntry
    follow_ups: list[str] = []
    beside: str | None = None
    for_groups: list[str] = msgspec.field(name="for", default_factory=list)
    field: CareKind | None = None
    domain: CareDomain | None = None


class BankFile(msgspec.Struct, forbid_unknown_fields=True):
    """A built-in bank."""

    bank: str
    title: str
    about: str
    parts: list[AskedIn]
    questions: list[QuestionEntry]
    on_theme: bool = False


class OwnQuestionEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A question of the user's own; what is left out fits everywhere."""

    id: str
    text: str
    stages: list[Stage] = msgspec.field(default_factory=lambda: list(Stage))
    functions: list[Function] = msgspec.field(default_factory=lambda: list(Function))
    stakeholders: list[Stakeholder] = msgspec.field(default_factory=lambda: list(Stakeholder))
    themes: list[str] = msgspec.field(default_factory=lambda: ["own"])
    depth: Depth = Depth.EXPLORING
    source: SourceEntry = msgspec.field(default_factory=lambda: SourceEntry("our own", "-"))
    follow_ups: list[str] = []
    beside: str | None = None
    for_groups: list[str] = msgspec.field(name="for", default_factory=list)
    field: CareKind | None = None
    domain: CareDomain | None = None


class OwnBankFile(msgspec.Struct, forbid_unknown_fields=True):
    """A bank of the user's own; it may also hide questions of others."""

    bank: str
    title: str = ""
    about: str = ""
    parts: list[AskedIn] = msgspec.field(default_factory=lambda: [AskedIn.DISCUSS])
    questions: list[OwnQuestionEntry] = []
    on_theme: bool = False
    hide: list[str] = []


AnyBankFile = BankFile | OwnBankFile


NO_PART = frozenset({AskedIn.GROUP, AskedIn.PLAN})
"""What is asked in no part of a session."""


def as_bank(raw: AnyBankFile) -> Bank:
    """The bank that a file makes."""
    parts = tuple(Part(part.value) for part in raw.parts if part not in NO_PART)
    return Bank(
        id=raw.bank,
        title=raw.title or raw.bank,
        questions=tuple(_question(one, raw, parts) for one in raw.questions),
    )


def _question(
    one: QuestionEntry | OwnQuestionEntry, raw: AnyBankFile, parts: tuple[Part, ...]
) -> Question:
    return Question(
        id=one.id,
        text=one.text,
        stages=tuple(one.stages),
        functions=tuple(one.functions),
        stakeholders=tuple(one.stakeholders),
        themes=tuple(one.themes),
        depth=one.depth,
        source=QuestionSource(one.source.document, one.source.section),
        bank=raw.bank,
        parts=parts,
        follow_ups=tuple(one.follow_ups),
        beside=one.beside,
        for_groups=tuple(one.for_groups),
        on_theme=raw.on_theme,
        in_groups=AskedIn.GROUP in raw.parts,
        field=one.field if AskedIn.PLAN in raw.parts else None,
        domain=one.domain,
        is_own=isinstance(raw, OwnBankFile),
    )
