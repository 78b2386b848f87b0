"""What the services need from outside, as protocols: content, documents, clock, ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Protocol

from coach.domain.agreed_action import ActionListing
from coach.domain.balance import Balance
from coach.domain.demo import Demo
from coach.domain.model import Stage
from coach.domain.people import Supervisee
from coach.domain.policy import Policy
from coach.domain.question import Bank, Banks
from coach.domain.record import RecordListing, RecordPaper
from coach.domain.self_care import SelfCarePlan


class Clock(Protocol):
    """Time, given from outside so that tests may hold it."""

    def now(self) -> datetime: ...
    def today(self) -> date: ...
    def ticks(self) -> float: ...
    def zone(self) -> tzinfo | None: ...


class Ids(Protocol):
    """New identifiers."""

    def new(self) -> str: ...


class Holidays(Protocol):
    """Days that nobody works, besides weekends."""

    def days(self) -> frozenset[date]: ...


class Content(Protocol):
    """Banks and policies from their files."""

    def banks(self) -> Banks: ...
    def check_bank(self, path: Path) -> tuple[Bank | None, tuple[str, ...]]:
        """One file: its bank if it is sound, and all that is amiss with it, one line each."""
        ...

    def check_banks(self) -> tuple[str, ...]:
        """All that is amiss with the banks, one line each."""
        ...

    def reading_ages(self, banks: Iterable[Bank]) -> dict[str, float]:
        """The reading age of each bank, in years."""
        ...

    def keep_question(self, text: str, stage: Stage | None) -> str:
        """Keep a question of the user's own; its id."""
        ...

    def policies(self) -> tuple[Policy, ...]:
        """Every sound policy, `plain` first."""
        ...

    def policy_faults(self) -> tuple[str, ...]:
        """What is wrong with the policies that were left out, one line each."""
        ...

    def check_policy(self, path: Path) -> tuple[Policy | None, tuple[str, ...]]: ...
    def demo(self) -> Demo: ...


@dataclass(frozen=True)
class ContentsPaper:
    """What the first page of a supervision file shows."""

    supervisee: Supervisee
    folder: str
    """The person's folder, relative to the documents folder."""
    records: tuple[RecordListing, ...]
    actions: tuple[ActionListing, ...]
    self_care_reviewed_on: date | None
    others: tuple[tuple[str, str], ...]
    """Titles and paths of other documents in the folder, relative to it."""


class Renderer(Protocol):
    """Domain values as documents."""

    def record(self, paper: RecordPaper) -> str: ...
    def self_care(self, plan: SelfCarePlan, today: date) -> str: ...
    def balance(self, balance: Balance, today: date, picture: str) -> str: ...
    def balance_picture(self, balance: Balance) -> str: ...
    def contents(self, paper: ContentsPaper, today: date) -> str: ...
