"""The services that a home needs between sessions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.composition.ground import Ground

if TYPE_CHECKING:
    from coach.services.actions import ActionService
    from coach.services.agreements import AgreementService
    from coach.services.booking_ahead import BookingService
    from coach.services.contributors import ContributorService
    from coach.services.log import LogService
    from coach.services.log_import import LogImport
    from coach.services.marking import MarkService
    from coach.services.mentoring import MentoringService
    from coach.services.newly_qualified import YearService
    from coach.services.preparation_tools import ToolService
    from coach.services.preparing import PrepareService
    from coach.services.quick import QuickService
    from coach.services.searching import SearchService
    from coach.services.tenures import TenureService
    from coach.services.timescales import TimescaleService


class Between(Ground):
    """Who is supervised, what is due, the log, agreements, preparation and search."""

    @cached_property
    def tenures(self) -> TenureService:
        """What changes about somebody, and their leaving."""
        from coach.services.tenures import TenureService

        return TenureService(self.stores, self.clock, self.ids, self.people, self.content)

    @cached_property
    def timescales(self) -> TimescaleService:
        """What is due."""
        from coach.calendars import as_icalendar
        from coach.services.timescales import TimescaleService

        return TimescaleService(self.stores, self.content, self.holidays, self.clock, as_icalendar)

    @cached_property
    def newly_qualified(self) -> YearService:
        """The newly qualified year."""
        from coach.services.newly_qualified import YearService

        return YearService(self.stores, self.timescales)

    @cached_property
    def mentoring(self) -> MentoringService:
        """Whether mentoring is recorded."""
        from coach.services.mentoring import MentoringService

        return MentoringService(self.stores, self.clock, self.ids)

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

        return PrepareService(self.stores, self.clock, self.ids, self.cases)

    @cached_property
    def agreements(self) -> AgreementService:
        """Agreements."""
        from coach.services.agreements import AgreementService

        return AgreementService(self.stores, self.content, self.clock, self.ids, self.papers)

    @cached_property
    def contributors(self) -> ContributorService:
        """Who else takes part in supervising."""
        from coach.services.contributors import ContributorService

        return ContributorService(self.stores, self.clock, self.ids)

    @cached_property
    def preparation_tools(self) -> ToolService:
        """Preparation tools."""
        from coach.services.preparation_tools import ToolService

        return ToolService(self.stores, self.content, self.clock, self.ids)

    @cached_property
    def log(self) -> LogService:
        """The log."""
        from coach.services.log import LogService

        return LogService(
            self.stores,
            self.content,
            self.clock,
            self.ids,
            self.people,
            holidays=self.holidays.days,
        )

    @cached_property
    def booking(self) -> BookingService:
        """Booking three months ahead."""
        from coach.services.booking_ahead import BookingService

        return BookingService(
            self.stores, self.content, self.clock, self.log, holidays=self.holidays.days
        )

    @cached_property
    def log_import(self) -> LogImport:
        """A log kept elsewhere."""
        from coach.services.log_import import LogImport

        return LogImport(self.stores, self.people, self.log)

    @cached_property
    def searching(self) -> SearchService:
        """Searching."""
        from coach.services.searching import SearchService

        return SearchService(self.stores, self.people, self.clock)

    @cached_property
    def quick(self) -> QuickService:
        """Talks between sessions."""
        from coach.services.quick import QuickService

        return QuickService(self.tools, self.papers)
