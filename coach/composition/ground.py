"""What every service of a home stands on: places, clock, database, content, people, papers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.machine import SystemClock, UlidIds
from coach.paths import Places, expanded, find_places
from coach.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from coach.services.balance import BalanceService
    from coach.services.care_talk import CareTalk
    from coach.services.cases import CaseService
    from coach.services.filing import Filing
    from coach.services.papers import PaperService
    from coach.services.people import PeopleService
    from coach.services.ports import Clock, Content, Holidays, Ids
    from coach.services.self_care import SelfCareService
    from coach.services.store_ports import Stores
    from coach.services.under_way import Tools
    from coach.storage.database import Database


class Ground:
    """One home, and what its services share; each made when it is first asked for."""

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

    @property
    def documents_root(self) -> Path:
        """The folder for documents: the owner's choice, else the usual one."""
        chosen = self.settings.documents
        return expanded(chosen) if chosen else self.places.documents

    @cached_property
    def database(self) -> Database:
        """The home's database; nothing is opened yet."""
        from coach.storage.database import Database

        return Database(self.places.database, self.finish_erasing)

    def finish_erasing(self) -> None:
        """Nothing of that yet: who can erase, ends here what a crash came in between."""

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
        return Library(
            own=config / "banks",
            own_policies=config / "policies",
            own_routes=config / "self-care-routes.yaml",
            own_structures=config / "group-structures",
        )

    @cached_property
    def holidays(self) -> Holidays:
        """Days that are no working days."""
        from coach.calendars.bank_holidays import BankHolidays
        from coach.content.shelves import built_in

        england = built_in("data") / "bank-holidays" / "england.yaml"
        return BankHolidays(england, self.places.config)

    @cached_property
    def people(self) -> PeopleService:
        """The home and its people."""
        from coach.services.people import PeopleService

        return PeopleService(self.stores, self.clock, self.ids)

    @cached_property
    def cases(self) -> CaseService:
        """Caseloads."""
        from coach.services.cases import CaseService

        return CaseService(self.stores, self.ids)

    @cached_property
    def self_care(self) -> SelfCareService:
        """Self-care plans."""
        from coach.services.self_care import SelfCareService

        return SelfCareService(self.stores, self.clock, self.ids)

    @cached_property
    def care_talk(self) -> CareTalk:
        """The conversation about a self-care plan."""
        from coach.services.care_talk import CareTalk

        return CareTalk(self.self_care, self.content)

    @cached_property
    def balances(self) -> BalanceService:
        """Function balances."""
        from coach.domain.balance_rules import read_rules
        from coach.services.balance import BalanceService

        rules = read_rules(self.settings.balance_chosen)
        return BalanceService(self.stores, self.content, self.clock, self.ids, rules)

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
    def tools(self) -> Tools:
        """What every session works with."""
        from coach.services.under_way import Tools

        return Tools(self.stores, self.content, self.clock, self.ids, self.cases)
