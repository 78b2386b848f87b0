"""What a policy profile's YAML may hold, key by key."""

from __future__ import annotations

from msgspec import Struct

from coach.domain.model import Function
from coach.domain.policy import DeadlineName, Ours, Topic
from coach.domain.record_headings import CaseLimit, Material
from coach.domain.session import SessionKind
from coach.domain.year_rules import GroupPlace, YearPart


class SourcedShape(Struct, forbid_unknown_fields=True, kw_only=True):
    """What every rule carries."""

    section: str
    ours: Ours | None = None


class PhaseShape(Struct, forbid_unknown_fields=True):
    """A stretch from the start on."""

    every: str
    until: str | None = None
    until_review: str | None = None


class FrequencyShape(SourcedShape):
    """One of five kinds of frequency."""

    every: str | None = None
    each_month: bool = False
    at_least: int | None = None
    each_shifts: int | None = None
    phases: list[PhaseShape] = []


class StaffGroupShape(Struct, forbid_unknown_fields=True):
    """Whom frequencies are for."""

    id: str
    name: str
    frequency: list[FrequencyShape]
    note: str = ""


class FunctionShape(SourcedShape):
    """A function by the policy's own name."""

    id: str
    name: str
    stands_for: list[Function]


class DeadlineShape(SourcedShape):
    """A timescale."""

    name: DeadlineName
    within: str
    words: str
    new_supervisor: bool = False
    only_for: list[str] = []
    not_for: list[str] = []


class RuleShape(SourcedShape):
    """A rule in words."""

    topic: Topic
    words: str
    items: list[str] = []


class ReviewShape(SourcedShape):
    """A review of the newly qualified year."""

    name: str
    months: int


class YearRuleShape(SourcedShape):
    """A part of the newly qualified year."""

    what: YearPart
    words: str
    months: list[int] = []
    against: list[str] = []
    percent: int | None = None
    minutes: int | None = None
    every: str | None = None


class LeaveShape(SourcedShape):
    """A leave that moves the year."""

    at_least: str


class OfferShape(SourcedShape):
    """How long an offer of one-to-one holds."""

    within: str


class GroupShape(SourcedShape):
    """What a group session is beside one-to-one."""

    place: GroupPlace
    offer: OfferShape | None = None


class HeadingShape(SourcedShape):
    """A heading of the personal record, and what comes under it."""

    heading: str
    holds: list[Material] = []
    functions: list[str] = []
    each_topic: bool = False
    asked: bool = False


class CaseLimitShape(SourcedShape):
    """How much of a case the personal record may hold."""

    limit: CaseLimit
    words: str = ""


class ReadersShape(SourcedShape):
    """Who besides the pair may read the records."""

    words: str


class PolicyShape(Struct, forbid_unknown_fields=True):
    """A whole profile."""

    policy: str
    version: int
    name: str
    extends: str | None = None
    source: str = ""
    session_minutes: int | None = None
    caseload_minutes: int | None = None
    privacy: str | None = None
    terms: dict[str, str] = {}
    functions: list[FunctionShape] = []
    staff_groups: list[StaffGroupShape] = []
    counts: list[SessionKind] = []
    endorsed: list[SessionKind] = []
    deadlines: list[DeadlineShape] = []
    rules: list[RuleShape] = []
    reviews: list[ReviewShape] = []
    year: list[YearRuleShape] = []
    leave: LeaveShape | None = None
    groups: GroupShape | None = None
    personal_record: list[HeadingShape] = []
    personal_case_limit: CaseLimitShape | None = None
    readers: ReadersShape | None = None
    silence_agrees: bool | None = None
    most_supervisees: int | None = None
