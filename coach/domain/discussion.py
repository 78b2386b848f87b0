"""A reflective discussion: one topic walked round the cycle, its questions and its notes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from coach.domain.model import Function, Part, Stage, Stakeholder
from coach.domain.row import Destination, Row, Text, Voice
from coach.errors import PlacementRefused
from coach.values import dataclass, read_back

_LETTERS = re.compile(r"[^\W\d_]+")
SYSTEM_WORDS = frozenset({"case", "child", "children", "family", "file", "ref", "siblings"})
REFERENCE_LIMIT = 40
"""Characters; a longer one is a sentence."""


class Marking(StrEnum):
    """How firm a thing said is."""

    EVIDENCE = "evidence"
    AMBIGUOUS = "ambiguous"
    ASSUMPTION = "assumption"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Discussion(Text):
    """One topic, perhaps about a case."""

    file_id: str
    session_id: str
    title: str
    agenda_item_id: str | None = None
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class AskedQuestion(Text):
    """A question as it was worded when it was asked."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    part: Part
    stage: Stage | None = None
    lens: Stakeholder | None = None
    bank: str
    question_id: str
    wording: str
    why: str
    functions: tuple[Function, ...]
    stakeholders: tuple[Stakeholder, ...] = ()
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class Note(Text):
    """A few words kept from the conversation."""

    file_id: str
    session_id: str
    discussion_id: str | None = None
    asked_question_id: str | None = None
    part: Part
    stage: Stage | None = None
    lens: Stakeholder | None = None
    voice: Voice = Voice.BOTH
    marking: Marking | None = None
    number: int
    """Its place in the session, from 1; people use it to speak of the note."""
    words: str
    functions: tuple[Function, ...] = ()
    policy_function: str | None = None
    """The policy's own function that the pair had named, by its id."""
    conflict_of: str | None = None
    """The note that another window was changing when these words were written."""
    noted_at: datetime

    def move_to(self, destination: Destination, case_id: str | None) -> Note:
        """Place the note. Raises PlacementRefused for the case record where there is no case."""
        if destination is Destination.CASE and case_id is None:
            raise PlacementRefused(f"Note {self.number} is about no case yet; name the case first.")
        kept = case_id if destination is Destination.CASE else self.case_id
        return replace(self, destination=destination, case_id=kept)


class SweepOutcome(StrEnum):
    """What the sweep of the caseload says of one case."""

    NOTHING_NEW = "nothing-new"
    NOTE_OR_DECISION = "note-or-decision"
    DISCUSS = "discuss"


@dataclass(frozen=True, kw_only=True)
class CaseReference(Row):
    """A reference to a child's file, never a name."""

    file_id: str
    reference: str


def looks_like_a_name(reference: str) -> bool:
    """Whether a reference reads like somebody's name: a run of letters not all capitals.

    Short runs, as K1, and the words that systems put before their numbers, as Case 12, pass. So
    do capitals alone, as ABCD: they may be a system's own.
    """
    return any(
        len(run) > 2 and not run.isupper() and run.casefold() not in SYSTEM_WORDS
        for run in _LETTERS.findall(reference)
    )


def is_a_reference(reference: str) -> bool:
    """Whether it can serve as one reference: letters and figures, no path, not two in one."""
    several = sum(any(char.isdigit() for char in part) for part in reference.split()) > 1
    return (
        len(reference) <= REFERENCE_LIMIT
        and any(char.isalnum() for char in reference)
        and ".." not in reference
        and not several
    )


@dataclass(frozen=True, kw_only=True)
class CaseSweep(Row):
    """One case, looked at in one session."""

    file_id: str
    session_id: str
    case_id: str
    outcome: SweepOutcome
    swept_at: datetime


@dataclass(frozen=True)
@read_back
class CaseLine:
    """One case as the sweep shows it."""

    case: CaseReference
    last_discussed: datetime | None
    outcome: SweepOutcome | None
    """What this session's sweep has said so far."""
    is_discussed: bool = False
    """Whether this session has begun a discussion of it."""
