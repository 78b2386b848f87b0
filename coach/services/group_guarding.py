"""Keeps names of families out of a group's notes: it looks, says what it found, and waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from coach.domain.group_notes import Looked, passages_of_notes
from coach.domain.leak_guard import find_leaks
from coach.domain.leaks import Finding, Identifier, Near, Passage, Place
from coach.domain.row import Destination
from coach.errors import NamesStandThere
from coach.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.services.group_talk import GroupTalk


class GoesTo(TypedDict):
    """Where a text of a group's session goes."""

    destination: Destination
    case_id: str | None


@dataclass(frozen=True)
class NotesFinding:
    """One thing found in what a session kept, with the row and field it stands in."""

    looked: Looked
    finding: Finding


class GroupGuard:
    """The leak guard of one session. It warns and promises nothing."""

    def __init__(self, talk: GroupTalk, near: Near) -> None:
        self._talk = talk
        self._near = near
        self._also: list[str] = []
        """Names said for this session alone; they are never on the disk."""

    def goes_to(self) -> GoesTo:
        """Where words of this session go: to its members, or to the case."""
        session = self._talk.session
        if session.structure is not None and session.case_id is not None:
            return {"destination": session.structure.destination, "case_id": session.case_id}
        return {"destination": Destination.PERSONAL, "case_id": None}

    @property
    def is_on(self) -> bool:
        """Whether names are kept out; a case group's record names the family."""
        structure = self._talk.session.structure
        return structure is None or structure.anonymised

    def look_for(self, names: Sequence[str]) -> int:
        """Look for these names too, until this window closes; nothing keeps them."""
        new = [one.strip() for one in names if sum(map(str.isalnum, one)) > 1]
        self._also += [one for one in new if one not in self._also]
        return len(self._also)

    def _identifiers(self) -> list[Identifier]:
        tools = self._talk.tools
        listed: list[Identifier] = []
        everybody = [*tools.stores.people.supervisees(), *tools.stores.tenures.left()]
        for file_id in dict.fromkeys(one.file.id for one in everybody):
            listed += tools.stores.case_material.identifiers.of_file(file_id)
        return [*listed, *(Identifier("", "", one) for one in self._also)]

    def look_through(self, words: str) -> tuple[Finding, ...]:
        """What in some words may say who a child is."""
        if not self.is_on:
            return ()
        return find_leaks([Passage(Place(0), "", words)], self._identifiers(), self._near)

    def look_through_all(self) -> tuple[NotesFinding, ...]:
        """What in everything that would stand in the notes may say who a child is."""
        if not self.is_on:
            return ()
        looked = passages_of_notes(self._talk.material())
        found = find_leaks([one.passage for one in looked], self._identifiers(), self._near)
        return tuple(NotesFinding(looked[one.place.section], one) for one in found)


def require_unnamed(found: Sequence[Finding]) -> None:
    """Raise NamesStandThere where something was found."""
    if found:
        shown = ", ".join(f"“{one.words}” ({one.kind}, {one.sureness})" for one in found[:5])
        raise NamesStandThere(
            f"This may say who a child is: {shown}. Nothing was kept; say it in other words, as "
            "“the older boy”, or say that it may stand as it is."
        )
