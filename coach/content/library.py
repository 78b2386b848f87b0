"""The content of one home: what ships with Coach, read once and only when asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from coach.content.banks import check_bank, load_banks
from coach.content.demo import load_demo
from coach.content.policies import load_policies
from coach.content.shelves import built_in
from coach.domain.demo import Demo
from coach.domain.policy import Policy
from coach.domain.question import Bank, Banks


class Library:
    """Banks and policies."""

    def __init__(self, prompts: Path | None = None, data: Path | None = None) -> None:
        self.prompts = prompts or built_in("prompts")
        self.data = data or built_in("data")

    @cached_property
    def _banks(self) -> Banks:
        return load_banks(self.prompts)

    @cached_property
    def _policies(self) -> tuple[Policy, ...]:
        return load_policies(self.data / "policies")

    def banks(self) -> Banks:
        """Every sound bank, and the faults of the others."""
        return self._banks

    def check_bank(self, path: Path) -> tuple[Bank | None, tuple[str, ...]]:
        """One file: its bank if it is sound, and its faults."""
        return check_bank(path, self._banks)

    def demo(self) -> Demo:
        """The demonstration's people and sessions."""
        return load_demo(self.data / "demo" / "demo.yaml")

    def policies(self) -> tuple[Policy, ...]:
        """Every policy profile, `plain` first."""
        return self._policies
