"""What the services need from outside, as protocols: content, documents, clock, ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, tzinfo
    from pathlib import Path

    from coach.domain.agenda import AgendaPaper
    from coach.domain.agreed_action import ActionListing
    from coach.domain.agreement import Agreement, Contributor, ReviewDue
    from coach.domain.agreement_guide import AgreementGuide
    from coach.domain.balance import Balance
    from coach.domain.care_routes import CareRoute, CareRoutes
    from coach.domain.concern import ConcernGuide
    from coach.domain.demo import Demo
    from coach.domain.group_structure import GroupStructure, Structures
    from coach.domain.hand_over import HandOver
    from coach.domain.model import Stage
    from coach.domain.people import Supervisee
    from coach.domain.performance import PerformanceGuide
    from coach.domain.policy import Policy
    from coach.domain.preparation_tool import PreparationTool
    from coach.domain.question import Bank, Banks
    from coach.domain.record import RecordListing, RecordPaper
    from coach.domain.self_care import SelfCarePlan
    from coach.services.balance_ports import BalancePaper


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
    def structures(self) -> Structures:
        """Every sound group structure, and what is wrong with the others."""
        ...

    def check_structure(self, path: Path) -> tuple[GroupStructure | None, tuple[str, ...]]: ...
    def demo(self) -> Demo: ...
    def agreement_guide(self) -> AgreementGuide: ...
    def performance_guide(self) -> PerformanceGuide: ...
    def concern_guide(self) -> ConcernGuide: ...
    def preparation_tools(self) -> tuple[PreparationTool, ...]: ...
    def care_routes(self) -> CareRoutes:
        """Where more help is to be had, in the words of the user's organisation."""
        ...


@dataclass(frozen=True)
class AgreementPaper:
    """An agreed version with all that its document shows."""

    agreement: Agreement
    term: str
    """The policy's own word for it."""
    supervisee: str
    supervisor: str
    policy: str
    """Its id and version."""
    privacy: str
    contributors: tuple[Contributor, ...]
    """Who took part besides, on the day it was agreed."""


@dataclass(frozen=True)
class AgreementsListed:
    """What the first page of a supervision file says of agreements."""

    term: str
    versions: tuple[tuple[Agreement, str | None], ...]
    """Newest first, each with the path of its document, relative to the person's folder."""
    due: ReviewDue | None


@dataclass(frozen=True)
class ContentsPaper:
    """What the first page of a supervision file shows."""

    supervisee: Supervisee
    folder: str
    """The person's folder, relative to the documents folder."""
    records: tuple[RecordListing, ...]
    actions: tuple[ActionListing, ...]
    self_care_reviewed_on: date | None
    agreements: AgreementsListed
    others: tuple[tuple[str, str], ...]
    """Titles and paths of other documents in the folder, relative to it."""
    for_whom: str = ""
    """Who may read the file, by the policy."""


class Renderer(Protocol):
    """Domain values as documents."""

    def record(self, paper: RecordPaper) -> str: ...
    def record_words(self, paper: RecordPaper) -> bytes:
        """The words of a record as bytes of its document: what a proof of copy is over."""
        ...

    def self_care(
        self,
        plan: SelfCarePlan,
        today: date,
        routes: Sequence[CareRoute] = (),
        *,
        whole: bool = False,
    ) -> str: ...
    def balance(self, paper: BalancePaper, today: date, picture: str) -> str: ...
    def balance_picture(self, balance: Balance) -> str: ...
    def agreement(self, paper: AgreementPaper) -> str: ...
    def contents(self, paper: ContentsPaper, today: date) -> str: ...


class AgendaDocuments(Protocol):
    """Agendas as documents and back."""

    def write(self, paper: AgendaPaper) -> str: ...
    def template(self, paper: AgendaPaper) -> str: ...
    def read(self, data: bytes, name: str) -> AgendaPaper:
        """Raises FileRefused with line and reason."""
        ...


class HandOverDocuments(Protocol):
    """Hand-overs as files and back."""

    def write(self, bundle: HandOver) -> str: ...
    def read(self, data: bytes, name: str) -> HandOver:
        """Raises FileRefused with the place and the reason."""
        ...
