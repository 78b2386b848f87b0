"""The services for reflective groups."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.composition.case_material import CaseMaterial

if TYPE_CHECKING:
    from coach.services.group_agreements import GroupAgreementService
    from coach.services.group_papers import GroupPapers
    from coach.services.group_sessions import GroupSessionService
    from coach.services.groups import GroupService
    from coach.services.private_reflections import ReflectionService


class Groups(CaseMaterial):
    """Groups, what they agree, their sessions and their papers."""

    @cached_property
    def groups(self) -> GroupService:
        """Groups."""
        from coach.services.groups import GroupService

        return GroupService(self.stores, self.clock, self.ids, self.people)

    @cached_property
    def group_papers(self) -> GroupPapers:
        """Documents of groups."""
        from coach.documents.groups import GroupDocumentsOfAllKinds
        from coach.services.group_papers import GroupPapers

        return GroupPapers(GroupDocumentsOfAllKinds(), self.filing, self.clock)

    @cached_property
    def group_agreements(self) -> GroupAgreementService:
        """What groups agree."""
        from coach.services.group_agreements import GroupAgreementService

        return GroupAgreementService(self.groups, self.group_papers)

    @cached_property
    def group_sessions(self) -> GroupSessionService:
        """The door to a group's session."""
        from coach.content.near_spelling import near_spellings
        from coach.services.group_sessions import GroupSessionService
        from coach.services.group_talk import GroupTools

        tools = GroupTools(self.stores, self.content, self.clock, self.ids, self.groups)
        return GroupSessionService(tools, near_spellings, self.group_papers, self.papers)

    @cached_property
    def reflections(self) -> ReflectionService:
        """Private reflections."""
        from coach.services.private_reflections import ReflectionService

        return ReflectionService(self.groups, self.group_papers, self.people.owner().name)
