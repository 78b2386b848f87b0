"""A policy: the rules of one organisation, as data. A rule that is not there is left open."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from coach.domain.sourced import Ours as Ours
from coach.domain.sourced import Sourced as Sourced
from coach.domain.sourced import Span as Span
from coach.domain.sourced import Unit as Unit
from coach.domain.year_rules import GroupRule, YearRules
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.model import Function
    from coach.domain.record_headings import PersonalCaseLimit, PersonalHeading, Readers


@dataclass(frozen=True, kw_only=True)
class Every(Sourced):
    """A session every so often after the last one that counts."""

    span: Span


@dataclass(frozen=True, kw_only=True)
class EachMonth(Sourced):
    """A session in each calendar month."""


@dataclass(frozen=True, kw_only=True)
class AtLeast(Sourced):
    """So many sessions in any twelve months."""

    sessions: int


@dataclass(frozen=True, kw_only=True)
class EachShifts(Sourced):
    """A session at least every so many shifts worked."""

    shifts: int


@dataclass(frozen=True)
class Phase:
    """A stretch from the start on.

    One without an end goes on; after a last one with an end the rule says nothing more. One that
    ends only by a review goes on until that has been held.
    """

    every: Span
    until: Span | None = None
    """Counted from the start."""
    until_review: str | None = None
    """The review that ends the phase where it has been held, instead of `until`."""


@dataclass(frozen=True, kw_only=True)
class Phases(Sourced):
    """Stretches from the start date, each with its own rhythm."""

    phases: tuple[Phase, ...]


Frequency = Every | EachMonth | AtLeast | EachShifts | Phases


@dataclass(frozen=True)
class StaffGroup:
    """Whom a frequency is for. Several rules hold together: the earliest date wins."""

    id: str
    name: str
    frequency: tuple[Frequency, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PolicyFunction(Sourced):
    """A function by the policy's own name, and the functions of the model that it stands for."""

    id: str
    name: str
    stands_for: tuple[Function, ...]


class DeadlineName(StrEnum):
    """The timescales that a policy may set besides the frequency of sessions."""

    REARRANGE = "rearrange"
    REARRANGE_AFTER_ABSENCE = "rearrange-after-absence"
    SUPERVISOR_AWAY = "supervisor-away"
    URGENT = "urgent"
    BOOKING = "booking"
    PREPARATION_REPORT = "preparation-report"
    AGENDA = "agenda"
    RECORD = "record"
    REPLY = "reply"
    CASE_RECORD = "case-record"
    CASE_RECORD_URGENT = "case-record-urgent"
    AGREEMENT = "agreement"
    AGREEMENT_REVIEW = "agreement-review"
    SELF_CARE_REVIEW = "self-care-review"
    CASE_REVIEW = "case-review"
    OBSERVATION = "observation"
    OBSERVATION_WITH_ADULT = "observation-with-adult"
    OBSERVATION_OF_SUPERVISION = "observation-of-supervision"
    AUDIT = "audit"
    APPRAISAL = "appraisal"
    MID_YEAR = "mid-year"
    TRAINING = "training"
    RETENTION = "retention"


@dataclass(frozen=True, kw_only=True)
class Deadline(Sourced):
    """One timescale: how long, from what, in plain words."""

    name: DeadlineName
    span: Span
    words: str
    """What is due and from when it is counted."""
    new_supervisor: bool = False
    """Whether it falls due at once with a new supervisor."""
    only_for: tuple[str, ...] = ()
    """The staff groups that it is for; empty for all."""
    not_for: tuple[str, ...] = ()
    """The staff groups that it is not for."""

    def holds_for(self, staff_group: str) -> bool:
        """Whether it is for somebody of a staff group."""
        meant = not self.only_for or staff_group in self.only_for
        return meant and staff_group not in self.not_for


class Topic(StrEnum):
    """What a rule in words is about."""

    LENGTH = "length"
    PREPARATION = "preparation"
    STANDING_AGENDA = "standing-agenda"
    CANCELLATION = "cancellation"
    ABSENCE = "absence"
    COVER = "cover"
    URGENT = "urgent"
    INFORMAL = "informal"
    RECORD_HEADINGS = "record-headings"
    WHO_RECORDS = "who-records"
    RECORDING = "recording"
    SIGNING = "signing"
    SILENCE = "silence"
    DISAGREEMENT = "disagreement"
    CASE_SPLIT = "case-split"
    AGREEMENT_HEADINGS = "agreement-headings"
    AGREEMENT = "agreement"
    GROUP = "group"
    FILE = "file"
    FOLDERS = "folders"
    RETENTION = "retention"
    ACCESS = "access"
    CONFIDENTIALITY = "confidentiality"
    APPRAISAL = "appraisal"
    QUALITY = "quality"
    RATIO = "ratio"
    TRAINING = "training"
    TOOLS = "tools"
    CONCERNS = "concerns"
    PERFORMANCE = "performance"
    NEWLY_QUALIFIED = "newly-qualified"
    FUNCTIONS = "functions"
    FREQUENCY = "frequency"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True, kw_only=True)
class Rule(Sourced):
    """A rule in words, and a list where it has one (headings, folders, questions)."""

    topic: Topic
    words: str
    items: tuple[str, ...] = ()

    def in_words(self) -> str:
        """One sentence with its section."""
        listed = f": {'; '.join(self.items)}" if self.items else ""
        return f"{self.words.rstrip('.')}{listed} ({self.section})."


@dataclass(frozen=True, kw_only=True)
class Review(Sourced):
    """A review of the newly qualified year, in months from the start."""

    name: str
    months: int


@dataclass(frozen=True)
class Policy:
    """One profile, named and numbered so that yesterday's session keeps yesterday's rule."""

    id: str
    version: int
    name: str
    source: str
    """The document and its date; empty for our own."""
    session_minutes: int
    """The usual length that the agenda is planned for."""
    caseload_minutes: int
    """How long the sweep of the caseload may take before Coach says so, quietly."""
    privacy: str
    """How the policy words who may read what is written here."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """The policy's own word for one of ours, as `agreement: contract`."""
    functions: tuple[PolicyFunction, ...] = ()
    staff_groups: tuple[StaffGroup, ...] = ()
    counts: tuple[str, ...] = ("formal",)
    """The kinds of session that count towards the frequency."""
    endorsed: tuple[str, ...] = ()
    """The kinds of talk between sessions that both of the pair endorse."""
    deadlines: tuple[Deadline, ...] = ()
    rules: tuple[Rule, ...] = ()
    reviews: tuple[Review, ...] = ()
    year: YearRules = field(default_factory=YearRules)
    """What else is laid down of the newly qualified year."""
    groups: GroupRule | None = None
    """What a group session is beside one-to-one; None where the policy leaves it open."""
    personal_record: tuple[PersonalHeading, ...] = ()
    """The headings of the personal record, in order, and what comes under each."""
    personal_case_limit: PersonalCaseLimit | None = None
    readers: Readers | None = None
    silence_agrees: bool = False
    """Whether a record counts as agreed where the supervisee does not answer in time."""
    most_supervisees: int | None = None
    extends: str = ""
    """The policy whose rules hold where this one says nothing; empty for one that stands alone."""
    is_own: bool = False
    """Whether it is the user's own and not shipped with Coach."""

    def cite(self, rule: Sourced) -> str:
        """Where a rule stands, as *Leeds 4.4*; a rule taken over is cited by whose it is."""
        return f"{rule.of or self.name} {rule.section}"

    def frequency_for(self, staff_group: str) -> tuple[Frequency, ...]:
        """The rules for a staff group; for one the policy does not name, those of `other`."""
        groups = {group.id: group for group in self.staff_groups}
        found = groups.get(staff_group) or groups.get("other")
        return found.frequency if found else ()

    def deadline(self, name: DeadlineName) -> Deadline | None:
        """A timescale, or None where the policy leaves it open."""
        return self._deadlines.get(name)

    @cached_property
    def _deadlines(self) -> dict[DeadlineName, Deadline]:
        """By name, since every rule of every person asks; where two have a name, the first."""
        return {one.name: one for one in reversed(self.deadlines)}

    def rules_on(self, topic: Topic) -> tuple[Rule, ...]:
        """What the policy says on a topic."""
        return tuple(rule for rule in self.rules if rule.topic is topic)

    def term(self, word: str, ours: str | None = None) -> str:
        """The policy's own word for one of ours, else ours, which may be said otherwise."""
        return self.terms.get(word, word if ours is None else ours)


_OURS = {None: "", Ours.READING: ", our reading", Ours.PROPOSAL: ", our proposal"}


def source_of(policy: Policy, rule: Sourced) -> str:
    """Where a rule stands, as *Leeds 4.4*, and whether it is our reading."""
    return f"{policy.cite(rule)}{_OURS[rule.ours]}"
