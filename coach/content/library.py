"""The content of one home: what ships with Coach, read once and only when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.content.shelves import built_in
from coach.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coach.content.banks import Shelf
    from coach.domain.agreement_guide import AgreementGuide
    from coach.domain.care_routes import CareRoutes
    from coach.domain.concern import ConcernGuide
    from coach.domain.demo import Demo
    from coach.domain.group_structure import GroupStructure, Structures
    from coach.domain.model import Stage
    from coach.domain.performance import PerformanceGuide
    from coach.domain.policies import Policies
    from coach.domain.policy import Policy
    from coach.domain.preparation_tool import PreparationTool
    from coach.domain.question import Bank, Banks


class Library:
    """Banks and policies; what reads each is imported when it is first asked for."""

    def __init__(
        self,
        prompts: Path | None = None,
        data: Path | None = None,
        own: Path | None = None,
        own_policies: Path | None = None,
        own_routes: Path | None = None,
        own_structures: Path | None = None,
    ) -> None:
        self.own = own
        """The folder of the user's own banks, which need not be there."""
        self.own_policies = own_policies
        """The folder of the user's own policy profiles, which need not be there."""
        self.own_routes = own_routes
        """The file of the organisation's routes to more help, which need not be there."""
        self.own_structures = own_structures
        """The folder of the user's own group structures, which need not be there."""
        self.prompts = prompts or built_in("prompts")
        self.data = data or built_in("data")

    @cached_property
    def _banks(self) -> Banks:
        return self._shelf().banks()

    def _shelf(self) -> Shelf:
        """The banks' files as they stand now."""
        from coach.content.banks import read_shelf

        return read_shelf(self.prompts, self.own)

    @cached_property
    def _policies(self) -> Policies:
        from coach.content.policies import load_policies

        return load_policies(self.data / "policies", self.own_policies)

    def banks(self) -> Banks:
        """Every sound bank, and the faults of the others."""
        return self._banks

    def check_bank(self, path: Path) -> tuple[Bank | None, tuple[str, ...]]:
        """One file: its bank if it is sound, and all that is amiss with it."""
        from coach.content.banks import check_bank

        own = path.resolve().parent != self.prompts.resolve()
        return check_bank(path, self._shelf(), own=own)

    def check_banks(self) -> tuple[str, ...]:
        """All that is amiss with the banks, one line each."""
        from coach.content.banks import check_shelf

        return check_shelf(self._shelf())

    def reading_ages(self, banks: Iterable[Bank]) -> dict[str, float]:
        """The reading age of each bank, in years."""
        from coach.content.judging import reading_ages

        return reading_ages(banks)

    def keep_question(self, text: str, stage: Stage | None) -> str:
        """Keep a question of the user's own in their bank and return its id.

        Raises BadInput for words that make no question, StorageFailed where it cannot be written.
        """
        if self.own is None:
            raise BadInput("There is no folder for banks of your own here.")
        from coach.content.own_bank import keep_question

        kept = keep_question(self.own, text, stage, {q.id for q in self.banks().questions})
        self.__dict__.pop("_banks", None)
        return kept

    def demo(self) -> Demo:
        """The demonstration's people and sessions."""
        from coach.content.demo import load_demo

        return load_demo(self.data / "demo" / "demo.yaml")

    @cached_property
    def _guide(self) -> AgreementGuide:
        from coach.content.agreements import load_guide

        return load_guide(self.data / "agreement" / "prompts.yaml")

    @cached_property
    def _tools(self) -> tuple[PreparationTool, ...]:
        from coach.content.agreements import load_tools

        return load_tools(self.data / "preparation-tools")

    @cached_property
    def _performance(self) -> PerformanceGuide:
        from coach.content.guides import load_performance

        return load_performance(self.data / "preparation" / "performance.yaml")

    @cached_property
    def _concerns(self) -> ConcernGuide:
        from coach.content.guides import load_concerns

        return load_concerns(self.data / "preparation" / "concerns.yaml")

    def performance_guide(self) -> PerformanceGuide:
        """What Coach says of a worry about somebody's work."""
        return self._performance

    def concern_guide(self) -> ConcernGuide:
        """What Coach says of a concern about supervision."""
        return self._concerns

    def agreement_guide(self) -> AgreementGuide:
        """Headings and prompts to build an agreement with."""
        return self._guide

    def preparation_tools(self) -> tuple[PreparationTool, ...]:
        """Every preparation tool, in the order in which they are best taken."""
        return self._tools

    def structures(self) -> Structures:
        """Every sound group structure, and the faults of the others; read anew each time."""
        from coach.content.group_structures import load_structures

        return load_structures(self.data / "group-structures", self.own_structures)

    def check_structure(self, path: Path) -> tuple[GroupStructure | None, tuple[str, ...]]:
        """One file: its structure if it is sound, and all that is amiss with it."""
        from coach.content.group_structures import check_structure

        return check_structure(path)

    def care_routes(self) -> CareRoutes:
        """The routes to more help, read anew each time: it is one small file."""
        from coach.content.care_routes import load_routes
        from coach.domain.care_routes import CareRoutes

        return load_routes(self.own_routes) if self.own_routes else CareRoutes((), "")

    def policies(self) -> tuple[Policy, ...]:
        """Every sound policy profile, `plain` first, the user's own last."""
        return self._policies.every

    def policy_faults(self) -> tuple[str, ...]:
        """What is wrong with the profiles that were left out, one line each."""
        return self._policies.faults

    def check_policy(self, path: Path) -> tuple[Policy | None, tuple[str, ...]]:
        """One file: its policy if it is sound, and its faults."""
        from coach.content.policies import check_policy

        return check_policy(path, self.data / "policies", self.own_policies)
