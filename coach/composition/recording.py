"""The services for what remains of a session: records, the leak guard, their lives and proofs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.composition.between import Between

if TYPE_CHECKING:
    from coach.services.exporting import ExportService
    from coach.services.leak_guarding import LeakGuardService
    from coach.services.record_life import RecordLifeService
    from coach.services.record_move import LifeTools
    from coach.services.records import RecordService
    from coach.services.verifying import VerifyService


class Recording(Between):
    """Records from a draft to what both trust."""

    @cached_property
    def records(self) -> RecordService:
        """Records."""
        from coach.services.records import RecordService

        return RecordService(self.stores, self.papers)

    @cached_property
    def exports(self) -> ExportService:
        """Records for other programs."""
        from coach.documents.exports import RecordExports
        from coach.services.exporting import ExportService

        given = (self.stores, self.content, self.clock, self.papers, self.filing)
        return ExportService(*given, RecordExports())

    @cached_property
    def leak_guard(self) -> LeakGuardService:
        """What may say who a child is."""
        from coach.content.near_spelling import near_spellings
        from coach.services.leak_guarding import LeakGuardService

        return LeakGuardService(self.stores, self.ids, near_spellings, self.papers)

    @cached_property
    def life_tools(self) -> LifeTools:
        """What the moves of a record's life work with."""
        from coach.documents.renderer import MarkdownRenderer
        from coach.services.proving import Proving
        from coach.services.record_move import LifeTools
        from coach.services.silence import SilenceService

        return LifeTools(
            self.stores,
            self.clock,
            self.ids,
            self.papers,
            Proving(self.stores, self.ids, MarkdownRenderer()),
            SilenceService(self.stores, self.content, self.holidays, self.clock),
            self.leak_guard.hold_back,
        )

    @cached_property
    def record_lives(self) -> RecordLifeService:
        """What each of the two can do with a record."""
        from coach.services.record_life import RecordLifeService

        return RecordLifeService(self.life_tools)

    @cached_property
    def proofs(self) -> VerifyService:
        """Checks of records against proofs of copy."""
        from coach.documents.record_exchange import MarkdownCopies
        from coach.services.verifying import VerifyService

        return VerifyService(self.stores, MarkdownCopies())
