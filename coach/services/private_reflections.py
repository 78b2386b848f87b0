"""Private reflections on a group's session: kept for their owner alone, exported by them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.model import Stage
from coach.domain.private_reflection import PrivateReflection
from coach.domain.row import Audience
from coach.errors import BadInput, NotFound
from coach.services.export_ports import Format
from coach.services.group_papers import PURPOSES, GroupPapers
from coach.text import clean_name, clean_note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.services.filing import Written
    from coach.services.groups import GroupService


class ReflectionService:
    """What this home's owner thinks about sessions of groups. They need be no group's mentor."""

    def __init__(self, groups: GroupService, papers: GroupPapers, owner_name: str) -> None:
        self._groups = groups
        self._papers = papers
        self._owner = owner_name

    def mine(self) -> list[PrivateReflection]:
        """Every entry, oldest first."""
        return self._groups.stores.groups.reflections.mine(self._groups.reader())

    def write(
        self, about: str, on: date, words: Mapping[Stage, str], group_session_id: str | None = None
    ) -> PrivateReflection:
        """Keep an entry. Raises BadInput without words, or for a day to come."""
        if on > self._groups.clock.today():
            raise BadInput("That day is still to come; nothing was kept.", "on")
        row = PrivateReflection(
            id=self._groups.ids.new(),
            owner_id=self._groups.reader().owner_id,
            audience=Audience.ONLY_MINE,
            about=clean_name(about, "occasion"),
            held_on=on,
            group_session_id=group_session_id,
            experience=clean_note(words.get(Stage.EXPERIENCE, "")),
            reflection=clean_note(words.get(Stage.REFLECTION, "")),
            analysis=clean_note(words.get(Stage.ANALYSIS, "")),
            plan=clean_note(words.get(Stage.PLAN, "")),
        )
        if row.is_empty:
            raise BadInput("There were no words; nothing was kept.", "words")
        with self._groups.stores.atomic():
            return self._groups.stores.groups.reflections.add(row)

    def take_out(self, number: int) -> PrivateReflection:
        """Take an entry out, by its place in the list from 1. Raises NotFound."""
        with self._groups.stores.atomic():
            gone = replace(self.numbered(number), withdrawn_at=self._groups.clock.now())
            return self._groups.stores.groups.reflections.save(gone)

    def numbered(self, number: int) -> PrivateReflection:
        """An entry by its place in the list, from 1. Raises NotFound."""
        found = self.mine()
        if not 1 <= number <= len(found):
            raise NotFound(f"There is no reflection {number} here.")
        return found[number - 1]

    def export(self, purpose: str, wanted: Format = Format.MARKDOWN) -> list[Written]:
        """Write every entry for one of PURPOSES. Raises BadInput, NotFound, DocumentsFailed."""
        if purpose not in PURPOSES:
            raise BadInput(f"Choose one of: {', '.join(PURPOSES)}.", "purpose")
        found = self.mine()
        if not found:
            raise NotFound("You have written no reflection yet.")
        return self._papers.write_reflection(found, purpose, self._owner, wanted)
