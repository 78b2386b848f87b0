"""The services for what belongs to a case: its names and numbers, filing and erasing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.composition.exchange import Exchange

if TYPE_CHECKING:
    from coach.services.case_filing import CaseFilingService
    from coach.services.erasing import ErasingService
    from coach.services.identifiers import IdentifierService


class CaseMaterial(Exchange):
    """What is kept of cases, and how it goes."""

    @cached_property
    def identifiers(self) -> IdentifierService:
        """Names and numbers that belong to a case."""
        from coach.services.identifiers import IdentifierService

        return IdentifierService(self.stores, self.clock, self.ids)

    @cached_property
    def case_filing(self) -> CaseFilingService:
        """Case records filed on the child's record."""
        from coach.services.case_filing import CaseFilingService

        return CaseFilingService(self.stores, self.clock, self.ids)

    @cached_property
    def erasing(self) -> ErasingService:
        """Case material that goes."""
        from coach.services.erasing import ErasingService

        return ErasingService(
            self.stores, self.clock, self.ids, self.case_filing, self.filing, self.papers
        )

    def finish_erasing(self) -> None:
        """End what a crash came in between."""
        everyone = [*self.people.everyone(), *self.people.everyone_left()]
        self.erasing.resume(everyone, self.people.reader())
