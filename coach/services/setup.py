"""Setting a home up: who its owner is, which policy they work by, where documents go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.policies import find_policy
from coach.errors import StorageFailed
from coach.files import explain
from coach.paths import expanded
from coach.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.people import Person
    from coach.services.people import PeopleService
    from coach.services.ports import Content


class SetupService:
    """The three things that a first run asks."""

    def __init__(self, people: PeopleService, content: Content, config: Path) -> None:
        self._people = people
        self._content = content
        self._config = config

    def set_up(
        self, name: str, role: str = "", policy: str | None = None, documents: str | None = None
    ) -> Person:
        """Keep the owner's name and role, and what else was chosen; the rest stays as it was.

        Raises BadInput for an empty name, a policy that is not there or a folder that leads
        nowhere, and StorageFailed where the settings cannot be written.
        """
        chosen_policy = find_policy(self._content.policies(), policy).id if policy else None
        settings = read_settings(self._config)
        chosen = replace(
            settings,
            policy=chosen_policy or settings.policy,
            documents=str(expanded(documents)) if documents else settings.documents,
        )
        owner = self._people.set_up(name, role)
        if chosen != settings:
            self.choose(chosen, "Your name is saved.")
        return owner

    def choose(self, chosen: Settings, safe: str = "Nothing was changed.") -> None:
        """Keep what was chosen. Raises StorageFailed, saying what is safe."""
        try:
            write_settings(self._config, chosen)
        except OSError as error:
            raise StorageFailed(
                f"The settings could not be written to {self._config}: {explain(error)}. {safe}"
            ) from error
