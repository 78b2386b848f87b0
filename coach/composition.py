"""Builds the services of one home, each when it is first asked for; knows no screen."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.machine import SystemClock, UlidIds
from coach.paths import Places, expanded, find_places
from coach.settings import Settings, read_settings

if TYPE_CHECKING:
    from coach.domain.people import Person
    from coach.services.actions import ActionService
    from coach.services.asides import AsideService
    from coach.services.balance import BalanceService
    from coach.services.cases import CaseService
    from coach.services.coverage import CoverageService
    from coach.services.filing import Filing
    from coach.services.log import LogService
    from coach.services.log_import import LogImport
    from coach.services.marking import MarkService
    from coach.services.papers import PaperService
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, Content, Ids
    from coach.services.preparing import PrepareService
    from coach.services.quick import QuickService
    from coach.services.records import RecordService
    from coach.services.self_care import SelfCareService
    from coach.services.sessions import SessionService
    from coach.services.setup import SetupService
    from coach.services.store_ports import Stores
    from coach.services.tenures import TenureService
    from coach.services.timescales import TimescaleService
    from coach.services.today import TodayService
    from coach.services.under_way import Tools
    from coach.storage.database import Database


class Services:
    """Everything a face can ask for, for one home."""

    def __init__(
        self,
        places: Places | None = None,
        clock: Clock | None = None,
        ids: Ids | None = None,
        content: Content | None = None,
    ) -> None:
        self.places = places or find_places()
        self.clock: Clock = clock or SystemClock()
        self.ids: Ids = ids or UlidIds()
        self._content = content

    @cached_property
    def settings(self) -> Settings:
        """What the owner has chosen."""
        return read_settings(self.places.config)

    def set_up(
        self, name: str, role: str = "", policy: str | None = None, documents: str | None = None
    ) -> Person:
        """Set the home up, and work by what was chosen from now on."""
        owner = self._setup.set_up(name, role, policy, documents)
        self._begin_anew()
        return owner

    def choose(self, settings: Settings) -> None:
        """Keep what was chosen, and work by it from now on. Raises StorageFailed."""
        self._setup.choose(settings)
        self._begin_anew()

    def keep_documents_in(self, folder: str) -> None:
        """Write documents to another folder from now on; the empty one is the usual.

        Raises BadInput for a folder that leads nowhere, StorageFailed.
        """
        chosen = str(expanded(folder)) if folder.strip() else ""
        self.choose(replace(self.settings, documents=chosen))

    @property
    def _setup(self) -> SetupService:
        from coach.services.setup import SetupService

        return SetupService(self.people, self.content, self.places.config)

    def _begin_anew(self) -> None:
        for made in ("settings", "filing", "papers", "records", "sessions", "quick"):
            self.__dict__.pop(made, None)

    @property
    def documents_root(self) -> Path:
        """The folder for documents: the owner's choice, else the usual one."""
        chosen = self.settings.documents
        return expanded(chosen) if chosen else self.places.documents

    @cached_property
    def database(self) -> Database:
        """The home's database; nothing is opened yet."""
        from coach.storage.database import Database

        return Database(self.places.database)

    @cached_property
    def stores(self) -> Stores:
        """Every store."""
        from coach.storage.stores import Stores as SqliteStores

        return SqliteStores(self.database, self.clock, self.ids)

    @cached_property
    def content(self) -> Content:
        """Banks and policies."""
        if self._content is not None:
            return self._content
        from coach.content.library import Library

        config = self.places.config
        return Library(own=config / "banks", own_policies=config / "policies")

    @cached_property
    def people(self) -> PeopleService:
        """The home and its people."""
        from coach.services.people import PeopleService

        return PeopleService(self.stores, self.clock, self.ids)

    @cached_property
    def tenures(self) -> TenureService:
        """What changes about somebody, and their leaving."""
        from coach.services.tenures import TenureService

        return TenureService(self.stores, self.clock, self.ids, self.people, self.content)

    @cached_property
    def today(self) -> TodayService:
        """Today."""
        from coach.services.today import TodayService

        return TodayService(self.stores, self.clock)

    @cached_property
    def timescales(self) -> TimescaleService:
        """What is due."""
        from coach.calendars import as_icalendar
        from coach.calendars.bank_holidays import BankHolidays
        from coach.content.shelves import built_in
        from coach.services.timescales import TimescaleService

        england = built_in("data") / "bank-holidays" / "england.yaml"
        holidays = BankHolidays(england, self.places.config)
        return TimescaleService(self.stores, self.content, holidays, self.clock, as_icalendar)

    @cached_property
    def marking(self) -> MarkService:
        """What was done outside a session."""
        from coach.services.marking import MarkService

        return MarkService(self.stores, self.content, self.clock, self.ids)

    @cached_property
    def actions(self) -> ActionService:
        """Open actions."""
        from coach.services.actions import ActionService

        return ActionService(self.stores, self.people)

    @cached_property
    def preparing(self) -> PrepareService:
        """Preparation."""
        from coach.services.preparing import PrepareService

        return PrepareService(self.stores, self.clock, self.ids)

    @cached_property
    def cases(self) -> CaseService:
        """Caseloads."""
        from coach.services.cases import CaseService

        return CaseService(self.stores, self.ids)

    @cached_property
    def balances(self) -> BalanceService:
        """Function balances."""
        from coach.services.balance import BalanceService

        return BalanceService(self.stores)

    @cached_property
    def self_care(self) -> SelfCareService:
        """Self-care plans."""
        from coach.services.self_care import SelfCareService

        return SelfCareService(self.stores, self.clock, self.ids)

    @cached_property
    def filing(self) -> Filing:
        """The documents folder."""
        from coach.services.filing import Filing

        return Filing(self.stores.documents, self.documents_root)

    @cached_property
    def papers(self) -> PaperService:
        """Documents."""
        from coach.documents.renderer import MarkdownRenderer
        from coach.services.papers import PaperService

        return PaperService(
            self.stores,
            self.content,
            MarkdownRenderer(),
            self.filing,
            self.clock,
            self.self_care,
            self.balances,
        )

    @cached_property
    def records(self) -> RecordService:
        """Records."""
        from coach.services.records import RecordService

        return RecordService(self.stores, self.papers)

    @cached_property
    def _tools(self) -> Tools:
        from coach.services.under_way import Tools

        return Tools(self.stores, self.content, self.clock, self.ids, self.cases)

    @cached_property
    def sessions(self) -> SessionService:
        """The door to a session."""
        from coach.domain.nudging import NudgeKind
        from coach.services.sessions import SessionService

        off = frozenset(k for k in NudgeKind if k in self.settings.nudges_turned_off)
        return SessionService(self._tools, self.self_care, self.papers, off)

    @cached_property
    def log(self) -> LogService:
        """The log."""
        from coach.services.log import LogService

        return LogService(
            self.stores, self.content, self.clock, self.ids, self.people, holidays=frozenset
        )

    @cached_property
    def log_import(self) -> LogImport:
        """A log kept elsewhere."""
        from coach.services.log_import import LogImport

        return LogImport(self.stores, self.people, self.log)

    @cached_property
    def quick(self) -> QuickService:
        """Talks between sessions."""
        from coach.services.quick import QuickService

        return QuickService(self._tools, self.papers)

    @cached_property
    def asides(self) -> AsideService:
        """Questions set aside."""
        from coach.services.asides import AsideService

        return AsideService(self.stores, self.content, self.clock)

    @cached_property
    def coverage(self) -> CoverageService:
        """What questions have covered."""
        from coach.services.coverage import CoverageService

        return CoverageService(self.stores)

    def be_quick(self, busy_seconds: float) -> None:
        """Wait no longer than this while another program holds the database."""
        self.database.be_quick(busy_seconds)

    def close(self) -> None:
        """Give the database back; the next question opens it again."""
        if "database" in self.__dict__:
            self.database.close()
