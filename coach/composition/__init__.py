"""Builds the services of one home, each when it is first asked for; knows no screen."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from coach.composition.groups import Groups
from coach.paths import expanded

if TYPE_CHECKING:
    from coach.domain.nudging import NudgeKind
    from coach.domain.people import Person
    from coach.services.asides import AsideService
    from coach.services.coverage import CoverageService
    from coach.services.sessions import SessionService
    from coach.services.setup import SetupService
    from coach.services.today import TodayService
    from coach.settings import Settings


class Services(Groups):
    """Everything a face can ask for, for one home."""

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
        made_of_settings = (
            "filing",
            "balances",
            "papers",
            "records",
            "agreements",
            "sessions",
            "quick",
        )
        for made in (
            "settings",
            *made_of_settings,
            "exchanging",
            "hand_overs",
            "care_exchange",
            "erasing",
            "leak_guard",
            "life_tools",
            "record_lives",
            "record_exchange",
            "group_papers",
            "group_agreements",
            "group_sessions",
            "reflections",
            "exports",
        ):
            self.__dict__.pop(made, None)

    @cached_property
    def today(self) -> TodayService:
        """Today."""
        from coach.services.today import TodayService

        return TodayService(self.stores, self.clock, lambda: self.timescales.of_all())

    @cached_property
    def sessions(self) -> SessionService:
        """The door to a session."""
        from coach.services.sessions import SessionService

        return SessionService(self)

    @property
    def nudges_off(self) -> frozenset[NudgeKind]:
        """What the owner asked not to be nudged about."""
        from coach.domain.nudging import NudgeKind

        return frozenset(kind for kind in NudgeKind if kind in self.settings.nudges_turned_off)

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
